"""Draft files, written by ruamel.yaml: what a person is to read stands as comments beside each suggestion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.records.location import Mapping, Node
from jianguan_cli.domain.records.location import Sequence as NodeList
from jianguan_cli.errors import DataError
from jianguan_cli.storage.extent import after_block

DRAFTS = "drafts"


class DraftEntry(NamedTuple):
    """One entry of a list, the lines that stand above it, and those above the entries of its ``targets``."""

    fields: dict[str, Fragment]
    lines: tuple[str, ...] = ()
    target_lines: tuple[str, ...] = ()


def draft_text(
    head: Sequence[str],
    about: dict[str, Fragment],
    plan: DraftEntry,
    items: Sequence[DraftEntry],
    counted: Sequence[DraftEntry],
) -> str:
    """The whole text of a draft: what was read and answered, the plan, the items, the open quantities."""
    root = CommentedMap()
    for key, value in about.items():
        root[key] = _node(value)
    root["plan"] = _node(plan.fields)
    root["plan"].fa.set_block_style()  # however short it is: a person fills it in
    root["items"] = _entries(items)
    root["census"] = _entries(counted)
    root.yaml_set_start_comment("\n".join(_line(line) for line in head) + "\n")
    if plan.lines:
        _above(root, "plan", plan.lines, 0)
    return _dumped(root)


def with_items(text: str, tree: Node, items: Sequence[DraftEntry]) -> str:
    """The text of a draft with more items behind those it has, comments and all; what stands is kept.

    Raises ``DataError`` where its list of items is written so that nothing can be put behind it.
    """
    listed = tree.get("items") if isinstance(tree, Mapping) else None
    if not isinstance(listed, NodeList) or listed.flow or not listed.items:
        raise DataError(
            "草稿的 items 不是逐项列出的，接不上新的条款", hint="改成通常的写法，或删去草稿重新起草"
        )
    root = CommentedMap(items=_entries(items))
    added = _dumped(root).partition("\n")[2]
    pad = listed.column - 2
    lines = [(" " * pad + line)[max(0, -pad) :] if line else line for line in added.splitlines()]
    at = after_block(text, listed, listed.column)
    before = text[:at] if not at or text[at - 1] == "\n" else text[:at] + "\n"
    return before + "\n".join(lines) + "\n" + text[at:]


def _dumped(root: CommentedMap) -> str:
    yaml = YAML()
    yaml.width = 4096
    yaml.allow_unicode = True
    yaml.representer.ignore_aliases = lambda *_: True  # the same day twice is no alias
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    yaml.dump(root, stream)
    return stream.getvalue()


def _entries(entries: Sequence[DraftEntry]) -> CommentedSeq:
    listed = CommentedSeq()
    for number, entry in enumerate(entries):
        node = _node(entry.fields)
        listed.append(node)
        targets = node.get("targets")
        for place, line in enumerate(entry.target_lines if targets is not None else ()):
            _above(targets, place, [line], 6)
        if entry.lines:
            _above(listed, number, entry.lines, 2)
    return listed


def _above(node: Any, key: object, lines: Sequence[str], indent: int) -> None:  # noqa: ANN401 - map or list
    node.yaml_set_comment_before_after_key(
        key, before="\n".join(_line(line) for line in lines), indent=indent
    )


def _node(value: Fragment) -> Any:  # noqa: ANN401 - whatever ruamel has for it
    if isinstance(value, dict):
        made = CommentedMap((key, _node(one)) for key, one in value.items())
        if all(not isinstance(one, (dict, list)) for one in value.values()) and len(value) <= 2:
            made.fa.set_flow_style()
        return made
    if isinstance(value, list):
        listed = CommentedSeq(_node(one) for one in value)
        if all(not isinstance(one, (dict, list)) for one in value):
            listed.fa.set_flow_style()
        return listed
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if value is None or isinstance(value, (bool, date)) else _text(_printable(str(value)))


def _text(said: str) -> str:
    """Quoted where our parser reads plain words otherwise than ruamel.yaml: [?0] and [:0] are maps to it."""
    return SingleQuotedScalarString(said) if any(sign in said for sign in ":?") else said


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)


def _line(text: str) -> str:
    return _printable(text).replace("\n", " ").strip()
