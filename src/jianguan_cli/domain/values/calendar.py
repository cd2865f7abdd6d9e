"""Working days: 法定节假日 and 调休 as published, local days added, later years computed and said to be so.

A ``Calendar`` is a value; what the State Council published comes from ``storage.calendar_data`` by a
loader that runs at most once, since most judgements never count a working day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

UNPUBLISHED_LABEL = "暂按未公布安排推算"

_DAY = timedelta(days=1)
_FRIDAY = 4
# Holidays with a fixed date in 全国年节及纪念日放假办法 (2024 revision): the only ones a later year can
# be computed from without guessing lunar dates or 调休.
_FIXED_HOLIDAYS = frozenset(((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)))
# Longer than any published run of days off, so that a limit this far back has passed in any case.
_LONGEST_REST = timedelta(days=20)


class Published(NamedTuple):
    """What was published: days off (weekends in them or not), working weekends, first and last year."""

    holidays: frozenset[date]
    working_weekends: frozenset[date]
    first_year: int
    last_year: int


NOTHING_PUBLISHED = Published(frozenset(), frozenset(), 1, 0)


def _nothing() -> Published:
    return NOTHING_PUBLISHED


class Calendar:
    """The working days of a workspace; ``off`` and ``work`` are local additions and win."""

    def __init__(
        self,
        load: Callable[[], Published] = _nothing,
        *,
        off: frozenset[date] = frozenset(),
        work: frozenset[date] = frozenset(),
    ) -> None:
        self._load = load
        self._known: Published | None = None
        self._counted: dict[tuple[date, date], int] = {}
        self.off = off
        self.work = work

    @property
    def published_years(self) -> tuple[int, int]:
        """The first and the last year whose arrangement is published."""
        data = self._published()
        return data.first_year, data.last_year

    def published(self, day: date) -> bool:
        """Whether the arrangement of that year is published; else the day is computed."""
        first, last = self.published_years
        return first <= day.year <= last

    def is_working(self, day: date) -> bool:
        """Whether offices work on ``day``."""
        if day in self.work:
            return True
        if day in self.off:
            return False
        data = self._published()
        if data.first_year <= day.year <= data.last_year:
            if day in data.working_weekends:
                return True
            return day.weekday() <= _FRIDAY and day not in data.holidays
        return day.weekday() <= _FRIDAY and (day.month, day.day) not in _FIXED_HOLIDAYS

    def working_days_between(self, after: date, upto: date) -> int:
        """Working days after ``after`` up to and including ``upto``; 0 where nothing lies between."""
        count = self._counted.get((after, upto))
        if count is None:
            days = (upto - after).days
            count = sum(self.is_working(after + timedelta(days=day)) for day in range(1, days + 1))
            self._counted[after, upto] = count  # many items share a deadline
        return count

    def add_working_days(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``; ``start`` itself is not counted."""
        day = start
        left = count
        while left > 0:
            day += _DAY
            left -= self.is_working(day)
        return day

    def roll_forward(self, day: date) -> date:
        """``day``, or the next working day where it is none (民法典 203)."""
        while not self.is_working(day):
            day += _DAY
        return day

    def limit(self, start: date, days: int) -> date:
        """The last day of a limit of ``days`` calendar days: starts the day after, ends on a working day."""
        return self.roll_forward(start + timedelta(days=days))

    def limit_passed(self, start: date, days: int, on: date) -> bool:
        """Whether ``on`` lies after ``limit(start, days)``; far from the edge no calendar is needed."""
        plain = start + timedelta(days=days)
        if on <= plain:
            return False
        if on - plain > _LONGEST_REST and not any(plain <= day <= on for day in self.off):
            return True
        return on > self.roll_forward(plain)

    def note(self, after: date, upto: date) -> str:
        """The label that a count over these days must carry; empty where all are published."""
        if self.published(after + _DAY) and self.published(max(upto, after + _DAY)):
            return ""
        return f"（{UNPUBLISHED_LABEL}）"

    def _published(self) -> Published:
        if self._known is None:
            self._known = self._load()
        return self._known
