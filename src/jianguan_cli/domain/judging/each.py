"""周期型 ``each``: a quota every period; readings are totals within the period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.arithmetic import Pace, multiply, pace, percent, share, subtract
from jianguan_cli.domain.judging.periods import Held, balance, kept_at_deadline, last_readings
from jianguan_cli.domain.judging.reach import small_quota
from jianguan_cli.domain.judging.readings import holds
from jianguan_cli.domain.judging.standing import Reading, TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.vocabulary import Every, Measure, Op


def judge_each(
    target: Target,
    readings: tuple[Reading, ...],
    as_of: date,
    start: date,
    deadline: date,
    *,
    past: bool,
    endless: bool,
    tolerated: Decimal,
) -> TargetStanding:
    """How an ``each`` target stands; ``tolerated`` is how far behind a running period may lag unlit."""
    every = target.every or Every.YEAR
    end = None if endless else deadline
    held = [
        _held(target, period, reading, start, as_of)
        for period, reading in last_readings(readings, every, start, end)
    ]
    if not held:
        state = TargetState.MISSED if past else TargetState.NO_READING
        latest = readings[-1] if readings else None
        return TargetStanding(target, deadline, readings, latest, None, None, None, state, past=past)
    fault, restored = balance(held)
    last = held[-1]
    found = _pace(target, last, start)
    lags = not last.kept and found is not None and -found.gap > tolerated
    behind = not last.ended and (lags or _exceeds(target, last, tolerated))
    met = kept_at_deadline(held, every, start, deadline) if past else fault is None and last.kept is True
    if past and not met:
        state = TargetState.MISSED
    elif fault is not None or behind:
        state = TargetState.SHORT
    elif met or last.kept:
        state = TargetState.MET
    else:
        state = TargetState.UNPACED if found is None else TargetState.ON_PATH
    return TargetStanding(
        target,
        deadline,
        readings,
        last.reading,
        found.expected if found else None,
        found.progress if found else None,
        found.gap if found else None,
        state,
        bound=last.bound,
        period=last.period,
        fault=fault,
        restored=restored,
        behind=behind,
        past=past,
        met=met,
    )


def _held(target: Target, period: Period, reading: Reading, start: date, as_of: date) -> Held:
    ended = period.last < as_of
    days, whole = counted_days(target, period, start)
    value = target.value
    if value is None or reading.value is None:
        kept = holds(target, reading)
        bound = reading.ref
    else:
        kept = target.op.holds(multiply(reading.value, Decimal(whole)), multiply(value, Decimal(days)))
        bound = share(value, days, whole)
    if kept and not ended and target.op.falling:
        kept = None  # a cap is kept only when the period has ended
    return Held(period, reading, bound, kept, ended)


def counted_days(target: Target, period: Period, start: date) -> tuple[int, int]:
    """How many days of the period count, of how many: a flow's first one is cut by the item's start."""
    if start > period.first and target.measured is Measure.FLOW:
        return (period.last - start).days + 1, period.days
    return period.days, period.days


def _exceeds(target: Target, held: Held, tolerated: Decimal) -> bool:
    """Whether a running total is over its cap already, by more percent than ``tolerated``: it never falls."""
    value, bound = held.reading.value, held.bound
    if held.kept is not False or target.measured is not Measure.FLOW or target.op in (Op.GE, Op.GT):
        return False
    if value is None or bound is None or value < bound:
        return False
    return bound <= 0 or percent(subtract(value, bound), bound) > tolerated


def _pace(target: Target, held: Held, start: date) -> Pace | None:
    """Where the period's total stands: at its end against the whole quota, inside it like a path from 0."""
    value, reading = target.value, held.reading
    if value is None or reading.value is None or target.op.falling or value <= 0:
        return None
    if target.measured is not Measure.FLOW:
        return None
    days, whole = counted_days(target, held.period, start)
    quota = multiply(value, Decimal(days))
    done = multiply(reading.value, Decimal(whole))
    if held.ended:
        return pace(done, quota, quota, 1)
    if small_quota(target, value):
        return None
    first = max(held.period.first, start)
    length = (held.period.last - first).days
    gone = min(max((reading.upto - first).days, 0), length)
    if length == 0:
        return pace(done, quota, quota, 1)
    return pace(done, quota, multiply(quota, Decimal(gone)), length)
