from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages

REPORTED = "2025-06-05 | status: reported"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-06-05", None),
        ("2025-06-19", None),  # the tenth working day after the 5th
        ("2025-06-20", "blue"),
        ("2025-12-01", "blue"),
    ],
)
def test_more_than_ten_working_days(as_of: str, expected: str | None) -> None:
    assert light("awaiting-review", as_of, log_lines(REPORTED)) == expected


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("2025-06-05 | status: reported\n2025-06-06 | status: closed", None),
        ("2025-06-05 | status: reported\n2025-06-06 | status: doing", None),
        # asked twice without an answer: the first day counts
        ("2025-06-05 | status: reported\n2025-06-18 | status: reported", "blue"),
        # returned and asked again: the second day counts
        ("2025-06-05 | status: reported\n2025-06-10 | status: doing\n2025-06-18 | status: reported", None),
        ("2025-06-05 | status: reported\n2025-06-18 | note: 已催", "blue"),
    ],
)
def test_since_when(log: str, expected: str | None) -> None:
    assert light("awaiting-review", "2025-06-25", log_lines(log)) == expected


def test_without_an_entry_nobody_knows_since_when() -> None:
    assert light("awaiting-review", "2025-06-25", "status: reported") is None


def test_messages() -> None:
    assert messages("awaiting-review", "2025-06-25", log_lines(REPORTED)) == [
        "2025年6月5日申请销号，已等待复核 14 个工作日"
    ]
    assert messages("awaiting-review", "2035-06-25", log_lines("2035-06-05 | status: reported")) == [
        "2035年6月5日申请销号，已等待复核 14 个工作日（暂按未公布安排推算）"
    ]


def test_its_limit_is_a_setting() -> None:
    config = "lights: {awaiting-review: {limit: 3, light: yellow}}"
    assert light("awaiting-review", "2025-06-10", log_lines(REPORTED), config=config) is None
    assert light("awaiting-review", "2025-06-11", log_lines(REPORTED), config=config) == "yellow"
    config = "lights: {awaiting-review: {light: green}}"
    assert light("awaiting-review", "2025-12-01", log_lines(REPORTED), config=config) is None
