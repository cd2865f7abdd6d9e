"""Setting a value: its own bytes are replaced, or a new key finds its place in the record."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianguan_cli.domain.records.edit import Fragment, Path
from jianguan_cli.domain.records.location import Mapping, Node, Scalar, Sequence
from jianguan_cli.domain.records.plain_data import plain, planned, spell
from jianguan_cli.storage.extent import (
    after_block,
    after_line,
    ends_line,
    holds_comment,
    leaf_end,
    newline_before,
)
from jianguan_cli.storage.fragment import entry_lines, flow_entry, flow_text, quote
from jianguan_cli.storage.layout import key_order, layout_around
from jianguan_cli.storage.patch import LAST, Patches, trail_of

_BLOCK_HEADER = re.compile("[|>][-+0-9]*")


def set_value(patches: Patches, path: Path, value: Fragment) -> None:
    """Put ``value`` at ``path``; only the last step of the path may be new.

    What says so already stays as it is written.
    """
    if not path:
        patches.refuse("整个文件不能一次替换", patches.tree)
    trail = trail_of(patches.tree, path)
    if len(trail) > len(path) and plain(trail[-1]) == planned(value):
        return
    parent, step = trail[len(path) - 1], path[-1]
    if not isinstance(parent, Mapping) or not isinstance(step, str):
        _set_item(patches, trail[-1], value, flow=isinstance(parent, Sequence) and parent.flow)
    elif len(trail) == len(path):
        add_key(patches, path, parent, value, trail, last=False)
    else:
        set_entry(patches, parent, step, value, trail)


def _set_item(patches: Patches, node: Node, value: Fragment, *, flow: bool) -> None:
    if isinstance(node, Scalar) and node.style in ("|", ">"):
        _replace_block_scalar(patches, node, _scalar_or_flow(node, value, flow=False), [])
        return
    if not isinstance(node, Scalar) and (not flow or holds_comment(patches.text, node, node.start, node.end)):
        patches.refuse("列表的一整项不能替换，只能逐键修改", node)
    _inline(patches, node, _scalar_or_flow(node, value, flow=flow))


def set_entry(patches: Patches, parent: Mapping, step: str, value: Fragment, trail: list[Node]) -> None:
    """Put ``value`` behind a key that is there, in place of what is behind it."""
    key, node = parent.entries[step]
    if parent.flow:
        if holds_comment(patches.text, node, node.start, node.end):
            patches.refuse("要替换的内容里夹着注释", node)
        _inline(patches, node, _scalar_or_flow(node, value, flow=True))
        return
    colon = patches.colon(parent, key)
    head, *body = entry_lines(step, value, key.column, layout_around(trail[:-1]))
    head = head[len(" " * key.column + quote(step, flow=True)) + 1 :]
    if isinstance(value, str) and body and _comments_below(patches, node, key.column):
        head, body = " " + quote(value, flow=False), []
    if not isinstance(node, Scalar):
        _replace_collection(patches, node, colon, head, body)
    elif node.style in ("|", ">"):
        _replace_block_scalar(patches, node, head, body)
    elif body:
        _open_up(patches, node, colon, head, body, key.column)
    elif node.start == node.end:
        patches.put(colon, colon, head)
    else:
        _inline(patches, node, _scalar_or_flow(node, value, flow=False))


def _scalar_or_flow(node: Node, value: Fragment, *, flow: bool) -> str:
    """``value`` on one line, a scalar in the quotes of the one it replaces."""
    text = None if isinstance(value, (list, dict)) else spell(value)
    if text is None:
        return flow_text(value)
    return quote(text, flow=flow, style=node.style if isinstance(node, Scalar) else "")


def _inline(patches: Patches, node: Node, text: str) -> None:
    blank = " " if node.start == node.end and patches.text[node.start - 1 : node.start] != " " else ""
    patches.put(node.start, node.end, blank + text)


def _open_up(patches: Patches, node: Node, colon: int, head: str, body: list[str], column: int) -> None:
    """Several lines in place of a value that stands on one; a comment behind it stays on its line."""
    if "#" in patches.text[colon : node.start]:
        patches.refuse("键和值之间夹着注释", node)
    patches.put(colon, node.end, head)
    patches.insert(after_block(patches.text, node, column), body, column + 1, rank=-1)


def _comments_below(patches: Patches, node: Node, column: int) -> bool:
    # A literal would take every deeper line below it for its own.
    return after_block(patches.text, node) != after_block(patches.text, node, column)


def _replace_block_scalar(patches: Patches, node: Scalar, head: str, body: list[str]) -> None:
    header = _BLOCK_HEADER.match(patches.text, node.start)
    if header is None:
        patches.refuse("多行文字的开头读不懂", node)
    start = after_line(patches.text, header.end())
    end = after_block(patches.text, node)
    patches.put(header.start(), header.end(), head.lstrip(" "))
    lines = "".join(line + newline_before(patches.text, start) for line in body)
    if not ends_line(patches.text, end):  # the file's end stays without a newline
        lines = lines.removesuffix(newline_before(patches.text, start))
        start = start if body else start - len(newline_before(patches.text, start))
    patches.put(start, end, lines)


def _replace_collection(
    patches: Patches, node: Sequence | Mapping, colon: int, head: str, body: list[str]
) -> None:
    end = leaf_end(patches.text, node)
    if holds_comment(patches.text, node, colon, end):
        patches.refuse("要替换的内容里夹着注释，整段替换会丢掉它", node)
    newline = newline_before(patches.text, after_line(patches.text, colon))
    lines = newline.join([head, *body])
    if ends_line(patches.text, end):  # `|+` ends behind its line
        lines += newline
    elif body and patches.text[end : after_line(patches.text, end)].strip():
        patches.refuse("要替换的内容后面有注释", node)
    patches.put(colon, end, lines)


def add_key(
    patches: Patches, path: Path, parent: Mapping, value: Fragment, trail: list[Node], *, last: bool
) -> None:
    """Add a key at its place in the table of the record, or as the last there is."""
    key = str(path[-1])
    order = key_order(patches.record, path[:-1])
    if not parent.entries:  # an empty record can only be a pair of braces
        patches.put(parent.start + 1, parent.start + 1, flow_entry(key, value))
        return
    rank = order.index(key) if key in order else LAST
    before = list(parent.entries)[-1] if last else _neighbour(parent.entries, order, rank)
    before_key, before_value = parent.entries[before]
    if parent.flow:
        patches.put(before_value.end, before_value.end, f", {flow_entry(key, value)}", rank=rank)
        return
    patches.colon(parent, before_key)
    column = parent.column
    lines = entry_lines(key, value, column, layout_around(trail))
    patches.insert(after_block(patches.text, before_value, column), lines, column, rank=rank)


def _neighbour(present: Iterable[str], order: tuple[str, ...], rank: int) -> str:
    """The key that a new one goes behind: the nearest before it in the table, else the first there is."""
    keys = list(present)
    known = [key for key in keys if key in order and order.index(key) < rank]
    if known:
        return max(known, key=order.index)
    return keys[0] if rank != LAST else keys[-1]
