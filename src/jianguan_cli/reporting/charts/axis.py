"""The time axis of the charts: days to positions, and ticks that never crowd."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

_MOST_TICKS = 8
# Steps in months that calendars know: month, quarter, half-year, year and more years.
_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)


class Tick(NamedTuple):
    """A mark on the axis: its place and its words."""

    at: str
    label: str


class TimeAxis:
    """Maps days from ``first`` to ``last`` onto ``left`` to ``right``."""

    def __init__(self, first: date, last: date, left: float, right: float) -> None:
        self.first = first
        self.last = max(last, date.fromordinal(first.toordinal() + 1))
        self.left = left
        self.right = right

    def at(self, day: date) -> float:
        """The place of ``day``; days outside stick to the ends."""
        whole = (self.last - self.first).days
        part = min(max((day - self.first).days, 0), whole)
        return self.left + (self.right - self.left) * part / whole

    def ticks(self, most: int = _MOST_TICKS) -> tuple[Tick, ...]:
        """Firsts of months, at most about ``most``, in round steps."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((one for one in _STEPS if months / one <= most), _STEPS[-1])
        return tuple(Tick(place(self.at(day)), _label(day, step)) for day in self._firsts(step))

    def _firsts(self, step: int) -> list[date]:
        found = []
        month = self.first.year * 12 + self.first.month - 1
        month += -month % step
        while (day := date(month // 12, month % 12 + 1, 1)) <= self.last:
            if day >= self.first:
                found.append(day)
            month += step
        return found


def place(value: float) -> str:
    """A coordinate with one decimal, the same on every machine."""
    return f"{value:.1f}"


def _label(day: date, step: int) -> str:
    return f"{day.year}年" if day.month == 1 or step >= 12 else f"{day.month}月"
