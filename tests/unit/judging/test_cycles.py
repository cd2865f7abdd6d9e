from __future__ import annotations

import pytest
from tests.unit.judging.making import day, item, settings, standing, with_target

from jianguan_cli.domain.judging.cycles import Cycle, cycle_days, plan_cycle, target_cycle
from jianguan_cli.domain.judging.owing import owed
from jianguan_cli.domain.values.vocabulary import Every
from jianguan_cli.storage.calendar_data import build_calendar


def owed_on(
    as_of: str, lines: str, *, plan: str = "", config: str = ""
) -> list[tuple[str, str, str | None, int]]:
    chosen = settings(config)
    found = owed(standing(as_of, lines, plan=plan, config=config), chosen, build_calendar(chosen))
    return [
        (
            one.period.first.isoformat(),
            one.due.isoformat(),
            one.answered.isoformat() if one.answered else None,
            one.late,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("as_of", "log", "expected"),
    [
        ("2025-04-01", "", [("2025-01-01", "2025-04-07", None, 0)]),
        ("2025-04-07", "", [("2025-01-01", "2025-04-07", None, 0)]),
        ("2025-04-08", "", [("2025-01-01", "2025-04-07", None, 1)]),
        (
            "2025-04-20",
            "2025-04-07 | upto: 2025-03-31 | values: {数: 1}",
            [("2025-01-01", "2025-04-07", "2025-04-07", 0)],
        ),
        (
            "2025-04-20",
            "2025-04-10 | upto: 2025-03-31 | values: {数: 1}",
            [("2025-01-01", "2025-04-07", "2025-04-10", 3)],
        ),
        # the first answer counts, also one inside the period
        (
            "2025-04-20",
            "2025-02-01 | values: {数: 1}\n2025-04-10 | upto: 2025-03-31 | values: {数: 1}",
            [("2025-01-01", "2025-04-07", "2025-02-01", 0)],
        ),
        ("2025-03-31", "", []),  # the first quarter has not ended
        ("2025-04-20", "2025-04-02 | status: closed", []),
        ("2025-04-20", "2025-04-02 | status: dropped", []),
    ],
)
def test_what_is_owed_and_how_late(
    as_of: str, log: str, expected: list[tuple[str, str, str | None, int]]
) -> None:
    assert owed_on(as_of, with_target("", log=log)) == expected


def test_only_periods_inside_the_items_time() -> None:
    assert owed_on("2025-04-20", with_target("", "start: 2025-01-02")) == []
    assert owed_on("2025-07-20", with_target("", "deadline: 2025-03-31")) == []
    assert owed_on("2025-07-20", with_target("", "deadline: 2025-03-31\nongoing: true")) != []
    assert owed_on("2025-07-20", with_target("deadline: 2025-03-31", "ongoing: true")) == []


def test_every_target_owes_for_itself() -> None:
    yearly = '{key: 年, metric: 年数, rule: each, every: year, op: ">=", value: 10, unit: 个}'
    lines = with_target("").replace("targets:", f"targets:\n  - {yearly}")
    # the year before lies outside the item's time, the quarter inside
    assert owed_on("2025-04-20", lines) == [("2025-01-01", "2025-04-07", None, 13)]


def test_who_owes_is_who_owns_now() -> None:
    chosen = settings()
    lines = with_target("", log="2025-02-01 | handover: {role: lead, from: [甲处], to: [丙处]}")
    found = owed(standing("2025-04-20", lines), chosen, build_calendar(chosen))[0]
    assert (found.item, found.target, found.lead, found.support) == ("p-1", "数", ("丙处",), ("乙处",))
    assert found.every is Every.QUARTER


@pytest.mark.parametrize(
    ("target", "plan", "config", "expected"),
    [
        ("", "", "", Cycle(Every.QUARTER, 5)),
        ("rule: each\nevery: month", "", "", Cycle(Every.MONTH, 5)),
        ("rule: each\nevery: month", "report: {every: year, due: 20}", "", Cycle(Every.MONTH, 20)),
        ("", "report: {every: year, due: 20}", "report: {every: week, due: 1}", Cycle(Every.YEAR, 20)),
        ("", "report: {due: 0}", "report: {every: week, due: 1}", Cycle(Every.WEEK, 0)),
        ("", "", "report: {due: 3}", Cycle(Every.QUARTER, 3)),
        ("", "", "report: {every: week}", Cycle(Every.WEEK, 5)),
        (
            "rule: each\nevery: month\nreport: {every: quarter}",
            "report: {due: 9}",
            "",
            Cycle(Every.QUARTER, 9),
        ),
        ("rule: each\nevery: month\nreport: {due: 0}", "report: {due: 9}", "", Cycle(Every.MONTH, 0)),
        ("report: {due: 2}", "report: {every: month}", "", Cycle(Every.MONTH, 2)),
        # a day of the month itself: each form of the due day replaces the other
        ("", "report: {every: month, on: 25}", "", Cycle(Every.MONTH, 5, 25)),
        ("report: {every: half}", "report: {every: month, on: 25}", "", Cycle(Every.HALF, 5, 25)),
        ("report: {due: 3}", "report: {every: month, on: 25}", "", Cycle(Every.MONTH, 3)),
        ("report: {on: 31}", "report: {every: month, due: 9}", "", Cycle(Every.MONTH, 9, 31)),
        # a week and a 旬 have no day of the month: what a plan says of months does not bind them
        ("rule: each\nevery: week", "report: {every: month, on: 25}", "", Cycle(Every.WEEK, 5)),
        ("rule: each\nevery: dekad", "report: {every: month, on: 25}", "", Cycle(Every.DEKAD, 5)),
        ("rule: each\nevery: bimonth", "report: {every: month, on: 25}", "", Cycle(Every.BIMONTH, 5, 25)),
    ],
)
def test_the_nearest_word_decides(target: str, plan: str, config: str, expected: Cycle) -> None:
    made, its_plan = item(with_target(target), plan=plan)
    assert target_cycle(made.targets[0], plan_cycle(its_plan, settings(config))) == expected


@pytest.mark.parametrize(
    ("every", "start", "expected"),
    [
        (Every.WEEK, "2025-01-01", 12),
        (Every.DEKAD, "2025-02-01", 15),
        (Every.DEKAD, "2025-02-21", 13),
        (Every.BIMONTH, "2025-01-01", 64),
        (Every.HALF, "2025-01-01", 186),
        (Every.MONTH, "2025-02-01", 33),
        (Every.MONTH, "2024-02-01", 34),
        (Every.QUARTER, "2025-01-01", 95),
        (Every.YEAR, "2025-01-01", 370),
        (Every.YEAR, "2024-01-01", 371),
        (Every.YEAR, "2024-02-29", 370),
    ],
)
def test_how_long_a_cycle_lasts(every: Every, start: str, expected: int) -> None:
    assert cycle_days(Cycle(every, 5), day(start)) == expected
