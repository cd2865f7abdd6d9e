"""The arithmetic of periods."""

from __future__ import annotations

import datetime as dt

import pytest

from jianguan_cli.domain.values.dates import (
    Period,
    months_later,
    next_period,
    parse_day,
    period_label,
    period_of,
    previous_period,
    same_day_earlier,
)
from jianguan_cli.domain.values.vocabulary import Every


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("on", "every", "first", "last", "label"),
    [
        ("2025-03-09", Every.WEEK, "2025-03-03", "2025-03-09", "2025年3月3日至3月9日"),
        ("2024-12-30", Every.WEEK, "2024-12-30", "2025-01-05", "2024年12月30日至1月5日"),
        ("2024-02-10", Every.MONTH, "2024-02-01", "2024-02-29", "2024年2月"),
        ("2025-12-31", Every.MONTH, "2025-12-01", "2025-12-31", "2025年12月"),
        ("2025-12-31", Every.QUARTER, "2025-10-01", "2025-12-31", "2025年第4季度"),
        ("2025-04-01", Every.QUARTER, "2025-04-01", "2025-06-30", "2025年第2季度"),
        ("2025-06-30", Every.YEAR, "2025-01-01", "2025-12-31", "2025年"),
        ("2025-03-10", Every.DEKAD, "2025-03-01", "2025-03-10", "2025年3月上旬"),
        ("2025-03-11", Every.DEKAD, "2025-03-11", "2025-03-20", "2025年3月中旬"),
        ("2025-03-31", Every.DEKAD, "2025-03-21", "2025-03-31", "2025年3月下旬"),
        ("2024-02-29", Every.DEKAD, "2024-02-21", "2024-02-29", "2024年2月下旬"),
        ("2024-02-29", Every.BIMONTH, "2024-01-01", "2024-02-29", "2024年1—2月"),
        ("2025-12-01", Every.BIMONTH, "2025-11-01", "2025-12-31", "2025年11—12月"),
        ("2025-06-30", Every.HALF, "2025-01-01", "2025-06-30", "2025年上半年"),
        ("2025-07-01", Every.HALF, "2025-07-01", "2025-12-31", "2025年下半年"),
    ],
)
def test_the_period_that_holds_a_day(on: str, every: Every, first: str, last: str, label: str) -> None:
    period = period_of(day(on), every)
    assert period == Period(day(first), day(last))
    assert day(on) in period
    assert period_label(period, every) == label
    assert next_period(previous_period(period, every), every) == period
    assert previous_period(period, every).last + dt.timedelta(days=1) == period.first


def test_both_ends_are_in_a_period_and_nothing_else() -> None:
    period = Period(day("2025-01-01"), day("2025-01-31"))
    assert period.days == 31
    assert period.first in period
    assert period.last in period
    assert day("2025-02-01") not in period
    assert "2025-01-01" not in period


@pytest.mark.parametrize(
    ("on", "every", "earlier"),
    [
        ("2025-03-09", Every.WEEK, "2025-03-02"),
        ("2025-03-31", Every.MONTH, "2025-02-28"),
        ("2025-02-28", Every.MONTH, "2025-01-31"),
        ("2025-03-30", Every.MONTH, "2025-02-28"),
        ("2025-01-15", Every.QUARTER, "2024-10-15"),
        ("2024-02-29", Every.YEAR, "2023-02-28"),
        ("2025-02-28", Every.YEAR, "2024-02-29"),
        ("2025-03-15", Every.DEKAD, "2025-03-05"),
        ("2025-03-05", Every.DEKAD, "2025-02-25"),
        # the last day of a 旬 matches the last, however long the one before is
        ("2025-03-10", Every.DEKAD, "2025-02-28"),
        ("2025-03-09", Every.DEKAD, "2025-02-28"),
        ("2025-03-31", Every.DEKAD, "2025-03-20"),
        ("2025-03-15", Every.BIMONTH, "2025-01-15"),
        ("2025-08-31", Every.HALF, "2025-02-28"),
    ],
)
def test_the_same_day_a_period_earlier(on: str, every: Every, earlier: str) -> None:
    assert same_day_earlier(day(on), every) == day(earlier)


def test_months_go_over_the_turn_of_the_year() -> None:
    assert months_later(day("2025-11-30"), 3) == day("2026-02-28")
    assert months_later(day("2025-12-15"), 1) == day("2026-01-15")


@pytest.mark.parametrize(
    "text", ["2025-02-30", "2025-1-1", "20250101", "2025-01-01 ", "２０２５-01-01", "0000-01-01"]
)
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text) is None
