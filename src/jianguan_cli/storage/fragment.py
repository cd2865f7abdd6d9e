"""New pieces of YAML: how a value that is not in the file yet is written into it.

Whatever the words are, reading gives back exactly them; quotes are spent only where they are needed.
Short records stand on one line (``{合格率: 98.6}``), longer ones and lists of records in block style.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.records.plain_data import spell
from jianguan_cli.domain.values.number import NUMBER_PATTERN
from jianguan_cli.errors import UsageError

_LINE = 80  # characters a record or a list may take on one line
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("[\t\n\r\x85\u2028\u2029\ufeff]")
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_NUMBER = re.compile(NUMBER_PATTERN)
_NEVER_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=<~")  # = and < only to match the quoted >= beside them
_FLOW_SIGNS = frozenset(",[]{}")
_ABSENT = frozenset(("", "null", "Null", "NULL"))


class Layout(NamedTuple):
    """How the file around writes lists: columns from a key to its dashes, blanks behind a dash."""

    offset: int = 2
    gap: int = 1


def quote(text: str, *, flow: bool, style: str = "") -> str:
    """``text`` as a scalar on one line; ``style`` is the quote to keep, if it can hold the text.

    Raises ``UsageError`` for control characters, which no YAML file may hold.
    """
    refused = _REFUSED.search(text)
    if refused:
        code = f"U+{ord(refused.group()):04X}"
        message = f"内容里有不能写进文件的控制字符 {code}（第 {refused.start() + 1} 个字）"
        raise UsageError(message, hint="请删去这个字符；它多半是从别的软件里粘贴带来的")
    if _ESCAPED.search(text):
        return _double(text)
    if style not in ("'", '"'):
        if _stands_plain(text, flow=flow):
            return text
        style = "'" if '"' in text or "\\" in text else '"'
    return "'" + text.replace("'", "''") + "'" if style == "'" else _double(text)


def _double(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _ESCAPED.sub(lambda hit: _ESCAPES.get(hit[0]) or f"\\u{ord(hit[0]):04x}", text) + '"'


def _stands_plain(text: str, *, flow: bool) -> bool:
    if text in _ABSENT or text != text.strip() or text.startswith("..."):
        return False
    if text[0] in _NEVER_FIRST and not _NUMBER.fullmatch(text):
        return False
    if text.endswith(":") or ": " in text or " #" in text:
        return False
    return not flow or (_FLOW_SIGNS.isdisjoint(text) and "?" not in text)


def flow_text(value: Fragment) -> str:
    """``value`` on one line, to stand inside ``[…]`` or ``{…}``."""
    if isinstance(value, list):
        return "[" + ", ".join(flow_text(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(flow_entry(key, item) for key, item in value.items()) + "}"
    text = spell(value)
    return "~" if text is None else quote(text, flow=True)


def flow_entry(key: str, value: Fragment) -> str:
    """``key: value`` for a map in braces."""
    return f"{quote(key, flow=True)}: {flow_text(value)}"


def entry_lines(key: str, value: Fragment, column: int, layout: Layout) -> list[str]:
    """The lines of ``key: value`` in a block map at ``column``, without line breaks."""
    head = f"{' ' * column}{quote(key, flow=True)}:"
    text = _one_line(value)
    if text is not None:
        return [f"{head} {text}"]
    if isinstance(value, str):
        return [f"{head} |-", *literal_lines(value, column + 2)]
    lines = [head]
    if isinstance(value, dict):
        for name, item in value.items():
            lines += entry_lines(name, item, column + 2, layout)
    elif isinstance(value, list):
        for item in value:
            lines += item_lines(item, column + layout.offset, layout)
    return lines


def item_lines(value: Fragment, column: int, layout: Layout) -> list[str]:
    """The lines of one ``- value`` of a block list whose dashes stand at ``column``; records open up."""
    inner = column + 1 + layout.gap
    dash = " " * column + "-" + " " * layout.gap
    if isinstance(value, dict) and value:
        lines = [line for name, item in value.items() for line in entry_lines(name, item, inner, layout)]
        return [dash + lines[0][inner:], *lines[1:]]
    if isinstance(value, str) and stands_literal(value):
        return [f"{dash}|-", *literal_lines(value, inner)]
    return [dash + (_one_line(value) or flow_text(value))]


def literal_lines(text: str, column: int) -> list[str]:
    """The lines of a ``|-`` text; empty ones carry no blanks."""
    return [" " * column + line if line else "" for line in text.split("\n")]


def stands_literal(text: str) -> bool:
    """Whether the text has several lines and a ``|-`` block gives every character of them back."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and bool(lines[0] and lines[-1])
        and not any(_ESCAPED.search(line) or _REFUSED.search(line) for line in lines)
        and all(line == line.strip() for line in lines)
    )


def _one_line(value: Fragment) -> str | None:
    """``value`` on one line in block context, or None where it should open up."""
    if isinstance(value, (list, dict)):
        if not value:
            return flow_text(value)
        if not _is_flat(value):
            return None
        text = flow_text(value)
        return text if len(text) <= _LINE else None
    said = spell(value)
    if said is None:
        return "~"
    return None if stands_literal(said) else quote(said, flow=False)


def _is_flat(value: list[Fragment] | dict[str, Fragment]) -> bool:
    if isinstance(value, list):
        return not any(isinstance(item, (list, dict)) for item in value)
    return all(not isinstance(item, (list, dict)) or _is_flat(item) for item in value.values())
