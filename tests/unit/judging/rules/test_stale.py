from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages, with_target

ENTRY = "2025-03-01 | note: 推进中 | status: doing"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2025-03-01", None), ("2025-05-30", None), ("2025-05-31", "yellow"), ("2026-01-01", "yellow")],
)
def test_more_than_90_days_since_the_last_entry(as_of: str, expected: str | None) -> None:
    assert light("stale", as_of, log_lines(ENTRY)) == expected


@pytest.mark.parametrize(("as_of", "expected"), [("2025-04-01", None), ("2025-04-02", "yellow")])
def test_without_an_entry_since_the_start(as_of: str, expected: str | None) -> None:
    assert light("stale", as_of) == expected


def test_an_entry_before_the_start_counts_from_the_start() -> None:
    lines = "start: 2025-03-01\n" + log_lines("2025-01-05 | note: 交办")
    assert light("stale", "2025-05-30", lines) is None
    assert light("stale", "2025-05-31", lines) == "yellow"


def test_entries_of_a_later_day_are_not_seen() -> None:
    assert light("stale", "2025-05-31", log_lines(f"{ENTRY}\n2025-06-01 | note: 续报")) == "yellow"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("unreported", "yellow"),
        ("todo", "yellow"),
        ("doing", "yellow"),
        ("reported", "yellow"),
        ("paused", None),
        ("closed", None),
        ("dropped", None),
        ("carried", None),
    ],
)
def test_statuses(status: str, expected: str | None) -> None:
    assert light("stale", "2025-12-01", log_lines(f"2025-03-01 | status: {status}")) == expected


@pytest.mark.parametrize(
    ("target", "as_of", "expected"),
    [
        # a year and 5 due days after 1 March 2025
        ("rule: each\nevery: year", "2026-03-06", None),
        ("rule: each\nevery: year", "2026-03-07", "yellow"),
        ("report: {every: year, due: 31}", "2026-04-01", None),
        ("report: {every: year, due: 31}", "2026-04-02", "yellow"),
        # a quarter is the 90 days
        ("", "2025-05-30", None),
        ("", "2025-05-31", "yellow"),
        ("rule: each\nevery: month", "2025-05-31", "yellow"),
        ("rule: each\nevery: dekad", "2025-05-31", "yellow"),
        ("rule: each\nevery: bimonth", "2025-05-31", "yellow"),
        # half a year (184 days from 1 March) and 5 due days
        ("rule: each\nevery: half", "2025-09-06", None),
        ("rule: each\nevery: half", "2025-09-07", "yellow"),
    ],
)
def test_where_the_cycle_is_longer(target: str, as_of: str, expected: str | None) -> None:
    lines = with_target(target, "deadline: 2027-12-31", ENTRY)
    assert light("stale", as_of, lines) == expected


def test_the_shorter_cycle_of_two_targets_decides() -> None:
    two = with_target("rule: each\nevery: year", "deadline: 2027-12-31").replace(
        "targets:",
        'targets:\n  - {key: 另, metric: 另一数, rule: reach, op: ">=", value: 10, unit: 个}',
    )
    assert light("stale", "2025-04-02", two) == "yellow"


def test_a_plan_that_reports_once_a_year() -> None:
    assert light("stale", "2025-12-31", log_lines(ENTRY), plan="report: {every: year}") is None
    assert light("stale", "2026-03-07", log_lines(ENTRY), plan="report: {every: year}") == "yellow"


def test_messages() -> None:
    assert messages("stale", "2025-06-09", log_lines(ENTRY)) == [
        "最近一次记录在2025年3月1日，已 100 天没有更新（界限 90 天）"
    ]
    assert messages("stale", "2025-04-11") == ["自2025年1月1日起已 100 天没有更新（界限 90 天）"]


def test_its_limit_is_a_setting() -> None:
    config = "lights: {stale: {limit: 30}}\nreport: {every: month}"
    assert light("stale", "2025-03-31", log_lines(ENTRY), config=config) is None
    assert light("stale", "2025-04-01", log_lines(ENTRY), config=config) == "yellow"
    # who is asked once a quarter need not write every month: a quarter and its 5 days after 1 March
    quarterly = "lights: {stale: {limit: 30}}"
    assert light("stale", "2025-06-06", log_lines(ENTRY), config=quarterly) is None
    assert light("stale", "2025-06-07", log_lines(ENTRY), config=quarterly) == "yellow"
    assert light("stale", "2026-01-01", log_lines(ENTRY), config="lights: {stale: {light: green}}") is None
