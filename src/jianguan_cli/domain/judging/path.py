"""序时进度: the path that a ``reach`` target is expected to follow, and where a reading stands against it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.arithmetic import Pace, add, multiply, pace, percent, subtract
from jianguan_cli.domain.judging.standing import PathPoint, Reading
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
    """The value that progress counts from, and the points to pass, first to last.

    ``begun``: the first point is where it starts; else it is a stage, and nothing is expected before it.
    """

    base: Decimal
    points: tuple[PathPoint, ...]
    begun: bool


def path_of(target: Target, origin: date, deadline: date) -> Path | None:
    """The expected path from ``origin`` to ``deadline``, or None: then only the deadline judges.

    A comparable baseline or, for a flow, 0 is the first point; milestones lie between; the target on the
    day's deadline is the last.  Rates and stocks with neither, quotas below 10 without milestones and
    caps have none, nor has a target that its baseline has reached already.
    """
    value = _aim(target)
    flow = target.measured is Measure.FLOW
    if value is None or (flow and target.op is not Op.BETWEEN and target.capped):
        return None
    if flow and not target.milestones and small_quota(target, value):
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
    base = _base(target, value, points, flow=flow)
    if base is None or not leads(target.op, base, value):
        return None
    begun = baseline is not None or flow
    if begun:
        points.insert(0, PathPoint(begins, base))
    points.append(PathPoint(deadline, value))
    return Path(base, tuple(points), begun)


def _aim(target: Target) -> Decimal | None:
    """The value at the end of the path: of a band the end that is nearer to where it started."""
    value, upper, baseline = target.value, target.upper, target.baseline
    if target.op is not Op.BETWEEN or value is None or upper is None:
        return value
    if baseline is None or not baseline.comparable or baseline.value <= value:
        return value
    return min(baseline.value, upper)


def _base(target: Target, value: Decimal, points: list[PathPoint], *, flow: bool) -> Decimal | None:
    """Where progress counts from: the baseline, 0 for a flow, else 0 or the first stage where 0 leads away.

    A falling target is so the mirror image of its rising twin.
    """
    if target.baseline is not None and target.baseline.comparable:
        return target.baseline.value
    if flow:
        return _ZERO
    if not points:
        return None
    first = points[0].value
    return _ZERO if leads(target.op, _ZERO, first) and leads(target.op, _ZERO, value) else first


def along(path: Path, reading: Reading) -> Pace | None:
    """Where the reading stands against the path on the day it speaks of; None before a path's first day."""
    if reading.value is None:
        return None
    base, points = path.base, path.points
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


def leads(op: Op, base: Decimal, value: Decimal) -> bool:
    """Whether the way from ``base`` to ``value`` goes in the direction that the bound asks for."""
    if op is Op.EQ or op is Op.BETWEEN:
        return base != value
    return base > value if op.falling else base < value


def _wanted(path: Path, day: date) -> tuple[Decimal | None, int]:
    """The expected distance from the base on ``day`` as a fraction: numerator, days."""
    base, points = path.base, path.points
    if day >= points[-1].day:
        return subtract(points[-1].value, base), 1
    if day < points[0].day:
        return (_ZERO, 1) if path.begun else (None, 1)
    index = max(number for number, point in enumerate(points) if point.day <= day)
    before, after = points[index], points[index + 1]
    days = (after.day - before.day).days
    gone = Decimal((day - before.day).days)
    start = multiply(subtract(before.value, base), Decimal(days))
    return add(start, multiply(subtract(after.value, before.value), gone)), days


def plain_progress(target: Target, latest: Reading) -> Decimal | None:
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
    if not leads(target.op, base, value):
        return None
    return percent(subtract(latest.value, base), subtract(value, base))
