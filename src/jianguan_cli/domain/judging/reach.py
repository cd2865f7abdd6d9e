"""达标型 ``reach``: built-up states and totals, judged along a path where there is one.

A running total under a cap is another matter: it never falls, so beyond the cap it is broken for good, and
within it it is met only when its time is over.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.frame import Frame
from jianguan_cli.domain.judging.path import along, path_of, plain_progress
from jianguan_cli.domain.judging.readings import bar_of, holds
from jianguan_cli.domain.judging.standing import Owing, Reading, Shortfall, TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target


def judge_reach(
    target: Target,
    readings: tuple[Reading, ...],
    frame: Frame,
    owed: tuple[Owing, ...],
    tolerated: Decimal,
) -> TargetStanding:
    """How a ``reach`` target stands; ``tolerated`` points behind its path are not behind."""
    path = None if frame.last is None else path_of(target, frame.origin, frame.last)
    within = tuple(one for one in readings if frame.last is None or one.upto <= frame.last)
    latest = within[-1] if within else None
    fault = _exceeded(target, within)
    good = latest is not None and fault is None and _holds(target, latest) is True
    met = good and (not target.capped or (frame.past and not owed))
    restored = _late(target, readings, within) if frame.past and not met and fault is None else None
    met = met or restored is not None
    shown = latest or (readings[-1] if readings else None)
    found = along(path, shown) if path is not None and shown is not None else None
    gap = found.gap if found else None
    return TargetStanding(
        target,
        frame.last or frame.as_of,
        readings,
        shown,
        found.expected if found else None,
        found.progress if found else plain_progress(target, shown) if shown else None,
        gap,
        _state(frame, latest, fault, gap, tolerated, met=met, owed=bool(owed)),
        bar=bar_of(target, shown, shown.upto) if shown is not None else target.bar,
        path=path.points if path is not None else (),
        owed=owed,
        fault=fault,
        restored=restored,
        past=frame.past,
        met=met,
        reached=None if target.capped else _first_reached(target, readings),
    )


def _state(
    frame: Frame,
    latest: Reading | None,
    fault: Shortfall | None,
    gap: Decimal | None,
    tolerated: Decimal,
    *,
    met: bool,
    owed: bool,
) -> TargetState:
    if fault is not None:
        return TargetState.BROKEN
    if met:
        return TargetState.MET
    if frame.past:
        return TargetState.MISSED
    if latest is None:
        return TargetState.NO_READING
    if gap is not None and -gap > tolerated:
        return TargetState.BEHIND
    # An old figure on its path says nothing of today: never taken as on track.
    if owed:
        return TargetState.NO_READING
    return TargetState.UNPACED if gap is None else TargetState.ON_PATH


def _holds(target: Target, reading: Reading) -> bool | None:
    return holds(target, reading, bar_of(target, reading, reading.upto))


def _exceeded(target: Target, within: tuple[Reading, ...]) -> Shortfall | None:
    """The first figure over the cap: from it on the total is over it, whatever is said later."""
    bar = target.bar
    if bar is None or not target.capped:
        return None
    for one in within:
        if one.value is not None and bar.exceeded(one.value) and _holds(target, one) is False:
            return Shortfall(one, bar, one.value)
    return None


def _late(target: Target, readings: tuple[Reading, ...], within: tuple[Reading, ...]) -> Shortfall | None:
    """What was missed at the deadline and first reached on a later day."""
    first = next((one for one in readings[len(within) :] if _holds(target, one)), None)
    if first is None or target.capped:
        return None
    before = within[-1] if within else first
    return Shortfall(before, bar_of(target, before, before.upto), before.value, mended=first.upto)


def _first_reached(target: Target, readings: tuple[Reading, ...]) -> date | None:
    return next((one.upto for one in readings if _holds(target, one)), None)
