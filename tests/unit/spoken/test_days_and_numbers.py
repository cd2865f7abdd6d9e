"""Dates and numbers as people type them; today is Sunday, 2025-06-15."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from jianguan_cli.domain.spoken.days_and_numbers import read_amount, read_day, read_period

TODAY = date(2025, 6, 15)


class EveryDayWorks:
    def add_working_days(self, day: date, count: int) -> date:
        return day + timedelta(days=count)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-12-31", "2025-12-31"),
        ("2025年12月31日", "2025-12-31"),
        ("2025年1月5号", "2025-01-05"),
        ("１２月５日", "2025-12-05"),
        ("2025/1/5", "2025-01-05"),
        ("2025.01.05", "2025-01-05"),
        ("20250105", "2025-01-05"),
        ("2025年底", "2025-12-31"),
        ("到2027年底前", "2027-12-31"),
        ("年底", "2025-12-31"),
        ("明年底", "2026-12-31"),
        ("去年末", "2024-12-31"),
        ("9月底", "2025-09-30"),
        ("2024年2月底", "2024-02-29"),
        ("二季度末", "2025-06-30"),
        ("2026年第3季度末", "2026-09-30"),
        ("今天", "2025-06-15"),
        ("昨天", "2025-06-14"),
        ("+10d", "2025-06-25"),
        ("+2w", "2025-06-29"),
        ("+1m", "2025-07-15"),
        ("+10wd", "2025-06-25"),
        ("+3个工作日", "2025-06-18"),
        ("下周五", "2025-06-20"),
        ("周五", "2025-06-13"),
        ("上周日", "2025-06-08"),
        ("本周一", "2025-06-09"),
        ("星期天", "2025-06-15"),
    ],
)
def test_days(typed: str, day: str) -> None:
    assert read_day(typed, TODAY, EveryDayWorks()) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "typed", ["", "很快", "2025-02-30", "13月底", "2025", "06/07/2025", "31", "2月30日", "+d", "下周八"]
)
def test_what_is_no_day_is_never_guessed(typed: str) -> None:
    assert read_day(typed, TODAY, EveryDayWorks()) is None


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025Q1", "2025-01-01", "2025-03-31"),
        ("2025q4", "2025-10-01", "2025-12-31"),
        ("2025年第二季度", "2025-04-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025年3月", "2025-03-01", "2025-03-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025年", "2025-01-01", "2025-12-31"),
    ],
)
def test_periods(typed: str, first: str, last: str) -> None:
    period = read_period(typed)
    assert period is not None
    assert (period.first.isoformat(), period.last.isoformat()) == (first, last)


@pytest.mark.parametrize("typed", ["2025Q5", "2025-13", "Q1", "25", "2025-12-31", ""])
def test_what_is_no_period(typed: str) -> None:
    assert read_period(typed) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("98.6", "98.6"),
        ("98.6%", "98.6"),
        ("９８％", "98"),
        ("百分之九十八", "98"),
        ("百分之九十八点六", "98.6"),
        ("1.2万", "12000"),
        ("3.5亿", "350000000"),
        ("1,234", "1234"),
        ("1,234,567.5", "1234567.5"),
        ("1,200万", "12000000"),
        ("一百零五", "105"),
        ("十二", "12"),
        ("两千", "2000"),
        ("一万二千", "12000"),
        ("三亿五千万", "350000000"),
        ("零", "0"),
        ("-3", "-3"),
    ],
)
def test_amounts(typed: str, number: str) -> None:
    assert read_amount(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "98,6",
        "3,00",
        "98，7",
        "1,23,456",
        ",5",
        "约三百",
        "三百家",
        "1.2.3",
        "点五",
        "万",
        "NaN",
        "1e5",
        "abc",
        "百分之",
    ],
)
def test_what_is_no_amount(typed: str) -> None:
    assert read_amount(typed) is None
