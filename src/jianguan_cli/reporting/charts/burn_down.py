"""燃尽图: how many items were open on each day, by the log, against how many the deadlines allow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.values.dates import next_period, period_of
from jianguan_cli.domain.values.vocabulary import Every
from jianguan_cli.reporting.charts.axis import Tick, TimeAxis, place
from jianguan_cli.reporting.words.print import DASH, day_words

_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 408, 14, 168
_MOST_POINTS = 30


class BurnPoint(NamedTuple):
    """One row of the chart's table."""

    day: str
    left: str
    allowed: str


class BurnDown(NamedTuple):
    """The chart's geometry and its table; ``today`` is where the as-of day stands."""

    description: str
    actual: str
    allowed: str
    today: str
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    points: tuple[BurnPoint, ...]


def burn_down(standings: Iterable[Standing], as_of: date) -> BurnDown | None:
    """The chart of items that statistics count; None where there is nothing to draw."""
    every = tuple(standings)
    if not every:
        return None
    days = _days(min(as_of, *(one.start for one in every)), max(one.deadline for one in every), as_of)
    starts = sorted(one.start for one in every)
    deadlines = sorted(one.deadline for one in every)
    spans = [span for one in every for span in _closed_spans(one)]
    left = [_open_on(day, starts, spans) for day in days if day <= as_of]
    allowed = [bisect_right(starts, day) - bisect_right(deadlines, day) for day in days]
    return _drawn(days, left, allowed, as_of, len(every))


def _drawn(days: Sequence[date], left: list[int], allowed: list[int], as_of: date, total: int) -> BurnDown:
    axis = TimeAxis(days[0], days[-1], _LEFT, _RIGHT)
    top = max(*left, *allowed, 1)

    def height(count: int) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * count / top

    def path(counts: Sequence[int]) -> str:
        return " ".join(
            f"{place(axis.at(day))},{place(height(count))}" for day, count in zip(days, counts, strict=False)
        )

    rows = tuple(
        BurnPoint(day_words(day), str(left[index]) if index < len(left) else DASH, str(allowed[index]))
        for index, day in enumerate(days)
    )
    words = (
        f"共{total}项；到{day_words(as_of)}未销号{left[-1]}项，按各项时限此日应余{allowed[len(left) - 1]}项。"
    )
    levels = tuple(Tick(place(height(level)), str(level)) for level in sorted({0, top // 2, top}))
    return BurnDown(words, path(left), path(allowed), place(axis.at(as_of)), axis.ticks(), levels, rows)


def _days(first: date, last: date, as_of: date) -> list[date]:
    """Both ends, the as-of day, and period ends between: months, quarters or years, whichever fit."""
    last = max(last, as_of)
    for every in (Every.MONTH, Every.QUARTER, Every.YEAR):
        days = [first]
        period = period_of(first, every)
        while period.last < last:
            days.append(period.last)
            period = next_period(period, every)
        if len(days) <= _MOST_POINTS:
            break
    return sorted({*days, as_of, last})


def _closed_spans(standing: Standing) -> list[tuple[date, date]]:
    """The days from which to which the log says that nobody owed the item any more."""
    spans = []
    since: date | None = None
    said = [(entry.date, entry.status) for entry in standing.log if entry.status is not None]
    if not said and not standing.status.open:
        said = [(standing.start, standing.status)]
    for day, status in said:
        if not status.open and since is None:
            since = day
        elif status.open and since is not None:
            spans.append((since, day))
            since = None
    return [*spans, (since, date.max)] if since else spans


def _open_on(day: date, starts: Sequence[date], spans: Iterable[tuple[date, date]]) -> int:
    return bisect_right(starts, day) - sum(1 for first, last in spans if first <= day < last)
