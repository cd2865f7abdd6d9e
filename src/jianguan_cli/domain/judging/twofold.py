"""两个数: one target and cutoff, two figures in two entries, and nothing says which one holds.

A ``correct`` says so, and a 初步数 (``provisional``) gives way to the final one; under ``combine`` each unit
has a figure of its own.  Without any of these the order of the text would decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.judging.timeline import Timeline, unfold
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import show


class Twofold(NamedTuple):
    """The target's key, and the two figures of one cutoff that stand beside each other."""

    key: str
    earlier: Reading
    later: Reading


def twofold(item: Item) -> Iterator[Twofold]:
    """Each figure of the whole log that contradicts one that stands before it."""
    timeline = unfold(item, date.max)
    for target in item.targets:
        standing: dict[tuple[date, str | None], Reading] = {}
        for reading in timeline.readings_of(target.key, with_met=False):
            place = (reading.upto, _speaker(target, reading.unit))
            before = standing.get(place)
            if before is not None and not before.provisional and before.value != reading.value:
                yield Twofold(target.key, before, reading)
            standing[place] = reading


def rival(timeline: Timeline, key: str, upto: date, unit: str | None, value: Decimal) -> Reading | None:
    """The standing figure of that cutoff that ``value`` would contradict; None where there is none."""
    target = timeline.item.target(key)
    if target is None:
        return None
    speaker = _speaker(target, unit)
    found = [
        one
        for one in timeline.readings_of(key, with_met=False)
        if one.upto == upto and _speaker(target, one.unit) == speaker and one.value is not None
    ]
    if not found or found[-1].provisional or found[-1].value == value:
        return None
    return found[-1]


def _speaker(target: Target, unit: str | None) -> str | None:
    return unit if target.combine is not None else None


def contradiction(one: Twofold) -> str:
    """Both figures, who said them and when."""
    both = f"{_told(one.earlier)}、{_told(one.later)}"
    return f"“{one.key}”截至{say(one.later.upto)}报了两个数：{both}"


def _told(reading: Reading) -> str:
    value = "—" if reading.value is None else show(reading.value)
    who = f"，{reading.unit}" if reading.unit else ""
    return f"{value}（{say(reading.date)}报{who}）"
