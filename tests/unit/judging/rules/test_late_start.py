from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages

# 100 days, a quarter of them gone on 26 January
SPAN = "deadline: 2025-04-11\nstatus: unreported\n"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-01-01", None),
        ("2025-01-26", None),  # exactly 25%
        ("2025-01-27", "yellow"),
        ("2025-04-11", "yellow"),
        ("2025-04-12", "yellow"),
        ("2024-12-01", None),
    ],
)
def test_after_a_quarter_of_the_time(as_of: str, expected: str | None) -> None:
    assert light("late-start", as_of, SPAN) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("unreported", "yellow"),
        ("todo", "yellow"),
        ("doing", None),
        ("reported", None),
        ("paused", None),
        ("closed", None),
        ("dropped", None),
        ("carried", None),
    ],
)
def test_statuses(status: str, expected: str | None) -> None:
    lines = f"deadline: 2025-04-11\n{log_lines(f'2025-01-05 | status: {status}')}"
    assert light("late-start", "2025-02-01", lines) == expected


def test_before_the_first_status_of_the_log_nobody_had_said_anything() -> None:
    lines = f"deadline: 2025-04-11\nstatus: doing\n{log_lines('2025-02-01 | status: doing')}"
    assert light("late-start", "2025-01-31", lines) == "yellow"
    assert light("late-start", "2025-02-01", lines) is None


@pytest.mark.parametrize(
    ("item", "plan", "as_of", "expected"),
    [
        # the later of plan start and issue is the origin
        ("", "issued: 2025-03-02", "2025-03-12", None),  # 10 of 40 days
        ("", "issued: 2025-03-02", "2025-03-13", "yellow"),
        ("", "issued: 2024-03-02", "2025-01-27", "yellow"),
        ("start: 2025-03-02\n", "", "2025-03-12", None),
        ("start: 2025-03-02\n", "", "2025-03-13", "yellow"),
        # issued on its last day, or after it: the first day after is late
        ("start: 2025-04-11\n", "", "2025-04-11", None),
        ("start: 2025-04-11\n", "", "2025-04-12", "yellow"),
        ("start: 2025-05-01\n", "", "2025-05-01", None),
        ("start: 2025-05-01\n", "", "2025-05-02", "yellow"),
    ],
)
def test_where_the_time_begins(item: str, plan: str, as_of: str, expected: str | None) -> None:
    assert light("late-start", as_of, SPAN + item, plan=plan) == expected


def test_an_extension_gives_more_time() -> None:
    lines = "deadline: 2025-07-20\nstatus: unreported\n" + log_lines(
        "2025-02-01 | extend: {from: 2025-04-11, to: 2025-07-20, approved_by: 分管领导}"
    )
    assert light("late-start", "2025-01-31", lines) == "yellow"
    assert light("late-start", "2025-02-01", lines) is None
    assert light("late-start", "2025-02-20", lines) is None
    assert light("late-start", "2025-02-21", lines) == "yellow"


def test_a_quarter_of_an_odd_number_of_days() -> None:
    lines = "deadline: 2026-01-01\nstatus: unreported"  # 365 days: a quarter is 91.25
    assert light("late-start", "2025-04-02", lines) is None
    assert light("late-start", "2025-04-03", lines) == "yellow"


def test_ongoing_items_never_start_late() -> None:
    assert light("late-start", "2025-04-01", SPAN + "ongoing: true") is None


def test_messages() -> None:
    assert messages("late-start", "2025-01-31", SPAN) == ["共 100 天，已过 30 天（30%），仍为待填报"]
    assert messages("late-start", "2025-04-11", SPAN) == ["共 100 天，已过 100 天（100%），仍为待填报"]
    assert messages("late-start", "2025-04-12", SPAN + "start: 2025-04-11") == [
        "共 0 天，时限已过，仍为待填报"
    ]
    assert messages("late-start", "2025-05-31", SPAN) == ["共 100 天，时限已过，仍为待填报"]


def test_its_limit_is_a_setting() -> None:
    config = "lights: {late-start: {limit: 50}}"
    assert light("late-start", "2025-02-20", SPAN, config=config) is None
    assert light("late-start", "2025-02-21", SPAN, config=config) == "yellow"
    assert light("late-start", "2025-02-21", SPAN, config="lights: {late-start: {light: green}}") is None
