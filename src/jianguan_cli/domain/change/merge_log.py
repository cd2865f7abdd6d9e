"""Two logs that grew apart: every entry survives, in date order, identical ones once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.canonical import canonical
from jianguan_cli.domain.values.vocabulary import VerifyResult

Log = tuple[LogEntry, ...]

_ORDER = {status: rank for rank, status in enumerate(Status)}


class _Keyed(NamedTuple):
    """An entry with its text and, of identical ones, its number."""

    key: tuple[str, int]
    entry: LogEntry


def merge_logs(base: Log, ours: Log, theirs: Log) -> Log | None:
    """The entries of both; ours are our own objects, so that their places in our text are known.

    Entries that both have keep their order; between two of them come what either side added, by date,
    then by status and content.  What one side removed and the other left alone is removed.  None where
    the sides put their common entries in different orders.
    """
    old = {one.key for one in _keyed(base)}
    mine, other = _keyed(ours), _keyed(theirs)
    my_keys, other_keys = {one.key for one in mine}, {one.key for one in other}
    common = my_keys & other_keys
    my_slots = _slots([one for one in mine if one.key in common or one.key not in old], common)
    other_slots = _slots([one for one in other if one.key in common or one.key not in old], common)
    if [slot[0] for slot in my_slots[1:]] != [slot[0] for slot in other_slots[1:]]:
        return None
    merged: list[LogEntry] = []
    for (_, anchor, my_added), (_, _, other_added) in zip(my_slots, other_slots, strict=True):
        if anchor is not None:
            merged.append(anchor)
        merged += _by_date(my_added, other_added)
    return tuple(merged)


def last_status(log: Log) -> Status | None:
    """The status that a log leads to; a report found untrue puts the item back to work."""
    status = None
    for entry in log:
        if entry.status is not None:
            status = entry.status
        elif entry.verify is not None and entry.verify.result is VerifyResult.UNTRUE:
            status = Status.DOING
    return status


def merge_statuses(base: Item | None, ours: Item, theirs: Item, merged: Log | None) -> Status | None:
    """The status of the merged item: the later entry's; None where the two cannot both be meant.

    A closing, dropping, carrying over or pause that one side decided is not undone by a report that the
    other side wrote without knowing of it.
    """
    mine, other = ours.status, theirs.status
    old = base.status if base is not None else None
    if mine is other or _untouched(theirs, base):
        return mine
    if _untouched(ours, base):
        return other
    logged = last_status(merged) if merged is not None else None
    if logged in (mine, other):
        yielding = other if logged is mine else mine
        return None if yielding is not old and yielding.at_rest else logged
    if mine is old:
        return other
    return mine if other is old else None


def _untouched(side: Item, base: Item | None) -> bool:
    return base is not None and side.status is base.status and side.log == base.log


def _keyed(log: Log) -> list[_Keyed]:
    seen: Counter[str] = Counter()
    keyed = []
    for entry in log:
        text = canonical(entry)
        keyed.append(_Keyed((text, seen[text]), entry))
        seen[text] += 1
    return keyed


def _slots(
    entries: list[_Keyed], common: set[tuple[str, int]]
) -> list[tuple[tuple[str, int] | None, LogEntry | None, list[_Keyed]]]:
    """The common entries, each with what stands between it and the next; the first slot has none."""
    slots: list[tuple[tuple[str, int] | None, LogEntry | None, list[_Keyed]]] = [(None, None, [])]
    for one in entries:
        if one.key in common:
            slots.append((one.key, one.entry, []))
        else:
            slots[-1][2].append(one)
    return slots


def _by_date(mine: list[_Keyed], other: list[_Keyed]) -> Iterator[LogEntry]:
    """Both lists woven by date; each keeps its own order."""
    mine, other = mine[:], other[:]
    while mine and other:
        yield (mine if _place(mine[0]) <= _place(other[0]) else other).pop(0).entry
    yield from (one.entry for one in (*mine, *other))


def _place(one: _Keyed) -> tuple[str, int, str]:
    status = one.entry.status
    return (one.entry.date.isoformat(), -1 if status is None else _ORDER[status], one.key[0])
