"""What changed between two sets of checklists: by item id, never by line and never by position.

A change is a value; how it is worded is ``domain.change.words``, whether it may be is ``domain.review``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Checklist, Item, Link, Plan
from jianguan_cli.domain.plan.target import Milestone
from jianguan_cli.domain.records.canonical import canonical
from jianguan_cli.domain.records.fields import Record, keys_of


class Placed(NamedTuple):
    """An item where it stands: the file it is in and the plan of that file."""

    path: str
    plan: Plan
    item: Item


class FieldChange(NamedTuple):
    """One field, by its way from the item: ``("deadline",)``, ``("targets", KEY, "value")``.

    A target, deliverable or link that came or went is a change of ``("targets", KEY)`` from or to None.
    """

    way: tuple[str, ...]
    old: object
    new: object


class LogChange(NamedTuple):
    """One entry that came (``old`` is None), went (``new`` is None) or was rewritten."""

    old: LogEntry | None
    new: LogEntry | None


@dataclass(frozen=True, slots=True)
class ItemChange:
    """All that happened to one item; ``old`` is None where it is new, ``new`` where it is gone."""

    id: str
    old: Placed | None
    new: Placed | None
    fields: tuple[FieldChange, ...] = ()
    log: tuple[LogChange, ...] = ()
    reordered: bool = False

    @property
    def placed(self) -> Placed:
        """Where to point: the new side, or the old one of an item that is gone."""
        placed = self.new or self.old
        if placed is None:
            message = "a change has at least one side"
            raise ValueError(message)
        return placed

    @property
    def moved(self) -> bool:
        """Whether the item stands in another file now."""
        return self.old is not None and self.new is not None and self.old.path != self.new.path

    @property
    def added_entries(self) -> tuple[LogEntry, ...]:
        """The entries that are new, those of a new item included."""
        if self.old is None:
            return self.placed.item.log
        return tuple(change.new for change in self.log if change.new is not None and change.old is None)

    def field(self, *way: str) -> FieldChange | None:
        """The change of one field, if it changed."""
        return next((change for change in self.fields if change.way == way), None)


class PlanChange(NamedTuple):
    """One file: new (no ``old``), gone (no ``new``), renamed (paths differ), or changed in its head."""

    old: Checklist | None
    new: Checklist | None
    fields: tuple[FieldChange, ...]

    @property
    def renamed(self) -> bool:
        """Whether the file stands under another name now."""
        return self.old is not None and self.new is not None and self.old.path != self.new.path


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs; plans by path, items by id: the same order on every machine."""

    plans: tuple[PlanChange, ...]
    items: tuple[ItemChange, ...]

    def __bool__(self) -> bool:
        return bool(self.plans or self.items)


def compare(old: Iterable[Checklist], new: Iterable[Checklist]) -> Changes:
    """What it takes to come from ``old`` to ``new``; nothing where they say the same."""
    before, after = tuple(old), tuple(new)
    return Changes(tuple(_plan_changes(before, after)), tuple(_item_changes(_placed(before), _placed(after))))


def compare_items(old: Placed | None, new: Placed | None) -> ItemChange | None:
    """What happened to one item, or None where both sides say the same in the same file."""
    if old is None or new is None:
        placed = new or old
        return None if placed is None else ItemChange(placed.item.id, old, new)
    fields = tuple(_record_changes(old.item, new.item, ()))
    log, reordered = _log_changes(old.item.log, new.item.log)
    if not fields and not log and not reordered and old.path == new.path:
        return None
    return ItemChange(new.item.id, old, new, fields, log, reordered)


def _placed(checklists: tuple[Checklist, ...]) -> dict[str, Placed]:
    placed: dict[str, Placed] = {}
    for checklist in checklists:
        for item in checklist.items:
            placed.setdefault(item.id, Placed(checklist.path, checklist.plan, item))
    return placed


def _item_changes(before: dict[str, Placed], after: dict[str, Placed]) -> Iterator[ItemChange]:
    for item_id in sorted(before.keys() | after.keys()):
        old, new = before.get(item_id), after.get(item_id)
        if old is not None and new is not None and old.path == new.path and old.item == new.item:
            continue
        change = compare_items(old, new)
        if change is not None:
            yield change


def _plan_changes(before: tuple[Checklist, ...], after: tuple[Checklist, ...]) -> Iterator[PlanChange]:
    old_by_path = {checklist.path: checklist for checklist in before}
    new_by_path = {checklist.path: checklist for checklist in after}
    gone = [checklist for path, checklist in old_by_path.items() if path not in new_by_path]
    came = [checklist for path, checklist in new_by_path.items() if path not in old_by_path]
    pairs = [(one, new_by_path[path]) for path, one in old_by_path.items() if path in new_by_path]
    for checklist in gone:
        successor = _successor(checklist, came)
        if successor is not None:
            came.remove(successor)
        yield PlanChange(checklist, successor, _head_changes(checklist, successor))
    for checklist in came:
        yield PlanChange(None, checklist, ())
    for old, new in pairs:
        fields = _head_changes(old, new)
        if fields:
            yield PlanChange(old, new, fields)


def _head_changes(old: Checklist, new: Checklist | None) -> tuple[FieldChange, ...]:
    return () if new is None else tuple(_record_changes(old.plan, new.plan, ()))


def _successor(gone: Checklist, came: list[Checklist]) -> Checklist | None:
    """The new file that took over more than half of the items of one that is gone."""
    ids = {item.id for item in gone.items}
    for checklist in came:
        taken = sum(item.id in ids for item in checklist.items)
        if taken * 2 > len(ids) or (not ids and checklist.plan.title == gone.plan.title):
            return checklist
    return None


def _record_changes(old: Record, new: Record, way: tuple[str, ...]) -> Iterator[FieldChange]:
    for key in keys_of(type(old)):
        if key.name == "log":
            continue
        before, after = getattr(old, key.attribute), getattr(new, key.attribute)
        if before == after:
            continue
        name = (*way, key.name)
        before_by_key, after_by_key = keyed(before), keyed(after)
        if before_by_key is not None and after_by_key is not None:
            yield from _keyed_changes(before_by_key, after_by_key, name)
        else:
            yield FieldChange(name, before, after)


def _keyed_changes(
    before: dict[str, Record], after: dict[str, Record], way: tuple[str, ...]
) -> Iterator[FieldChange]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old is not None and new is not None:
            yield from _record_changes(old, new, (*way, key))
        else:
            yield FieldChange((*way, key), old, new)


def keyed(values: object) -> dict[str, Record] | None:
    """Records of a list by their key, where every one has a key of its own."""
    if not isinstance(values, tuple) or not all(isinstance(value, Record) for value in values):
        return None
    by_key = {_key_of(value): value for value in values}
    return by_key if len(by_key) == len(values) else None


def _key_of(record: Record) -> str:
    if isinstance(record, Link):
        own, other = record.key or "", record.to_key or ""
        return f"{record.to} {record.relation.value} {own} {other}".strip()
    if isinstance(record, Item):
        return record.id
    if isinstance(record, Milestone):
        return record.by.isoformat()
    key = getattr(record, "key", None)
    return str(key) if key is not None else canonical(record)


def _log_changes(old: tuple[LogEntry, ...], new: tuple[LogEntry, ...]) -> tuple[tuple[LogChange, ...], bool]:
    """Entries that came, went or were rewritten, and whether the common ones changed their order."""
    if old == new:
        return (), False
    old_keys, new_keys = [canonical(entry) for entry in old], [canonical(entry) for entry in new]
    stays = Counter(old_keys) & Counter(new_keys)
    gone, came = _rest(old, old_keys, stays), _rest(new, new_keys, stays)
    changes = []
    for entry in gone:
        twin = _rewritten(entry, came)
        if twin is not None:
            came.remove(twin)
        changes.append(LogChange(entry, twin))
    changes += [LogChange(None, entry) for entry in came]
    kept_old = [key for key in old_keys if key in stays]
    kept_new = [key for key in new_keys if key in stays]
    return tuple(changes), kept_old != kept_new and Counter(kept_old) == Counter(kept_new)


def _rest(entries: tuple[LogEntry, ...], keys: list[str], stays: Counter[str]) -> list[LogEntry]:
    left = stays.copy()
    rest = []
    for entry, key in zip(entries, keys, strict=True):
        if left[key]:
            left[key] -= 1
        else:
            rest.append(entry)
    return rest


def _rewritten(entry: LogEntry, came: list[LogEntry]) -> LogEntry | None:
    """The new entry that stands for an old one: of the same day by the same hand, else of the same day."""
    same_day = [other for other in came if other.date == entry.date]
    same_hand = [other for other in same_day if other.by == entry.by]
    return next(iter(same_hand or same_day), None)
