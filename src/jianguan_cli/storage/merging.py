"""Merging three texts of a checklist: git's line merge where it says the right thing, else by piece."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from jianguan_cli.domain.change.merge import Conflict, Merge, three_way
from jianguan_cli.domain.plan.model import ChecklistFile, Item
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.records.canonical import canonical
from jianguan_cli.domain.records.reading import read_record
from jianguan_cli.storage.merge_text import CannotMerge, Markers, apply_merge
from jianguan_cli.storage.yaml_tree import parse_tree

_KEYED = ("targets", "deliverables", "links")


class Merged(NamedTuple):
    """The merged text; ``conflicts`` are marked in it.  ``text`` is None where only git can help."""

    text: str | None
    conflicts: tuple[Conflict, ...] = ()


LineMerge = Callable[[], str | None]


def merge_texts(base: str, ours: str, theirs: str, line_merge: LineMerge, markers: Markers) -> Merged:
    """Merge ``theirs`` into ``ours``.  ``line_merge`` gives git's own clean merge, or None.

    A text is believed only after it was read again and says exactly what was planned.
    """
    old, mine, other = (read_file(text) for text in (base, ours, theirs))
    if mine is None or other is None or (base.strip() and old is None):
        return Merged(None)
    merge = three_way(old, mine, other)
    if not merge.conflicts:
        clean = line_merge()
        if clean is not None and says(clean, merge):
            return Merged(clean)
    try:
        plain = apply_merge(merge, ours, theirs, None)
        if not says(plain, merge):
            return Merged(None)
        return Merged(
            apply_merge(merge, ours, theirs, markers) if merge.conflicts else plain, merge.conflicts
        )
    except CannotMerge:
        return Merged(None)


def read_file(text: str) -> ChecklistFile | None:
    """The file that ``text`` spells; None where it is no readable checklist."""
    tree, wrong = parse_tree(text, "")
    if wrong:
        return None
    file, wrong = read_record(ChecklistFile, tree, "")
    if file is None or read_checklist(tree, "", file.plan.id)[0] is None:
        return None
    return file if len({item.id for item in file.items}) == len(file.items) else None


def says(text: str, merge: Merge) -> bool:
    """Whether ``text``, read again, is the planned file, in whatever order its items stand."""
    file = read_file(text)
    return file is not None and _meaning(file) == _meaning(merge.file)


def _meaning(file: ChecklistFile) -> tuple[object, ...]:
    return file.format, canonical(file.plan), {item.id: canonical(_unordered(item)) for item in file.items}


def _unordered(item: Item) -> Item:
    """The item with its keyed lists in one order: where a new target stands says nothing."""
    lists = {name: tuple(sorted(getattr(item, name), key=canonical)) for name in _KEYED}
    return item.replace(**lists)
