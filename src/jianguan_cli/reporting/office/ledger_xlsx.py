"""台账 as a workbook: frozen head, filter, light colours beside their words, ready to print on A3 across."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jianguan_cli.reporting.request import ReportRequest
from jianguan_cli.reporting.views.ledger import LedgerView, ledger_view

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_SHEET = "台账"
_HEAD_ROW = 2
_A3 = 8
# A cell holds no more; what is cut ends with an ellipsis.
_CELL = 32_767
# Half-width characters; together they fill A3 across at some 70 %. A day takes two lines.
_WIDTHS = {
    "number": 5,
    "source": 12,
    "clause": 8,
    "start": 9,
    "title": 18,
    "kind": 5,
    "goal": 20,
    "lead": 12,
    "support": 12,
    "leader": 9,
    "deadline": 9,
    "deadline_first": 9,
    "steps": 14,
    "reading": 16,
    "note": 18,
    "progress": 7,
    "gap": 9,
    "status": 7,
    "light": 7,
    "reason": 22,
    "problem": 14,
    "next": 14,
    "closed": 9,
    "evidence": 12,
    "cutoff": 9,
    "remark": 10,
}
_LINE, _TALLEST = 12.5, 405.0
_CENTRED = frozenset(("number", "kind", "progress", "status", "light"))
_FILLS = {
    "red": ("#F8CBC6", "#8F1710"),
    "yellow": ("#FDF1CF", "#5F4300"),
    "blue": ("#DCE9F9", "#083F78"),
    "green": ("#DDF0E3", "#12502A"),
    "none": ("#ECEEF0", "#444444"),
}


def render_ledger_xlsx(request: ReportRequest) -> bytes:
    """The workbook; cells are text whatever they look like, so that nothing in them is ever a formula."""
    from xlsxwriter import Workbook

    view = ledger_view(request)
    made = BytesIO()
    book = Workbook(
        made,
        {
            "constant_memory": True,  # rows leave memory as they are written
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    day = datetime(request.as_of.year, request.as_of.month, request.as_of.day, tzinfo=UTC)
    book.set_properties({"title": view.title, "author": "", "created": day.replace(tzinfo=None)})
    sheet = book.add_worksheet(_SHEET)
    _write_rows(book, sheet, view)
    _set_up(sheet, view)
    book.close()
    return made.getvalue()


def _write_rows(book: Workbook, sheet: Worksheet, view: LedgerView) -> None:
    plain = {"font_name": "宋体", "font_size": 10, "border": 1, "valign": "top", "text_wrap": True}
    centred = {**plain, "align": "center"}
    formats = [book.add_format(centred if field in _CENTRED else plain) for _, field in view.columns]
    numbered = book.add_format({**centred, "num_format": "0"})
    lights = {tone: _light(book, centred, tone) for tone in _FILLS}
    head = book.add_format({**centred, "font_name": "黑体", "bg_color": "#F2F2F2", "valign": "vcenter"})
    title = f"{view.title}（{view.edition}）" if view.edition else view.title
    sheet.write_string(0, 0, title, book.add_format({"font_name": "黑体", "font_size": 16}))
    sheet.write_string(
        1, 0, f"数据截止日：{view.day}　{view.summary}", book.add_format({"font_name": "宋体"})
    )
    for column, (heading, _) in enumerate(view.columns):
        sheet.write_string(_HEAD_ROW, column, heading, head)
    # A text shorter than half the column's width stands on one line whatever it is made of.
    fields = [
        (column, field, _WIDTHS[field] // 2)
        for column, (_, field) in enumerate(view.columns)
        if field != "number"
    ]
    row = _HEAD_ROW
    for plan in view.plans:
        for line in plan.lines:
            row += 1
            sheet.write_number(row, 0, line.number, numbered)
            lines = 1
            for column, field, wrapped in fields:
                text = getattr(line, field)
                if len(text) > _CELL:
                    text = text[: _CELL - 1] + "…"
                if text.startswith("<r>"):
                    text += " "  # else the library takes <r>…</r> for markup of its own
                sheet.write_string(
                    row, column, text, lights[line.tone] if field == "light" else formats[column]
                )
                if len(text) >= wrapped:
                    # Three bytes a Chinese character, two half-widths: their mean with the count.
                    width = (len(text) + len(text.encode())) // 2
                    lines = max(lines, -(-width // (_WIDTHS[field] - 1)))
            sheet.set_row(row, min(lines * _LINE + 2, _TALLEST))
    sheet.autofilter(_HEAD_ROW, 0, max(row, _HEAD_ROW + 1), len(view.columns) - 1)


def _light(book: Workbook, base: dict[str, Any], tone: str) -> Format:
    fill, ink = _FILLS[tone]
    return book.add_format({**base, "bg_color": fill, "font_color": ink, "bold": True})


def _set_up(sheet: Worksheet, view: LedgerView) -> None:
    title = [field for _, field in view.columns].index("title")
    sheet.freeze_panes(_HEAD_ROW + 1, title + 1)
    for column, (_, field) in enumerate(view.columns):
        sheet.set_column(column, column, _WIDTHS[field])
    sheet.set_row(_HEAD_ROW, 30)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.set_footer(f"&L{view.title}　数据截止日：{view.day}&R第 &P 页，共 &N 页")
    sheet.ignore_errors({"number_stored_as_text": f"A1:ZZ{1_048_576}"})
