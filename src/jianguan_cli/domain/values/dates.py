"""Days as checklists write them, and the arithmetic of periods.

Only 2025-12-31 is a day in a file.  What people type (2025年底, 9月底, +10wd, 2025Q1) is read in
``domain.spoken.dates``; nothing here guesses a missing part.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from jianguan_cli.domain.values.vocabulary import Every

DAY_PATTERN = r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
# No plan is older or reaches further; arithmetic on periods never leaves the calendar.
FIRST_YEAR, LAST_YEAR = 1900, 2199
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DEKAD_DAYS = 10


@lru_cache(maxsize=4096)  # a checklist names the same few hundred days over and over
def parse_day(text: str) -> date | None:
    """The day that ``text`` spells as 2025-12-31, or None (31 February is none)."""
    match = _DAY.fullmatch(text)
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def say(day: date) -> str:
    """A day as official prose writes it: 2025年1月5日, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


class Period(NamedTuple):
    """A calendar period with both its ends in it."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@lru_cache(maxsize=4096)
def period_of(day: date, every: Every) -> Period:
    """The calendar period that holds ``day``: a week is Monday to Sunday, the last 旬 ends the month."""
    if every is Every.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    if every is Every.DEKAD:
        number = min((day.day - 1) // _DEKAD_DAYS, 2)
        first = day.replace(day=number * _DEKAD_DAYS + 1)
        last = month_end(day.year, day.month) if number == 2 else first + timedelta(days=_DEKAD_DAYS - 1)
        return Period(first, last)
    month = (day.month - 1) // every.months * every.months + 1
    return Period(date(day.year, month, 1), month_end(day.year, month + every.months - 1))


def previous_period(period: Period, every: Every) -> Period:
    """The period right before."""
    return period_of(period.first - timedelta(days=1), every)


def next_period(period: Period, every: Every) -> Period:
    """The period right after."""
    return period_of(period.last + timedelta(days=1), every)


def same_day_earlier(day: date, every: Every) -> date:
    """The same day one period before; month ends match month ends, 29 February the 28th.

    In a 旬 the same day is counted from its first; the last matches the last.
    """
    if every is Every.WEEK:
        return day - timedelta(days=7)
    if every is Every.DEKAD:
        now = period_of(day, every)
        before = previous_period(now, every)
        return before.last if day == now.last else min(before.first + (day - now.first), before.last)
    return months_later(day, -every.months)


def months_later(day: date, months: int) -> date:
    """``day`` that many months on (or back); a month's last day stays a month's last day."""
    count = day.year * 12 + day.month - 1 + months
    end = month_end(count // 12, count % 12 + 1)
    if day == month_end(day.year, day.month):
        return end
    return end.replace(day=min(day.day, end.day))


def period_label(period: Period, every: Every) -> str:
    """A period in words: 2025年, 2025年上半年, 2025年第1季度, 2025年3月上旬, 2025年3月3日至3月9日."""
    first, last = period
    match every:
        case Every.YEAR:
            return f"{first.year}年"
        case Every.HALF:
            return f"{first.year}年{'上' if first.month == 1 else '下'}半年"
        case Every.QUARTER:
            return f"{first.year}年第{(first.month + 2) // 3}季度"
        case Every.BIMONTH:
            return f"{first.year}年{first.month}—{last.month}月"
        case Every.DEKAD:
            return f"{first.year}年{first.month}月{'上中下'[min((first.day - 1) // _DEKAD_DAYS, 2)]}旬"
        case Every.MONTH:
            return f"{first.year}年{first.month}月"
        case Every.WEEK:
            return f"{say(first)}至{last.month}月{last.day}日"


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)
