"""Merging two sides of a checklist by item and field: what both may keep, what somebody must decide.

The result is a set of edits on OUR file, in terms of the nodes of both files, so that what did not change
stays as it was written (``storage.merge_text`` carries them out), and the conflicts.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from jianguan_cli.domain.change.compare import keyed
from jianguan_cli.domain.change.merge_log import merge_logs, merge_statuses
from jianguan_cli.domain.judging.twofold import contradiction, twofold
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import ChecklistFile, Item
from jianguan_cli.domain.records.fields import Key, Record, keys_of
from jianguan_cli.domain.records.location import Mapping

R = TypeVar("R", bound=Record)
Way = tuple[str, ...]


class SetField(NamedTuple):
    """The field of our record is to say what theirs says (to go, where theirs has it not)."""

    way: Way
    ours: Mapping | None
    theirs: Mapping | None
    name: str


class SetList(NamedTuple):
    """The list under ``name`` of our record is to hold these: our own nodes in our order, and theirs."""

    way: Way
    ours: Mapping | None
    theirs: Mapping | None
    name: str
    elements: tuple[tuple[bool, Mapping | None], ...]  # whether it is ours, and its node


class FieldConflict(NamedTuple):
    """Both sides changed one field to different things; our words stand until somebody decides.

    ``why`` says it where the two values do not say it themselves.
    """

    way: Way
    ours: Mapping | None
    theirs: Mapping | None
    name: str
    ours_value: object
    theirs_value: object
    why: str = ""


class ElementConflict(NamedTuple):
    """One side changed what the other removed, or both added different things under one name."""

    way: Way
    ours: Mapping | None  # None where we removed it
    theirs: Mapping | None  # None where they removed it
    owner: Mapping | None
    name: str


Edit = SetField | SetList
Conflict = FieldConflict | ElementConflict


@dataclass(frozen=True, slots=True)
class Merge:
    """What came out; ``file`` is our side with the edits, where there is a conflict with our words."""

    file: ChecklistFile
    edits: tuple[Edit, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(slots=True)
class _Work:
    edits: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


def three_way(base: ChecklistFile | None, ours: ChecklistFile, theirs: ChecklistFile) -> Merge:
    """Merge two files that came from ``base`` (None where both were added)."""
    work = _Work()
    file = _record(base, ours, theirs, (), work)
    return Merge(file, tuple(work.edits), tuple(work.conflicts))


def _record(base: R | None, ours: R, theirs: R, way: Way, work: _Work) -> R:
    values: dict[str, object] = {}
    for key in keys_of(type(ours)):
        if key.name not in ("log", "status"):
            values[key.attribute] = _field(key, base, ours, theirs, way, work)
    if isinstance(ours, Item) and isinstance(theirs, Item):
        values |= _log_and_status(base if isinstance(base, Item) else None, ours, theirs, way, work)
    return ours.replace(**values)


def _field(key: Key, base: Record | None, ours: Record, theirs: Record, way: Way, work: _Work) -> object:
    mine, other = getattr(ours, key.attribute), getattr(theirs, key.attribute)
    old = getattr(base, key.attribute) if base is not None else key.default
    here = (*way, key.name)
    if mine == other or (base is not None and other == old):
        return mine
    if isinstance(mine, Record) and isinstance(other, Record) and key.name == "plan":
        return _record(old if isinstance(old, Record) else None, mine, other, here, work)
    lists = keyed(mine), keyed(other), keyed(old if old is not None else ())
    if None not in lists and (lists[0] or key.name == "items"):
        return _list(key.name, lists, ours, theirs, here, work)  # type: ignore[arg-type]
    if base is not None and mine == old:
        work.edits.append(SetField(here, ours.node, theirs.node, key.name))
        return other
    work.conflicts.append(FieldConflict(here, ours.node, theirs.node, key.name, mine, other))
    return mine


def _list(
    name: str,
    lists: tuple[Map[str, Record], Map[str, Record], Map[str, Record]],
    ours: Record,
    theirs: Record,
    way: Way,
    work: _Work,
) -> tuple[Record, ...]:
    mine, other, old = lists
    kept: dict[str, tuple[bool, Record]] = {}
    for key, element in mine.items():
        here = (*way, key)
        if key in other:
            kept[key] = True, _element(old.get(key), element, other[key], here, ours, name, work)
        elif key not in old:
            kept[key] = True, element
        elif element != old[key]:
            work.conflicts.append(ElementConflict(here, element.node, None, ours.node, name))
            kept[key] = True, element
    order = list(kept)
    before = -1
    for key, element in other.items():
        if key in kept:
            before = order.index(key)
        elif key not in old:
            kept[key] = False, element
            before += 1
            order.insert(before, key)
        elif key not in mine and element != old[key]:
            work.conflicts.append(ElementConflict((*way, key), None, element.node, ours.node, name))
    _note_list(name, [kept[key] for key in order], ours, theirs, way, len(mine), work)
    return tuple(kept[key][1] for key in order)


def _element(
    old: Record | None, mine: Record, other: Record, way: Way, owner: Record, name: str, work: _Work
) -> Record:
    if other in (mine, old):
        return mine
    if old is None:
        work.conflicts.append(ElementConflict(way, mine.node, other.node, owner.node, name))
        return mine
    return _record(old, mine, other, way, work)


def _log_and_status(base: Item | None, ours: Item, theirs: Item, way: Way, work: _Work) -> dict[str, object]:
    old = base.log if base is not None else ()
    log = merge_logs(old, ours.log, theirs.log)
    here = (*way, "log")
    clash = _clash(ours, theirs, log) if log is not None else ""
    if log is None or clash:
        log = None
        conflict = FieldConflict(here, ours.node, theirs.node, "log", ours.log, theirs.log, clash)
        work.conflicts.append(conflict)
    elif not ours.log and log:
        work.edits.append(SetField(here, ours.node, theirs.node, "log"))
    else:
        mine = {id(entry) for entry in ours.log}
        elements = [(id(entry) in mine, entry) for entry in log]
        _note_list("log", elements, ours, theirs, here, len(ours.log), work)
    here = (*way, "status")
    status = merge_statuses(base, ours, theirs, log)
    if status is None:
        work.conflicts.append(
            FieldConflict(here, ours.node, theirs.node, "status", ours.status, theirs.status)
        )
    elif status is not ours.status:
        work.edits.append(SetField(here, ours.node, theirs.node, "status"))
    return {"log": ours.log if log is None else log, "status": status or ours.status}


def _clash(ours: Item, theirs: Item, log: Sequence[LogEntry]) -> str:
    """Two figures of one cutoff, one of each side; empty where the merged log says one thing.

    Both sides were right to report; which figure holds somebody has to decide (``two-figures``).
    """
    known = {*twofold(ours), *twofold(theirs)}
    found = [one for one in twofold(ours.replace(log=tuple(log))) if one not in known]
    return "；".join(contradiction(one) for one in found)


def _note_list(
    name: str,
    elements: Sequence[tuple[bool, Record]],
    ours: Record,
    theirs: Record,
    way: Way,
    count: int,
    work: _Work,
) -> None:
    """Note the edit where the list is not simply ours."""
    if all(is_ours for is_ours, _ in elements) and len(elements) == count:
        return
    nodes = tuple((is_ours, element.node) for is_ours, element in elements)
    if nodes:
        work.edits.append(SetList(way, ours.node, theirs.node, name, nodes))
    else:
        work.edits.append(SetField(way, ours.node, theirs.node, name))
