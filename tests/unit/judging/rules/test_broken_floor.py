from __future__ import annotations

import pytest
from tests.unit.judging.making import light, messages, target_standing, with_target

FLOOR = "rule: keep\nvalue: 98\nunit: '%'"
ZERO = 'rule: keep\nop: "=="\nvalue: 0\nunit: 起'
LONG = "start: 2023-01-01"
OF_JUNE = "upto: 2025-06-30"


@pytest.mark.parametrize(
    ("value", "expected"), [("98", None), ("98.00", None), ("97.999999", "red"), ("100", None), ("0", "red")]
)
def test_the_latest_reading_decides(value: str, expected: str | None) -> None:
    lines = with_target(FLOOR, log=f"2025-03-31 | values: {{数: {value}}}")
    assert light("broken-floor", "2025-04-01", lines) == expected


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("2025-03-31 | values: {数: 97}\n2025-06-30 | values: {数: 98}", None),
        ("2025-03-31 | values: {数: 98}\n2025-06-30 | values: {数: 97}", "red"),
        ("2025-03-31 | values: {数: 97}\n2025-06-30 | values: {数: 96}", "red"),
        # reported out of order: the day it speaks of decides
        ("2025-06-30 | values: {数: 98}\n2025-07-01 | upto: 2025-03-31 | values: {数: 97}", None),
        ("2025-06-30 | values: {数: 97}\n2025-07-01 | upto: 2025-03-31 | values: {数: 98}", "red"),
        # two of one day: the later in the log
        ("2025-06-30 | values: {数: 97}\n2025-06-30 | values: {数: 98}", None),
        ("2025-06-30 | values: {数: 98}\n2025-06-30 | values: {数: 97}", "red"),
        # of one cutoff: the later report
        (f"2025-07-01 | {OF_JUNE} | values: {{数: 98}}\n2025-07-02 | {OF_JUNE} | values: {{数: 97}}", "red"),
        # corrected and withdrawn values raise no finding
        ("2025-06-30 | values: {数: 97}\n2025-07-01 | correct: {entry: 2025-06-30, values: {数: 98}}", None),
        ("2025-06-30 | values: {数: 98}\n2025-07-01 | correct: {entry: 2025-06-30, values: {数: 97}}", "red"),
        ("2025-06-30 | values: {数: 97}\n2025-07-01 | correct: {entry: 2025-06-30, values: {数: ~}}", None),
        ("2025-06-30 | values: {数: 97}\n2025-07-01 | verify: {result: untrue}", None),
    ],
)
def test_which_reading_is_the_latest(log: str, expected: str | None) -> None:
    assert light("broken-floor", "2025-07-10", with_target(FLOOR, log=log)) == expected


def test_before_a_correction_the_old_value_counts() -> None:
    log = "2025-06-30 | values: {数: 97}\n2025-07-05 | correct: {entry: 2025-06-30, values: {数: 98}}"
    assert light("broken-floor", "2025-07-04", with_target(FLOOR, log=log)) == "red"
    assert light("broken-floor", "2025-07-05", with_target(FLOOR, log=log)) is None


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2024-05-31", None), ("2024-06-01", "red"), ("2024-12-31", "red"), ("2025-01-01", None)],
)
def test_a_zero_promise_stays_broken_to_the_end_of_its_year(as_of: str, expected: str | None) -> None:
    log = "2024-06-01 | values: {数: 1}\n2024-09-30 | values: {数: 0}"
    assert light("broken-floor", as_of, with_target(ZERO, LONG, log)) == expected


def test_the_year_is_that_of_the_cutoff() -> None:
    log = "2025-01-05 | upto: 2024-12-31 | values: {数: 1}\n2025-01-31 | values: {数: 0}"
    assert light("broken-floor", "2025-01-06", with_target(ZERO, LONG, log)) == "red"
    assert light("broken-floor", "2025-01-31", with_target(ZERO, LONG, log)) is None


BROKEN_IN_DECEMBER = "2025-01-05 | upto: 2024-12-31 | values: {数: 3}"


@pytest.mark.parametrize(
    ("log", "as_of", "state", "shown"),
    [
        # reported in January, nothing since: still the latest word, whatever the year
        (BROKEN_IN_DECEMBER, "2025-01-10", "broken", ["broken-floor"]),
        (BROKEN_IN_DECEMBER, "2026-01-10", "broken", ["broken-floor", "missed-target"]),
        # a good figure of the new year makes it good
        (f"{BROKEN_IN_DECEMBER}\n2025-03-31 | values: {{数: 0}}", "2025-04-01", "met", ["made-good"]),
        (f"{BROKEN_IN_DECEMBER}\n2025-12-31 | values: {{数: 0}}", "2026-01-10", "met", ["made-good"]),
        # silence in the last quarter of its time holds no promise
        (
            f"{BROKEN_IN_DECEMBER}\n2025-03-31 | values: {{数: 0}}",
            "2026-01-10",
            "missed",
            ["missed-target", "made-good"],
        ),
        # a late figure of the same December does too: nothing of this year is broken
        (
            f"{BROKEN_IN_DECEMBER}\n2025-01-08 | upto: 2024-12-31 | values: {{数: 0}}",
            "2025-01-10",
            "met",
            ["made-good"],
        ),
        # broken in the year of the deadline
        ("2025-12-01 | values: {数: 3}", "2026-01-10", "broken", ["broken-floor", "missed-target"]),
        (
            "2025-12-01 | values: {数: 3}\n2025-12-31 | values: {数: 0}",
            "2026-01-10",
            "missed",
            ["missed-target"],
        ),
    ],
)
def test_a_zero_promise_is_restored_only_by_a_good_figure_that_follows(
    log: str, as_of: str, state: str, shown: list[str]
) -> None:
    lines = with_target(ZERO, f"{LONG}\ndeadline: 2025-12-31", log)
    assert target_standing(as_of, lines).state.value == state
    codes = ("broken-floor", "missed-target", "made-good")
    assert [code for code in codes if light(code, as_of, lines)] == shown


def test_a_correction_heals_a_zero_promise() -> None:
    log = "2025-03-01 | values: {数: 1}\n2025-03-05 | correct: {entry: 2025-03-01, values: {数: 0}}"
    assert light("broken-floor", "2025-03-04", with_target(ZERO, log=log)) == "red"
    assert light("broken-floor", "2025-03-05", with_target(ZERO, log=log)) is None


def test_a_soft_floor_is_yellow() -> None:
    lines = with_target(f"{FLOOR}\nstrength: soft", log="2025-03-31 | values: {数: 97}")
    assert light("broken-floor", "2025-04-01", lines) == "yellow"


def test_it_speaks_of_closed_items_but_not_of_dropped_ones() -> None:
    for status, expected in (("closed", "red"), ("paused", "red"), ("dropped", None), ("carried", None)):
        log = f"2025-03-31 | values: {{数: 97}}\n2025-04-01 | status: {status}"
        assert light("broken-floor", "2025-04-01", with_target(FLOOR, log=log)) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("values: {数: 1.31} | refs: {数: 1.30}", None),
        ("values: {数: 1.30} | refs: {数: 1.30}", "red"),
        ("values: {数: 1.30}", None),  # no reference, no judgement
        ("met: true", None),
        ("met: false", "red"),
    ],
)
def test_relative_promises(answer: str, expected: str | None) -> None:
    lines = with_target('rule: keep\nop: ">"\nagainst: 全国均值', log=f"2025-03-31 | {answer}")
    assert light("broken-floor", "2025-04-01", lines) == expected


def test_a_reference_published_later_belongs_to_the_reading_of_its_cutoff() -> None:
    log = "2025-04-01 | upto: 2025-03-31 | values: {数: 1.3}\n2025-04-20 | upto: 2025-03-31 | refs: {数: 1.4}"
    lines = with_target('rule: keep\nop: ">="\nagainst: 全国均值', log=log)
    assert light("broken-floor", "2025-04-19", lines) is None
    assert light("broken-floor", "2025-04-20", lines) == "red"


@pytest.mark.parametrize("rule", ["rule: each\nevery: quarter", "rule: grow\nevery: quarter"])
def test_a_short_period_is_no_broken_floor(rule: str) -> None:
    log = "2024-12-31 | values: {数: 60}\n2025-03-31 | values: {数: 50}"
    lines = with_target(rule, "start: 2024-01-01", log)
    assert light("period-short", "2025-04-01", lines) == "red"
    assert light("broken-floor", "2025-04-01", lines) is None


def test_messages() -> None:
    lines = with_target(FLOOR, log="2025-03-31 | values: {数: 97}")
    assert messages("broken-floor", "2025-04-01", lines) == [
        "“完成数”应不低于 98%，截至2025年3月31日为 97%，突破底线"
    ]
    lines = with_target(ZERO, log="2025-03-31 | values: {数: 2}")
    assert messages("broken-floor", "2025-04-01", lines) == [
        "“完成数”应等于 0起，截至2025年3月31日为 2起，突破底线，至2025年底不得转为正常"
    ]
    assert messages("broken-floor", "2026-01-05", lines) == [
        "“完成数”应等于 0起，截至2025年3月31日为 2起，突破底线"
    ]


def test_its_colour_is_a_setting() -> None:
    lines = with_target(FLOOR, log="2025-03-31 | values: {数: 97}")
    config = "lights: {broken-floor: {light: green}}"
    assert light("broken-floor", "2025-04-01", lines, config=config) is None
