"""The return form as an Excel workbook: locked plan columns, a drop-down, notes, and a hidden mark.

The same form gives the same bytes: the file's own date is the as-of day.
"""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jianguan_cli.domain.values.number import show
from jianguan_cli.exchange.columns import (
    COLUMNS,
    MARK_SHEET,
    NOTES_SHEET,
    OFFERED,
    PLAN_COLUMNS,
    PROVISIONAL,
    SHEET,
    STATUS,
    UPTO,
    VALUE,
)
from jianguan_cli.exchange.form import MARK_VERSION, Form, FormRow
from jianguan_cli.exchange.notes import PROMISED_HEADERS, form_notes

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (22, 34, 28, 8, 10, 10, 11, 12, 12, 13, 36, 28, 28, 24, 28, 10, 8)
_ALLOWED = (
    *("format_cells", "format_columns", "format_rows", "insert_columns", "insert_rows"),
    *("autofilter", "sort"),
)
_BOUNDS = {">=": "≥", "<=": "≤", "==": "=", ">": ">", "<": "<"}


def xlsx_form(form: Form) -> bytes:
    """The workbook, byte for byte the same for the same form."""
    from xlsxwriter import Workbook

    out = BytesIO()
    # Whatever a title or a note begins with, it stays text: data never runs as a formula.
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, settings) as workbook:
        workbook.set_properties({"title": "填报表", "created": datetime.combine(form.as_of, time())})
        sheet = workbook.add_worksheet(SHEET)
        _fill_sheet(workbook, sheet, form)
        _fill_notes(workbook, workbook.add_worksheet(NOTES_SHEET), form)
        _fill_marks(workbook.add_worksheet(MARK_SHEET), form)
        sheet.activate()
    return out.getvalue()


def _fill_notes(workbook: Workbook, sheet: Worksheet, form: Form) -> None:
    for column, width in enumerate((22, 34, 24, 50, 12, 10)):
        sheet.set_column(column, column, width)
    plain = workbook.add_format({"text_wrap": True, "valign": "top"})
    lines = form_notes(form)
    for row, line in enumerate(lines):
        sheet.merge_range(row, 0, row, len(PROMISED_HEADERS) - 1, line, plain)
        sheet.set_row(row, 32 if len(line) > 70 else 16)
    if not form.promised:
        return
    edged = workbook.add_format({"border": 1, "valign": "top", "text_wrap": True})
    for row, cells in enumerate((PROMISED_HEADERS, *form.promised), start=len(lines) + 1):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, _inert(text), edged)


def _fill_sheet(workbook: Workbook, sheet: Worksheet, form: Form) -> None:
    styles = _Styles(workbook)
    for column, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, styles.head)
    for number, row in enumerate(form.rows, start=1):
        _fill_row(sheet, number, row, form, styles)
    last = max(len(form.rows), 1)
    _offer(sheet, STATUS, last, [one.label for one in OFFERED], "请从下拉框里选；没有变化就空着")
    _offer(sheet, PROVISIONAL, last, ["是"], "是初步数就选“是”，最终数空着")
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.protect(
        "",
        dict.fromkeys(_ALLOWED, True),
    )
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _offer(sheet: Worksheet, name: str, last: int, source: list[str], message: str) -> None:
    """A drop-down in the rows of one column."""
    column = COLUMNS.index(name)
    validation = {"validate": "list", "source": source, "error_title": name, "error_message": message}
    sheet.data_validation(1, column, last, column, validation)


def _fill_row(sheet: Worksheet, number: int, row: FormRow, form: Form, styles: _Styles) -> None:
    for column, text in enumerate((row.item, row.title, row.metric, row.unit)):
        _write(sheet, number, column, text or None, styles.plan, styles.plan)
    _write(sheet, number, 4, row.wanted, styles.bounds.get(row.bound, styles.plan), styles.plan)
    _write(sheet, number, 5, row.last, styles.plan, styles.plan)
    sheet.write_string(number, 6, row.last_status, styles.plan)
    for column in range(len(PLAN_COLUMNS), len(COLUMNS)):
        style = styles.plan if row.ended else styles.fill
        if COLUMNS[column] == UPTO and not row.ended:
            if form.upto is not None:
                sheet.write_datetime(number, column, datetime.combine(form.upto, time()), styles.day)
                continue
            style = styles.day
        elif COLUMNS[column] == VALUE and not row.ended:
            style = styles.number
        sheet.write_blank(number, column, None, style)


def _write(
    sheet: Worksheet, row: int, column: int, value: Decimal | str | None, style: Format, words: Format
) -> None:
    """A number as a number where a spreadsheet can hold it exactly, else as text."""
    if value is None:
        sheet.write_blank(row, column, None, words)
    elif isinstance(value, Decimal) and Decimal(repr(float(value))) == value:
        sheet.write_number(row, column, float(value), style)
    else:
        text = show(value) if isinstance(value, Decimal) else value
        sheet.write_string(row, column, _inert(text), words)


def _inert(text: str) -> str:
    """Text that stays text: the library takes a whole ``<r>…</r>`` for markup of its own."""
    return f"{text} " if text.startswith("<r>") else text


def _fill_marks(sheet: Worksheet, form: Form) -> None:
    sheet.very_hidden()
    head = (MARK_VERSION, form.as_of.isoformat(), form.unit or "", form.upto.isoformat() if form.upto else "")
    for row, cells in enumerate((head, *form.marks)):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)


class _Styles:
    """The cell formats of one workbook."""

    def __init__(self, workbook: Workbook) -> None:
        edged: dict[str, Any] = {"border": 1, "valign": "top", "text_wrap": True}
        locked = edged | {"bg_color": "#EEF1F4", "locked": True}
        open_ = edged | {"locked": False}
        self.head = workbook.add_format(
            edged | {"bold": True, "bg_color": "#D5DEE7", "align": "center", "valign": "vcenter"}
        )
        self.plan = workbook.add_format(locked)
        self.fill = workbook.add_format(open_)
        self.number = workbook.add_format(open_ | {"align": "right"})
        self.day = workbook.add_format(open_ | {"num_format": "yyyy-mm-dd"})
        self.bounds = {
            op: workbook.add_format(locked | {"num_format": f'"{sign}"General'})
            for op, sign in _BOUNDS.items()
        }
