"""Reported once, counted in each: readings and results that one item has from another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianguan_cli.domain.plan.model import Checklist

from .making import RATE, codes, item, ledger, light, links, log, plan, rate, results, standings

LATE = "2025-08-01"
HELD = log("2025-03-01 values: {率: 99}")


def values(as_of: str, item_id: str, *plans: Checklist) -> list[Decimal | None]:
    return [one.value for one in standings(as_of, *plans)[item_id].targets[0].readings]


def done(as_of: str, item_id: str, *plans: Checklist) -> str | None:
    day = standings(as_of, *plans)[item_id].deliverables[0].done
    return day.isoformat() if day else None


def pair(here: str = "", there: str = "", link: str = "same p-1 率 率") -> tuple[Checklist, Checklist]:
    """Two items with owners that promise the same, and the logs of both."""
    return (
        plan("p", item("p-1", rate(), *([here] if here else []), lead="甲处")),
        plan("q", item("q-1", rate(), links(link), *([there] if there else []), lead="乙处")),
    )


@pytest.mark.parametrize("side", ["p-1", "q-1"])
def test_a_report_on_either_side_counts_on_both(side: str) -> None:
    said = log("2025-03-01 values: {率: 97}")
    plans = pair(said) if side == "p-1" else pair(there=said)
    for item_id in ("p-1", "q-1"):
        assert values(LATE, item_id, *plans) == [97]
        assert "broken-floor" in codes(LATE, item_id, *plans)
        assert values("2025-02-28", item_id, *plans) == []


def test_implements_carries_no_reading() -> None:
    plans = pair(there=log("2025-03-01 values: {率: 97}"), link="implements p-1 率 率")
    assert values(LATE, "p-1", *plans) == []


def test_a_link_without_keys_carries_no_reading() -> None:
    assert values(LATE, "p-1", *pair(there=log("2025-03-01 values: {率: 97}"), link="same p-1")) == []


def test_readings_pass_over_any_number_of_links_and_round_circles() -> None:
    plans = (
        plan("p", item("p-1", rate(), links("same r-1 率 率"), lead="甲处")),
        plan("q", item("q-1", rate(), links("same p-1 率 率"), lead="甲处")),
        plan("r", item("r-1", rate(), links("same q-1 率 率"), HELD, lead="甲处")),
    )
    assert [values(LATE, one, *plans) for one in ("p-1", "q-1", "r-1")] == [[99]] * 3


def test_days_of_which_it_has_no_figure_of_its_own_are_filled_and_its_own_stand() -> None:
    plans = pair(
        log("2025-03-01 upto: 2025-02-28, values: {率: 99}"),
        log("2025-03-05 upto: 2025-02-28, values: {率: 90}", "2025-06-05 upto: 2025-05-31, values: {率: 98}"),
    )
    assert values(LATE, "p-1", *plans) == [99, 98]
    assert values(LATE, "q-1", *plans) == [90, 98]


def test_a_final_figure_elsewhere_replaces_a_provisional_one_here() -> None:
    plans = pair(
        log("2025-03-01 upto: 2025-02-28, values: {率: 97}, provisional: true"),
        log("2025-03-05 upto: 2025-02-28, values: {率: 98}"),
    )
    assert values(LATE, "p-1", *plans) == [98]


@pytest.mark.parametrize(
    ("later", "left"),
    [
        ("2025-04-01 correct: {entry: 2025-03-01, values: {率: 99}, reason: 误, approved_by: 局长}", [99]),
        ("2025-04-01 correct: {entry: 2025-03-01, values: {率: null}, reason: 误, approved_by: 局长}", []),
        ("2025-04-01 verify: {result: untrue, found: 无此事, place: 现场}", []),
    ],
)
def test_corrections_and_withdrawals_follow(later: str, left: list[int]) -> None:
    plans = pair(there=log("2025-03-01 values: {率: 97}", later))
    assert values("2025-03-31", "p-1", *plans) == [97]
    assert values(LATE, "p-1", *plans) == left


@pytest.mark.parametrize(
    "other",
    [
        RATE.replace("'%'", "件"),
        "{key: 率, metric: 数, rule: each, op: '>=', value: 9, unit: '%', measure: flow, every: month}",
        "{key: 率, metric: 数, rule: grow, op: '>=', value: 9, unit: '%', every: year}",
    ],
)
def test_a_figure_of_something_else_is_none_of_this(other: str) -> None:
    said = item(
        "q-1",
        f"targets: [{other}]",
        links("same p-1 率 率"),
        log("2025-03-01 values: {率: 97}"),
        lead="乙处",
    )
    assert values(LATE, "p-1", plan("p", item("p-1", rate(), lead="甲处")), plan("q", said)) == []


def test_an_answer_to_an_undefined_bar_is_carried() -> None:
    target = "targets: [{key: 率, metric: 位次, rule: reach, op: '>=', against: 第一方阵, unit: 位}]"
    plans = (
        plan("p", item("p-1", target, lead="甲处")),
        plan("q", item("q-1", target, links("same p-1 率 率"), log("2025-03-01 met: true"), lead="乙处")),
    )
    assert [one.met for one in standings(LATE, *plans)["p-1"].targets[0].readings] == [True]


@pytest.mark.parametrize(
    ("relation", "carried"),
    [("implements", {"p-1": True, "q-1": False}), ("same", {"p-1": True, "q-1": True})],
)
def test_a_result_is_carried_from_the_carrier_or_both_ways(relation: str, carried: dict[str, bool]) -> None:
    for reporter in ("p-1", "q-1"):
        said = {one: log("2025-03-01 done: [册]" if one == reporter else "2025-01-05") for one in carried}
        plans = (
            plan("p", item("p-1", results("册"), said["p-1"], lead="甲处")),
            plan("q", item("q-1", results("册"), links(f"{relation} p-1 册 册"), said["q-1"], lead="乙处")),
        )
        for item_id, gets in carried.items():
            counts = item_id == reporter or gets
            assert done(LATE, item_id, *plans) == ("2025-03-01" if counts else None)
        assert done("2025-02-28", "p-1", *plans) is None


def test_a_result_counts_from_the_first_day_it_was_done_anywhere() -> None:
    def plans(here: str) -> tuple[Checklist, ...]:
        return (
            plan("p", item("p-1", results("册"), log(here), lead="甲处")),
            plan("q", item("q-1", results("表"), links("implements p-1 表 册"), lead="乙处")),
            plan(
                "r",
                item(
                    "r-1",
                    results("单"),
                    links("implements q-1 单 表"),
                    log("2025-03-01 done: [单]"),
                    lead="丙处",
                ),
            ),
        )

    assert done(LATE, "p-1", *plans("2025-05-01 done: [册]")) == "2025-03-01"
    assert done(LATE, "p-1", *plans("2025-02-01 done: [册]")) == "2025-02-01"
    # To take an own late report away makes nothing better.
    assert done(LATE, "p-1", *plans("2025-05-01")) == "2025-03-01"


def test_a_result_found_untrue_is_carried_no_more() -> None:
    untrue = "2025-04-01 verify: {result: untrue, found: 无此事, place: 现场}"
    plans = (
        plan("p", item("p-1", results("册"), lead="甲处")),
        plan(
            "q",
            item(
                "q-1",
                results("册"),
                links("implements p-1 册 册"),
                log("2025-03-01 done: [册]", untrue),
                lead="乙处",
            ),
        ),
    )
    assert (done("2025-03-31", "p-1", *plans), done(LATE, "p-1", *plans)) == ("2025-03-01", None)


def test_who_was_dropped_carries_until_that_day() -> None:
    drop = "2025-04-01 status: dropped, approval: {basis: 文1号, approved_by: 局长}"
    made = item(
        "q-1",
        rate(),
        links("same p-1 率 率"),
        log("2025-03-01 status: doing, values: {率: 97}", drop),
        lead="乙处",
        status="dropped",
    )
    plans = (plan("p", item("p-1", rate(), lead="甲处")), plan("q", made))
    assert values("2025-03-31", "p-1", *plans) == [97]
    assert values(LATE, "p-1", *plans) == []


def split(*parts: str) -> tuple[Checklist, ...]:
    said = links("same p-1 率 率", "implements p-1 册 册")
    whole = item("q-1", rate(), results("册"), said, log("2025-02-01 values: {率: 99}"), lead="乙处")
    return (plan("p", item("p-1", rate(), results("册"), lead="甲处")), plan("q", whole, *parts))


def part(suffix: str, *lines: str) -> str:
    return item(f"q-1-{suffix}", "parent: q-1", "start: 2025-04-01", *lines, lead="乙处")


def test_the_one_part_that_took_a_figure_goes_on_reporting_it() -> None:
    later = log("2025-05-01 values: {率: 97}")
    assert values(LATE, "p-1", *split(part("a", rate(), later), part("b", results("册")))) == [99, 97]
    # What two parts report can be no figure of the whole.
    assert values(LATE, "p-1", *split(part("a", rate(), later), part("b", rate()))) == [99]


def test_a_result_that_several_parts_took_is_done_when_the_last_of_them_is() -> None:
    first = part("a", results("册"), log("2025-05-01 done: [册]"))
    assert done(LATE, "p-1", *split(first, part("b", results("册")))) is None
    second = part("b", results("册"), log("2025-06-01 done: [册]"))
    assert done(LATE, "p-1", *split(first, second)) == "2025-06-01"


def test_nothing_is_carried_to_an_item_that_nothing_names() -> None:
    plans = (plan("p", item("p-1", rate(), lead="甲处")), plan("q", item("q-1", rate(), lead="乙处")))
    assert ledger(*plans).linked == frozenset()
    assert light(LATE, "p-1", *plans) == light(LATE, "p-1", plans[0])
