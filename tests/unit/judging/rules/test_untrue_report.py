from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages, standing, with_target

from jianguan_cli.domain.plan.status import Status

UNTRUE = "2025-05-10 | verify: {result: untrue, found: 台账缺失, place: 某县}"


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2025-05-09", None), ("2025-05-10", "red"), ("2026-05-10", "red")]
)
def test_begins_on_the_day_of_the_check(as_of: str, expected: str | None) -> None:
    assert light("untrue-report", as_of, log_lines(UNTRUE)) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2025-05-20 | verify: {result: confirmed}", None),
        ("2025-05-20 | verify: {result: partly}", None),
        ("2025-05-20 | verify: {result: untrue}", "red"),
        ("2025-05-20 | status: reported", "red"),
        ("2025-05-20 | status: closed", "red"),
        ("2025-05-20 | status: paused", "red"),
        ("2025-05-20 | status: dropped", None),
        ("2025-05-20 | note: 已整改", "red"),
        ("2025-05-20 | verify: {result: confirmed}\n2025-05-25 | verify: {result: untrue}", "red"),
    ],
)
def test_only_another_check_clears_it(after: str, expected: str | None) -> None:
    assert light("untrue-report", "2025-06-01", log_lines(f"{UNTRUE}\n{after}")) == expected


@pytest.mark.parametrize("result", ["confirmed", "partly"])
def test_other_results_raise_nothing(result: str) -> None:
    assert (
        light("untrue-report", "2025-06-01", log_lines(f"2025-05-10 | verify: {{result: {result}}}")) is None
    )


def test_it_withdraws_the_last_reading_and_puts_the_item_back() -> None:
    log = f"2025-03-01 | values: {{数: 30}}\n2025-05-01 | values: {{数: 80}} | status: reported\n{UNTRUE}"
    lines = with_target("", log=log)
    before = standing("2025-05-09", lines)
    after = standing("2025-05-10", lines)
    assert before.status is Status.REPORTED
    assert before.targets[0].latest is not None
    assert before.targets[0].latest.value == 80
    assert after.status is Status.DOING
    assert after.targets[0].latest is not None
    assert after.targets[0].latest.value == 30


def test_the_check_may_bring_its_own_figure() -> None:
    log = "2025-05-01 | values: {数: 80}\n2025-05-10 | verify: {result: untrue} | values: {数: 12}"
    latest = standing("2025-05-10", with_target("", log=log)).targets[0].latest
    assert latest is not None
    assert latest.value == 12


def test_a_report_that_was_untrue_without_any_reading_withdraws_nothing() -> None:
    assert light("untrue-report", "2025-05-10", with_target("", log=UNTRUE)) == "red"


def test_message_and_place() -> None:
    assert messages("untrue-report", "2025-05-10", log_lines(UNTRUE)) == ["2025年5月10日核查不实：台账缺失"]
    found = standing("2025-05-10", log_lines(UNTRUE)).findings[0]
    assert found.location is not None
    assert found.location.line > 10


def test_its_colour_is_a_setting() -> None:
    config = "lights: {untrue-report: {light: green}}"
    assert light("untrue-report", "2025-05-10", log_lines(UNTRUE), config=config) is None
