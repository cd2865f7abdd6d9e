"""The time in which a target is judged: where it begins and ends, which periods of it count, until when.

Periods are calendar periods from the plan's start to the deadline.  The one in which the plan was issued
counts whole if the day of issue lies in its first half, else it is not judged and nobody is asked for it;
those that ended before it are not judged.  Only a start that is written on the item, or the deadline, cuts a
period.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from jianguan_cli.domain.judging.cycles import Cycle, due_day, due_passed
from jianguan_cli.domain.judging.standing import Cut
from jianguan_cli.domain.plan.model import Item, Plan
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.dates import Period, next_period, period_of
from jianguan_cli.domain.values.vocabulary import Every


class Slot(NamedTuple):
    """A judged period: the calendar's, and the days of it that count."""

    period: Period
    first: date
    last: date

    @property
    def cut(self) -> Cut | None:
        """Where it is cut, and to how many days of how many; None for a whole period."""
        days = (self.last - self.first).days + 1
        if days == self.period.days:
            return None
        since = self.first if self.first > self.period.first else None
        until = self.last if self.last < self.period.last else None
        return Cut(since, until, days, self.period.days)


class Frame(NamedTuple):
    """``origin`` begins paths, quotas and periods: the plan's start, or the ``written`` one of the item;
    ``last`` is the deadline, None for a duty without end; ``cycle`` the target's reporting cycle.
    """

    as_of: date
    origin: date
    written: bool
    issued: date
    last: date | None
    cycle: Cycle
    calendar: Calendar

    @property
    def past(self) -> bool:
        """Whether the deadline has passed; a duty without end has none."""
        return self.last is not None and self.as_of > self.last

    def slots(self, every: Every) -> tuple[Slot, ...]:
        """The judged periods that begin by the as-of day, in order."""
        begun = period_of(self.as_of, every).last
        return _slots(every, self.origin, self.written, self.issued, self.last, begun)

    @property
    def last_due(self) -> date:
        """Until when the last figure of the promise is to be reported; a duty without end has none."""
        return date.max if self.last is None else due_day(self.cycle, self.last, self.last, self.calendar)

    def due_over(self, day: date) -> bool:
        """Whether the days in which a figure of ``day`` may be reported are over."""
        return due_passed(self.cycle, day, self.last, self.as_of, self.calendar)


def frame_of(
    item: Item, plan: Plan, target: Target, deadline: date, as_of: date, cycle: Cycle, calendar: Calendar
) -> Frame:
    """The frame of one target; ``deadline`` is the one in force, ``cycle`` the target's own.

    长期坚持 has no deadline; a target that writes one is held to it all the same.
    """
    endless = item.ongoing and target.deadline is None
    return Frame(
        as_of,
        item.start or plan.start,
        item.start is not None,
        plan.issued,
        None if endless else deadline,
        cycle,
        calendar,
    )


@lru_cache(maxsize=4096)  # the items of a plan share a few frames
def _slots(
    every: Every, origin: date, written: bool, issued: date, last: date | None, begun: date
) -> tuple[Slot, ...]:
    found = []
    period = period_of(max(origin, issued), every)
    starts_inside = written and issued <= origin and period.first < origin <= period.last
    if issued in period and not starts_inside and _second_half(issued, period):
        period = next_period(period, every)
    while period.first <= begun and (last is None or period.first <= last):
        first = origin if written and period.first < origin else period.first
        found.append(Slot(period, first, period.last if last is None else min(period.last, last)))
        period = next_period(period, every)
    return tuple(found)


def _second_half(day: date, period: Period) -> bool:
    """Whether more than half of the period lay before ``day``."""
    return (day - period.first).days * 2 >= period.days
