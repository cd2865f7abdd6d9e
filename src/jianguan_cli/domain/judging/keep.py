"""底线型 ``keep``: every reading on its own; a broken 不发生 stays broken to the end of its year at least."""

from __future__ import annotations

from datetime import date

from jianguan_cli.domain.judging.readings import bound_of, holds
from jianguan_cli.domain.judging.standing import Reading, Shortfall, TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target


def judge_keep(
    target: Target, readings: tuple[Reading, ...], as_of: date, deadline: date, *, past: bool
) -> TargetStanding:
    """How a ``keep`` target stands: broken by its latest reading, or (``== 0``) by any of this year."""
    if not readings:
        state = TargetState.MISSED if past else TargetState.NO_READING
        return TargetStanding(target, deadline, readings, None, None, None, None, state, past=past)
    latest = readings[-1]
    answers = [(reading, holds(target, reading)) for reading in readings]
    broken = [reading for reading, kept in answers if kept is False]
    # Only a later figure that is known to be good makes good: silence and an unknown bar do not.
    known = next((kept for _, kept in reversed(answers) if kept is not None), None)
    fault = broken[-1] if known is False else None
    failed = False
    if target.zero_promise:
        fault = fault or _last_of_year(broken, as_of.year)
        failed = past and _last_of_year(broken, deadline.year) is not None
    answered = answers[-1][1] is not None
    met = fault is None and not failed and answered
    restored = broken[-1] if broken and fault is None and not failed else None
    if fault is not None:
        state = TargetState.BROKEN
    elif met:
        state = TargetState.MET
    else:
        state = TargetState.MISSED if past else TargetState.UNPACED
    return TargetStanding(
        target,
        deadline,
        readings,
        latest,
        None,
        None,
        None,
        state,
        bound=bound_of(target, latest),
        fault=_shortfall(target, fault),
        restored=_shortfall(target, restored),
        past=past,
        met=met,
    )


def _last_of_year(readings: list[Reading], year: int) -> Reading | None:
    return next((reading for reading in reversed(readings) if reading.upto.year == year), None)


def _shortfall(target: Target, reading: Reading | None) -> Shortfall | None:
    return None if reading is None else Shortfall(reading, bound_of(target, reading))
