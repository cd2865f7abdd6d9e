"""Header cells that somebody retyped: what stands below them would be lost without a word."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from jianguan_cli.exchange.columns import COLUMNS, LATER_COLUMNS
from jianguan_cli.exchange.grid import Grid

_FIRST, _LAST = -1, len(COLUMNS)


class Renamed(NamedTuple):
    """A column of ours that is gone, and the header cell that seems to stand for it."""

    where: str
    said: str
    column: str


def renamed_headings(grid: Grid, line: int, places: dict[str, int]) -> list[Renamed]:
    """The header cells with content below that resemble a missing column, or stand where it stood.

    A column of the unit's own beside a complete form is nobody's mistake.
    """
    missing = [name for name in COLUMNS if name not in places]
    if not missing:
        return []
    owed = [name for name in missing if name not in LATER_COLUMNS]
    known = set(places.values())
    found = []
    for column, cell in enumerate(grid.rows[line]):
        if column in known or not isinstance(cell.value, str) or cell.blank:
            continue
        if all(grid.cell(row, column).blank for row in range(line + 1, len(grid.rows))):
            continue
        meant = _meant(cell.value, missing) or _in_place(column, owed, places)
        if meant:
            found.append(Renamed(grid.address(line, column), cell.value.strip(), meant))
    return found


def _meant(text: str, missing: list[str]) -> str:
    """The missing column that shares most pairs of characters with ``text``."""
    pairs = _pairs("".join(unicodedata.normalize("NFKC", text).split()))
    shared = {name: len(pairs & _pairs(name)) for name in missing}
    best = max(missing, key=lambda name: shared[name])
    return best if shared[best] else ""


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}


def _in_place(column: int, missing: list[str], places: dict[str, int]) -> str:
    """The missing column whose two neighbours of the form stand on both sides of ``column``."""
    order = {place: COLUMNS.index(name) for name, place in places.items()}
    before, after = order.get(column - 1, _FIRST), order.get(column + 1, _LAST)
    return next((name for name in missing if before + 1 == COLUMNS.index(name) == after - 1), "")
