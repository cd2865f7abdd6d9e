"""Where things end in the text: lines, the last leaf of a block, the comments that belong to it.

Offsets are code points.  The parser's block marks are no help here: they swallow the blank lines and
comments behind a block, so ends are taken from the last leaf.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianguan_cli.domain.records.location import Mapping, Node, Scalar, Sequence

# What libyaml takes for the end of a line (YAML 1.1), comments included.
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_BLANKS = " \t\r\n\x85\u2028\u2029"


def after_line(text: str, offset: int) -> int:
    """The start of the line after the one ``offset`` is in, or the end of the text."""
    end = _BREAK.search(text, offset)
    return end.end() if end else len(text)


def line_start(text: str, offset: int) -> int:
    """The start of the line ``offset`` is in."""
    while offset > 0 and text[offset - 1] not in "\r\n\x85\u2028\u2029":
        offset -= 1
    return offset


def newline_before(text: str, offset: int) -> str:
    """The line break of the neighbourhood: the one just before ``offset``, or the nearest above it."""
    if text.endswith("\r", 0, offset):
        return "\r"
    last = text.rfind("\n", 0, offset)
    if last < 0:
        return "\r" if "\r" in text and "\n" not in text else "\n"
    return "\r\n" if text[last - 1 : last] == "\r" else "\n"


def ends_line(text: str, offset: int) -> bool:
    """Whether a line begins at ``offset``; at the end of a text without final newline none does."""
    return offset == 0 or text[offset - 1] in "\r\n\x85\u2028\u2029"


def leaf_end(text: str, node: Node) -> int:
    """The end of the last character that carries ``node``: of its last leaf, or its closing bracket."""
    while not isinstance(node, Scalar):
        if node.flow:
            return node.end
        node = node.items[-1] if isinstance(node, Sequence) else list(node.entries.values())[-1][1]
    if node.style in ("|", ">") and not _keeps(text, node):
        return node.start + len(text[node.start : node.end].rstrip(_BLANKS))
    return node.end


def _keeps(text: str, node: Scalar) -> bool:
    # `|+`: the blank lines behind the text belong to it
    return "+" in text[node.start : node.start + 3]


def after_block(text: str, node: Node, column: int | None = None) -> int:
    """The start of the line after ``node``, which begins a line or stands behind its key.

    Comments below it that are indented deeper than ``column`` belong to it, those further left do not.
    """
    end = leaf_end(text, node)
    place = end if end > 0 and text[end - 1] in "\r\n\x85\u2028\u2029" else after_line(text, end)
    if column is None:
        return place
    probe = place
    while probe < len(text):
        following = after_line(text, probe)
        line = text[probe:following]
        said = line.lstrip(" \t")
        if said.strip(_BLANKS):
            if said[0] != "#" or len(line) - len(said) <= column:
                break
            place = following
        probe = following
    return place


def holds_comment(text: str, node: Node, start: int, end: int) -> bool:
    """Whether a comment stands between ``start`` and ``end`` outside the scalars of ``node``."""
    for scalar in _scalars(node):
        if "#" in text[start : max(start, min(scalar.start, end))]:
            return True
        start = max(start, scalar.end if scalar.style not in ("|", ">") else leaf_end(text, scalar))
        if scalar.style in ("|", ">") and "#" in text[scalar.start : after_line(text, scalar.start)]:
            return True
    return "#" in text[start:end]


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield key
            yield from _scalars(value)
    else:
        for item in node.items:
            yield from _scalars(item)


def next_sign(text: str, offset: int) -> int:
    """The offset of the next character in a flow collection that is no blank and in no comment."""
    while offset < len(text):
        if text[offset] in _BLANKS:
            offset += 1
        elif text[offset] == "#":
            offset = after_line(text, offset)
        else:
            break
    return offset
