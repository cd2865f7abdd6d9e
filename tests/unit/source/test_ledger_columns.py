"""Ledgers whose columns say more than task and deadline: when work begins, what problem stands behind it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.documents import sheets

from jianguan_cli.domain.source.drafting import Draft, DraftItem, draft
from jianguan_cli.domain.source.quantities import Verdict
from jianguan_cli.exchange.documents.read import read_document


def drafted(rows: list[list[object]], *merged: str) -> Draft:
    return draft(read_document(sheets.workbook({"台账": rows}, merged=merged), "2025年台账.xlsx"))


def only(rows: list[list[object]], *merged: str) -> DraftItem:
    (item,) = drafted(rows, *merged).items
    return item


@pytest.mark.parametrize(
    ("above", "begin", "end"),
    [
        ("时间安排", "启动时间", "完成时限"),
        ("时间安排", "开始时间", "办结时限"),
        ("完成时限", "开工日期", "完工时限"),
    ],
)
def test_the_day_of_beginning_is_no_deadline(above: str, begin: str, end: str) -> None:
    item = only(
        [
            ["序号", "工作任务", "牵头单位", above, None],
            [None, None, None, begin, end],
            [1, "建平台一个", "信息科", date(2025, 1, 15), date(2025, 6, 30)],
        ],
        "A1:A2", "B1:B2", "C1:C2", "D1:E1",
    )  # fmt: skip
    assert (item.start, item.deadline, item.unsure) == (date(2025, 1, 15), date(2025, 6, 30), ())


def test_a_column_that_is_the_deadline_by_its_own_heading_wins_over_one_below_the_same_heading() -> None:
    item = only(
        [
            ["序号", "工作任务", "牵头单位", "时间安排", None],
            [None, None, None, "进场", "完成时限"],
            [1, "建平台一个", "信息科", date(2025, 1, 15), date(2025, 6, 30)],
        ],
        "A1:A2", "B1:B2", "C1:C2", "D1:E1",
    )  # fmt: skip
    assert (item.start, item.deadline) == (None, date(2025, 6, 30))


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("3月底前启动，9月底前完成", date(2025, 9, 30)),
        ("启动时间：2025-01-15 完成时限：2025-06-30", date(2025, 6, 30)),
        ("2025-01-15 2025-06-30", None),
        ("3月底、9月底", None),
        ("2025年3月—9月", date(2025, 9, 30)),
        ("6月底前", date(2025, 6, 30)),
    ],
)
def test_of_several_days_in_one_cell_nobody_says_which_it_is(cell: str, day: date | None) -> None:
    item = only([["序号", "工作任务", "牵头单位", "完成时限"], [1, "建平台一个", "信息科", cell]])
    assert item.deadline == day
    assert ("deadline" in item.unsure) is (day is None)


@pytest.mark.parametrize("heading", ["反馈问题", "存在问题", "问题", "主要问题表现"])
def test_the_figures_of_a_problem_are_no_targets(heading: str) -> None:
    made = drafted(
        [
            ["序号", heading, "整改目标", "整改措施", "责任单位", "整改时限"],
            [1, "索证索票不全，抽查20家有6家不合格", "齐全率达到95%", "开展检查30家", "甲局", "7月底"],
        ]
    )
    (item,) = made.items
    assert sorted(str(one.value) for one in item.targets) == ["30", "95"]
    assert [one.quantity.text for one in made.counted if one.quantity.verdict is Verdict.OPEN] == []


def test_a_problem_is_the_task_where_no_other_column_is() -> None:
    item = only([["序号", "存在问题", "责任单位", "整改时限"], [1, "登记率低", "甲局", "7月底"]])
    assert item.title == "登记率低"
