"""The canonical layout of a file (``docs/format.md``): keys in the order of the table, lists set in by two.

The file is taken apart into its own lines and put together again: values keep their spelling and quotes,
comments stay with the key or entry below them.  What comes out must say the same and hold every comment,
else nothing is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from jianguan_cli.domain.records.edit import Path
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.records.location import Location, Mapping, Node, Scalar, Sequence, place
from jianguan_cli.domain.records.plain_data import plain
from jianguan_cli.errors import DataError
from jianguan_cli.storage.layout import key_order
from jianguan_cli.storage.yaml_tree import parse_tree

_STEP = 2
# YAML ends a line at each of these; editors and Git end one at a line feed alone.
_ODD_BREAK = re.compile("\r(?!\n)|[\x85\u2028\u2029]")
_COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)
# Lists whose entries stand apart by one blank line, and records whose keys stand close together.
_SPACED = {("items",)}
_CLOSE = {"items", "plan"}


class CannotFormat(DataError):  # noqa: N818 - a refusal
    """Something in the file has no place in the layout; the file stays as it is."""

    def __init__(
        self, message: str, where: Location, advice: str = "请手工改成通常的写法，见 docs/format.md"
    ) -> None:
        super().__init__(f"{where}: {message}", hint=f"{advice}；文件没有改动")


def formatted(text: str, name: str, record: type[Record]) -> str:
    """``text`` in the canonical layout; raises ``CannotFormat`` where anything would be lost."""
    odd = _ODD_BREAK.search(text)
    if odd:
        line = text.count("\n", 0, odd.start()) + 1
        where = Location(name, line, odd.start() - text.rfind("\n", 0, odd.start()))
        said = f"行尾是单独的 U+{ord(odd[0]):04X}，不是换行符，不能排版"
        raise CannotFormat(said, where, "请在编辑器里把全文的行尾（换行符）改成 LF 或 CRLF 再排版")
    crlf = "\r\n" in text
    source = text.replace("\r\n", "\n")
    tree, findings = parse_tree(source, name)
    if findings:
        raise DataError(f"{findings[0].location}: {findings[0].message}", hint="先改好错误再排版")
    if tree is None:
        return text
    if not isinstance(tree, Mapping) or tree.flow:
        return text  # an empty map is a workspace; there is nothing to lay out
    result = _Layout(source, tree, name, record).written()
    again, findings = parse_tree(result, name)
    if again is None or findings or plain(again) != plain(tree):
        raise CannotFormat("排版后读回的内容与原来不同", place(name, tree))
    if _comments(result, again) != _comments(source, tree):
        raise CannotFormat("有注释放不进规定的格式", place(name, tree))
    return result.replace("\n", "\r\n") if crlf else result


class _Layout:
    """One file being put together again."""

    def __init__(self, text: str, tree: Mapping, name: str, record: type[Record]) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.tree = tree
        self.name = name
        self.record = record
        self.out: list[str] = []
        # Comments and blank lines belong to the key or entry that begins on the line below them.
        self.above: dict[int, list[str]] = {}
        self.read = 0  # lines below this one are spoken for
        self._gather(tree)

    def written(self) -> str:
        self._mapping(self.tree, 0, ())
        rest = [line.rstrip() for line in self.lines[self.read :]]
        self.out += _collapsed(rest)
        while self.out and not self.out[-1]:
            self.out.pop()
        return "\n".join(self.out).lstrip("\n") + "\n"

    def _gather(self, node: Node) -> None:
        """Walk the nodes in the order of the file and note what stands above each."""
        if isinstance(node, Scalar) or node.flow:
            self.read = max(self.read, self._last_line(node) + 1)
            return
        if isinstance(node, Mapping):
            for key, value in sorted(node.entries.values(), key=lambda pair: pair[0].start):
                self._take_above(key.line, key)
                self._gather(value)
        else:
            for item in node.items:
                self._take_above(item.line, item)
                self._gather(item)

    def _take_above(self, line: int, node: Node) -> None:
        found = [one.strip() for one in self.lines[self.read : line]]
        if any(one and not one.startswith("#") and one != "---" for one in found):
            raise CannotFormat("这里的写法特殊，不能排版", place(self.name, node))
        self.above.setdefault(line, found)
        self.read = max(self.read, line + 1)

    def _last_line(self, node: Node) -> int:
        said = self.text[node.start : node.end].rstrip()
        return node.line + said.count("\n")

    def _mapping(self, node: Mapping, indent: int, path: Path, *, dash: bool = False) -> None:
        order = {key: index for index, key in enumerate(key_order(self.record, path))}
        entries = sorted(node.entries.items(), key=lambda pair: order.get(pair[0], len(order)))
        for index, (name, (key, value)) in enumerate(entries):
            first = index == 0
            if not (dash and key.line == node.line):
                self._write_above(key.line, indent - _STEP if dash and first else indent, path, first=first)
            lead = " " * (indent - _STEP) + "- " if dash and first else " " * indent
            self._entry(lead, key, value, indent, (*path, name))

    def _entry(self, lead: str, key: Scalar, value: Node, indent: int, path: Path) -> None:
        head = f"{lead}{self.text[key.start : key.end]}:"
        if isinstance(value, Scalar) or value.flow:
            between = self.text[key.end : value.start]
            if "#" in between:
                raise CannotFormat("键和值之间的注释没有地方放，请移到上一行", place(self.name, key))
            body = self._body(value, indent - key.column, path)
            self.out += [_joined(head, body[0]), *body[1:]]
            return
        comment = self.lines[key.line][key.column + key.end - key.start :].partition(":")[2].strip()
        self.out.append(_joined(head, comment))
        if isinstance(value, Mapping):
            self._mapping(value, indent + _STEP, path)
        else:
            self._sequence(value, indent + _STEP, path)

    def _sequence(self, node: Sequence, indent: int, path: Path) -> None:
        for index, item in enumerate(node.items):
            self._write_above(item.line, indent, path, first=index == 0, spaced=path in _SPACED)
            inner = (*path, index)
            if isinstance(item, Mapping) and not item.flow:
                self._mapping(item, indent + _STEP, inner, dash=True)
            elif isinstance(item, Sequence) and not item.flow:
                raise CannotFormat("列表里直接套列表，不能排版", place(self.name, item))
            else:
                body = self._body(item, indent + _STEP - item.column, inner)
                self.out += [_joined(f"{' ' * indent}-", body[0]), *body[1:]]

    def _body(self, value: Node, shift: int, path: Path) -> list[str]:
        """The lines of a scalar or flow value with what stands behind it, moved along with its key."""
        last = self._last_line(value)
        end = sum(len(line) + 1 for line in self.lines[value.line : last + 1]) - 1
        begin = value.start - value.column
        said = self.text[value.start : begin + end]
        if isinstance(value, Mapping) and last == value.line:
            said = self._reordered(value, path) + self.text[value.end : begin + end]
        lines = said.split("\n")
        literal = isinstance(value, Scalar) and value.style in ("|", ">")
        moved = [lines[0].rstrip()]
        for line in lines[1:]:
            kept = line if literal else line.rstrip()
            moved.append(
                " " * max(0, _indent(kept) + shift) + kept.lstrip(" ") if kept.strip() else kept.strip(" ")
            )
        return moved

    def _reordered(self, node: Mapping, path: Path) -> str:
        order = {key: index for index, key in enumerate(key_order(self.record, path))}
        if any(value.end <= value.start for _, value in node.entries.values()):
            return self.text[node.start : node.end]
        entries = sorted(node.entries.items(), key=lambda pair: order.get(pair[0], len(order)))
        said = (self.text[key.start : value.end] for _, (key, value) in entries)
        return "{" + ", ".join(said) + "}"

    def _write_above(self, line: int, indent: int, path: Path, *, first: bool, spaced: bool = False) -> None:
        """The comments above a key or entry, and the blank lines that the layout gives it."""
        above = self.above.get(line, [])
        inside = bool(path) and path[0] in _CLOSE and not (len(path) == 1 and path[0] == "items")
        if inside:
            above = [one for one in above if one]
        elif first and path and not any(above):
            above = []
        if spaced or not path:
            comments = list(_without_blank_head(above))
            wanted = (spaced and not first) or (not path and self.lines[line].startswith("items:"))
            blank = wanted or (not spaced and bool(above) and not above[0])
            above = ["", *comments] if blank and self.out else comments
        self.out += [f"{' ' * indent}{one}" if one else "" for one in _collapsed(above)]


def _joined(head: str, rest: str) -> str:
    """A key or dash and what follows it: one blank before a value, two before a comment."""
    rest = rest.lstrip()
    return f"{head}{'  ' if rest.startswith('#') else ' '}{rest}".rstrip()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _without_blank_head(lines: list[str]) -> Iterator[str]:
    started = False
    for line in lines:
        started = started or bool(line)
        if started:
            yield line


def _collapsed(lines: list[str]) -> list[str]:
    """Several blank lines are one."""
    return [line for index, line in enumerate(lines) if line or index == 0 or lines[index - 1]]


def _comments(text: str, tree: Node) -> Counter[str]:
    """Every comment that stands outside the values."""
    found: Counter[str] = Counter()
    position = 0
    for start, end in [*_spans(tree), (len(text), len(text))]:
        # The character before decides whether a # begins a comment.
        gap = text[max(0, position - 1) : start]
        found.update(hit[0].rstrip() for hit in _COMMENT.finditer(gap))
        position = end
    return found


def _spans(node: Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, Scalar):
        yield node.start, node.end
    elif isinstance(node, Mapping):
        for key, value in sorted(node.entries.values(), key=lambda pair: pair[0].start):
            yield from _spans(key)
            yield from _spans(value)
    else:
        for item in node.items:
            yield from _spans(item)
