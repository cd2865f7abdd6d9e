"""Where an edit falls in the text, and what stands there afterwards, for every layout a file may have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple, NoReturn

from jianguan_cli.domain.edit import Append, Edit, Fragment, Path
from jianguan_cli.domain.fields import Record
from jianguan_cli.domain.location import Location, Mapping, Node, Scalar, Sequence, place
from jianguan_cli.domain.plain import spell
from jianguan_cli.errors import DataError
from jianguan_cli.storage.extent import (
    after_block,
    after_line,
    ends_line,
    holds_comment,
    leaf_end,
    line_start,
    newline_before,
    next_sign,
)
from jianguan_cli.storage.fragment import entry_lines, flow_entry, flow_text, item_lines, quote
from jianguan_cli.storage.layout import gap_of, key_order, layout_around

_COLON = re.compile("[ \t]*:")
_BLOCK_HEADER = re.compile("[|>][-+0-9]*")
_INLINE = 1 << 30  # stands on the line itself, so before anything that begins a new one there
_LAST = 1 << 30


class CannotSplice(DataError):  # noqa: N818 - says it better than an Error would
    """The change cannot be made at this place without touching what it should not; nothing was written."""

    def __init__(self, reason: str, location: Location) -> None:
        super().__init__(
            f"{location}: 不能安全地修改：{reason}",
            hint="文件没有动；请把这里改成普通的写法再试，或用编辑器修改",
        )
        self.reason = reason
        self.location = location


class _Patch(NamedTuple):
    """``text`` in place of ``start:end``; of several at one place the deeper goes first, then by rank."""

    start: int
    end: int
    text: str
    column: int = _INLINE
    rank: int = 0


def trail_of(tree: Node, path: Path) -> list[Node]:
    """The nodes from the root along ``path``, as far as there are any."""
    trail = [tree]
    for step in path:
        node: Node | None = None
        match trail[-1], step:
            case Mapping() as mapping, str():
                node = mapping.get(step)
            case Sequence() as sequence, int() if 0 <= step < len(sequence.items):
                node = sequence.items[step]
        if node is None:
            break
        trail.append(node)
    return trail


class Patches:
    """The patches that edits of one parse of one text come to."""

    def __init__(self, text: str, tree: Node, name: str, record: type[Record]) -> None:
        self._text = text
        self._tree = tree
        self._name = name
        self._record = record
        self._patches: list[_Patch] = []

    def applied(self, edits: list[Edit]) -> str:
        """The text after the edits, none of which may touch what another one makes."""
        appended: dict[Path, list[Fragment]] = {}
        for edit in edits:
            if isinstance(edit, Append):
                appended.setdefault(edit.path, []).append(edit.value)
            else:
                self._set(edit.path, edit.value)
        for path, values in appended.items():
            self._append(path, values)
        pieces = []
        done = 0
        for patch in sorted(self._patches, key=lambda one: (one.start, -one.column, one.rank)):
            if patch.start < done:
                self._refuse("两处改动落在了同一个地方", self._tree)
            pieces += [self._text[done : patch.start], patch.text]
            done = patch.end
        return "".join([*pieces, self._text[done:]])

    def _set(self, path: Path, value: Fragment) -> None:
        trail = trail_of(self._tree, path)
        if len(trail) < len(path) or not path:
            self._refuse("改动要去的地方不在文件里", trail[-1])
        parent, step = trail[len(path) - 1], path[-1]
        if isinstance(parent, Mapping) and isinstance(step, str):
            if len(trail) == len(path):
                self._add_key(path, parent, value, trail, last=False)
            else:
                self._set_entry(parent, step, value, trail)
        else:
            self._set_item(trail[-1], value, flow=not isinstance(parent, Sequence) or parent.flow)

    def _set_item(self, node: Node, value: Fragment, *, flow: bool) -> None:
        if not isinstance(node, Scalar) and (
            not flow or holds_comment(self._text, node, node.start, node.end)
        ):
            self._refuse("列表的一整项不能替换，只能逐键修改", node)
        self._inline(node, self._scalar_or_flow(node, value, flow=flow))

    def _set_entry(self, parent: Mapping, step: str, value: Fragment, trail: list[Node]) -> None:
        key, node = parent.entries[step]
        if parent.flow:
            if holds_comment(self._text, node, node.start, node.end):
                self._refuse("要替换的内容里夹着注释", node)
            self._inline(node, self._scalar_or_flow(node, value, flow=True))
            return
        colon = self._colon(parent, key)
        head, *body = entry_lines(step, value, key.column, layout_around(trail[:-1]))
        head = head[len(" " * key.column + quote(step, flow=True)) + 1 :]
        if not isinstance(node, Scalar):
            self._replace_collection(node, colon, head, body)
        elif node.style in ("|", ">"):
            self._replace_block_scalar(node, head, body)
        elif body:
            self._open_up(node, colon, head, body, key.column)
        elif node.start == node.end:
            self._patches.append(_Patch(colon, colon, head))
        else:
            self._inline(node, self._scalar_or_flow(node, value, flow=False))

    def _scalar_or_flow(self, node: Node, value: Fragment, *, flow: bool) -> str:
        """``value`` on one line, a scalar in the quotes of the one it replaces."""
        text = None if isinstance(value, (list, dict)) else spell(value)
        if text is None:
            return flow_text(value)
        return quote(text, flow=flow, style=node.style if isinstance(node, Scalar) else "")

    def _inline(self, node: Node, text: str) -> None:
        blank = " " if node.start == node.end and self._text[node.start - 1 : node.start] != " " else ""
        self._patches.append(_Patch(node.start, node.end, blank + text))

    def _open_up(self, node: Node, colon: int, head: str, body: list[str], column: int) -> None:
        """Several lines in place of a value that stands on one; a comment behind it stays on its line."""
        if "#" in self._text[colon : node.start]:
            self._refuse("键和值之间夹着注释", node)
        self._patches.append(_Patch(colon, node.end, head))
        # A literal takes every deeper line below for its own, comments too.
        at = after_block(self._text, node, None if head else column)
        self._insert(at, body, column + 1, rank=-1)

    def _replace_block_scalar(self, node: Scalar, head: str, body: list[str]) -> None:
        header = _BLOCK_HEADER.match(self._text, node.start)
        if header is None:
            self._refuse("多行文字的开头读不懂", node)
        start = after_line(self._text, header.end())
        end = after_block(self._text, node)
        self._patches.append(_Patch(header.start(), header.end(), head.lstrip(" ")))
        lines = "".join(line + newline_before(self._text, start) for line in body)
        if not ends_line(self._text, end):  # the file's end stays without a newline
            lines = lines.removesuffix(newline_before(self._text, start))
            start = start if body else start - len(newline_before(self._text, start))
        self._patches.append(_Patch(start, end, lines))

    def _replace_collection(self, node: Sequence | Mapping, colon: int, head: str, body: list[str]) -> None:
        end = leaf_end(self._text, node)
        if holds_comment(self._text, node, colon, end):
            self._refuse("要替换的内容里夹着注释，整段替换会丢掉它", node)
        newline = newline_before(self._text, after_line(self._text, colon))
        if body and self._text[end : after_line(self._text, end)].strip():
            self._refuse("要替换的内容后面有注释", node)
        tail = self._text[end - 1] if ends_line(self._text, end) else ""  # `|+` ends behind its line
        self._patches.append(_Patch(colon, end, newline.join([head, *body]) + (newline if tail else "")))

    def _append(self, path: Path, values: list[Fragment]) -> None:
        trail = trail_of(self._tree, path)
        if len(trail) < len(path):
            self._refuse("改动要去的地方不在文件里", trail[-1])
        parent = trail[len(path) - 1] if path else None
        if len(trail) == len(path):
            if not isinstance(parent, Mapping):
                self._refuse("改动要去的地方不在文件里", trail[-1])
            self._add_key(path, parent, values, trail, last=True)
            return
        node = trail[-1]
        if isinstance(node, Sequence) and node.items:
            if node.flow:
                self._append_in_brackets(node, values)
            else:
                layout = layout_around(trail)._replace(gap=gap_of(node))
                lines = [line for value in values for line in item_lines(value, node.column, layout)]
                self._insert(after_block(self._text, node, node.column), lines, node.column, rank=-1)
            return
        if not isinstance(parent, Mapping) or not isinstance(path[-1], str):
            self._refuse("列表不在一个键的后面", node)
        if isinstance(node, Scalar) and node.absent:
            self._set_entry(parent, path[-1], values, trail)
        elif isinstance(node, Sequence):
            self._begin_list(parent, path[-1], node, values, trail)
        else:
            self._refuse("这里不是列表，不能追加", node)

    def _begin_list(
        self, parent: Mapping, step: str, node: Sequence, values: list[Fragment], trail: list[Node]
    ) -> None:
        """Fill ``[]``: records open up below the key, where a reviewer reads lines."""
        inside = self._text[node.start + 1 : node.end - 1]
        records = any(isinstance(value, (list, dict)) for value in values)
        if parent.flow or inside.strip(" ") or not records:
            inner = flow_text(values)[1:-1]
            self._patches.append(_Patch(node.start + 1, node.start + 1, inner))
            return
        key = parent.entries[step][0]
        _, *body = entry_lines(step, values, key.column, layout_around(trail[:-1]))
        colon = self._colon(parent, key)
        if "#" in self._text[colon : node.start]:
            self._refuse("键和值之间夹着注释", node)
        self._patches.append(_Patch(colon, node.end, ""))
        self._insert(after_block(self._text, node, key.column), body, key.column + 1, rank=-1)

    def _append_in_brackets(self, node: Sequence, values: list[Fragment]) -> None:
        last = node.items[-1]
        texts = [flow_text(value) for value in values]
        end = last.end
        sign = next_sign(self._text, end)
        comma = self._text[sign : sign + 1] == ","
        closing = next_sign(self._text, sign + 1) if comma else sign
        if self._text[closing : closing + 1] != "]":
            self._refuse("列表的结尾读不懂", last)
        below = after_line(self._text, sign if comma else end)
        own_line = below <= closing and after_line(self._text, end) == below
        if not own_line:
            self._patches.append(_Patch(end, end, "".join(f", {text}" for text in texts)))
            return
        line = self._text[line_start(self._text, last.start) : last.start]
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if not comma:
            self._patches.append(_Patch(end, end, ","))
        lines = [f"{indent}{text}," for text in texts]
        if not comma:
            lines[-1] = lines[-1].removesuffix(",")
        self._insert(below, lines, 0, rank=-1)

    def _add_key(
        self, path: Path, parent: Mapping, value: Fragment, trail: list[Node], *, last: bool
    ) -> None:
        key = path[-1]
        order = key_order(self._record, path[:-1])
        if not isinstance(key, str) or not parent.entries:
            if parent.flow and isinstance(key, str):
                self._patches.append(_Patch(parent.start + 1, parent.start + 1, flow_entry(key, value)))
                return
            self._refuse("这里不能加键", parent)
        rank = order.index(key) if key in order else _LAST
        before = list(parent.entries)[-1] if last else _neighbour(parent.entries, order, rank)
        before_key, before_value = parent.entries[before]
        if parent.flow:
            self._patches.append(
                _Patch(before_value.end, before_value.end, f", {flow_entry(key, value)}", rank=rank)
            )
            return
        self._colon(parent, before_key)
        column = parent.column
        lines = entry_lines(key, value, column, layout_around(trail))
        self._insert(after_block(self._text, before_value, column), lines, column, rank=rank)

    def _insert(self, at: int, lines: list[str], column: int, *, rank: int) -> None:
        newline = newline_before(self._text, at)
        if ends_line(self._text, at):
            text = "".join(line + newline for line in lines)
        else:
            text = "".join(newline + line for line in lines)
        self._patches.append(_Patch(at, at, text, column, rank))

    def _colon(self, parent: Mapping, key: Scalar) -> int:
        """The offset behind the colon of a key; refuses keys that are not written ``key: …``."""
        colon = _COLON.match(self._text, key.end)
        if colon is None or key.column != parent.column:
            self._refuse("这里的键用了“? 键”一类的写法", key)
        return colon.end()

    def _refuse(self, reason: str, node: Node) -> NoReturn:
        raise CannotSplice(reason, place(self._name, node))


def _neighbour(present: Iterable[str], order: tuple[str, ...], rank: int) -> str:
    """The key that a new one goes behind: the nearest before it in the table, else the first there is."""
    keys = list(present)
    known = [key for key in keys if key in order and order.index(key) < rank]
    if known:
        return max(known, key=order.index)
    return keys[0] if rank != _LAST else keys[-1]
