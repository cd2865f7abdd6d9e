"""A returned file by what it holds, not by what it is called."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

from jianguan_cli.errors import DataError
from jianguan_cli.exchange.decoding import decoded
from jianguan_cli.exchange.grid import Cell, Grid, Span
from jianguan_cli.exchange.read_xlsx import as_value, read_xlsx

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_RUNS = ("=", "+", "-", "@", "\t")


def read_grids(data: bytes, name: str) -> list[Grid]:
    """The sheets of a file: xlsx, xls, et and ods by their first bytes, anything else as CSV."""
    if data.startswith(_ZIP):
        return _read_old(data, name) if b"opendocument" in data[:200] else read_xlsx(data, name)
    if data.startswith(_OLE):
        return _read_old(data, name)
    return [_read_csv(data, name)]


def _read_old(data: bytes, name: str) -> list[Grid]:
    """The old xls (and WPS's et, and ods), which give no number formats."""
    from python_calamine import CalamineError, PasswordError, SheetVisibleEnum, load_workbook

    try:
        workbook = load_workbook(BytesIO(data))
        hidden = {one.name: one.visible is not SheetVisibleEnum.Visible for one in workbook.sheets_metadata}
        grids = []
        for sheet_name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(sheet_name)
            rows = sheet.to_python(skip_empty_area=False)
            spans = tuple(Span(*one[0], *one[1]) for one in sheet.merged_cell_ranges or ())
            cells = [[Cell(as_value(value)) for value in row] for row in rows]
            grids.append(Grid(sheet_name, cells, spans, hidden[sheet_name]))
    except PasswordError as error:
        raise DataError(f"{name} 加了密码", hint="请去掉密码另存一份再导入") from error
    except (CalamineError, OSError, ValueError) as error:
        raise DataError(f"{name} 打不开，可能已损坏", hint="请另存为 xlsx 再导入") from error
    return grids


def _read_csv(data: bytes, name: str) -> Grid:
    text = decoded(data)
    if text is None:
        raise DataError(f"{name} 不是表格文件，也不是 UTF-8 或 GBK 的文字", hint="可以导入 xlsx、xls 和 csv")
    first = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise DataError(f"{name} 不是表格文件", hint="可以导入 xlsx、xls 和 csv") from error
    return Grid(name, [[Cell(_unguarded(cell)) for cell in row] for row in rows])


def _unguarded(text: str) -> str:
    """The apostrophe that keeps a spreadsheet from running a cell is not part of its words."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_RUNS) else text
