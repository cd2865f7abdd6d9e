"""Draft files, written by ruamel.yaml: what a person is to read stands as comments beside each suggestion."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from jianguan_cli.domain.records.edit import Fragment

DRAFTS = "drafts"


class DraftEntry(NamedTuple):
    """One entry of a list, the lines that stand above it, and those above the entries of its ``targets``."""

    fields: dict[str, Fragment]
    lines: tuple[str, ...] = ()
    target_lines: tuple[str, ...] = ()


def draft_text(
    head: Sequence[str],
    plan: dict[str, Fragment],
    plan_lines: Sequence[str],
    items: Sequence[DraftEntry],
    counted: Sequence[DraftEntry],
) -> str:
    """The whole text of a draft: the plan, the items, and the quantities that nobody has explained yet."""
    root = CommentedMap()
    root["plan"] = _node(plan)
    root["items"] = _entries(items)
    root["census"] = _entries(counted)
    root.yaml_set_start_comment("\n".join(_line(line) for line in head) + "\n")
    if plan_lines:
        _above(root, "plan", plan_lines, 0)
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
    return value if value is None or isinstance(value, (bool, date)) else _printable(str(value))


def _printable(text: str) -> str:
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)


def _line(text: str) -> str:
    return _printable(text).replace("\n", " ").strip()
