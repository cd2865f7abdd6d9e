"""Every target by its rule, and what it owes the reporting cycle."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.belated import with_lateness
from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.combined import combine, reporters_of
from jianguan_cli.domain.judging.cycles import Cycle, target_cycle
from jianguan_cli.domain.judging.frame import Frame, frame_of
from jianguan_cli.domain.judging.keep import judge_keep
from jianguan_cli.domain.judging.owing import last_owed
from jianguan_cli.domain.judging.periodic import judge_periodic
from jianguan_cli.domain.judging.reach import judge_reach
from jianguan_cli.domain.judging.stages import stage_reached
from jianguan_cli.domain.judging.standing import Owing, Reading, TargetStanding, TargetState
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.vocabulary import Combine, Every, Rule

_GOOD = (TargetState.MET, TargetState.ON_PATH)
_WORST = (
    TargetState.BROKEN,
    TargetState.MISSED,
    TargetState.SHORT,
    TargetState.BEHIND,
    TargetState.NO_READING,
    TargetState.UNPACED,
    TargetState.ON_PATH,
    TargetState.MET,
)


def judge_targets(case: Case, general: Cycle, until: date | None = None) -> tuple[TargetStanding, ...]:
    """How the case's targets stand on its day; ``general`` is the plan's reporting cycle.

    With ``until``, how they stood on that earlier day, by what is known on the case's: the figures of days
    up to it decide, and what was owed by then is owed where nothing has answered it since.
    Of the targets of one ``any_of`` one that holds is enough: then the others are excused.
    """
    standings = [_judge(case, target, general, until) for target in case.item.targets]
    for name in {target.any_of for target in case.item.targets} - {None}:
        group = [one for one in standings if one.target.any_of == name and one.state in _GOOD]
        day = until or case.as_of
        enough = next((one for one in group if _without_stain(one, day)), None)
        enough = enough or next((one for one in group if one.state is TargetState.MET), None)
        if enough is not None:
            standings = [
                one._replace(excused=True) if one.target.any_of == name and one is not enough else one
                for one in standings
            ]
    return tuple(standings)


def _without_stain(one: TargetStanding, day: date) -> bool:
    """Whether a target that holds owes nothing, was never made good and has missed no stage on its way."""
    if one.owed or one.restored is not None:
        return False
    if one.target.rule is not Rule.REACH or one.met:
        return True
    passed = [step for step in one.target.milestones if step.by < day]
    return all(stage_reached(one.target, step, one.readings) for step in passed)


def _judge(case: Case, target: Target, general: Cycle, until: date | None) -> TargetStanding:
    readings = case.readings_of(target)
    cycle = target_cycle(target, general)
    deadline = target.deadline or case.timeline.deadline
    frame = frame_of(case.item, case.plan, target, deadline, until or case.as_of, cycle, case.calendar)
    tolerated = case.scheme.band_start
    standing = _by_units(target, readings, frame, tolerated)
    if until is not None:
        by_then = tuple([one for one in readings if one.upto <= until])
        standing = _by_units(target, by_then, frame, tolerated)._replace(owed=standing.owed)
    return standing._replace(deadline=deadline)


def _by_units(
    target: Target, readings: tuple[Reading, ...], frame: Frame, tolerated: Decimal
) -> TargetStanding:
    reporters = _reporters(target, readings, frame)
    if target.combine is Combine.WORST and reporters:
        alone = target.replace(combine=None, reporters=())
        units = {
            unit: judge_series(alone, tuple([one for one in readings if one.unit == unit]), frame, tolerated)
            for unit in reporters
        }
        return worst_of(target, readings, units)
    return judge_series(target, readings, frame, tolerated)


def _reporters(target: Target, readings: tuple[Reading, ...], frame: Frame) -> tuple[str, ...]:
    """Who owes a figure: a unit that first reports of days after the term owes none within it."""
    in_term = [one for one in readings if frame.last is None or one.upto <= frame.last]
    return reporters_of(target, in_term or readings)


def judge_series(
    target: Target, readings: tuple[Reading, ...], frame: Frame, tolerated: Decimal
) -> TargetStanding:
    """How one series of readings stands by the target's rule, what it owes, and whether it came too late."""
    return with_lateness(lambda known: _series(target, known, frame, tolerated), readings, frame)


def _series(
    target: Target, readings: tuple[Reading, ...], frame: Frame, tolerated: Decimal
) -> TargetStanding:
    asked = target
    if target.combine is not None:
        asked = target.replace(reporters=_reporters(target, readings, frame))
    # Figures of days before the promise began are no progress of it, and answer for no period of it.
    within = tuple([one for one in readings if one.upto >= frame.origin])
    if target.rule in (Rule.EACH, Rule.GROW):
        standing = judge_periodic(asked, readings, frame, tolerated)
        if frame.cycle.every is not (target.every or Every.YEAR):
            standing = _also_owed(standing, last_owed(asked, within, frame))
        return standing._replace(target=target)
    owing = last_owed(asked, within, frame)
    owed = () if owing is None else (owing,)
    # Where nobody is named, who reports for the first time takes back no figure that was whole before.
    whole = combine(target, within, target.reporters)
    if target.rule is Rule.REACH:
        return judge_reach(target, whole, frame, owed, tolerated)
    return judge_keep(target, whole, frame, owed)


def worst_of(
    target: Target, readings: tuple[Reading, ...], units: dict[str, TargetStanding]
) -> TargetStanding:
    """All units must hold: the worst one's standing, with what each of them owes."""
    worst = min(units.values(), key=_badness)
    owed: dict[Period, Owing] = {}
    for unit, one in units.items():
        for owing in one.owed:
            known = owed.get(owing.period, owing._replace(units=()))
            owed[owing.period] = known._replace(units=(*known.units, unit))
    restored = worst.restored or next((one.restored for one in units.values() if one.restored), None)
    return worst._replace(
        target=target,
        readings=readings,
        owed=tuple(owed[period] for period in sorted(owed)),
        restored=restored,
        met=all(one.met for one in units.values()),
        past=any(one.past for one in units.values()),
    )


def _badness(one: TargetStanding) -> tuple[int, bool, Decimal, Decimal]:
    """Of two that missed, what one broke says more than that another did not report.

    Of two that lag, the one that lags more says more; else the one that is less far.
    """
    far = Decimal("Infinity") if one.progress is None else one.progress
    return _WORST.index(one.state), one.fault is None, one.gap or Decimal(0), far


def _also_owed(standing: TargetStanding, owing: Owing | None) -> TargetStanding:
    """A report that is asked for more often than the promise has periods: 每年, reported quarterly."""
    if owing is None or any(owing.period.first in one.period for one in standing.owed):
        return standing
    if standing.past and standing.met:
        return standing  # every period it promised is there
    calm = standing.state in (*_GOOD, TargetState.UNPACED)
    state = TargetState.NO_READING if calm else standing.state
    return standing._replace(owed=(*standing.owed, owing), state=state, met=False)
