"""Reporting cycles: how often figures are to be reported, and until when."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Delivery
from jianguan_cli.domain.plan.model import Plan
from jianguan_cli.domain.plan.target import ReportCycle, Target
from jianguan_cli.domain.settings.settings import DEFAULT_CYCLE, Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.dates import month_end, months_later, period_of
from jianguan_cli.domain.values.vocabulary import Every


class Cycle(NamedTuple):
    """How often, and until when: ``due`` days after the period's end, or ``on`` a day of its last month."""

    every: Every
    due: int
    on: int | None = None


def plan_cycle(plan: Plan, settings: Settings) -> Cycle:
    """The reporting cycle of a plan: its own words, else the workspace's, else quarterly within 5 days."""
    general = _said_over(settings.report, Cycle(DEFAULT_CYCLE.every or Every.QUARTER, DEFAULT_CYCLE.due or 0))
    return general if plan.report is None else _said_over(plan.report, general)


def target_cycle(target: Target, cycle: Cycle) -> Cycle:
    """The reporting cycle of a target in a plan of ``cycle``: its ``report``, else its period ``every``."""
    if target.every is not None:
        on = cycle.on if target.every.months else None
        cycle = Cycle(target.every, cycle.due, on)
    return cycle if target.report is None else _said_over(target.report, cycle)


def _said_over(said: ReportCycle, general: Cycle) -> Cycle:
    """The general cycle with what is said more closely; one form of the due day replaces the other."""
    every = said.every or general.every
    if said.on is not None:
        return Cycle(every, general.due, said.on)  # weeks and 旬 have no such day: there the due days count
    if said.due is not None:
        return Cycle(every, said.due)
    return Cycle(every, general.due, general.on if every.months else None)


def cycle_days(cycle: Cycle, start: date) -> int:
    """How many days one cycle and its due days last, beginning on ``start``."""
    due = cycle.due if cycle.on is None else 0
    if cycle.every is Every.WEEK:
        return 7 + due
    if cycle.every is Every.DEKAD:
        return period_of(start, cycle.every).days + due
    return (months_later(start, cycle.every.months) - start).days + due


def due_day(cycle: Cycle, day: date, last: date | None, calendar: Calendar) -> date:
    """Until when a figure of ``day`` is to be reported, in time where the promise ends on ``last``.

    A limit in days ends on a working day; a day of the month (每月25日前) does not roll.
    """
    end = _end(cycle, day, last)
    return calendar.limit(end, cycle.due) if cycle.on is None else _on(cycle.on, end)


def due_passed(cycle: Cycle, day: date, last: date | None, as_of: date, calendar: Calendar) -> bool:
    """Whether ``as_of`` lies after ``due_day``; far from the edge no calendar is needed."""
    end = _end(cycle, day, last)
    if cycle.on is None:
        return calendar.limit_passed(end, cycle.due, as_of)
    return as_of > _on(cycle.on, end)


def counted_on(cycle: Cycle, said: Delivery, calendar: Calendar) -> date:
    """The day on which a result counts as done: the day it was said to be done, where that was said in time.

    In time is within the due days after that day, or by the day of its month on which reports are due
    (每月25日前); what is said later counts from the day on which it was said: late is never early.
    """
    if cycle.on is None:
        late = calendar.limit_passed(said.upto, cycle.due, said.date)
    else:
        late = said.date > max(_on(cycle.on, said.upto), said.upto)
    return said.date if late else said.upto


def _end(cycle: Cycle, day: date, last: date | None) -> date:
    """The end of the reporting period that holds ``day``; the promise's last day ends it too."""
    end = period_of(day, cycle.every).last
    return end if last is None or last < day else min(end, last)


def _on(day: int, end: date) -> date:
    """The ``day``-th of the month of ``end``, or that month's last."""
    return end.replace(day=min(day, month_end(end.year, end.month).day))
