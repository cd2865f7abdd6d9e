"""达标型 ``reach``: built-up states and totals, judged along a path where there is one.

A running total under a cap is another matter: it never falls, so beyond the cap it is broken for good, and
within it it is met only when its time is over.
"""

from __future__ import annotations

from decimal import Decimal

from jianguan_cli.domain.judging.frame import Frame
from jianguan_cli.domain.judging.path import along, path_of, plain_progress
from jianguan_cli.domain.judging.readings import Answer, bar_of, holds
from jianguan_cli.domain.judging.standing import Owing, Reading, Shortfall, TargetStanding, TargetState
from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.dates import period_of


def judge_reach(
    target: Target,
    readings: tuple[Reading, ...],
    frame: Frame,
    owed: tuple[Owing, ...],
    tolerated: Decimal,
) -> TargetStanding:
    """How a ``reach`` target stands; ``tolerated`` points behind its path are not behind."""
    bar, capped, last = target.bar, target.capped, frame.last
    path = None if last is None else path_of(target, frame.origin, last)
    answers = [_answer(target, one, bar, frame) for one in readings]
    count = len(answers)
    while last is not None and count and answers[count - 1].reading.upto > last:
        count -= 1
    latest = answers[count - 1] if count else None
    fault = _exceeded(answers[:count]) if capped else None
    good = latest is not None and fault is None and latest.kept is True
    met = good and (not capped or (frame.past and not owed))
    restored = None
    if frame.past and not met and fault is None and not capped:
        restored = _late(answers, count)
    # What is shown is what decided: a promise made good late is met by the figure that did so.
    good_late = _first_kept(answers, count) if restored is not None else None
    met = met or restored is not None
    shown = good_late or latest or (answers[-1] if answers else None)
    # A figure that lacks one of its parts is no figure of the whole: it is neither ahead nor behind.
    told = path is not None and shown is not None and shown.reading.whole
    found = along(path, shown.reading) if told and path is not None and shown is not None else None
    gap = found.gap if found else None
    return TargetStanding(
        target,
        last or frame.as_of,
        readings,
        shown.reading if shown is not None else None,
        found.expected if found else None,
        found.progress if found else plain_progress(target, shown.reading) if shown is not None else None,
        gap,
        _state(frame, latest, fault, gap, tolerated, met=met, owed=bool(owed)),
        bar=shown.bar if shown is not None else bar,
        path=path.points if path is not None else (),
        owed=owed,
        fault=fault,
        restored=restored,
        past=frame.past,
        met=met,
        reached=None if capped else next((one.reading.upto for one in answers if one.kept), None),
    )


def _state(
    frame: Frame,
    latest: Answer | None,
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


def _answer(target: Target, reading: Reading, bar: Bar | None, frame: Frame) -> Answer:
    """Whether a figure keeps the bar; a level with one part of a period before proves nothing."""
    bar = bar if bar is not None else bar_of(target, reading, reading.upto)
    kept = holds(target, reading, bar)
    since = period_of(reading.upto, frame.cycle.every).first
    stale = reading.oldest is not None and reading.oldest < since
    return Answer(reading, bar, None if kept and stale else kept)


def _exceeded(within: list[Answer]) -> Shortfall | None:
    """The first figure over the cap: from it on the total is over it, whatever is said later."""
    for reading, bar, kept in within:
        if kept is False and bar is not None and reading.value is not None and bar.exceeded(reading.value):
            return Shortfall(reading, bar, reading.value)
    return None


def _late(answers: list[Answer], within: int) -> Shortfall | None:
    """What was missed at the deadline and first reached on a later day."""
    first = _first_kept(answers, within)
    if first is None:
        return None
    before = answers[within - 1] if within else first
    return Shortfall(before.reading, before.bar, before.reading.value, mended=first.reading.upto)


def _first_kept(answers: list[Answer], within: int) -> Answer | None:
    """The figure of the first day after the deadline on which the value was reached."""
    return next((one for one in answers[within:] if one.kept), None)
