"""Finding the form in what came back: the header wherever it stands, the rows whatever lies between them."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.values.dates import parse_day
from jianguan_cli.errors import DataError
from jianguan_cli.exchange.columns import (
    COLUMNS,
    FILL_COLUMNS,
    ID,
    MARK_SHEET,
    METRIC,
    NOTES_SHEET,
    SHEET,
    UPTO,
    VALUE,
    heading,
)
from jianguan_cli.exchange.form import MARK_VERSION
from jianguan_cli.exchange.grid import BLANK, Cell, Grid
from jianguan_cli.exchange.headings import renamed_headings

_HEADER_ROWS = 30  # a title, a 填报单位 line and the like may stand above the header


class Problem(NamedTuple):
    """Why something of a returned form cannot be written; ``conflict``: the ledger moved on meanwhile."""

    where: str
    message: str
    item: str | None = None
    conflict: bool = False

    @property
    def order(self) -> tuple[int, int, str]:
        """Problems are told from the top of the sheet to its bottom, from left to right."""
        letters = self.where.rpartition("!")[2].rstrip("0123456789")
        line = self.where[len(self.where.rpartition("!")[0]) + 1 + len(letters) :]
        return int(line or 0), len(letters), letters


class Row(NamedTuple):
    """One row of a returned form; ``line`` and ``places`` are where its cells stand in ``grid``."""

    item: str
    grid: Grid
    line: int
    places: dict[str, int]

    def cell(self, column: str) -> Cell:
        """The cell under a heading, blank where the column is missing."""
        place = self.places.get(column)
        return BLANK if place is None else self.grid.cell(self.line, place)

    def at(self, column: str) -> str:
        """Sheet and cell, for messages."""
        return self.grid.address(self.line, self.places.get(column, 0))

    def filled(self) -> list[str]:
        """The columns that say something; a day of the data alone says nothing yet."""
        return [name for name in FILL_COLUMNS if name != UPTO and not self.cell(name).blank]


class Returned(NamedTuple):
    """A form that came back: its rows, and what its hidden mark remembers (nothing in a CSV)."""

    name: str
    rows: tuple[Row, ...]
    marks: dict[str, str]
    as_of: date | None
    unit: str | None
    upto: date | None
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...] = ()


def read_form(grids: list[Grid], name: str) -> Returned:
    """The form in a file, from every sheet that has its header; a filled sheet that is not read is named.

    Raises ``DataError`` where no sheet has the header, or a heading was retyped.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    unread: list[Problem] = []
    found = False
    for grid in sorted((one for one in grids if not one.hidden), key=lambda one: one.name != SHEET):
        header = _find_header(grid)
        if header is None:
            unread += _unread(grid, "找不到表头")
            continue
        found = True
        _, line, places, wrong = header
        _refuse_renamed(grid, line, places, name)
        more, missing = _rows(grid, line + 1, places)
        rows += more
        problems += [*wrong, *missing]
    if not found:
        raise DataError(
            f"{name} 里没有填报表：找不到含“编号”和“{'”“'.join(FILL_COLUMNS[:3])}”等列的表头",
            hint="请用 jianguan export 导出的表填写；表头的字不能改",
        )
    unread += [one for grid in grids if grid.hidden for one in _unread(grid, "它是隐藏的")]
    marks = next((_marks(one) for one in grids if one.name == MARK_SHEET), None) or {}
    head = marks.pop("", ())
    as_of, unit, upto = (*head, "", "", "")[:3]
    return Returned(
        name,
        tuple(rows),
        {item: cells[0] for item, cells in marks.items()},
        parse_day(as_of),
        unit or None,
        parse_day(upto),
        tuple(problems),
        tuple(unread),
    )


def _unread(grid: Grid, why: str) -> list[Problem]:
    """A sheet of the unit's own with something in it: what stands there does not come into the ledger."""
    blank = all(cell.blank for row in grid.rows for cell in row)
    if blank or grid.name in (NOTES_SHEET, MARK_SHEET):
        return []
    message = f"工作表“{grid.name}”没有读：{why}。要填报的请写进“{SHEET}”，或把表头一起粘过去"
    return [Problem(grid.address(0, 0), message)]


def _refuse_renamed(grid: Grid, line: int, places: dict[str, int], name: str) -> None:
    """Without its column, what the unit filled in would be dropped: not even part of the form counts."""
    renamed = renamed_headings(grid, line, places)
    if not renamed:
        return
    said = "；".join(f"{one.where} 的表头“{one.said}”应为“{one.column}”" for one in renamed)
    raise DataError(
        f"{name} 的表头改过了：{said}；照此导入会丢掉该列所填内容，什么也没有写入",
        hint="请把表头的字改回去再导入；若确是自己另加的列，请补回缺少的那一列（可以空着）",
    )


def _find_header(grid: Grid) -> tuple[Grid, int, dict[str, int], list[Problem]] | None:
    for line, cells in enumerate(grid.rows[:_HEADER_ROWS]):
        places: dict[str, int] = {}
        problems = []
        for column, cell in enumerate(cells):
            name = heading(cell.value) if isinstance(cell.value, str) else ""
            if name and name in places:
                first = grid.address(line, places[name])
                problems.append(Problem(grid.address(line, column), f"有两个“{name}”列（另一个在 {first}）"))
            elif name:
                places[name] = column
        if ID in places and any(name in places for name in FILL_COLUMNS):
            return grid, line, places, problems
    return None


def _rows(grid: Grid, first: int, places: dict[str, int]) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    above = ""
    for line in range(first, len(grid.rows)):
        row = Row("", grid, line, places)
        item = _id_text(row.cell(ID))
        if not item and above and not row.cell(METRIC).blank:
            item = above  # only the first row of an item names it
        row = row._replace(item=item)
        if all(row.cell(name).blank for name in COLUMNS):
            continue
        if item:
            rows.append(row)
            above = item
        elif row.filled():
            problems.append(Problem(row.at(ID), "这一行填了内容却没有编号，不知道是哪一项"))
    problems += _merged_values(rows)
    return rows, problems


def _merged_values(rows: list[Row]) -> list[Problem]:
    """A number merged over several rows would be reported for several targets."""
    problems = []
    seen: dict[tuple[int, int], Row] = {}
    for row in rows:
        if row.cell(VALUE).blank:
            continue
        span = row.grid.span_at(row.line, row.places[VALUE])
        if span is None or span.top == span.bottom:
            continue
        place = (span.top, span.left)
        if place in seen:
            problems.append(
                Problem(
                    row.at(VALUE), "累计完成值的合并单元格跨了几行，不知道是哪一行的数；请取消合并", row.item
                )
            )
        seen[place] = row
    return problems


def _id_text(cell: Cell) -> str:
    if not isinstance(cell.value, str):
        return ""
    return "".join(unicodedata.normalize("NFKC", cell.value).split()).lower()


def _marks(grid: Grid) -> dict[str, tuple[str, ...]]:
    """The hidden mark by item; under ``""`` the head: as-of day, unit, end of the period."""
    lines = [
        [cell.value if isinstance(cell.value, str) else "" for cell in cells] for cells in grid.rows if cells
    ]
    if not lines or lines[0][0] != MARK_VERSION:
        return {}
    return {"": tuple(lines[0][1:])} | {cells[0]: tuple(cells[1:]) for cells in lines[1:] if len(cells) > 1}
