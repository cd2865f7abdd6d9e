"""What a file says, as plain data: the measure that an edit is held against.

Scalars are stripped text, absent ones None; lists and dicts stand for themselves.  Two texts with the
same plain data say the same, whatever their layout.
"""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.records.edit import Append, Edit, Fragment, Path
from jianguan_cli.domain.records.location import Mapping, Node, Scalar
from jianguan_cli.domain.values.number import show

Plain = str | None | list["Plain"] | dict[str, "Plain"]


class NoPlaceError(LookupError):
    """An edit's path leads nowhere in the data it was planned for."""


def plain(node: Node) -> Plain:
    """The plain data a node tree spells; a key whose value is absent stays, with None."""
    if isinstance(node, Scalar):
        return None if node.absent else node.text.strip()
    if isinstance(node, Mapping):
        return {key: plain(value) for key, (_, value) in node.entries.items()}
    return [plain(item) for item in node.items]


def spell(value: Fragment) -> str | None:
    """The text a scalar fragment is in a file; None is the absent value ``~``."""
    match value:
        case None | str():
            return value
        case bool():
            return "true" if value else "false"
        case Decimal():
            return show(value)
        case date():
            return value.isoformat()
        case list() | dict():
            raise TypeError(value)


def planned(value: Fragment) -> Plain:
    """The plain data that reading ``value`` back must give."""
    if isinstance(value, list):
        return [planned(item) for item in value]
    if isinstance(value, dict):
        return {key: planned(item) for key, item in value.items()}
    text = spell(value)
    return None if text is None else text.strip()


def apply(tree: Plain, edits: SequenceOf[Edit]) -> Plain:
    """``tree`` after the edits, in their order; the tree given stays as it was.

    Raises ``NoPlaceError`` where a path leads nowhere; only the last step of a path may be new.
    """
    for edit in edits:
        tree = _changed(tree, edit.path, edit)
    return tree


def _changed(tree: Plain, path: Path, edit: Edit) -> Plain:
    if not path:
        if not isinstance(edit, Append):
            return planned(edit.value)
        if tree is None:
            return [planned(edit.value)]
        if isinstance(tree, list):
            return [*tree, planned(edit.value)]
        raise NoPlaceError(edit.path)
    step, rest = path[0], path[1:]
    if isinstance(tree, dict) and isinstance(step, str):
        if rest and step not in tree:
            raise NoPlaceError(edit.path)
        return {**tree, step: _changed(tree.get(step), rest, edit)}
    if isinstance(tree, list) and isinstance(step, int) and 0 <= step < len(tree):
        return [*tree[:step], _changed(tree[step], rest, edit), *tree[step + 1 :]]
    raise NoPlaceError(edit.path)
