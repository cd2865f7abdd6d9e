"""What entries report, correct and take back: the readings, answers and results that stand on a day."""

from __future__ import annotations

from collections.abc import Mapping as Map
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from jianguan_cli.domain.judging.standing import Delivery, Reading
from jianguan_cli.domain.plan.log import LogEntry

if TYPE_CHECKING:
    from jianguan_cli.domain.judging.timeline import Timeline


def without_replaced(readings: list[Reading]) -> list[Reading]:
    """Without the 初步数 that a later figure of the same unit and cutoff has replaced."""
    if not any(one.provisional for one in readings):
        return readings
    last = {(one.unit, one.upto): index for index, one in enumerate(readings)}
    first: dict[tuple[str | None, date], date] = {}
    for one in readings:
        if one.provisional:
            first.setdefault((one.unit, one.upto), one.date)
    return [
        one._replace(foretold=first.get((one.unit, one.upto)))
        for index, one in enumerate(readings)
        if not one.provisional or last[one.unit, one.upto] == index
    ]


def beside(own: tuple[Reading, ...], others: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """A target's readings and those of what is the same elsewhere, as if they stood in one log.

    Of a day and a unit that it has a final figure of its own for, the others' figures do not count.
    """
    if not others:
        return own
    final = {(one.unit, one.upto) for one in own if not one.provisional}
    found = [*(one for one in others if (one.unit, one.upto) not in final), *own]
    return tuple(without_replaced(sorted(found, key=lambda one: (one.upto, one.date))))


def report(timeline: Timeline, entry: LogEntry) -> None:
    """What an entry says was so on its cutoff; of a day still to come it says nothing."""
    cutoff, refs, parts = entry.cutoff, entry.refs, entry.parts
    for key, value in entry.values.items():
        reading = Reading(
            entry.date, cutoff, value, refs.get(key), None, entry.unit, parts.get(key, ()), entry.provisional
        )
        timeline.readings.setdefault(key, []).append(reading)
    if refs:
        _supply_refs(timeline, entry)
    if entry.met is not None:
        timeline.met.append(Reading(entry.date, cutoff, None, None, entry.met, entry.unit))
    for key in entry.done:
        timeline.done.setdefault(key, []).append(Delivery(entry.date, cutoff))
    if entry.values or entry.done or entry.met is not None:
        if timeline.reported_last != entry.date:
            timeline.reported_last = entry.date
            timeline.claims.clear()
        timeline.claims.update(entry.done)


def withdraw(timeline: Timeline) -> None:
    """核查不实: what the last report claimed no longer counts; a second check of it finds nothing more."""
    last = timeline.reported_last
    if last is None:
        return
    for readings in timeline.readings.values():
        while readings and readings[-1].date == last:
            readings.pop()
    while timeline.met and timeline.met[-1].date == last:
        timeline.met.pop()
    for key in timeline.claims:
        left = [one for one in timeline.done.pop(key, ()) if one.date != last]
        if left:
            timeline.done[key] = left
    timeline.claims.clear()


def correct(timeline: Timeline, day: date, values: Map[str, Decimal | None], unit: str | None) -> None:
    """更正 the last standing reading of ``day`` (of ``unit``, where one is named); else nothing changes."""
    for key, value in values.items():
        readings = timeline.readings.get(key, [])
        for index in range(len(readings) - 1, -1, -1):
            old = readings[index]
            if old.date != day or not _same_unit(timeline, key, old, unit):
                continue
            if value is None:
                del readings[index]
            else:
                readings[index] = old._replace(value=value, parts=())
            break


def _same_unit(timeline: Timeline, key: str, old: Reading, unit: str | None) -> bool:
    """Whether ``unit`` speaks of its own figure where each unit has one; else who wrote does not matter."""
    target = timeline.item.target(key)
    return target is None or target.combine is None or unit is None or old.unit == unit


def _supply_refs(timeline: Timeline, entry: LogEntry) -> None:
    """A reference that is published later belongs to the reading of the same cutoff."""
    for key, ref in entry.refs.items():
        if key in entry.values:
            continue
        readings = timeline.readings.get(key, [])
        for index in range(len(readings) - 1, -1, -1):
            old = readings[index]
            if old.upto == entry.cutoff and _same_unit(timeline, key, old, entry.unit):
                readings[index] = old._replace(ref=ref)
                break
