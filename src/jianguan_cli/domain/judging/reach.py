"""达标型 ``reach``: built-up states and totals, judged along a path where there is one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.arithmetic import Pace, add, multiply, pace, percent, subtract
from jianguan_cli.domain.judging.readings import holds
from jianguan_cli.domain.judging.standing import PathPoint, Reading, Shortfall, TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.vocabulary import Measure, Op

_ZERO = Decimal(0)
_SMALLEST_PACED_QUOTA = Decimal(10)
_SCALES = {
    "亿": Decimal(100_000_000),
    "千万": Decimal(10_000_000),
    "百万": Decimal(1_000_000),
    "十万": Decimal(100_000),
    "万": Decimal(10_000),
    "千": Decimal(1_000),
    "百": Decimal(100),
}


class Path(NamedTuple):
    """The value that progress counts from, and the points to pass, first to last."""

    base: Decimal
    points: tuple[PathPoint, ...]


def judge_reach(
    target: Target,
    readings: tuple[Reading, ...],
    origin: date,
    deadline: date,
    *,
    past: bool,
    endless: bool,
    tolerated: Decimal,
) -> TargetStanding:
    """How a ``reach`` target stands; ``origin`` begins its path; ``tolerated`` points are not behind."""
    path = None if endless else path_of(target, origin, deadline)
    points = path.points if path is not None else ()
    if not readings:
        state = TargetState.MISSED if past else TargetState.NO_READING
        return TargetStanding(
            target, deadline, readings, None, None, None, None, state, path=points, past=past
        )
    latest = readings[-1]
    met = holds(target, latest) is True
    restored: Shortfall | None = None
    if past:
        in_time = [reading for reading in readings if reading.upto <= deadline]
        if in_time and holds(target, in_time[-1]):
            met = True
        elif met:
            restored = Shortfall(in_time[-1] if in_time else latest, target.value)
    found = along(path, latest) if path is not None else None
    if met:
        state = TargetState.MET
    elif past:
        state = TargetState.MISSED
    elif found is None:
        state = TargetState.UNPACED
    else:
        state = TargetState.BEHIND if -found.gap > tolerated else TargetState.ON_PATH
    return TargetStanding(
        target,
        deadline,
        readings,
        latest,
        found.expected if found else None,
        found.progress if found else _plain_progress(target, latest),
        found.gap if found else None,
        state,
        bound=target.value if target.value is not None else latest.ref,
        path=points,
        restored=restored,
        past=past,
        met=met,
    )


def path_of(target: Target, origin: date, deadline: date) -> Path | None:
    """The expected path from ``origin`` to ``deadline``, or None: then only the deadline judges.

    A comparable baseline or, for a flow, 0 is the first point; milestones lie between; the target on the
    day's deadline is the last.  Rates and stocks with neither and quotas below 10 have none, nor has a
    target that its baseline has reached already.
    """
    value = target.value
    if value is None or small_quota(target, value):
        return None
    baseline = target.baseline if target.baseline is not None and target.baseline.comparable else None
    begins = max(origin, baseline.date) if baseline is not None else origin
    if begins > deadline:
        return None
    points = [
        PathPoint(milestone.by, milestone.value)
        for milestone in target.milestones
        if begins < milestone.by < deadline
    ]
    if baseline is not None:
        base = baseline.value
    elif target.measured is Measure.FLOW:
        base = _ZERO
    elif points:
        # No starting level is known: a rising figure counts from 0, a falling one from its first milestone.
        base = points[0].value if target.op.falling else _ZERO
    else:
        return None
    if not _leads(target.op, base, value):
        return None
    if baseline is not None or target.measured is Measure.FLOW:
        points.insert(0, PathPoint(begins, base))
    points.append(PathPoint(deadline, value))
    return Path(base, tuple(points))


def along(path: Path, reading: Reading) -> Pace | None:
    """Where the reading stands against the path on the day it speaks of; None before a path's first day."""
    if reading.value is None:
        return None
    base, points = path
    whole = subtract(points[-1].value, base)
    done = subtract(reading.value, base)
    wanted, steps = _wanted(path, reading.upto)
    if wanted is None:
        return None
    return pace(done, whole, wanted, steps)


def expected_on(path: Path, day: date) -> Decimal | None:
    """The value to have reached on a day, for people to hold a new reading against; None before the path."""
    if day < path.points[0].day:
        return None
    wanted, steps = _wanted(path, day)
    return None if wanted is None else path.base + wanted / steps


def small_quota(target: Target, value: Decimal) -> bool:
    """A count below 10: a straight line through so few pieces says nothing. 1万户 is ten thousand."""
    if target.measured is not Measure.FLOW:
        return False
    return multiply(abs(value), _scale(target.unit)) < _SMALLEST_PACED_QUOTA


def _scale(unit: str) -> Decimal:
    return next((factor for prefix, factor in _SCALES.items() if unit.startswith(prefix)), Decimal(1))


def _leads(op: Op, base: Decimal, value: Decimal) -> bool:
    if op is Op.EQ:
        return base != value
    return base > value if op.falling else base < value


def _wanted(path: Path, day: date) -> tuple[Decimal | None, int]:
    """The expected distance from the base on ``day`` as a fraction: numerator, days."""
    base, points = path
    if day >= points[-1].day:
        return subtract(points[-1].value, base), 1
    if day < points[0].day:
        # A path that begins with a milestone expects nothing before it.
        return (_ZERO, 1) if points[0].value == base else (None, 1)
    index = max(number for number, point in enumerate(points) if point.day <= day)
    before, after = points[index], points[index + 1]
    days = (after.day - before.day).days
    gone = Decimal((day - before.day).days)
    start = multiply(subtract(before.value, base), Decimal(days))
    return add(start, multiply(subtract(after.value, before.value), gone)), days


def _plain_progress(target: Target, latest: Reading) -> Decimal | None:
    """Progress without a path: of a small quota from 0, or from a comparable baseline."""
    value = target.value
    if value is None or latest.value is None:
        return None
    baseline = target.baseline
    if baseline is not None and baseline.comparable:
        base = baseline.value
    elif target.measured is Measure.FLOW:
        base = _ZERO
    else:
        return None
    if not _leads(target.op, base, value):
        return None
    return percent(subtract(latest.value, base), subtract(value, base))
