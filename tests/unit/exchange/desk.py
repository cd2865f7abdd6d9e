"""A workspace in memory, and forms filled in as a unit would."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from tests.small_workspace import HEAD, in_memory

from jianguan_cli.commands.import_ import FormFile, FormResult, understand_forms
from jianguan_cli.commands.state import State
from jianguan_cli.domain.actions.action import Author
from jianguan_cli.exchange.columns import COLUMNS, SHEET
from jianguan_cli.exchange.form import build_form
from jianguan_cli.exchange.xlsx_form import xlsx_form

DAY = date(2025, 7, 1)
LEDGER = (
    HEAD
    + """\
items:
  - id: p-1
    clause: 一/1
    title: 抽检合格率达标
    kind: indicator
    lead: [甲处]
    support: [乙处]
    deadline: 2025-12-31
    targets:
      - {key: 合格率, metric: 抽检合格率, rule: keep, op: ">=", value: 98, unit: "%"}
      - {key: 批次, metric: 抽检批次, rule: reach, op: ">=", value: 850, unit: 万批次}
    status: doing
    log:
      - {date: 2025-04-02, by: 张三, status: doing, values: {合格率: 98.6}}
  - id: p-2
    clause: 一/2
    title: 制定办法
    kind: task
    lead: [乙处]
    support: []
    deadline: 2025-12-31
    status: unreported
"""
)


def state(text: str = LEDGER) -> State:
    return in_memory(p=text)


def exported(text: str = LEDGER, *, unit: str | None = None, upto: date | None = None) -> bytes:
    return xlsx_form(build_form(state(text).judge(DAY), DAY, unit=unit, upto=upto))


def fill(
    data: bytes, cells: dict[tuple[int, str], Any], formats: dict[tuple[int, str], str] | None = None
) -> bytes:
    """``data`` with cells written by row (the header is row 1) and column name."""
    book = load_workbook(BytesIO(data))
    sheet = book[SHEET]
    for (row, column), value in cells.items():
        cell = sheet.cell(row, COLUMNS.index(column) + 1)
        cell.value = value
        if isinstance(value, str) and not column.startswith("累计"):
            cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    for (row, column), number_format in (formats or {}).items():
        sheet.cell(row, COLUMNS.index(column) + 1).number_format = number_format
    return saved(book)


def saved(book: Any) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def understood(data: bytes, text: str = LEDGER, name: str = "表.xlsx", *, sure: bool = False) -> FormResult:
    """The form as it is understood against the ledger ``text``."""
    return understand_forms(state(text), [FormFile(name, data)], Author(DAY, "李四"), unit=None, sure=sure)[0]


def entry(data: bytes, item: str = "p-1", text: str = LEDGER) -> dict[str, Any]:
    """The one log entry that the form has written for an item."""
    result = understood(data, text)
    assert not result.problems, result.problems
    planned = next(one for one in result.planned if one.item == item)
    (action,) = planned.actions
    return dict(action.entry)
