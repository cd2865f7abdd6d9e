"""Reporting cycles: which period a target owes a reading for, until when, and who answered when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Reading, Standing
from jianguan_cli.domain.plan.model import Plan
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.settings.settings import DEFAULT_CYCLE, Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.dates import Period, months_later, period_of, previous_period
from jianguan_cli.domain.values.vocabulary import Every


class Cycle(NamedTuple):
    """How often, and how many days after the period's end."""

    every: Every
    due: int


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


def plan_cycle(plan: Plan, settings: Settings) -> Cycle:
    """The reporting cycle of a plan: its own words, else the workspace's, else quarterly within 5 days."""
    own, general = plan.report, settings.report
    every = (own.every if own else None) or general.every or DEFAULT_CYCLE.every or Every.QUARTER
    due = own.due if own is not None and own.due is not None else general.due
    return Cycle(every, (DEFAULT_CYCLE.due or 0) if due is None else due)


def target_cycle(target: Target, cycle: Cycle) -> Cycle:
    """The reporting cycle of a target in a plan of ``cycle``: its ``report``, else its period ``every``."""
    own = target.report
    if own is None:
        return cycle if target.every is None else Cycle(target.every, cycle.due)
    return Cycle(own.every or target.every or cycle.every, cycle.due if own.due is None else own.due)


def cycle_days(cycle: Cycle, start: date) -> int:
    """How many days one cycle and its due days last, beginning on ``start``."""
    match cycle.every:
        case Every.WEEK:
            length = 7
        case Every.MONTH:
            length = (months_later(start, 1) - start).days
        case Every.QUARTER:
            length = (months_later(start, 3) - start).days
        case Every.YEAR:
            length = (months_later(start, 12) - start).days
    return length + cycle.due


def last_whole_period(every: Every, as_of: date) -> Period:
    """The last period that has ended before ``as_of``."""
    return previous_period(period_of(as_of, every), every)


def answer(readings: tuple[Reading, ...], period: Period) -> Reading | None:
    """The first report that answers for the period: of a day in it or after it."""
    answers = [reading for reading in readings if reading.upto >= period.first]
    return min(answers, key=_reported, default=None)


def inside(period: Period, start: date, end: date | None) -> bool:
    """Whether the whole period lies inside an item's time; ``end`` None is an open end."""
    return period.first >= start and (end is None or period.last <= end)


def _reported(reading: Reading) -> date:
    return reading.date


def owed(standing: Standing, settings: Settings, calendar: Calendar) -> tuple[Owed, ...]:
    """What the item owes or owed for the last whole period of each target, in the order of the targets.

    The period is the last one that has ended, its due days passed or not; nothing is owed for ended items
    nor for a period that is not inside the item's time.  ``late`` counts days after the due day, so far
    where nobody answered.
    """
    if not standing.status.open:
        return ()
    found = []
    plan = plan_cycle(standing.plan, settings)
    for one in standing.targets:
        cycle = target_cycle(one.target, plan)
        period = last_whole_period(cycle.every, standing.as_of)
        end = None if standing.item.ongoing and one.target.deadline is None else one.deadline
        if not inside(period, standing.start, end):
            continue
        due = calendar.limit(period.last, cycle.due)
        first = answer(one.readings, period)
        late = max(0, ((first.date if first else standing.as_of) - due).days)
        found.append(
            Owed(
                standing.item.id,
                one.target.key,
                standing.lead_now,
                standing.support_now,
                cycle.every,
                period,
                due,
                first.date if first else None,
                late,
            )
        )
    return tuple(found)
