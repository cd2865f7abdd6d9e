"""递增型 ``grow``: levels that must rise (or fall) from period to period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.arithmetic import Pace, pace, percent, subtract
from jianguan_cli.domain.judging.periods import Held, balance, kept_at_deadline, last_readings
from jianguan_cli.domain.judging.readings import holds
from jianguan_cli.domain.judging.standing import Reading, TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.dates import Period, previous_period, same_day_earlier
from jianguan_cli.domain.values.vocabulary import Every

_RELATIVE = ("%", "％")


def judge_grow(
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
    """How a ``grow`` target stands: ended periods by their end, a running one by the same day earlier."""
    every = target.every or Every.YEAR
    end = None if endless else deadline
    held = [
        _held(target, every, period, reading, readings, as_of)
        for period, reading in last_readings(readings, every, start, end)
    ]
    if not held:
        state = TargetState.MISSED if past else TargetState.NO_READING
        latest = readings[-1] if readings else None
        return TargetStanding(target, deadline, readings, latest, None, None, None, state, past=past)
    fault, restored = balance(held)
    last = held[-1]
    found = _pace(target, last)
    lags = found is None or -found.gap > tolerated
    behind = not last.ended and last.kept is False and lags
    met = kept_at_deadline(held, every, start, deadline) if past else fault is None and last.kept is True
    if past and not met:
        state = TargetState.MISSED
    elif fault is not None or behind:
        state = TargetState.SHORT
    elif met:
        state = TargetState.MET
    else:
        state = TargetState.UNPACED if last.kept is None else TargetState.ON_PATH
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
        growth=last.growth,
        fault=fault,
        restored=restored,
        behind=behind,
        past=past,
        met=met,
    )


def _held(
    target: Target, every: Every, period: Period, reading: Reading, readings: tuple[Reading, ...], as_of: date
) -> Held:
    ended = period.last < as_of
    if target.value is None:
        return Held(period, reading, reading.ref, holds(target, reading), ended)
    earlier = (
        _level_before(target, previous_period(period, every), period, readings)
        if ended
        else _level_on(target, same_day_earlier(reading.upto, every), readings)
    )
    growth = grown(target, earlier, reading.value)
    kept = None if growth is None else target.op.holds(growth, target.value)
    return Held(period, reading, target.value, kept, ended, growth)


def grown(target: Target, earlier: Decimal | None, now: Decimal | None) -> Decimal | None:
    """Growth in percent of the earlier level, or its amount; None without one, or in percent of 0."""
    if earlier is None or now is None:
        return None
    rise = subtract(now, earlier)
    if not target.unit.startswith(_RELATIVE):
        return rise
    return None if earlier == 0 else percent(rise, abs(earlier))


def _level_before(
    target: Target, before: Period, period: Period, readings: tuple[Reading, ...]
) -> Decimal | None:
    """The level at the end of the period before: its last reading, else a baseline of its time."""
    for reading in reversed(readings):
        if reading.upto in before:
            return reading.value
    baseline = target.baseline
    if baseline is not None and baseline.comparable and before.first <= baseline.date <= period.first:
        return baseline.value
    return None


def _level_on(target: Target, day: date, readings: tuple[Reading, ...]) -> Decimal | None:
    for reading in reversed(readings):
        if reading.upto == day:
            return reading.value
    baseline = target.baseline
    return baseline.value if baseline is not None and baseline.comparable and baseline.date == day else None


def _pace(target: Target, held: Held) -> Pace | None:
    """Growth seen of growth promised, where that is a rise: 4% of 5% is 80."""
    value = target.value
    if value is None or value <= 0 or held.growth is None or target.op.falling:
        return None
    return pace(held.growth, value, value, 1)
