"""Cells as people and programs leave them: numbers as text, percentages, serial days, half-typed statuses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jianguan_cli.domain.plan.status import Status
from jianguan_cli.exchange.cells import (
    NotMeantError,
    amount_of,
    day_of,
    evidence_of,
    status_of,
    words_of,
)
from jianguan_cli.exchange.grid import Cell, Value

TODAY = date(2025, 7, 1)


class Weekdays:
    def add_working_days(self, day: date, count: int) -> date:
        raise AssertionError


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (Decimal("98.6"), "%", "98.6"),
        ("98.6", "%", "98.6"),
        ("98.6%", "%", "98.6"),
        ("９８．６％", "%", "98.6"),
        ("百分之九十八", "%", "98"),
        ("0.5%", "%", "0.5"),
        ("1,234", "项", "1234"),
        ("1.2万", "件", "12000"),
        ("850万户", "万户", "850"),
        ("850万", "万户", "850"),
        ("1.2亿", "万户", "12000"),
        ("3000项", "项", "3000"),
        ("一百零五", "家", "105"),
        (Decimal("0.000001"), "项", "0.000001"),
    ],
)
def test_amounts(value: Value, unit: str, expected: str) -> None:
    assert amount_of(Cell(value), unit).value == Decimal(expected)


def test_a_share_may_be_written_as_its_parts() -> None:
    amount = amount_of(Cell("3/5"), "%")
    assert (amount.value, amount.parts) == (Decimal(60), (3, 5))


def test_a_percent_format_makes_the_number_a_percentage() -> None:
    assert amount_of(Cell(Decimal("0.986"), percent=True), "%").value == Decimal("98.6")


@pytest.mark.parametrize(
    ("cell", "unit", "said"),
    [
        (Cell("已完成"), "项", "看不懂"),
        (Cell(Decimal("0.5"), percent=True), "项", "百分数"),
        (Cell("98%"), "项", "单位"),
        (Cell(Decimal("33.3333333333")), "项", "四舍五入"),
        (Cell(date(2025, 6, 30)), "项", "不是数"),
        (Cell(fault="公式"), "项", "公式"),
        (Cell(True), "项", "看不懂"),
        (Cell("98,7"), "%", "逗号不是三位一分"),
        (Cell("98，7"), "%", "逗号不是三位一分"),
        (Cell("1,23,4"), "项", "逗号不是三位一分"),
        (Cell("118000户"), "家", "单位"),
    ],
)
def test_what_is_no_amount_is_told(cell: Cell, unit: str, said: str) -> None:
    with pytest.raises(NotMeantError, match=said):
        amount_of(cell, unit)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2025, 6, 30), "2025-06-30"),
        ("2025-06-30", "2025-06-30"),
        ("2025/6/30", "2025-06-30"),
        ("2025年6月30日", "2025-06-30"),
        ("６月３０日", "2025-06-30"),
        ("20250630", "2025-06-30"),
        (Decimal(20250630), "2025-06-30"),
        (Decimal(45838), "2025-06-30"),
        ("2025Q2", "2025-06-30"),
        ("2025年第二季度", "2025-06-30"),
    ],
)
def test_days(value: Value, expected: str) -> None:
    assert day_of(Cell(value), TODAY, Weekdays()).isoformat() == expected


def test_what_is_no_day_is_told() -> None:
    with pytest.raises(NotMeantError, match="不是日期"):
        day_of(Cell("尽快"), TODAY, Weekdays())


@pytest.mark.parametrize("text", ["推进中", " 推进中 ", "doing", "tjz", "ｄｏｉｎｇ"])
def test_statuses(text: str) -> None:
    assert status_of(Cell(text)) is Status.DOING


def test_what_is_no_status_is_told_with_what_there_is() -> None:
    with pytest.raises(NotMeantError, match="未启动、推进中、已申请销号"):
        status_of(Cell("快好了"))


def test_words_keep_their_lines_and_lose_the_marks_of_programs() -> None:
    assert words_of(Cell(" 第一行_x000D_\n第二行 ")) == "第一行\n第二行"
    assert words_of(Cell(Decimal("12.50"))) == "12.5"


def test_control_characters_are_refused() -> None:
    with pytest.raises(NotMeantError, match=r"U\+0007"):
        words_of(Cell("响\x07铃"))


def test_evidence_is_a_list() -> None:
    cell = Cell("材料\\通报.pdf；https://x.cn/a\n材料\\通报.pdf")
    assert evidence_of(cell) == ("材料/通报.pdf", "https://x.cn/a")
