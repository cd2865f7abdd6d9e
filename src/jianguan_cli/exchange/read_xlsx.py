"""Returned xlsx files, by openpyxl: it knows the number format that makes 0.986 a 98.6%."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jianguan_cli.errors import DataError
from jianguan_cli.exchange.grid import Cell, Grid, Span

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_LARGEST = 200_000_000  # bytes unpacked; a form of ten thousand rows has a twentieth of it
_MOST_ROWS = 100_000
_MOST_COLUMNS = 200


def read_xlsx(data: bytes, name: str) -> list[Grid]:
    """The sheets of a workbook; formulas give the value that was last computed."""
    _refuse_bomb(data, name)
    formulas = _open(data, name, values=False)
    # Only a form with formulas is read a second time, for what they last gave.
    values = _open(data, name, values=True) if _has_formulas(formulas) else formulas
    grids = []
    for sheet in formulas.worksheets:
        if sheet.max_row > _MOST_ROWS:
            raise DataError(f"{name} 的工作表“{sheet.title}”有 {sheet.max_row} 行，不像填报表")
        computed = values[sheet.title]
        rows = [
            [_cell(cell, shown.value) for cell, shown in zip(row, computed_row, strict=False)]
            for row, computed_row in zip(_rows(sheet), _rows(computed), strict=False)
        ]
        spans = tuple(
            Span(one.min_row - 1, one.min_col - 1, one.max_row - 1, one.max_col - 1)
            for one in sheet.merged_cells.ranges
        )
        grids.append(Grid(sheet.title, rows, spans, sheet.sheet_state != "visible"))
    return grids


def _open(data: bytes, name: str, *, values: bool) -> Workbook:
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not know (extensions of WPS) is not our concern
        try:
            return load_workbook(BytesIO(data), data_only=values)
        except Exception as error:
            # openpyxl answers a damaged file with whatever its XML reader met first.
            raise DataError(
                f"{name} 打不开，可能已损坏或加了密码", hint="请在 Excel 或 WPS 里打开，另存一份再导入"
            ) from error


def _rows(sheet: Worksheet) -> Iterator[tuple[Any, ...]]:
    """The rows; a sheet whose every column was once formatted is sixteen thousand columns wide."""
    return sheet.iter_rows(max_col=min(sheet.max_column, _MOST_COLUMNS))


def _has_formulas(book: Workbook) -> bool:
    return any(cell.data_type == "f" for sheet in book.worksheets for row in _rows(sheet) for cell in row)


def _refuse_bomb(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise DataError(f"{name} 已损坏，打不开", hint="请重新另存一份再导入") from error
    if size > _LARGEST:
        raise DataError(
            f"{name} 展开后有 {size // 1_000_000} MB，不像填报表", hint="请只留填报表一张工作表再存"
        )


def _cell(cell: Any, computed: object) -> Cell:  # noqa: ANN401 - openpyxl has two unrelated cell classes
    value = cell.value
    percent = "%" in (cell.number_format or "") if cell.value is not None else False
    if cell.data_type == "f":
        if computed is None:
            return Cell(fault="这里是公式，但文件里没有算出的值；请打开文件保存一次，或直接填数")
        value = computed
    if cell.data_type == "e" or (isinstance(value, str) and value.startswith("#") and value in _ERRORS):
        return Cell(fault=f"这里是出错的公式（{value}）")
    return Cell(as_value(value), percent)


_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))


def as_value(value: object) -> str | Decimal | date | bool | None:
    """What a spreadsheet library gives, as one of ours; numbers with the 15 digits that Excel keeps."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, (int, float)):
        return Decimal(f"{value:.15g}") if abs(value) < 1e18 else Decimal(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return str(value)
