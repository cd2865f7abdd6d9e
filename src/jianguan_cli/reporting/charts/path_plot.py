"""A target's path and readings drawn with characters of one cell each, for the terminal."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

from jianguan_cli.domain.judging.standing import TargetStanding
from jianguan_cli.domain.values.number import rounded, show

PATH, READING, TODAY = ".", "o", "|"
_WIDTH, _HEIGHT = 44, 7


def path_plot(one: TargetStanding, as_of: date, width: int = _WIDTH, height: int = _HEIGHT) -> list[str]:
    """The lines of the plot, highest value first; empty where there is nothing to draw a line through."""
    known = [(reading.upto, reading.value) for reading in one.readings if reading.value is not None]
    points = [(point.day, point.value) for point in one.path]
    values = [value for _, value in (*known, *points)]
    if one.target.value is not None:
        values.append(one.target.value)
    days = [day for day, _ in (*known, *points)]
    if len(days) < 2 or min(days) == max(days) or min(values) == max(values):
        return []
    scale = _Scale(min(days), max(days), min(values), max(values), width, height)
    cells = [[" "] * width for _ in range(height)]
    for column in range(width):
        if points and (value := _along(points, scale.day(column))) is not None:
            cells[scale.row(value)][column] = PATH
    if scale.first <= as_of <= scale.last:
        column = scale.column(as_of)
        for row in cells:
            row[column] = TODAY if row[column] == " " else row[column]
    for day, value in known:
        cells[scale.row(value)][scale.column(day)] = READING
    labels = [show(rounded(scale.high)), *[""] * (height - 2), show(rounded(scale.low))]
    margin = max(map(len, labels))
    lines = [
        f"{label:>{margin}} {''.join(row).rstrip()}".rstrip()
        for label, row in zip(labels, cells, strict=True)
    ]
    ends = f"{scale.first}{' ' * max(1, width - 20)}{scale.last}"
    return [*lines, f"{'':>{margin}} {ends}"]


class _Scale:
    """From days and values to columns and rows."""

    def __init__(self, first: date, last: date, low: Decimal, high: Decimal, width: int, height: int) -> None:
        self.first, self.last, self.low, self.high = first, last, low, high
        self._width, self._height = width, height

    def column(self, day: date) -> int:
        return (day - self.first).days * (self._width - 1) // (self.last - self.first).days

    def day(self, column: int) -> date:
        return self.first + (self.last - self.first) * column / (self._width - 1)

    def row(self, value: Decimal) -> int:
        share = (value - self.low) / (self.high - self.low)
        return self._height - 1 - int((share * (self._height - 1)).to_integral_value())


def _along(points: list[tuple[date, Decimal]], day: date) -> Decimal | None:
    for (start, low), (end, high) in pairwise(points):
        if start <= day <= end and end > start:
            return low + (high - low) * (day - start).days / (end - start).days
    return None
