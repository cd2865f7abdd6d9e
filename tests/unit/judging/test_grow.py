from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.judging.making import light, messages, target_standing, with_target

from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.values.vocabulary import Op

GROW = "rule: grow\nvalue: 5\nunit: '%'"
LONG = "deadline: 2026-12-31"
# A plan printed on the first day of the year before the first level.
PLAN_2022 = "issued: 2022-01-01\nstart: 2022-01-01\nend: 2026-12-31"
PLAN_2023 = PLAN_2022.replace("2022", "2023")


def readings(table: str) -> str:
    """``2023-12-31 100, 2024-12-31 105`` as a log."""
    parts = [part.split() for part in table.split(",") if part.strip()]
    return "\n".join(f"{day} | values: {{数: {value}}}" for day, value in parts)


@pytest.mark.parametrize(
    ("table", "as_of", "latest", "period", "growth"),
    [
        ("2023-12-31 100, 2024-12-31 110", "2025-01-01", "110", "2024-01-01", "10"),
        # the level of a year is its last day's, in the year before as in this one
        (
            "2023-06-30 50, 2023-12-31 100, 2024-03-31 60, 2024-12-31 110",
            "2025-01-01",
            "110",
            "2024-01-01",
            "10",
        ),
        ("2022-12-31 50, 2023-12-31 100, 2024-12-31 110", "2025-01-01", "110", "2024-01-01", "10"),
        # ends of years compare with ends of years, a day with the same day: these do neither
        ("2023-12-30 100, 2024-12-31 110", "2025-01-01", "110", "2024-01-01", None),
        ("2023-06-30 50, 2024-12-31 60", "2025-01-01", "60", "2024-01-01", None),
        ("2023-12-31 100, 2024-06-30 60", "2025-01-08", "60", "2024-01-01", None),
        # readings before the plan make no period, but they are what was last said
        ("2020-06-30 7, 2020-09-30 8, 2021-12-31 9", "2022-01-02", "9", None, None),
    ],
)
def test_the_last_reading_its_period_and_its_growth(
    table: str, as_of: str, latest: str, period: str | None, growth: str | None
) -> None:
    one = target_standing(as_of, with_target(GROW, LONG, readings(table)), plan=PLAN_2022)
    assert one.latest is not None
    assert one.latest.value == Decimal(latest)
    assert (one.period.first.isoformat() if one.period else None) == period
    assert one.growth == (None if growth is None else Decimal(growth))
    assert one.bar == Bar(Op.GE, Decimal(5))


@pytest.mark.parametrize(
    ("deadline", "table", "as_of", "state", "met"),
    [
        ("2024-12-31", "2023-12-31 100, 2024-12-31 105", "2025-01-01", "met", True),
        ("2024-12-31", "2023-12-31 100, 2024-12-31 104", "2025-01-01", "missed", False),
        ("2026-12-31", "2023-12-31 100, 2024-12-31 105", "2025-01-01", "met", True),
        ("2026-12-31", "2023-12-31 100, 2024-12-31 104", "2025-01-01", "short", False),
        # unlike days: 20% more than half a year before is no growth of the year
        ("2024-12-31", "2023-06-30 50, 2024-12-31 60", "2025-01-01", "missed", False),
        ("2026-12-31", "2023-06-30 50, 2024-12-31 60", "2025-01-01", "unpaced", False),
        # a year that nobody reported stays owed
        ("2026-12-31", "2024-12-31 105", "2025-01-01", "no-reading", False),
    ],
)
def test_states_in_time_and_past_the_deadline(
    deadline: str, table: str, as_of: str, state: str, met: bool
) -> None:
    lines = with_target(GROW, f"deadline: {deadline}", readings(table))
    one = target_standing(as_of, lines, plan=PLAN_2023)
    assert (one.state.value, one.met) == (state, met)
    assert light("missed-target", as_of, lines, plan=PLAN_2023) == ("red" if state == "missed" else None)


def test_a_short_year_that_was_made_good_is_remembered() -> None:
    lines = with_target(GROW, LONG, readings("2022-12-31 100, 2023-12-31 100, 2024-12-31 110"))
    one = target_standing("2025-01-01", lines, plan=PLAN_2022)
    assert one.restored is not None
    assert one.restored.grown
    assert one.restored.figure == 0
    assert messages("made-good", "2025-01-01", lines, plan=PLAN_2022) == [
        "“完成数”2023年增长 0%，增幅应不低于 5%，未达标，截至2024年12月31日已在以后的周期补齐"
    ]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("deadline: 2023-12-31", None),
        ("deadline: 2024-01-01", None),  # a year that the deadline cuts is not judged
        ("deadline: 2024-12-30", None),
        ("deadline: 2024-12-31", "red"),
        ("deadline: 2023-12-31\nongoing: true", "red"),  # 长期坚持 has no last period
    ],
)
def test_periods_after_the_deadline_count_for_ongoing_items_only(item: str, expected: str | None) -> None:
    log = readings("2022-12-31 100, 2023-12-31 110, 2024-12-31 111")
    lines = with_target(GROW, item, log)
    assert light("period-short", "2025-01-01", lines, plan=PLAN_2022) == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        # 2023 has 365 days: the 1st of July is the 182nd of them, the 3rd the 184th
        ("2023-01-01", "red"),
        ("2023-07-01", "red"),
        ("2023-07-03", None),
    ],
)
def test_growth_of_the_year_of_issue_is_judged_only_in_its_first_half(
    issued: str, expected: str | None
) -> None:
    log = readings("2022-12-31 100, 2023-12-31 100")
    plan = f"issued: {issued}\nstart: 2023-01-01\nend: 2026-12-31"
    assert light("period-short", "2024-01-01", with_target(GROW, LONG, log), plan=plan) == expected


@pytest.mark.parametrize(
    ("baseline", "expected"),
    [
        # the level of the end of 2022 and of no other day
        ("{value: 100, date: 2021-12-31}", None),
        ("{value: 100, date: 2022-01-01}", None),
        ("{value: 100, date: 2022-12-30}", None),
        ("{value: 100, date: 2022-12-31}", "red"),
        ("{value: 100, date: 2023-01-01}", None),
        ("{value: 100, date: 2022-12-31, comparable: false}", None),
        ("{value: 99, date: 2022-12-31}", None),
    ],
)
def test_which_baseline_is_the_level_before(baseline: str, expected: str | None) -> None:
    lines = with_target(f"{GROW}\nbaseline: {baseline}", LONG, readings("2023-12-31 104"))
    assert light("period-short", "2024-01-01", lines, plan=PLAN_2023) == expected


@pytest.mark.parametrize(
    ("baseline", "expected"),
    [
        ("{value: 100, date: 2024-06-29}", None),
        ("{value: 100, date: 2024-06-30}", "yellow"),
        ("{value: 100, date: 2024-07-01}", None),
        ("{value: 100, date: 2024-06-30, comparable: false}", None),
    ],
)
def test_which_baseline_is_the_level_of_the_same_day(baseline: str, expected: str | None) -> None:
    lines = with_target(f"{GROW}\nbaseline: {baseline}", LONG, readings("2025-06-30 90"))
    assert light("period-short", "2025-06-30", lines) == expected


@pytest.mark.parametrize(("unit", "growth"), [("'%'", "5"), ("％", "5"), ("件", "10"), ("百分点", "10")])
def test_percent_signs_make_growth_a_share_of_the_level_before(unit: str, growth: str) -> None:
    target = f"rule: grow\nvalue: 5\nunit: {unit}"
    lines = with_target(target, LONG, readings("2023-12-31 200, 2024-12-31 210"))
    assert target_standing("2025-01-01", lines, plan=PLAN_2023).growth == Decimal(growth)


def test_of_two_reports_of_the_same_day_earlier_the_later_one_counts() -> None:
    log = """
    2024-07-02 | upto: 2024-06-30 | values: {数: 90}
    2024-07-20 | upto: 2024-06-30 | values: {数: 100}
    2025-06-30 | values: {数: 99}
    """
    assert target_standing("2025-06-30", with_target(GROW, LONG, log)).growth == -1


@pytest.mark.parametrize(
    ("target", "now", "progress", "expected"),
    [
        ("value: 5", "102", "40", "yellow"),
        ("value: 1", "100.5", "50", "yellow"),
        ("value: 0.5", "100.25", "50", "yellow"),
        ("value: 0", "99", None, "yellow"),
        # a ceiling to growth has no pace: above it is above it
        ('op: "<="\nvalue: 5', "103", None, None),
        ('op: "<="\nvalue: 5', "106", None, "yellow"),
        # a fall is paced like the rise that mirrors it: 2 of 5, 4.9 of 5
        ('op: "<="\nvalue: -5', "98", "40", "yellow"),
        ('op: "<="\nvalue: -5', "95.1", "98", None),
        ("value: 5", "104.9", "98", None),
    ],
)
def test_growth_seen_of_growth_promised(
    target: str, now: str, progress: str | None, expected: str | None
) -> None:
    lines = with_target(
        f"rule: grow\nunit: '%'\n{target}", LONG, readings(f"2024-06-30 100, 2025-06-30 {now}")
    )
    found = target_standing("2025-06-30", lines).progress
    assert found == (None if progress is None else Decimal(progress))
    assert light("period-short", "2025-06-30", lines) == expected


YEARLY = f"{GROW}\nreport: {{every: year}}"
YEARS = "2023-12-31 100, 2024-09-30 100, 2024-12-31 120"


@pytest.mark.parametrize(
    ("table", "state", "owed", "short"),
    [
        # what September says keeps no year: its last day is owed by name
        ("2025-09-30 118", "no-reading", "yellow", None),
        ("2025-08-31 118", "no-reading", "yellow", None),
        ("2025-09-30 118, 2025-12-31 126", "met", None, None),
        ("2025-09-30 118, 2025-12-31 121", "short", None, "red"),
        # what speaks against it does so still
        ("2025-09-30 101", "short", None, "red"),
    ],
)
def test_a_year_is_kept_by_the_level_of_its_last_day_only(
    table: str, state: str, owed: str | None, short: str | None
) -> None:
    lines = with_target(YEARLY, LONG, readings(f"{YEARS}, {table}"))
    one = target_standing("2026-02-01", lines, plan=PLAN_2023)
    assert (one.state.value, one.met) == (state, state == "met")
    assert light("no-reading", "2026-02-01", lines, plan=PLAN_2023) == owed
    assert light("period-short", "2026-02-01", lines, plan=PLAN_2023) == short


def test_past_the_deadline_an_earlier_day_of_the_last_year_proves_nothing() -> None:
    lines = with_target(YEARLY, "deadline: 2025-12-31", readings(f"{YEARS}, 2025-09-30 118"))
    assert light("missed-target", "2026-02-01", lines, plan=PLAN_2023) == "red"
