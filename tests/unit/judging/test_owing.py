"""Which periods are owed, until when, by name; and what a closed period waits for."""

from __future__ import annotations

import pytest
from tests.unit.judging.making import CALENDAR, day, light, messages, target_standing, with_target

from jianguan_cli.domain.judging.cycles import Cycle, due_day, due_passed
from jianguan_cli.domain.values.vocabulary import Every

MONTH = "rule: each\nevery: month"


def readings(table: str) -> str:
    parts = [part.split() for part in table.split(",") if part.strip()]
    return "\n".join(f"{upto} | values: {{数: {value}}}" for upto, value in parts)


TO_MAY = "2025-01-31 100, 2025-02-28 100, 2025-03-31 100, 2025-04-30 100, 2025-05-31 100"


@pytest.mark.parametrize(
    ("cycle", "of", "last", "due"),
    [
        # days after the period, to the next working day: 5 July 2025 is a Saturday
        (Cycle(Every.MONTH, 5), "2025-06-15", None, "2025-07-07"),
        (Cycle(Every.MONTH, 0), "2025-05-15", None, "2025-06-03"),  # 31 May to 2 June: 端午
        (Cycle(Every.DEKAD, 3), "2025-06-15", None, "2025-06-23"),
        (Cycle(Every.HALF, 5), "2025-02-15", None, "2025-07-07"),
        (Cycle(Every.YEAR, 5), "2025-02-15", None, "2026-01-05"),
        # a day of the period's last month itself: it does not roll
        (Cycle(Every.MONTH, 0, 25), "2025-05-15", None, "2025-05-25"),
        (Cycle(Every.BIMONTH, 0, 25), "2025-05-15", None, "2025-06-25"),
        (Cycle(Every.QUARTER, 0, 25), "2025-04-01", None, "2025-06-25"),
        (Cycle(Every.HALF, 0, 20), "2025-02-15", None, "2025-06-20"),
        (Cycle(Every.YEAR, 0, 31), "2025-02-15", None, "2025-12-31"),
        (Cycle(Every.MONTH, 0, 31), "2025-02-15", None, "2025-02-28"),
        # the deadline ends the last period
        (Cycle(Every.QUARTER, 5), "2025-04-01", "2025-05-15", "2025-05-20"),
        (Cycle(Every.QUARTER, 0, 25), "2025-04-01", "2025-05-15", "2025-05-25"),
        (Cycle(Every.QUARTER, 5), "2025-01-01", "2025-05-15", "2025-04-07"),
    ],
)
def test_until_when_a_figure_is_to_be_reported(cycle: Cycle, of: str, last: str | None, due: str) -> None:
    end = None if last is None else day(last)
    until = due_day(cycle, day(of), end, CALENDAR)
    assert until == day(due)
    assert not due_passed(cycle, day(of), end, until, CALENDAR)
    assert due_passed(
        cycle, day(of), end, until.replace(day=until.day) + (day("2025-01-02") - day("2025-01-01")), CALENDAR
    )


@pytest.mark.parametrize(
    ("as_of", "short", "state"),
    [
        # 90 of 100 on 25 June is ahead of its pace, and the rest of June may still be reported until 7 July
        ("2025-06-30", None, "on-path"),
        ("2025-07-01", None, "on-path"),
        ("2025-07-07", None, "on-path"),
        ("2025-07-08", "red", "short"),
    ],
)
def test_a_month_is_not_short_before_its_figure_is_due(as_of: str, short: str | None, state: str) -> None:
    lines = with_target(MONTH, log=readings(f"{TO_MAY}, 2025-06-25 90"))
    assert light("period-short", as_of, lines) == short
    assert target_standing(as_of, lines).state.value == state


def test_a_figure_of_the_last_day_decides_at_once() -> None:
    lines = with_target(MONTH, log=readings(f"{TO_MAY}, 2025-06-30 90"))
    assert light("period-short", "2025-06-30", lines) is None
    assert light("period-short", "2025-07-01", lines) == "red"


def test_a_late_report_of_the_rest_of_the_month_is_in_time() -> None:
    log = readings(f"{TO_MAY}, 2025-06-25 90") + "\n2025-07-07 | upto: 2025-06-30 | values: {数: 100}"
    lines = with_target(MONTH, log=log)
    assert target_standing("2025-07-08", lines).state.value == "met"
    assert light("made-good", "2025-07-08", lines) is None


@pytest.mark.parametrize(
    ("log", "as_of", "named"),
    [
        ("", "2025-01-31", None),
        ("", "2025-02-05", None),
        ("", "2025-02-06", "2025年1月"),
        ("", "2025-05-31", "2025年1月、2月、3月、4月"),
        ("2025-02-28 100", "2025-05-31", "2025年1月、3月、4月"),
        # a later figure answers for no month but its own
        ("2025-04-30 100", "2025-05-31", "2025年1月、2月、3月"),
        # any day of the month answers for it
        ("2025-01-02 1", "2025-02-06", None),
    ],
)
def test_each_month_that_nobody_reported_stays_owed_by_name(log: str, as_of: str, named: str | None) -> None:
    lines = with_target(MONTH, log=readings(log))
    found = messages("no-reading", as_of, lines)
    assert [f"{named}的数据" in one or f"未报：{named}" in one for one in found] == [True] * bool(named)
    owed = target_standing(as_of, lines).owed
    assert len(owed) == (0 if named is None else named.count("、") + 1)


def test_what_is_filled_in_is_owed_no_more() -> None:
    filled = "2025-04-10 | upto: 2025-01-31 | values: {数: 100}"
    lines = with_target(MONTH, log=readings("2025-02-28 100, 2025-03-31 100") + "\n" + filled)
    assert target_standing("2025-04-09", lines).state.value == "no-reading"
    assert target_standing("2025-04-10", lines).state.value == "met"
    assert light("no-reading", "2025-04-10", lines) is None


def test_years_are_named_where_they_change() -> None:
    plan = "issued: 2024-11-01\nstart: 2024-11-01"
    [said] = messages("no-reading", "2025-02-06", with_target(MONTH), plan=plan)
    assert "2024年11月、12月、2025年1月" in said


@pytest.mark.parametrize(
    ("as_of", "named"),
    [
        ("2025-03-25", None),
        ("2025-03-26", "2025年3月"),  # 每月25日前: owed within the month itself
        ("2025-04-25", "2025年3月"),
        ("2025-04-26", "2025年3月、4月"),
    ],
)
@pytest.mark.parametrize("rule", [MONTH, "rule: grow\nevery: month"])
def test_due_on_a_day_of_the_month_itself(rule: str, as_of: str, named: str | None) -> None:
    lines = with_target(rule, log=readings("2025-01-20 100, 2025-02-20 100"))
    found = messages("no-reading", as_of, lines, plan="report: {every: month, on: 25}")
    assert [f"{named}的数据" in one or f"未报：{named}" in one for one in found] == [True] * bool(named)


def test_a_month_that_is_due_within_itself_is_short_only_when_it_is_over() -> None:
    plan = "report: {every: month, on: 25}"
    lines = with_target(MONTH, log=readings("2025-01-20 90"))
    assert light("period-short", "2025-01-31", lines, plan=plan) is None
    assert light("period-short", "2025-02-01", lines, plan=plan) == "red"


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2025-03-25", None), ("2025-03-26", "yellow"), ("2025-03-31", "yellow")]
)
def test_a_reach_target_is_due_on_that_day_too(as_of: str, expected: str | None) -> None:
    plan = "report: {every: quarter, on: 25}"
    assert light("no-reading", as_of, with_target(""), plan=plan) == expected


@pytest.mark.parametrize("every", ["week", "dekad", "month", "bimonth", "quarter", "half", "year"])
def test_every_period_is_met_by_figures_of_each_and_missed_by_silence(every: str) -> None:
    target = f"rule: each\nevery: {every}\nunit: '%'"
    log = readings(
        ", ".join(f"2025-{month:02}-{end:02} 100" for month in range(1, 13) for end in _days(month))
    )
    plan = "issued: 2025-01-01\nstart: 2025-01-01"
    full = with_target(target, log=log)
    assert target_standing("2026-01-06", full, plan=plan).state.value == "met"
    first = target_standing("2026-02-15", with_target(target), plan=plan).owed[0]
    assert first.period.first <= day("2025-01-01") <= first.period.last


def _days(month: int) -> tuple[int, ...]:
    last = (day("2026-01-01") if month == 12 else day(f"2025-{month + 1:02}-01")) - (
        day("2025-01-02") - day("2025-01-01")
    )
    return (*tuple(range(5, last.day - 2, 5)), last.day)


def test_an_owed_period_is_never_met_at_the_deadline() -> None:
    log = readings(", ".join(f"2025-{month:02}-28 100" for month in range(2, 13)))
    lines = with_target(MONTH, log=log)
    assert target_standing("2026-01-06", lines).state.value == "missed"
    assert messages("missed-target", "2026-01-06", lines) == [
        "时限2025年12月31日已过，“完成数”应不低于 100个，2025年1月未报，不能认定达标"
    ]
