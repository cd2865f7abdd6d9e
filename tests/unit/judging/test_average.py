"""年均: judged at the deadline by the mean of the periods, inside the time yellow at most."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.judging.making import light, messages, standing, target_standing, with_target

QUARTER = "rule: each\nevery: quarter\naverage: true"
YEARLY = "rule: grow\nevery: year\nvalue: 10\nunit: '%'\nlevel_unit: 亿元\naverage: true"
BASE = "baseline: {value: 100, date: 2020-12-31}"
PLAN = "issued: 2021-01-01\nstart: 2021-01-01\nend: 2025-12-31"


def readings(table: str) -> str:
    parts = [part.split() for part in table.split(",") if part.strip()]
    return "\n".join(f"{day} | values: {{数: {value}}}" for day, value in parts)


FOUR = "2025-03-31 {}, 2025-06-30 {}, 2025-09-30 {}, 2025-12-31 {}"


@pytest.mark.parametrize(
    ("values", "state", "missed"),
    [
        # a quarter below the mark is made up by another one, before or after it
        ((80, 120, 100, 100), "met", None),
        ((120, 100, 100, 80), "met", None),
        ((80, 119, 100, 100), "missed", "red"),
        ((99, 99, 99, 99), "missed", "red"),
    ],
)
def test_the_mean_decides_at_the_deadline(values: tuple[int, ...], state: str, missed: str | None) -> None:
    lines = with_target(QUARTER, log=readings(FOUR.format(*values)))
    assert target_standing("2026-01-01", lines).state.value == state
    assert light("missed-target", "2026-01-01", lines) == missed
    assert light("made-good", "2026-01-01", lines) is None


def test_what_is_missed_is_the_mean() -> None:
    lines = with_target(QUARTER, log=readings(FOUR.format(80, 119, 100, 100)))
    assert messages("missed-target", "2026-01-01", lines) == [
        "时限2025年12月31日已过，“完成数”平均应不低于 100个，各期平均 99.75个，未达标"
    ]


@pytest.mark.parametrize(
    ("table", "as_of", "expected"),
    [
        ("2025-03-31 99", "2025-03-31", None),
        ("2025-03-31 99", "2025-04-01", "yellow"),
        ("2025-03-31 1", "2025-12-31", "yellow"),
        ("2025-03-31 99, 2025-06-30 101", "2025-07-01", None),
        # a running quarter has no say in the mean, but its pace is told
        ("2025-03-31 100, 2025-05-16 1", "2025-05-16", "yellow"),
        ("2025-03-31 100, 2025-05-16 50", "2025-05-16", None),
    ],
)
def test_inside_the_time_the_mean_is_yellow_at_most(table: str, as_of: str, expected: str | None) -> None:
    lines = with_target(QUARTER, log=readings(table))
    assert light("period-short", as_of, lines) == expected


def test_a_period_that_nobody_reported_lets_no_mean_be_met() -> None:
    lines = with_target(QUARTER, log=readings("2025-03-31 200, 2025-06-30 200, 2025-09-30 200"))
    assert target_standing("2026-01-06", lines).state.value == "missed"
    [said] = messages("missed-target", "2026-01-06", lines)
    assert "2025年第4季度未报，不能认定达标" in said


@pytest.mark.parametrize(
    ("levels", "as_of", "figure", "expected"),
    [
        # 8% and 14.8% (124 of 108) compound to 11.36% a year
        ("2021-12-31 108, 2022-12-31 124", "2023-02-01", None, None),
        # 121 in two years is 10% a year to the last digit
        ("2021-12-31 120, 2022-12-31 121", "2023-02-01", None, None),
        ("2021-12-31 108", "2022-02-01", "8", "yellow"),
        ("2021-12-31 120, 2022-12-31 120.99", "2023-02-01", "9.995454", "yellow"),
    ],
)
def test_relative_growth_compounds(levels: str, as_of: str, figure: str | None, expected: str | None) -> None:
    lines = with_target(f"{YEARLY}\n{BASE}", "deadline: 2025-12-31", readings(levels))
    fault = target_standing(as_of, lines, plan=PLAN).fault
    found = None if fault is None or fault.figure is None else round(fault.figure, 6)
    assert found == (None if figure is None else Decimal(figure))
    assert light("period-short", as_of, lines, plan=PLAN) == expected


def test_levels_are_said_in_their_own_unit_and_means_in_that_of_growth() -> None:
    lines = with_target(f"{YEARLY}\n{BASE}", "deadline: 2025-12-31", readings("2021-12-31 108"))
    assert messages("period-short", "2022-02-01", lines, plan=PLAN) == [
        "“完成数”到2021年止各期平均 8%，年均增幅应不低于 10%，暂未达到"
    ]
    one = standing("2022-02-01", lines, plan=PLAN)
    assert one.targets[0].target.reported_unit == "亿元"


def test_amounts_are_averaged_plainly() -> None:
    target = "rule: grow\nevery: year\nvalue: 10\nunit: 件\naverage: true\n" + BASE
    log = readings("2021-12-31 105, 2022-12-31 120, 2023-12-31 130, 2024-12-31 140, 2025-12-31 150")
    lines = with_target(target, "deadline: 2025-12-31", log)
    assert target_standing("2026-01-01", lines, plan=PLAN).state.value == "met"
    short = with_target(target, "deadline: 2025-12-31", log.replace("150", "149"))
    assert light("missed-target", "2026-01-01", short, plan=PLAN) == "red"


def test_a_column_a_year_is_averaged_like_the_figures() -> None:
    target = "rule: each\nevery: year\nvalue: 30\naverage: true\nmilestones: [{by: 2024-12-31, value: 10}]"
    plan = "issued: 2024-01-01\nstart: 2024-01-01"
    for second, expected in (("24", None), ("23", "red")):
        lines = with_target(target, log=readings(f"2024-12-31 16, 2025-12-31 {second}"))
        assert light("missed-target", "2026-01-01", lines, plan=plan) == expected


def test_a_soft_mean_is_yellow() -> None:
    lines = with_target(f"{QUARTER}\nstrength: soft", log=readings(FOUR.format(1, 1, 1, 1)))
    assert light("missed-target", "2026-01-01", lines) == "yellow"


def test_before_any_period_is_decided_nothing_is_met() -> None:
    one = target_standing("2025-03-20", with_target(QUARTER, log=readings("2025-03-15 150")))
    assert not one.met
    assert one.state.value != "met"
