from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages


@pytest.mark.parametrize(
    ("deadline", "as_of", "expected"),
    [
        # plain weeks: 13 to 26 June 2025 are ten working days after the 12th
        ("2025-06-26", "2025-06-11", None),
        ("2025-06-26", "2025-06-12", "blue"),
        ("2025-06-26", "2025-06-26", "blue"),  # the day itself
        ("2025-06-26", "2025-06-27", None),  # overdue then
        # National Day 2025: 28 September works, 1 to 8 October are off, 11 October works
        ("2025-10-16", "2025-09-25", None),
        ("2025-10-16", "2025-09-26", "blue"),
        ("2025-10-16", "2025-09-28", "blue"),
        # over the weekend nothing is counted
        ("2025-06-29", "2025-06-12", None),
        ("2025-06-29", "2025-06-13", "blue"),
    ],
)
def test_ten_working_days_by_the_real_calendar(deadline: str, as_of: str, expected: str | None) -> None:
    assert light("due-soon", as_of, f"deadline: {deadline}") == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("unreported", "blue"),
        ("todo", "blue"),
        ("doing", "blue"),
        ("paused", "blue"),  # a pause never silences the deadline
        ("reported", None),
        ("closed", None),
        ("dropped", None),
        ("carried", None),
    ],
)
def test_statuses(status: str, expected: str | None) -> None:
    lines = f"deadline: 2025-06-26\n{log_lines(f'2025-06-01 | status: {status}')}"
    assert light("due-soon", "2025-06-20", lines) == expected


def test_a_returned_item_is_due_again() -> None:
    log = "2025-06-01 | status: reported\n2025-06-10 | status: doing"
    assert light("due-soon", "2025-06-20", f"deadline: 2025-06-26\n{log_lines(log)}") == "blue"


def test_ongoing_items_are_never_due() -> None:
    assert light("due-soon", "2025-06-20", "deadline: 2025-06-26\nongoing: true") is None


def test_messages_count_working_days_and_label_what_is_computed() -> None:
    assert messages("due-soon", "2025-06-20", "deadline: 2025-06-26") == [
        "距时限2025年6月26日还有 4 个工作日"
    ]
    assert messages("due-soon", "2025-06-26", "deadline: 2025-06-26") == ["时限2025年6月26日就在今天"]
    assert messages("due-soon", "2035-06-20", "deadline: 2035-06-26") == [
        "距时限2035年6月26日还有 4 个工作日（暂按未公布安排推算）"
    ]


def test_local_days_count() -> None:
    local = "calendar: {off: [2025-06-13], work: []}"
    assert light("due-soon", "2025-06-11", "deadline: 2025-06-26", config=local) == "blue"
    local = "calendar: {off: [], work: [2025-06-14]}"
    assert light("due-soon", "2025-06-12", "deadline: 2025-06-26", config=local) is None


def test_its_limit_is_a_setting() -> None:
    config = "lights: {due-soon: {limit: 3}}"
    assert light("due-soon", "2025-06-20", "deadline: 2025-06-26", config=config) is None
    assert light("due-soon", "2025-06-23", "deadline: 2025-06-26", config=config) == "blue"
    # 80 days, 56 of them working days
    config = "lights: {due-soon: {limit: 56}}"
    assert light("due-soon", "2025-06-11", "deadline: 2025-08-29", config=config) is None
    assert light("due-soon", "2025-06-12", "deadline: 2025-08-29", config=config) == "blue"
    config = "lights: {due-soon: {limit: 200}}"
    assert light("due-soon", "2025-03-13", "deadline: 2025-12-31", config=config) is None
    assert light("due-soon", "2025-03-14", "deadline: 2025-12-31", config=config) == "blue"
    config = "lights: {due-soon: {limit: 0}}"
    assert light("due-soon", "2025-09-30", "deadline: 2025-10-08", config=config) == "blue"
    assert light("due-soon", "2025-06-25", "deadline: 2025-06-26", config=config) is None
    assert light("due-soon", "2025-06-26", "deadline: 2025-06-26", config=config) == "blue"
    config = "lights: {due-soon: {light: green}}"
    assert light("due-soon", "2025-06-26", "deadline: 2025-06-26", config=config) is None
