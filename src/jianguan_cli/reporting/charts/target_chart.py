"""The small chart of one target: its expected path, its readings, the bar it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.domain.values.vocabulary import Rule
from jianguan_cli.reporting.charts.axis import Tick, TimeAxis, place
from jianguan_cli.reporting.words.print import DASH, amount, clean, day_words
from jianguan_cli.reporting.words.targets import latest_words, wanted_words

_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 312, 12, 112
_MARGIN = Decimal("0.08")


class ChartRow(NamedTuple):
    """One row of the chart's table: a reading or a point of the path."""

    day: str
    reading: str
    wanted: str


class TargetChart(NamedTuple):
    """Geometry and table; ``path`` is empty where the promise has none, ``bar`` where it has no value."""

    title: str
    description: str
    path: str
    line: str
    dots: tuple[tuple[str, str], ...]
    bar: str
    today: str
    ticks: tuple[Tick, ...]
    levels: tuple[Tick, ...]
    rows: tuple[ChartRow, ...]


def target_chart(standing: TargetStanding, item: Standing) -> TargetChart | None:
    """The chart; None where there is neither a reading nor a path to draw."""
    readings = [(one.upto, one.value) for one in standing.readings if one.value is not None]
    path = [(point.day, point.value) for point in standing.path]
    if not readings and not path:
        return None
    days = [day for day, _ in (*readings, *path)] + [item.as_of]
    axis = TimeAxis(min(days), max(*days, standing.deadline), _LEFT, _RIGHT)
    # What is promised of growth is no level: it has no place among the levels that are drawn.
    wanted = None if standing.target.rule is Rule.GROW else standing.target.value
    scale = _Scale([value for _, value in (*readings, *path)], wanted)
    unit = standing.target.reported_unit
    return TargetChart(
        title=clean(standing.target.metric),
        description=clean(f"目标{wanted_words(standing.target)}，现值{latest_words(standing)}。"),
        path=_points(path, axis, scale),
        line=_points(readings, axis, scale),
        dots=tuple((place(axis.at(day)), place(scale.at(value))) for day, value in readings),
        bar=place(scale.at(wanted)) if wanted is not None else "",
        today=place(axis.at(item.as_of)),
        ticks=axis.ticks(most=4),
        levels=tuple(Tick(place(scale.at(value)), show(rounded(value))) for value in scale.marks),
        rows=_rows(readings, path, unit),
    )


class _Scale:
    """Values to heights, with a little room above and below."""

    def __init__(self, values: Sequence[Decimal], wanted: Decimal | None) -> None:
        every = [*values, wanted] if wanted is not None else list(values)
        low, high = min(every), max(every)
        self.marks = tuple(dict.fromkeys((low, high)))
        room = (high - low) * _MARGIN or abs(high) * _MARGIN or Decimal(1)
        self._low, self._whole = low - room, high - low + room * 2

    def at(self, value: Decimal) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * float((value - self._low) / self._whole)


def _points(values: Sequence[tuple[date, Decimal]], axis: TimeAxis, scale: _Scale) -> str:
    return " ".join(f"{place(axis.at(day))},{place(scale.at(value))}" for day, value in values)


def _rows(
    readings: Sequence[tuple[date, Decimal]], path: Sequence[tuple[date, Decimal]], unit: str
) -> tuple[ChartRow, ...]:
    wanted = dict(path)
    read = dict(readings)
    return tuple(
        ChartRow(
            day_words(day),
            amount(read[day], unit) if day in read else DASH,
            amount(rounded(wanted[day]), unit) if day in wanted else DASH,
        )
        for day in sorted({*read, *wanted})
    )
