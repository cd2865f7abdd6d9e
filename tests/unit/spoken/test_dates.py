"""Days and periods as people type them; today is Sunday, 2025-06-15."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jianguan_cli.domain.spoken.dates import read_day, read_period

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
        ("二〇二五年十二月三十一日", "2025-12-31"),
        ("六月底", "2025-06-30"),
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
    "typed",
    [
        "",
        "很快",
        "2025-02-30",
        "13月底",
        "2025",
        "06/07/2025",
        "31",
        "2月30日",
        "+d",
        "下周八",
        "①月底",
        "2025年6月",
    ],
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
        ("2025年上半年", "2025-01-01", "2025-06-30"),
        ("2025下半年", "2025-07-01", "2025-12-31"),
        ("2025H1", "2025-01-01", "2025-06-30"),
        ("２０２５ｈ２", "2025-07-01", "2025-12-31"),
        ("2025年第一季度", "2025-01-01", "2025-03-31"),
        ("二〇二五年三月上旬", "2025-03-01", "2025-03-10"),
        ("2024年2月下旬", "2024-02-21", "2024-02-29"),
        ("2025年3—4月", "2025-03-01", "2025-04-30"),
        ("2025年3月至4月", "2025-03-01", "2025-04-30"),
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
    ("typed", "last"),
    [
        ("上半年", "2024-06-30"),
        ("下半年", "2024-12-31"),
        ("一季度", "2025-03-31"),
        ("第二季度", "2024-06-30"),
        ("3月", "2025-03-31"),
        ("六月", "2024-06-30"),
        ("6月上旬", "2025-06-10"),
        ("6月中旬", "2024-06-20"),
        ("1—2月", "2025-02-28"),
        ("去年下半年", "2024-12-31"),
        ("今年一季度", "2025-03-31"),
    ],
)
def test_without_a_year_it_is_the_last_that_has_ended(typed: str, last: str) -> None:
    period = read_period(typed, TODAY)
    assert period is not None
    assert period.last.isoformat() == last
    assert read_period(typed) is None


def test_a_period_that_ends_on_the_day_has_ended() -> None:
    period = read_period("上半年", date(2025, 6, 30))
    assert period is not None
    assert period.last == date(2025, 6, 30)


@pytest.mark.parametrize("typed", ["2月—3月", "13月", "五季度", "2025年0月", "3月30旬", "H3", "半年"])
def test_what_names_no_period_on_any_day(typed: str) -> None:
    assert read_period(typed, TODAY) is None
