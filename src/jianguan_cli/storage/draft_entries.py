"""Taking an entry of a list out of a draft file; apart from writing drafts, which needs ruamel.yaml."""

from __future__ import annotations

from collections.abc import Sequence

from jianguan_cli.domain.records.location import Mapping, Node
from jianguan_cli.domain.records.location import Sequence as NodeList
from jianguan_cli.domain.records.plain_data import Plain, plain
from jianguan_cli.errors import DataError
from jianguan_cli.storage.extent import after_block
from jianguan_cli.storage.yaml_tree import parse_tree


def without_entry(text: str, tree: Node, item: int, name: str, entry: int) -> str:
    """The text of a draft without one entry of a list of an item, its comment with it; the rest is kept.

    Raises ``DataError`` where the list is not written entry below entry.
    """
    items = tree.get("items") if isinstance(tree, Mapping) else None
    record = items.items[item] if isinstance(items, NodeList) else None
    key, listed = record.entries[name] if isinstance(record, Mapping) else (None, None)
    if key is None or not isinstance(listed, NodeList) or listed.flow:
        raise DataError(
            f"第 {tree.line + 1} 行起的 {name} 不是逐项列出的，不能删去一项", hint="请在草稿文件里删"
        )
    lines = text.splitlines(keepends=True)
    starts = [_commented(lines, one.line) for one in listed.items]
    last = text.count("\n", 0, after_block(text, listed, key.column))
    begin, end = (starts[entry], [*starts[1:], last][entry]) if len(starts) > 1 else (key.line, last)
    shortened = "".join(lines[:begin] + lines[end:])
    again, findings = parse_tree(shortened, "")
    if again is None or findings or plain(again) != _less(plain(tree), item, name, entry):
        raise DataError(f"{name} 这里的写法特殊，不能删去一项，没有写入", hint="请在草稿文件里删")
    return shortened


def _commented(lines: Sequence[str], line: int) -> int:
    """The first of the comment lines right above a line; the line itself where there is none."""
    while line and lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def _less(said: Plain, item: int, name: str, entry: int) -> Plain:
    """What a draft says without one entry; a list that is empty then is left out."""
    if not isinstance(said, dict) or not isinstance(items := said["items"], list):
        return said
    record = items[item]
    listed = record[name] if isinstance(record, dict) else None
    if not isinstance(record, dict) or not isinstance(listed, list):
        return said
    kept: Plain = [one for at, one in enumerate(listed) if at != entry]
    changed: dict[str, Plain] = {key: value for key, value in record.items() if key != name or kept}
    if kept:
        changed[name] = kept
    return {**said, "items": [*items[:item], changed, *items[item + 1 :]]}
