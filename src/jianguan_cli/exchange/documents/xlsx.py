"""Workbooks by openpyxl: it knows number formats (0.98 shown as 98%), merged cells and hidden rows."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jianguan_cli.domain.source.blocks import Block, Document, Kind, Note, Place
from jianguan_cli.domain.values.number import show
from jianguan_cli.errors import DataError
from jianguan_cli.exchange.documents.limits import Limits, refuse_bomb
from jianguan_cli.exchange.grid import column_letters
from jianguan_cli.exchange.read_xlsx import as_value

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_MOST_COLUMNS = 100


def read_workbook(data: bytes, name: str, limits: Limits) -> Document:
    """The visible sheets, a block a row; hidden rows and sheets are noted, not read."""
    if not data.startswith(b"PK"):
        return _read_old(data, name, limits)
    refuse_bomb(data, name, limits).close()
    formulas, values = _open(data, name, values=False), _open(data, name, values=True)
    blocks: list[Block] = []
    notes: list[Note] = []
    if len(formulas.worksheets) > 1:
        notes.append(Note(f"有 {len(formulas.worksheets)} 张工作表：{'、'.join(formulas.sheetnames)}"))
    for sheet in formulas.worksheets:
        if sheet.sheet_state != "visible":
            notes.append(Note("是隐藏的工作表，没有读取", Place(sheet=sheet.title)))
            continue
        if sheet.max_row > limits.rows:
            raise DataError(
                f"{name} 的工作表“{sheet.title}”有 {sheet.max_row} 行，超过 {limits.rows} 行的上限",
                hint="请删去空行，或在 jianguan.yaml 的 documents 里调高 rows",
            )
        blocks += _rows(sheet, values[sheet.title], notes)
    return Document(name, tuple(blocks), tuple(notes))


def _open(data: bytes, name: str, *, values: bool) -> Workbook:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not know (extensions of WPS) is not our concern
        try:
            return load_workbook(BytesIO(data), data_only=values, keep_links=False)
        except Exception as error:
            # openpyxl answers a damaged file with whatever its XML reader met first.
            raise DataError(f"{name} 已损坏，打不开", hint="请在 Excel 或 WPS 里打开，另存一份") from error


def _rows(sheet: Worksheet, values: Worksheet, notes: list[Note]) -> Iterator[Block]:
    merged = _merged(sheet)
    hidden = [number for number, row in sheet.row_dimensions.items() if row.hidden]
    if hidden:
        notes.append(Note(f"有隐藏的行（第 {_ranges(hidden)} 行），没有读取", Place(sheet=sheet.title)))
    columns = min(sheet.max_column, _MOST_COLUMNS)
    shown: dict[tuple[int, int], str] = {}
    for number, row in enumerate(sheet.iter_rows(max_col=columns), start=1):
        for column, cell in enumerate(row, start=1):
            text = _shown(cell, values, sheet.title, notes)
            if text:
                shown[number, column] = text
    last = max((place[0] for place in shown), default=0)
    for number in range(1, last + 1):
        if number in hidden:
            continue
        cells = tuple(
            shown.get(merged.get((number, column), (number, column)), "") for column in range(1, columns + 1)
        )
        if any(cells):
            text = " | ".join(dict.fromkeys(cell for cell in cells if cell))
            yield Block(Kind.ROW, text, Place(sheet=sheet.title, row=number), cells)


def _merged(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for span in sheet.merged_cells.ranges:
        if (span.max_row - span.min_row) * (span.max_col - span.min_col) > 100_000:
            continue
        for row in range(span.min_row, span.max_row + 1):
            for column in range(span.min_col, span.max_col + 1):
                first[row, column] = (span.min_row, span.min_col)
    return first


def _shown(cell: Any, values: Worksheet, sheet: str, notes: list[Note]) -> str:  # noqa: ANN401 - openpyxl has two unrelated cell classes
    value = cell.value
    if cell.data_type == "f":
        value = values.cell(cell.row, cell.column).value
        if value is None:
            where = Place(sheet=sheet, row=cell.row)
            column = column_letters(cell.column - 1)
            notes.append(Note(f"{column}{cell.row} 是公式，文件里没有算出的值，没有读取", where))
    if value is None:
        return ""
    said = as_value(value)
    if isinstance(said, Decimal) and "%" in (cell.number_format or ""):
        return f"{show(said * 100)}%"
    if isinstance(value, (datetime, date)) and isinstance(said, date):
        return f"{said.year}年{said.month}月{said.day}日"
    return _said(said)


def _said(value: str | Decimal | date | bool | None) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return show(value) if isinstance(value, Decimal) else str(value if value is not None else "").strip()


def _ranges(numbers: list[int]) -> str:
    shown = "、".join(str(number) for number in sorted(numbers)[:8])
    return shown if len(numbers) <= 8 else f"{shown} 等 {len(numbers)}"


def _read_old(data: bytes, name: str, limits: Limits) -> Document:
    """Sheets of the old format, by calamine, which does not say which rows are hidden."""
    from python_calamine import CalamineError, CalamineWorkbook

    blocks: list[Block] = []
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for title in book.sheet_names:
            sheet = book.get_sheet_by_name(title)
            for number, row in enumerate(sheet.to_python(skip_empty_area=False)[: limits.rows], start=1):
                cells = tuple(_said(as_value(value)) for value in row[:_MOST_COLUMNS])
                if any(cells):
                    text = " | ".join(dict.fromkeys(cell for cell in cells if cell))
                    blocks.append(Block(Kind.ROW, text, Place(sheet=title, row=number), cells))
    except (CalamineError, ValueError) as error:
        raise DataError(f"{name} 打不开，可能已损坏或加了密码", hint="请另存为 xlsx 再试") from error
    note = Note("旧版 xls 看不出隐藏的行和合并的单元格，请另存为 xlsx 再起草，或逐条核对")
    return Document(name, tuple(blocks), (note,))
