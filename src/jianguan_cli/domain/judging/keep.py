"""底线型 ``keep``: every reading on its own; a broken 不发生 stays broken to the end of its year at least.

Only readings of days inside the promise's time speak of it; those of later days may make good, never break.
"""

from __future__ import annotations

from collections.abc import Iterable

from jianguan_cli.domain.judging.frame import Frame
from jianguan_cli.domain.judging.readings import Answer, bar_of, holds
from jianguan_cli.domain.judging.standing import Owing, Reading, Shortfall, TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target


def judge_keep(
    target: Target, readings: tuple[Reading, ...], frame: Frame, owed: tuple[Owing, ...]
) -> TargetStanding:
    """How a ``keep`` target stands: broken by its latest reading, or (不发生) by any of this year.

    At the deadline the last reporting period must have been answered: silence holds no floor.
    """
    answers = [_answer(target, one) for one in readings]
    within = [one for one in answers if frame.last is None or one.reading.upto <= frame.last]
    fault, restored = _memory(within)
    failed = False
    if target.zero_promise:
        fault = fault or _broken_in(within, frame.as_of.year)
        failed = frame.past and frame.last is not None and _broken_in(within, frame.last.year) is not None
    mended = _mended_later(target, fault, answers[len(within) :])
    if mended is not None:
        restored, fault = mended, None
    told = mended is not None or (bool(within) and within[-1].kept is True and not owed)
    met = fault is None and not failed and told
    last = within[-1] if within else None
    return TargetStanding(
        target,
        frame.last or frame.as_of,
        readings,
        last.reading if last else (readings[-1] if readings else None),
        None,
        None,
        None,
        _state(fault, last, frame, met=met, owed=bool(owed)),
        bar=last.bar if last else target.bar,
        owed=owed,
        fault=fault,
        # 不发生 is made good by no figure of the year it was broken in.
        restored=None if failed or (target.zero_promise and fault is not None) else restored,
        past=frame.past,
        met=met,
    )


def _state(
    fault: Shortfall | None, last: Answer | None, frame: Frame, *, met: bool, owed: bool
) -> TargetState:
    if fault is not None:
        return TargetState.BROKEN
    if met:
        return TargetState.MET
    if frame.past:
        return TargetState.MISSED
    return TargetState.NO_READING if last is None or owed else TargetState.UNPACED


def _answer(target: Target, reading: Reading) -> Answer:
    bar = bar_of(target, reading, reading.upto)
    return Answer(reading, bar, holds(target, reading, bar))


def _memory(answers: Iterable[Answer]) -> tuple[Shortfall | None, Shortfall | None]:
    """What is broken now, and what was last broken and first made good on which day.

    Only a later figure that is known to be good makes good: silence and an unknown bar do not.
    """
    fault: Shortfall | None = None
    restored: Shortfall | None = None
    for one in answers:
        if one.kept is False:
            fault = _shortfall(one)
        elif one.kept and fault is not None:
            restored, fault = fault._replace(mended=one.reading.upto), None
    return fault, restored


def _mended_later(target: Target, fault: Shortfall | None, later: list[Answer]) -> Shortfall | None:
    """The fault at the end of the promise's time, made good after it; 不发生 not within the same year."""
    if fault is None:
        return None
    year = fault.reading.upto.year if target.zero_promise else 0
    first = next((one.reading.upto for one in later if one.kept and one.reading.upto.year > year), None)
    return None if first is None else fault._replace(mended=first)


def _broken_in(answers: list[Answer], year: int) -> Shortfall | None:
    broken = [one for one in answers if one.kept is False and one.reading.upto.year == year]
    return _shortfall(broken[-1]) if broken else None


def _shortfall(answer: Answer) -> Shortfall:
    return Shortfall(answer.reading, answer.bar, answer.reading.value)
