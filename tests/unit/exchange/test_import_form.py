"""Returned forms understood: what is written, what is told, what is left alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.unit.exchange.desk import DAY, LEDGER, entry, exported, fill, saved, state, understood

from jianguan_cli.commands.import_ import FormFile, understand_forms
from jianguan_cli.domain.actions.action import Author
from jianguan_cli.errors import DataError
from jianguan_cli.exchange.csv_form import csv_form
from jianguan_cli.exchange.form import build_form
from jianguan_cli.exchange.xlsx_form import xlsx_form

UPDATED = LEDGER.replace(
    "{合格率: 98.6}}", "{合格率: 98.6}}\n      - {date: 2025-06-20, by: 王五, note: 另有进展}"
)


def test_an_untouched_form_changes_nothing() -> None:
    result = understood(exported(upto=date(2025, 6, 30)))
    assert (result.planned, result.problems, result.notices) == ((), (), ())


def test_every_filled_cell_is_written_and_the_form_is_evidence() -> None:
    data = fill(
        exported(unit="甲处"),
        {
            (2, "状态"): "推进中",
            (2, "累计完成值"): 98.7,
            (3, "累计完成值"): "400万批次",
            (2, "数据截止日"): date(2025, 6, 30),
            (2, "进展"): "抽检完成\n通报已发",
            (2, "存在问题"): "=不是公式",
            (2, "下步打算"): "复查",
            (2, "需协调事项"): "经费",
            (2, "佐证"): "a.pdf；b.pdf",
        },
    )
    said = entry(data)
    form = said["evidence"].pop()
    assert form.startswith("import://表.xlsx#sha256=")
    assert said == {
        "date": DAY,
        "upto": date(2025, 6, 30),
        "by": "李四",
        "unit": "甲处",
        "status": "doing",
        "values": {"合格率": Decimal("98.7"), "批次": Decimal(400)},
        "note": "抽检完成\n通报已发",
        "problem": "=不是公式",
        "next": "复查",
        "need": "经费",
        "evidence": ["a.pdf", "b.pdf"],
        "via": "import",
    }


def test_a_percentage_that_excel_made_of_typed_98_6_percent() -> None:
    data = fill(exported(), {(2, "累计完成值"): 0.986}, {(2, "累计完成值"): "0.00%"})
    assert entry(data)["values"] == {"合格率": Decimal("98.6")}


def test_a_share_may_be_filled_in_as_its_parts() -> None:
    said = entry(fill(exported(), {(2, "累计完成值"): "19/20"}))
    assert said["values"] == {"合格率": Decimal(95)}
    assert said["parts"] == {"合格率": [Decimal(19), Decimal(20)]}


def test_a_figure_that_looks_wrong_is_written_where_somebody_is_sure() -> None:
    data = fill(exported(), {(3, "累计完成值"): 8200000})
    (problem,) = understood(data).problems
    assert (problem.where, "加上 --sure" in problem.message) == ("填报!I3", True)
    result = understood(data, sure=True)
    (notice,) = result.notices
    assert (notice.where, "是不是 820万批次" in notice.message) == ("填报!I3", True)
    assert result.planned


def test_every_problem_names_its_cell() -> None:
    data = fill(
        exported(),
        {(2, "累计完成值"): "很多", (3, "数据截止日"): "尽快", (3, "进展"): "有", (4, "状态"): "快了"},
    )
    places = [(one.where, one.item) for one in understood(data).problems]
    assert places == [("填报!I2", "p-1"), ("填报!J3", "p-1"), ("填报!H4", "p-2")]


def test_a_figure_for_an_item_without_targets_is_a_problem() -> None:
    (problem,) = understood(fill(exported(), {(4, "累计完成值"): 3})).problems
    assert (problem.where, "没有可填数值的指标" in problem.message) == ("填报!I4", True)


def test_asking_for_closing_needs_evidence() -> None:
    (problem,) = understood(fill(exported(), {(4, "状态"): "已申请销号"})).problems
    assert (problem.where, "佐证" in problem.message) == ("填报!H4", True)
    said = entry(fill(exported(), {(4, "状态"): "已申请销号", (4, "佐证"): "a.pdf"}), "p-2")
    assert (said["status"], said["evidence"][0]) == ("reported", "a.pdf")


def test_statuses_that_others_decide_are_refused() -> None:
    (problem,) = understood(fill(exported(), {(2, "状态"): "已销号"})).problems
    assert "jianguan close" in problem.message


def test_a_changed_plan_column_is_a_problem_not_a_silence() -> None:
    (problem,) = understood(fill(exported(), {(2, "目标值"): 90})).problems
    assert (problem.where, "由“98”改成了“90”" in problem.message) == ("填报!E2", True)


def test_a_form_from_before_somebody_elses_update_conflicts() -> None:
    data = fill(exported(), {(2, "累计完成值"): 98.9, (4, "进展"): "已起草"})
    result = understood(data, UPDATED)
    (problem,) = result.problems
    assert (problem.item, problem.conflict, "王五" in problem.message) == ("p-1", True, True)
    assert [one.item for one in result.planned] == ["p-2"]


def test_an_unfilled_row_never_conflicts() -> None:
    assert understood(exported(), UPDATED).problems == ()


def test_a_form_sent_in_twice_says_nothing_new() -> None:
    data = fill(exported(), {(4, "进展"): "已起草"})
    imported = LEDGER + "    log:\n      - {date: 2025-07-01, by: 李四, note: 已起草, via: import}\n"
    result = understood(data, imported)
    assert (result.planned, result.problems) == ((), ())
    assert "不再重复记" in result.notices[0].message


def test_two_days_of_data_are_two_entries() -> None:
    cells = {
        (2, "累计完成值"): 98.7,
        (2, "数据截止日"): "2025Q2",
        (3, "累计完成值"): 300,
        (3, "数据截止日"): "2025Q1",
    }
    (planned,) = understood(fill(exported(), cells)).planned
    said = [(one.entry["upto"], one.entry["values"]) for one in planned.actions]
    assert said == [
        (date(2025, 3, 31), {"批次": Decimal(300)}),
        (date(2025, 6, 30), {"合格率": Decimal("98.7")}),
    ]


def test_data_of_days_to_come_are_a_problem() -> None:
    data = fill(exported(), {(2, "累计完成值"): 98.7, (2, "数据截止日"): "2025-12-31"})
    assert [one.where for one in understood(data).problems] == ["填报!J2"]


def test_unknown_ids_are_told_with_the_likeliest() -> None:
    data = fill(exported(), {(4, "编号"): "p-22", (4, "进展"): "有"})
    (problem,) = understood(data).problems
    assert "是不是 p-2" in problem.message


def test_moved_and_added_columns_rows_above_and_below() -> None:
    book = load_workbook(BytesIO(fill(exported(), {(4, "进展"): "已起草"})))
    sheet = book["填报"]
    sheet.insert_cols(1, 2)
    sheet["A1"] = "序号"
    sheet.move_range("M1:M4", cols=8)
    sheet.insert_rows(1, 2)
    sheet["A1"] = "2025年二季度填报表"
    sheet["C9"] = "填表人：赵六"
    result = understood(saved(book))
    assert [(one.where, one.after) for one in result.cells] == [("填报!U6", "已起草")]
    assert result.problems == ()


def test_a_further_row_without_an_id_belongs_to_the_item_above() -> None:
    data = fill(exported(), {(3, "编号"): None, (3, "累计完成值"): 400})
    assert entry(data)["values"] == {"批次": Decimal(400)}


def test_merged_ids_and_merged_words() -> None:
    book = load_workbook(BytesIO(fill(exported(), {(2, "进展"): "合并填写"})))
    book["填报"].merge_cells("A2:A3")
    book["填报"].merge_cells("K2:K3")
    assert entry(saved(book))["note"] == "合并填写"


def test_a_figure_merged_over_two_targets_is_a_problem() -> None:
    book = load_workbook(BytesIO(fill(exported(), {(2, "累计完成值"): 98.7})))
    book["填报"].merge_cells("I2:I3")
    assert [one.where for one in understood(saved(book)).problems] == ["填报!I3"]


def test_a_formula_gives_its_last_value_or_a_problem() -> None:
    data = fill(exported(), {(3, "累计完成值"): "=100+300"})
    (problem,) = understood(data).problems
    assert "公式" in problem.message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030", "utf-16"])
def test_csv_comes_back_in_the_encodings_of_excel_and_wps(encoding: str) -> None:
    text = csv_form(build_form(state().judge(DAY), DAY)).decode("utf-8-sig")
    lines = text.split("\r\n")
    lines[3] = lines[3].removesuffix(",,,,,,,,,,") + ",doing,,,已起草,,,,,,"
    result = understood("\r\n".join(lines).encode(encoding), name="表.csv")
    assert result.problems == ()
    assert [one.after for one in result.cells] == ["推进中", "已起草"]


def test_a_csv_from_before_somebody_elses_update_conflicts() -> None:
    text = csv_form(build_form(state().judge(DAY), DAY)).decode("utf-8-sig")
    moved = LEDGER.replace(
        "{合格率: 98.6}}", "{合格率: 98.6}}\n      - {date: 2025-06-20, by: 王五, values: {合格率: 99}}"
    )
    lines = text.split("\r\n")
    lines[1] = lines[1].removesuffix(",,,,,,,,,,") + ",,98.7,,,,,,,,"
    (problem,) = understood("\r\n".join(lines).encode(), moved, "表.csv").problems
    assert (problem.conflict, "98.6" in problem.message, "99" in problem.message) == (True, True, True)


def test_one_item_in_two_forms_is_a_problem_of_the_second() -> None:
    files = [FormFile(f"{name}.xlsx", fill(exported(), {(4, "进展"): name})) for name in ("甲", "乙")]
    first, second = understand_forms(state(), files, Author(DAY, "李四"), unit=None)
    assert (len(first.planned), len(second.planned)) == (1, 0)
    assert "甲.xlsx" in second.problems[0].message


PROMISING = LEDGER.replace(
    "    status: unreported\n",
    """    deliverables:
      - {key: 征求意见, text: 公开征求意见}
      - {key: 印发办法, text: 印发办法并解读}
    status: unreported
""",
)


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ("征求意见", ["征求意见"]),
        ("已完成：征求、印发", ["征求意见", "印发办法"]),
        ("全部", ["征求意见", "印发办法"]),
    ],
)
def test_an_item_without_targets_counts_its_deliverables_by_name(said: str, done: list[str]) -> None:
    assert entry(fill(exported(PROMISING), {(4, "累计完成值"): said}), "p-2", PROMISING)["done"] == done


def test_a_deliverable_that_is_none_is_a_problem_with_what_there_are() -> None:
    (problem,) = understood(fill(exported(PROMISING), {(4, "累计完成值"): "考察"}), PROMISING).problems
    assert (problem.where, "征求意见、印发办法" in problem.message) == ("填报!I4", True)


def test_the_deliverables_are_listed_on_the_notes_sheet() -> None:
    notes = load_workbook(BytesIO(exported(PROMISING)))["说明"]
    rows = [[cell.value for cell in row] for row in notes.iter_rows()]
    assert ["p-2", "制定办法", "印发办法", "印发办法并解读", "", "未完成"] in [
        [cell or "" for cell in row] for row in rows
    ]


def test_a_form_can_finish_a_task() -> None:
    cells = {(4, "累计完成值"): "全部", (4, "状态"): "已申请销号", (4, "佐证"): "办法.pdf"}
    said = entry(fill(exported(PROMISING), cells), "p-2", PROMISING)
    assert (said["status"], said["done"]) == ("reported", ["征求意见", "印发办法"])


def test_a_form_of_an_earlier_day_is_held_against_that_day() -> None:
    text = LEDGER.replace(
        "{合格率: 98.6}}", "{合格率: 98.6}}\n      - {date: 2025-06-20, by: 王五, values: {合格率: 99}}"
    )
    earlier = date(2025, 5, 1)
    form = xlsx_form(build_form(state(text).judge(earlier), earlier))
    assert understood(form, text).problems == ()
    assert entry(fill(form, {(2, "累计完成值"): 99.1}), text=text)["values"] == {"合格率": Decimal("99.1")}


def second_sheet(data: bytes, cells: dict[str, Any], *, header: bool = True, hidden: bool = False) -> bytes:
    """The form with a copy of its first sheet, filled, and without its header where that is wanted."""
    book = load_workbook(BytesIO(data))
    copy = book.copy_worksheet(book["填报"])
    copy.title = "二组"
    for place, value in cells.items():
        copy[place] = value
    if not header:
        copy.delete_rows(1)
    if hidden:
        copy.sheet_state = "hidden"
    return saved(book)


def test_a_second_sheet_with_the_header_is_read_too() -> None:
    data = second_sheet(fill(exported(), {(2, "累计完成值"): 98.7}), {"I2": None, "K4": "已起草"})
    result = understood(data)
    assert result.problems == ()
    assert [(one.where, one.after) for one in result.cells] == [
        ("填报!I2", "98.7%"),
        ("二组!K4", "已起草"),
    ]


def test_two_sheets_that_say_different_numbers_are_a_problem() -> None:
    data = second_sheet(fill(exported(), {(2, "累计完成值"): 98.7}), {"I2": 98.8})
    (problem,) = understood(data).problems
    assert (problem.where, "另一处在 填报!I2" in problem.message) == ("二组!I2", True)


@pytest.mark.parametrize("how", [{"header": False}, {"hidden": True}])
def test_a_filled_sheet_that_is_not_read_is_named(how: dict[str, bool]) -> None:
    data = second_sheet(fill(exported(), {(2, "累计完成值"): 98.7}), {"K4": "已起草"}, **how)
    result = understood(data)
    (notice,) = result.notices
    assert "工作表“二组”没有读" in notice.message
    assert len(result.planned) == 1


def test_an_emptied_day_of_the_data_is_that_of_the_form() -> None:
    quarter = date(2025, 6, 30)
    data = fill(exported(upto=quarter), {(2, "累计完成值"): 98.7, (2, "数据截止日"): None})
    assert entry(data)["upto"] == quarter


def test_provisional_figures_stand_in_an_entry_of_their_own() -> None:
    cells = {(2, "累计完成值"): 98.7, (2, "初步数"): "是", (3, "累计完成值"): 400, (3, "进展"): "过半"}
    result = understood(fill(exported(), cells))
    assert result.problems == ()
    (planned,) = result.planned
    first, second = (dict(action.entry) for action in planned.actions)
    assert (first.get("provisional"), first["values"]) == (None, {"批次": Decimal(400)})
    assert (second["provisional"], second["values"]) == (True, {"合格率": Decimal("98.7")})
    (problem,) = understood(fill(exported(), {(2, "累计完成值"): 98.7, (2, "初步数"): "大概"})).problems
    assert (problem.where, "看不懂" in problem.message) == ("填报!Q2", True)


def test_a_form_without_the_later_columns_is_read_as_before() -> None:
    book = load_workbook(BytesIO(fill(exported(), {(2, "累计完成值"): 98.7})))
    book["填报"].delete_cols(16, 2)
    assert entry(saved(book))["values"] == {"合格率": Decimal("98.7")}


def test_a_retyped_later_heading_is_refused_too() -> None:
    book = load_workbook(BytesIO(fill(exported(), {(2, "初步数"): "是"})))
    book["填报"]["Q1"] = "初步数字"
    with pytest.raises(DataError, match="应为“初步数”"):
        understood(saved(book))
