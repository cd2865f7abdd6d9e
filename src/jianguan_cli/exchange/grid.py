"""A sheet as it came back: cells with what they hold, whatever program saved them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

Value = str | Decimal | date | bool | None


class Cell(NamedTuple):
    """One cell; ``percent`` tells that the number is shown as a percentage, ``fault`` that it holds none."""

    value: Value = None
    percent: bool = False
    fault: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing is written here."""
        return not self.fault and (
            self.value is None or (isinstance(self.value, str) and not self.value.strip())
        )


BLANK = Cell()


class Span(NamedTuple):
    """A merged range, zero-based, both ends in it."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(NamedTuple):
    """One sheet: rows of cells, merged ranges, whether it was hidden."""

    name: str
    rows: list[list[Cell]]
    spans: tuple[Span, ...] = ()
    hidden: bool = False

    def cell(self, row: int, column: int) -> Cell:
        """The cell at a place, blank beyond the edge; a merged cell holds what its first one holds."""
        for span in self.spans:
            if span.top <= row <= span.bottom and span.left <= column <= span.right:
                row, column = span.top, span.left
                break
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return BLANK

    def span_at(self, row: int, column: int) -> Span | None:
        """The merged range that holds a place."""
        for span in self.spans:
            if span.top <= row <= span.bottom and span.left <= column <= span.right:
                return span
        return None

    def address(self, row: int, column: int) -> str:
        """How people find the cell: 填报!I5."""
        return f"{self.name}!{column_letters(column)}{row + 1}"


def column_letters(column: int) -> str:
    """A to Z, AA to AZ and so on for a zero-based column."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
