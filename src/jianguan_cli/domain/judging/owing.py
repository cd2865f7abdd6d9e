"""未报送: for which periods a figure is owed, by whom, and who answered when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.combined import reporters_of
from jianguan_cli.domain.judging.cycles import due_day, due_passed, plan_cycle, target_cycle
from jianguan_cli.domain.judging.frame import Frame, frame_of
from jianguan_cli.domain.judging.standing import Owing, Reading, Standing
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.dates import Period, period_of, previous_period
from jianguan_cli.domain.values.vocabulary import Every, Rule


class Owed(NamedTuple):
    """One reading that is or was owed: ``answered`` is the day of the first report for it, if any."""

    item: str
    target: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    every: Every
    period: Period
    due: date
    answered: date | None
    late: int


def last_owed(target: Target, readings: tuple[Reading, ...], frame: Frame) -> Owing | None:
    """The last whole reporting period of the promise's time that is due and not answered.

    A reading of a day in it or after it answers.  Where several units report, those that did not are named.
    """
    cycle = frame.cycle
    for slot in reversed(frame.slots(cycle.every)):
        period = slot.period
        if slot.cut is not None or not frame.due_over(period.last):
            continue
        units = silent_units(target, readings, period)
        if units is None:
            return None
        due = due_day(cycle, period.last, frame.last, frame.calendar)
        return Owing(period, cycle.every, due, units)
    return None


def silent_units(
    target: Target, readings: tuple[Reading, ...], period: Period, until: date | None = None
) -> tuple[str, ...] | None:
    """Who has not answered for the period; empty where nobody has and nobody is named, None where all have.

    With ``until`` only a reading of a day inside the period answers.
    """
    answers = [one for one in readings if one.upto >= period.first and (until is None or one.upto <= until)]
    if target.combine is None:
        return None if answers else ()
    told = {one.unit for one in answers}
    reporters = reporters_of(target, readings)
    units = tuple(unit for unit in reporters if unit not in told)
    return units if units or not reporters else None


def owed(standing: Standing, settings: Settings, calendar: Calendar) -> tuple[Owed, ...]:
    """What the item owes or owed for the last whole period of each target, in the order of the targets.

    The period is the last one that has ended (or is due within itself), its due days passed or not; nothing
    is owed for ended items nor for a period that nobody is asked for.  ``late`` counts days after the due
    day, so far where nobody answered.
    """
    if not standing.status.open or not (standing.lead_now or standing.support_now):
        return ()
    found = []
    general = plan_cycle(standing.plan, settings)
    for one in standing.targets:
        target = one.target
        cycle = target_cycle(target, general)
        frame = frame_of(standing.item, standing.plan, target, one.deadline, standing.as_of, cycle, calendar)
        period = _last_ended(frame)
        if not asked(target, period, frame):
            continue
        due = due_day(cycle, period.last, frame.last, calendar)
        answers = [reading.date for reading in one.readings if reading.upto >= period.first]
        first = min(answers, default=None)
        late = max(0, ((first or standing.as_of) - due).days)
        found.append(
            Owed(
                standing.item.id,
                target.key,
                standing.lead_now,
                standing.support_now,
                cycle.every,
                period,
                due,
                first,
                late,
            )
        )
    return tuple(found)


def _last_ended(frame: Frame) -> Period:
    cycle, as_of = frame.cycle, frame.as_of
    period = period_of(as_of, cycle.every)
    if cycle.on is not None and due_passed(cycle, as_of, None, as_of, frame.calendar):
        return period
    return previous_period(period, cycle.every)


def asked(target: Target, period: Period, frame: Frame) -> bool:
    """Whether a figure is asked for the period: a judged one of its own, else a whole one of its time."""
    own = target.rule in (Rule.EACH, Rule.GROW) and (target.every or Every.YEAR) is frame.cycle.every
    return any(slot.period == period and (own or slot.cut is None) for slot in frame.slots(frame.cycle.every))
