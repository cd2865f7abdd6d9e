"""Several units report one target: each unit's own latest figure counts, a missing one is named."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.judging.making import light, messages, target_standing, with_target

UNITS = "reporters: [甲县局, 乙县局, 丙县局]"
FLOOR = "rule: keep\nvalue: 98\nunit: '%'\ncombine: worst"


def said(*reports: str) -> str:
    """``2025-03-31 甲县局 90`` each, as a log."""
    lines = []
    for report in reports:
        day, unit, *figure = report.split()
        value, _, parts = figure[0].partition("=")
        told = f"{day} | unit: {unit} | values: {{数: {value}}}"
        if parts:
            told += f" | parts: {{数: [{parts.replace('/', ', ')}]}}"
        lines.append(told)
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("reports", "state", "floor", "made_good"),
    [
        # 甲's floor stays broken, whatever the others say later
        (["2025-03-31 甲县局 90", "2025-04-03 乙县局 99"], "broken", "red", None),
        (["2025-03-31 甲县局 99", "2025-04-03 乙县局 90"], "broken", "red", None),
        (["2025-03-31 甲县局 99", "2025-04-03 乙县局 99"], "met", None, None),
        # only 甲 itself makes it good
        (["2025-03-31 甲县局 90", "2025-04-03 乙县局 99", "2025-04-04 甲县局 98"], "met", None, "yellow"),
        (["2025-03-31 甲县局 90", "2025-04-03 乙县局 90", "2025-04-04 甲县局 98"], "broken", "red", "yellow"),
    ],
)
def test_the_worst_all_units_must_hold(
    reports: list[str], state: str, floor: str | None, made_good: str | None
) -> None:
    lines = with_target(FLOOR, log=said(*reports))
    assert target_standing("2025-04-05", lines).state.value == state
    assert light("broken-floor", "2025-04-05", lines) == floor
    assert light("made-good", "2025-04-05", lines) == made_good


def test_the_sentence_names_the_unit_that_broke_it() -> None:
    lines = with_target(FLOOR, log=said("2025-03-31 甲县局 90", "2025-04-03 乙县局 99"))
    assert messages("broken-floor", "2025-04-10", lines) == [
        "“完成数”应不低于 98%，截至2025年3月31日为 甲县局 90%，突破底线"
    ]


def test_what_a_unit_broke_is_said_though_another_is_silent() -> None:
    yearly = "rule: each\nevery: year\nunit: '%'\ncombine: worst\nreporters: [甲县局, 乙县局]"
    lines = with_target(yearly, log=said("2025-12-31 乙县局 90"))
    assert messages("missed-target", "2026-02-01", lines) == [
        "时限2025年12月31日已过，“完成数”应不低于 100%，2025年为 乙县局 90%，未达标"
    ]
    assert messages("no-reading", "2026-02-01", lines) == [
        "“完成数”2025年（甲县局）的数据应于2026年1月5日前报送，至今未报（最近一次截至2025年12月31日）"
    ]


@pytest.mark.parametrize("combine", ["worst", "sum", "mean"])
def test_a_missing_reporter_is_named(combine: str) -> None:
    target = f"{UNITS}\ncombine: {combine}"
    lines = with_target(target, log=said("2025-03-31 甲县局 60", "2025-03-31 乙县局 60"))
    assert light("no-reading", "2025-04-07", lines) is None
    found = messages("no-reading", "2025-04-08", lines)
    assert [message.partition("的数据")[0] for message in found] == ["“完成数”2025年第1季度（丙县局）"]
    nobody = messages("no-reading", "2025-04-08", with_target(target))
    assert [message.partition("的数据")[0] for message in nobody] == [
        "“完成数”2025年第1季度（甲县局、乙县局、丙县局）"
    ]


def test_who_has_reported_owes_a_figure_where_no_reporters_are_named() -> None:
    reports = said("2025-03-31 甲县局 10", "2025-03-31 乙县局 10", "2025-06-30 甲县局 20")
    lines = with_target("combine: sum", log=reports)
    found = messages("no-reading", "2025-07-08", lines)
    assert [message.partition("的数据")[0] for message in found] == ["“完成数”2025年第2季度（乙县局）"]


@pytest.mark.parametrize(
    ("target", "reports", "value", "whole"),
    [
        ("combine: sum", ["甲县局 60", "乙县局 50"], "110", True),
        ("combine: mean", ["甲县局 60", "乙县局 50"], "55", True),
        (f"combine: sum\n{UNITS}", ["甲县局 60", "乙县局 50"], "110", False),
        (f"combine: sum\n{UNITS}", ["甲县局 60", "乙县局 50", "丙县局 0"], "110", True),
        # who is not asked does not count
        ("combine: sum\nreporters: [甲县局]", ["甲县局 60", "乙县局 50"], "60", True),
        # parts over parts: 3 of 5 and 1 of 5 are 4 of 10
        ("combine: pooled\nunit: '%'", ["甲县局 60=3/5", "乙县局 20=1/5"], "40", True),
        ("combine: pooled\nunit: '%'", ["甲县局 60=3/5", "乙县局 10=1/10"], "26.666667", True),
        # a rate without its parts cannot be pooled
        ("combine: pooled\nunit: '%'", ["甲县局 60=3/5", "乙县局 20"], "60", False),
    ],
)
def test_several_figures_make_one(target: str, reports: list[str], value: str, whole: bool) -> None:
    log = said(*(f"2025-03-31 {report}" for report in reports))
    latest = target_standing("2025-04-01", with_target(target, log=log)).latest
    assert latest is not None
    assert latest.value is not None
    assert (round(latest.value, 6), latest.whole) == (Decimal(value), whole)


@pytest.mark.parametrize("combine", ["worst", "sum", "mean"])
def test_who_first_reports_after_the_term_owes_nothing_within_it(combine: str) -> None:
    target = f"rule: keep\ncombine: {combine}"
    reports = ["2025-06-30 甲县局 100", "2025-09-30 乙县局 100"]
    lines = with_target(target, "deadline: 2025-06-30", said(*reports))
    assert light("missed-target", "2025-10-10", lines) is None
    assert light("no-reading", "2025-10-10", lines) is None


@pytest.mark.parametrize("combine", ["worst", "sum", "mean"])
def test_who_reports_for_the_first_time_takes_nothing_back(combine: str) -> None:
    target = f"rule: keep\ncombine: {combine}"
    reports = ["2025-03-31 甲县局 90", "2025-04-30 乙县局 10"]
    for count in (1, 2):
        lines = with_target(target, log=said(*reports[:count]))
        assert light("broken-floor", "2025-04-30", lines) == (
            "red" if count == 1 or combine != "sum" else None
        )
        assert light("made-good", "2025-04-30", lines) == (
            "yellow" if count == 2 and combine == "sum" else None
        )


def test_each_units_own_latest_counts() -> None:
    reports = ["2025-01-31 甲县局 10", "2025-02-28 乙县局 20", "2025-03-31 甲县局 35"]
    lines = with_target("combine: sum", log=said(*reports))
    assert [one.value for one in target_standing("2025-04-01", lines).readings] == [10, 30, 55]


@pytest.mark.parametrize(
    ("op", "value", "reports", "state"),
    [
        # what is missing is not zero: 110 of 100 without 丙 may be met, nobody knows
        (">=", "100", ["甲县局 60", "乙县局 50"], "missed"),
        (">=", "100", ["甲县局 60", "乙县局 50", "丙县局 0"], "met"),
        ("<=", "100", ["甲县局 60", "乙县局 30"], "missed"),
        ("<=", "100", ["甲县局 60", "乙县局 30", "丙县局 10"], "met"),
        # a total over its cap is over it with or without 丙
        ("<=", "100", ["甲县局 60", "乙县局 50"], "broken"),
    ],
)
def test_a_missing_unit_is_neither_zero_nor_held(op: str, value: str, reports: list[str], state: str) -> None:
    log = said(*(f"2025-06-30 {report}" for report in reports))
    lines = with_target(f'combine: sum\n{UNITS}\nop: "{op}"\nvalue: {value}', "deadline: 2025-06-30", log)
    assert target_standing("2025-07-20", lines).state.value == state


def test_a_correction_is_of_the_units_own_figure() -> None:
    log = said("2025-03-31 甲县局 60", "2025-03-31 乙县局 50")
    log += "\n2025-04-02 | unit: 甲县局 | correct: {entry: 2025-03-31, values: {数: 40}}"
    latest = target_standing("2025-04-02", with_target("combine: sum", log=log)).latest
    assert latest is not None
    assert latest.value == 90


def test_a_period_is_owed_by_the_units_that_are_silent_in_it() -> None:
    monthly = "rule: each\nevery: month\ncombine: sum\nreporters: [甲县局, 乙县局]"
    reports = ["2025-01-31 甲县局 60", "2025-02-28 甲县局 60", "2025-02-28 乙县局 60"]
    lines = with_target(monthly, log=said(*reports))
    found = messages("no-reading", "2025-04-08", lines)
    owed = "2025年1月（乙县局）、3月（甲县局、乙县局）"
    assert found == [f"“完成数”有 2 期的数据至今未报：{owed}（最近一次截至2025年2月28日）"]


def test_a_mean_of_which_one_part_is_of_a_period_before_reaches_nothing() -> None:
    target = "combine: mean\nunit: '%'\nvalue: 90\nreporters: [甲县局, 乙县局]"
    stale = ["2025-03-31 乙县局 100", "2025-06-28 甲县局 82"]
    for reports in (stale, [*stale, "2025-06-28 乙县局 93"]):
        lines = with_target(target, "deadline: 2025-06-30", said(*reports))
        found = target_standing("2025-07-10", lines)
        assert (found.met, found.reached) == (False, None)
        assert light("missed-target", "2025-07-10", lines) == "red"
    kept = with_target(target, "deadline: 2025-06-30", said(*stale, "2025-06-28 乙县局 98"))
    assert target_standing("2025-07-10", kept).met
    # A running total of an earlier day is the least that it can be now.
    total = with_target("combine: sum\nvalue: 90", "deadline: 2025-06-30", said(*stale))
    assert target_standing("2025-07-10", total).met
