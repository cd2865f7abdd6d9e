"""Edits to text: every byte that does not carry the change stays as it was.

Edits become patches at the places of the parsed nodes; the patched text is read again and must say
exactly what was planned.  What cannot be placed, or does not read back, is refused.
"""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf

from jianguan_cli.domain.plan.model import ChecklistFile
from jianguan_cli.domain.records.edit import Append, Edit, Fragment, Path
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.records.location import Location, Node, place
from jianguan_cli.domain.records.plain_data import NoPlaceError, apply, plain
from jianguan_cli.storage.appending import append_values
from jianguan_cli.storage.patch import CannotSplice, Patches, trail_of
from jianguan_cli.storage.settings_edit import set_value
from jianguan_cli.storage.yaml_tree import parse_tree

__all__ = ["CannotSplice", "reread", "splice"]


def splice(
    text: str, tree: Node, edits: SequenceOf[Edit], *, name: str = "", record: type[Record] = ChecklistFile
) -> str:
    """``text`` (without byte order mark, ``tree`` its parse) after the edits, proven by reading it again.

    ``name`` is the path that messages name, ``record`` the table that orders new keys.  Raises
    ``CannotSplice``; the message names the line.
    """
    return reread(text, tree, edits, name=name, record=record)[0]


def reread(
    text: str, tree: Node, edits: SequenceOf[Edit], *, name: str = "", record: type[Record] = ChecklistFile
) -> tuple[str, Node]:
    """The text after the edits, as ``splice`` gives it, and its tree."""
    try:
        wanted = apply(plain(tree), edits)
    except NoPlaceError as error:
        path: Path = error.args[0]
        said = "/".join(str(step) for step in path)
        where = place(name, trail_of(tree, path)[-1])
        raise CannotSplice(f"{said} 不在文件里，或不是可以追加的列表", where) from error
    new_text, new_tree = text, tree
    rest = list(edits)
    while rest:
        batch, rest = _independent(rest)
        old_text, old_tree = new_text, new_tree
        new_text = _applied(Patches(old_text, old_tree, name, record), batch)
        new_tree = _parsed(new_text, name, Location(name, _first_line(old_tree, batch)))
    if plain(new_tree) != wanted:
        raise CannotSplice(
            "这里的写法特殊，改后读回的内容与计划不符", Location(name, _first_line(tree, edits))
        )
    return new_text, new_tree


def _applied(patches: Patches, edits: list[Edit]) -> str:
    """The text after edits none of which touches what another one makes."""
    appended: dict[Path, list[Fragment]] = {}
    for edit in edits:
        if isinstance(edit, Append):
            appended.setdefault(edit.path, []).append(edit.value)
        else:
            set_value(patches, edit.path, edit.value)
    for path, values in appended.items():
        append_values(patches, path, values)
    return patches.joined()


def _parsed(text: str, name: str, where: Location) -> Node:
    tree, findings = parse_tree(text, name)
    if tree is None or findings:
        said = f"（{findings[0].message}）" if findings else ""
        raise CannotSplice(f"这里的写法特殊，改后的文件读不通{said}", where)
    return tree


def _independent(edits: list[Edit]) -> tuple[list[Edit], list[Edit]]:
    """The first edits that do not touch what another of them makes, and the rest for another reading."""
    taken: dict[Path, type[Edit]] = {}
    above: set[Path] = set()
    for count, edit in enumerate(edits):
        path = edit.path
        if path in taken and not (taken[path] is Append and isinstance(edit, Append)):
            return edits[:count], edits[count:]
        prefixes = [path[:length] for length in range(len(path))]
        if path in above or any(prefix in taken for prefix in prefixes):
            return edits[:count], edits[count:]
        taken[path] = type(edit)
        above.update(prefixes)
    return edits, []


def _first_line(tree: Node, edits: SequenceOf[Edit]) -> int:
    """The line of the deepest node that the first edit's path reaches."""
    return trail_of(tree, edits[0].path)[-1].line + 1 if edits else 1
