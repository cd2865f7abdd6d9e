"""Every target by its rule, and what it owes the reporting cycle."""

from __future__ import annotations

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.cycles import Cycle, answer, inside, last_whole_period, target_cycle
from jianguan_cli.domain.judging.each import judge_each
from jianguan_cli.domain.judging.grow import judge_grow
from jianguan_cli.domain.judging.keep import judge_keep
from jianguan_cli.domain.judging.reach import judge_reach
from jianguan_cli.domain.judging.standing import Reading, TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.dates import Period, previous_period
from jianguan_cli.domain.values.vocabulary import Rule


def judge_target(case: Case, target: Target, cycle: Cycle) -> TargetStanding:
    """How ``target`` stands on the case's day; ``cycle`` is the plan's reporting cycle."""
    timeline, item, as_of = case.timeline, case.item, case.as_of
    # 长期坚持 has no deadline of its own; a target that writes one is held to it all the same.
    endless = item.ongoing and target.deadline is None
    deadline = target.deadline or timeline.deadline
    past = as_of > deadline and not endless
    readings = timeline.readings_of(target.key, with_met=target.against is not None)
    tolerated = case.scheme.band_start
    match target.rule:
        case Rule.REACH:
            origin = item.start or case.plan.start
            standing = judge_reach(
                target, readings, origin, deadline, past=past, tolerated=tolerated, endless=endless
            )
        case Rule.KEEP:
            standing = judge_keep(target, readings, as_of, deadline, past=past)
        case Rule.EACH | Rule.GROW:
            judge_periods = judge_each if target.rule is Rule.EACH else judge_grow
            standing = judge_periods(
                target, readings, as_of, case.start, deadline, past=past, endless=endless, tolerated=tolerated
            )
    missing = _missing(case, target, readings, cycle, endless=endless) if timeline.open else None
    if missing is None:
        return standing
    # An old figure on its path says nothing of today: never taken as on track.
    state = TargetState.NO_READING if standing.state is TargetState.ON_PATH else standing.state
    return standing._replace(missing=missing, state=state)


def _missing(
    case: Case, target: Target, readings: tuple[Reading, ...], cycle: Cycle, *, endless: bool
) -> Period | None:
    """The last whole reporting period whose due days have passed, where nobody answered for it.

    While the due days of a newer one still run, the one before stays unanswered.
    """
    own = target_cycle(target, cycle)
    period = last_whole_period(own.every, case.as_of)
    if readings and answer(readings, period) is not None:
        return None
    while not case.calendar.limit_passed(period.last, own.due, case.as_of):
        period = previous_period(period, own.every)
        if period.first < case.start or answer(readings, period) is not None:
            return None
    end = None if endless else target.deadline or case.timeline.deadline
    return period if inside(period, case.start, end) else None
