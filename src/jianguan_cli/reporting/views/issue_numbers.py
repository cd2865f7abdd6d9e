"""The numbered issues: which days an issue speaks of, which came before it, which number it bears."""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from jianguan_cli.domain.settings.settings import ReportHead
from jianguan_cli.domain.values.dates import next_period, period_of, previous_period
from jianguan_cli.domain.values.vocabulary import Every

REMEMBERED = 6
_WEEK = timedelta(days=7)


class Cadence(Enum):
    """A weekly issue speaks of the seven days that end with its day, a monthly one of the month so far."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"

    @property
    def next_label(self) -> str:
        """How the time until the next issue is called."""
        return "未来一周" if self is Cadence.WEEKLY else "下月"


class IssueNumber(NamedTuple):
    """第X期（总第Y期）; ``total`` is None where the workspace does not say which issue was the first."""

    of_year: int
    total: int | None

    @property
    def words(self) -> str:
        """The line under the title."""
        return f"第{self.of_year}期" + (f"（总第{self.total}期）" if self.total else "")


def previous_issue(cadence: Cadence, day: date) -> date:
    """The day of the issue before the one of ``day``; its own days begin the day after."""
    if cadence is Cadence.WEEKLY:
        return day - _WEEK
    return previous_period(period_of(day, Every.MONTH), Every.MONTH).last


def next_issue(cadence: Cadence, day: date) -> date:
    """The day of the issue after the one of ``day``."""
    if cadence is Cadence.WEEKLY:
        return day + _WEEK
    return next_period(period_of(day, Every.MONTH), Every.MONTH).last


def former_days(cadence: Cadence, day: date, since: date | None, count: int = REMEMBERED) -> tuple[date, ...]:
    """The days to judge for a request's ``earlier``, newest first; ``since`` stands for the last issue."""
    days = [since or previous_issue(cadence, day)]
    while len(days) < count:
        days.append(previous_issue(cadence, days[-1]))
    return tuple(days)


def issue_number(cadence: Cadence, day: date, head: ReportHead) -> IssueNumber:
    """Counted, not stored: by sevens or by months from the year's beginning and from the first issue."""
    if cadence is Cadence.WEEKLY:
        of_year = (day.timetuple().tm_yday - 1) // 7 + 1
        first = head.first_weekly
        total = (day - first).days // 7 + 1 if first else 0
    else:
        of_year = day.month
        first = head.first_monthly
        total = (day.year - first.year) * 12 + day.month - first.month + 1 if first else 0
    return IssueNumber(of_year, total if total > 0 else None)
