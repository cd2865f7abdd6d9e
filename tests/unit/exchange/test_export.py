"""The return form as it leaves: its rows, its protection, its bytes."""

from __future__ import annotations

import csv
from datetime import date
from io import BytesIO, StringIO

from openpyxl import load_workbook
from tests.unit.exchange.desk import DAY, LEDGER, exported, state

from jianguan_cli.exchange.csv_form import csv_form
from jianguan_cli.exchange.form import build_form

HEADER = (
    "编号 任务 指标 单位 目标值 上次值 上次状态 "
    "状态 累计完成值 数据截止日 进展 存在问题 下步打算 需协调事项 佐证 参照值 初步数"
)


def test_one_row_an_item_and_a_further_row_for_each_further_target() -> None:
    sheet = load_workbook(BytesIO(exported()))["填报"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == HEADER.split()
    assert [row[:7] for row in rows[1:]] == [
        ["p-1", "抽检合格率达标", "抽检合格率", "%", 98, 98.6, "推进中"],
        ["p-1", "抽检合格率达标", "抽检批次", "万批次", 850, None, "推进中"],
        ["p-2", "制定办法", None, None, None, None, "待填报"],
    ]
    assert all(value is None for row in rows[1:] for value in row[7:])


def test_the_first_sheet_is_the_form_the_second_its_notes() -> None:
    book = load_workbook(BytesIO(exported()))
    assert book.sheetnames[:2] == ["填报", "说明"]
    assert book["标记"].sheet_state == "veryHidden"


def test_plan_columns_are_locked_and_fill_columns_are_open() -> None:
    sheet = load_workbook(BytesIO(exported()))["填报"]
    assert sheet.protection.sheet
    locked = [cell.protection.locked for cell in sheet[2]]
    assert locked == [True] * 7 + [False] * 10


def test_the_status_has_a_drop_down() -> None:
    sheet = load_workbook(BytesIO(exported()))["填报"]
    validation, flag = sheet.data_validations.dataValidation
    assert (str(flag.sqref), flag.formula1) == ("Q2:Q4", '"是"')
    assert (str(validation.sqref), validation.formula1) == ("H2:H4", '"未启动,推进中,已申请销号"')


def test_a_period_fills_in_the_day_of_the_data() -> None:
    sheet = load_workbook(BytesIO(exported(upto=date(2025, 6, 30))))["填报"]
    assert [str(sheet.cell(row, 10).value)[:10] for row in (2, 3, 4)] == ["2025-06-30"] * 3


def test_same_form_same_bytes() -> None:
    assert exported() == exported()


def test_titles_never_run_as_formulas() -> None:
    text = LEDGER.replace("title: 制定办法", "title: '=1+1'")
    assert load_workbook(BytesIO(exported(text)))["填报"]["B4"].data_type == "s"
    csv_data = csv_form(build_form(state(text).judge(DAY), DAY)).decode("utf-8-sig")
    assert list(csv.reader(StringIO(csv_data)))[3][1] == "'=1+1"


def test_items_that_have_ended_are_shown_but_closed_to_filling() -> None:
    text = LEDGER.replace("status: unreported", "status: dropped")
    sheet = load_workbook(BytesIO(exported(text)))["填报"]
    assert sheet["G4"].value == "已撤项"
    assert all(cell.protection.locked for cell in sheet[4])
