"""What ``each`` and ``grow`` share: periods that were kept or short, in order, and what that makes now."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Reading, Shortfall
from jianguan_cli.domain.values.dates import Period, period_of, previous_period
from jianguan_cli.domain.values.vocabulary import Every


class Held(NamedTuple):
    """One period with a reading: its last one, the bar, and whether it is kept (None: cannot be told)."""

    period: Period
    reading: Reading
    bound: Decimal | None
    kept: bool | None
    ended: bool
    growth: Decimal | None = None


class Balance(NamedTuple):
    """The short period that is not made good, and the last one that was."""

    fault: Shortfall | None
    restored: Shortfall | None


def last_readings(
    readings: tuple[Reading, ...], every: Every, start: date, end: date | None
) -> list[tuple[Period, Reading]]:
    """The last reading of every period that reaches into the item's time, in order of the periods."""
    found: dict[date, tuple[Period, Reading]] = {}
    period: Period | None = None
    for reading in readings:
        if period is None or not period.first <= reading.upto <= period.last:
            period = period_of(reading.upto, every)
        if period.last >= start and (end is None or period.first <= end):
            found[period.first] = (period, reading)
    return list(found.values())


def balance(held: list[Held]) -> Balance:
    """A short period stays until a later one is kept; then it is remembered as made good."""
    fault: Shortfall | None = None
    restored: Shortfall | None = None
    for one in held:
        if one.kept:
            restored = fault or restored
            fault = None
        elif one.kept is False and one.ended:
            fault = Shortfall(one.reading, one.bound, one.period, one.growth)
    return Balance(fault, restored)


def kept_at_deadline(held: list[Held], every: Every, start: date, deadline: date) -> bool:
    """Whether the last whole period up to the deadline is kept, or a later one.

    Where no whole period fits, the one that holds the deadline decides.
    """
    deciding = period_of(deadline, every)
    if deciding.last > deadline:
        before = previous_period(deciding, every)
        if before.last >= start:
            deciding = before
    return any(one.kept for one in held if one.period.first >= deciding.first)
