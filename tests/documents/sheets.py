"""Workbooks by openpyxl: merged heads, hidden rows and sheets, formulas, percent formats."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook


def workbook(
    sheets: dict[str, Sequence[Sequence[object]]],
    *,
    merged: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
) -> bytes:
    """Sheets of rows; merges and hidden rows apply to every sheet; a sheet named 隐藏… is hidden."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for span in merged:
            sheet.merge_cells(span)
        for number in hidden_rows:
            sheet.row_dimensions[number].hidden = True
        if title.startswith("隐藏"):
            sheet.sheet_state = "hidden"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
