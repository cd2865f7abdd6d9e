"""周期型 ``each`` and 递增型 ``grow``: every judged period by its own last reading, and what that makes now.

A closed period is decided by a reading of its last day, or once its due days are over; until then the pace
inside it holds.  One without a reading stays owed until it is filled.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.average import Average
from jianguan_cli.domain.judging.combined import combine, combine_by_day, reporters_of
from jianguan_cli.domain.judging.cycles import due_day
from jianguan_cli.domain.judging.frame import Frame, Slot
from jianguan_cli.domain.judging.owing import silent_units
from jianguan_cli.domain.judging.period_verdict import Held, Span, each_verdict, grow_verdict
from jianguan_cli.domain.judging.standing import Owing, Reading, Shortfall, TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.vocabulary import Every, Rule


class Periods(NamedTuple):
    """The judged periods with a reading, in order, and those that are owed.

    ``begun`` is how many are judged so far, ``decided`` whether the last of them is.
    """

    held: tuple[Held, ...]
    owed: tuple[Owing, ...]
    begun: int
    decided: bool


def judge_periodic(
    target: Target, readings: tuple[Reading, ...], frame: Frame, tolerated: Decimal
) -> TargetStanding:
    """How an ``each`` or ``grow`` target stands; a running period may lag ``tolerated`` points unlit."""
    periods = unfold_periods(target, readings, frame)
    held = periods.held
    # What is owed is past its due day: no figure that is still awaited can make the promise whole.
    past = frame.past and (periods.decided or bool(periods.owed))
    fault, restored = _memory(held)
    average = Average.of(target, held) if target.average else None
    if average is not None:
        fault, restored = average.shortfall(), None
    last = held[-1] if held else None
    lag = next((one.lag() for one in reversed(held) if not one.final and one.lags(tolerated)), None)
    behind = lag is not None
    met = _met(periods, average, fault, averaged=target.average, past=past)
    return TargetStanding(
        target,
        frame.last or frame.as_of,
        readings if target.combine is None else tuple(one for part in held for one in part.readings),
        last.reading if last else (readings[-1] if readings else None),
        last.pace.expected if last and last.pace else None,
        last.pace.progress if last and last.pace else None,
        last.pace.gap if last and last.pace else None,
        _state(periods, fault, past=past, met=met, behind=behind),
        bar=last.bar if last else target.bar,
        period=last.slot.period if last else None,
        cut=last.cut if last else None,
        growth=last.growth if last else None,
        owed=periods.owed,
        fault=fault,
        restored=restored,
        lag=lag,
        past=past,
        met=met,
        mean=average.mean if average is not None else None,
    )


def unfold_periods(target: Target, readings: tuple[Reading, ...], frame: Frame) -> Periods:
    """The judged periods that have begun, each with its verdict or as owed."""
    every = target.every or Every.YEAR
    slots = frame.slots(every)
    if target.rule is Rule.GROW:
        slots = tuple(slot for slot in slots if slot.cut is None)  # ends of unlike spans do not compare
    reporters = reporters_of(target, readings)
    verdict = each_verdict if target.rule is Rule.EACH else grow_verdict
    join = combine if target.rule is Rule.EACH else combine_by_day
    whole = readings if target.combine is None else join(target, readings, reporters)
    held: list[Held] = []
    owed: list[Owing] = []
    decided = True
    for slot in slots:
        over = slot.last < frame.as_of
        due_over = over and frame.due_over(slot.last)
        inside = tuple(one for one in readings if slot.first <= one.upto <= slot.last)
        if inside:
            own = join(target, inside, reporters)
            final = over and bool(own) and (own[-1].upto == slot.last or due_over)
            if own:
                one = verdict(target, Span(slot, own, whole, frame.origin, over, final))
                if _by_earlier_day(target, one, frame) and one.kept is not False:
                    one = one._replace(kept=None)  # owed: no figure of an earlier day keeps it
                held.append(one)
            decided = final or (not own and due_over)
        else:
            decided = due_over
        if due_over or (frame.cycle.on is not None and frame.due_over(slot.last)):
            ended = bool(inside) and bool(held) and held[-1].slot == slot
            unproved = ended and held[-1].kept is not False and _by_earlier_day(target, held[-1], frame)
            since = slot.last if unproved else slot.first
            owing = _owing(target, readings, slot._replace(first=since), frame, every)
            if owing is not None:
                owed.append(owing)
    return Periods(tuple(held), tuple(owed), len(slots), decided and bool(slots))


def _by_earlier_day(target: Target, one: Held, frame: Frame) -> bool:
    """Whether growth over a closed period is told by a level of an earlier day of it.

    A first period that has nothing before it to be compared with is excused, whichever day it tells of.
    Where reports are due inside the period (on: 25) the level of its last day is not asked for.
    """
    last = one.slot.last
    asked = due_day(frame.cycle, last, frame.last, frame.calendar) >= last
    earlier = one.final and one.reading.upto != last
    return target.rule is Rule.GROW and asked and earlier and not one.baseless


def _owing(
    target: Target, readings: tuple[Reading, ...], slot: Slot, frame: Frame, every: Every
) -> Owing | None:
    units = silent_units(target, readings, slot.period._replace(first=slot.first), slot.last)
    if units is None:
        return None
    return Owing(slot.period, every, due_day(frame.cycle, slot.last, frame.last, frame.calendar), units)


def _memory(held: tuple[Held, ...]) -> tuple[Shortfall | None, Shortfall | None]:
    """A short period stays until a later one is kept; then it is remembered as made good on that day.

    A cap that was exceeded is no less so by a period that is only short.
    """
    fault: Shortfall | None = None
    restored: Shortfall | None = None
    over = False
    for one in held:
        if one.kept and fault is not None:
            restored, fault, over = fault._replace(mended=one.reading.upto), None, False
        elif one.kept is False and (one.final or one.exceeded) and not (over and not one.exceeded):
            fault, over = one.shortfall(), one.exceeded
    return fault, restored


def _met(
    periods: Periods, average: Average | None, fault: Shortfall | None, *, averaged: bool, past: bool
) -> bool:
    """Whether the promise holds: at the deadline over every judged period, before it in the last one.

    A period that nobody reported is not kept; a short one that a later one made good counts as kept.
    """
    held = periods.held
    if not held or fault is not None or periods.owed:
        return False
    if averaged:
        return past and average is not None and average.kept and average.whole
    if past:
        # The first period of growth has nothing to be compared with where no level before it is known.
        told = held[1:] if held[0].baseless else held
        return bool(told) and all(one.kept is not None for one in told)
    # What is running has the last word only where it speaks against: it is not judged yet.
    decided = next((one for one in reversed(held) if one.kept is not None), None)
    return decided is not None and decided.kept is True and held[-1].seen is not False


def _state(periods: Periods, fault: Shortfall | None, *, past: bool, met: bool, behind: bool) -> TargetState:
    held = periods.held
    if fault is not None and any(one.exceeded for one in held if one.reading is fault.reading):
        return TargetState.BROKEN
    if past and not met:
        return TargetState.MISSED
    if fault is not None or behind:
        return TargetState.SHORT
    if met:
        return TargetState.MET
    if not periods.begun:
        return TargetState.UNPACED  # printed in the second half of its only period: nobody is asked
    if not held or periods.owed:
        return TargetState.NO_READING
    last = held[-1]
    paced = last.pace is not None or (last.grown and last.growth is not None)
    return TargetState.ON_PATH if paced and not last.final else TargetState.UNPACED
