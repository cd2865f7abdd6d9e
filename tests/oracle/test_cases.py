"""The small inputs of the second reading, each with the sentence that says what should come out."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.oracle.inputs import Map, from_yaml, to_yaml
from tests.oracle.judge import Result, judge
from tests.oracle.making import item, judged, said, target

HEAD = """
format: 1
plan: {id: %s, title: 试, issuer: 某局, issued: %s, start: %s, end: %s%s}
items:
"""
ITEM = """
  - id: %s
    clause: 一/1
    title: 一件事
    kind: indicator
    lead: [甲处]
    support: []
    deadline: %s
    targets: [%s]
    status: doing
    log:
%s
"""
COUNT = 'key: 数, metric: 数, rule: each, every: %s, op: ">=", value: %s, unit: 个'
RATE = 'key: 数, metric: 数, rule: %s, op: ">=", value: %s, unit: "%%"'
BASE = ", baseline: {value: %s, date: 2020-12-31}"
STEPS = ", milestones: [{by: 2021-12-31, value: %s}, {by: 2022-12-31, value: %s}]"


def checklist(plan: tuple[str, ...], items: list[tuple[str, list[str]]], report: str = "") -> Map:
    """A checklist of one-target items, written as YAML and read back from what it writes."""
    plan_id, _, _, end = plan
    text = HEAD % (*plan, report)
    for number, (promise, log) in enumerate(items, start=1):
        lines = "\n".join(f"      - {{{line}}}" for line in log) or "      []"
        text += ITEM % (f"{plan_id}-{number}", end, "{" + promise + "}", lines)
    read = from_yaml(text)
    assert from_yaml(to_yaml(read)) == read
    return read


def results(one: Map, as_of: str) -> list[Result]:
    """The results of a checklist's items in their order."""
    return list(judge([one], date.fromisoformat(as_of)).values())


def of_promises(result: Result) -> set[Any]:
    """The lights that are not the item's own."""
    return {light for light in result.lights if light[1] is not None}


def test_a_year_printed_in_march_asks_for_what_it_prints() -> None:
    one = checklist(
        ("yd-2025", "2025-03-20", "2025-01-01", "2025-12-31"),
        [
            (
                COUNT % ("year", 1200),
                ["date: 2025-12-31, by: 甲, values: {数: 950}"],
            ),
            ((COUNT % ("year", 20)).replace(">=", "<="), ["date: 2025-12-31, by: 甲, values: {数: 18}"]),
            (COUNT % ("quarter", 2), ["date: 2025-03-31, by: 甲, values: {数: 1}"]),
        ],
    )
    quota, cap, quarters = results(one, "2026-01-01")
    assert of_promises(quota) == {("period-short", "数", "red"), ("missed-target", "数", "red")}
    assert of_promises(cap) == set()
    assert cap.states == {"数": "met"}
    assert of_promises(quarters) == {("no-reading", "数", "yellow"), ("missed-target", "数", "red")}
    owed = [finding.names for finding in quarters.findings if finding.code == "no-reading"]
    assert owed == [("2025-06-30", "2025-09-30")]  # the last is not due yet
    assert results(one, "2026-01-06")[2].findings[0].names == ("2025-06-30", "2025-09-30", "2025-12-31")


def test_months_never_reported_stay_visible_and_are_never_met() -> None:
    one = checklist(
        ("missed-months", "2025-01-02", "2025-01-01", "2025-12-31"),
        [
            (
                COUNT % ("month", 20),
                [
                    "date: 2025-07-02, upto: 2025-06-30, by: 甲, status: doing, values: {数: 25}",
                    "date: 2026-01-03, upto: 2025-12-31, by: 甲, values: {数: 22}",
                ],
            )
        ],
        ", report: {every: month, due: 5}",
    )
    (summer,) = results(one, "2025-07-20")
    assert summer.lights == {("no-reading", "数", "yellow")}
    assert summer.findings[0].names == tuple(
        f"2025-0{m}-{d}" for m, d in ((1, 31), (2, 28), (3, 31), (4, 30), (5, 31))
    )
    (winter,) = results(one, "2026-01-10")
    assert winter.light == "red"
    assert winter.states == {"数": "missed"}
    assert len(next(one.names for one in winter.findings if one.code == "no-reading")) == 10


def test_a_running_total_over_its_cap_is_broken_from_that_reading_on() -> None:
    one = checklist(
        ("cap-broken", "2025-01-02", "2025-01-01", "2025-12-31"),
        [
            (
                'key: 数, metric: 数, rule: reach, op: "<=", value: 1000, unit: 万吨',
                ["date: 2025-07-02, upto: 2025-06-30, by: 甲, values: {数: 1100}"],
            )
        ],
    )
    (result,) = results(one, "2025-07-20")
    assert result.lights == {("broken-floor", "数", "red")}
    assert result.states == {"数": "broken"}


def test_one_county_that_breaks_is_not_healed_by_another() -> None:
    log = [
        "date: 2025-04-02, upto: 2025-03-31, by: 甲, unit: 甲县局, values: {数: 90}",
        "date: 2025-04-03, upto: 2025-03-31, by: 乙, unit: 乙县局, values: {数: 99}",
    ]
    rate = RATE % ("keep", 98) + ", combine: worst"
    plan = ("two-counties", "2025-01-02", "2025-01-01", "2025-12-31")
    (result,) = results(checklist(plan, [(rate, log)]), "2025-04-10")
    assert result.lights == {("broken-floor", "数", "red")}
    (named,) = results(checklist(plan, [(rate + ", reporters: [甲县局, 乙县局, 丙县局]", log)]), "2025-04-10")
    assert named.lights == {("broken-floor", "数", "red"), ("no-reading", "数", "yellow")}


def test_a_table_with_a_column_a_year() -> None:
    one = checklist(
        ("n-1", "2021-01-01", "2021-01-01", "2025-12-31"),
        [
            (
                RATE % ("keep", 98) + STEPS % (97, 97.2),
                ["date: 2022-01-08, upto: 2021-12-31, by: 甲, values: {数: 97.1}"],
            ),
            (
                COUNT % ("year", 140) + STEPS % (100, 120),
                ["date: 2022-01-08, upto: 2021-12-31, by: 甲, values: {数: 105}"],
            ),
            (
                RATE % ("grow", 10) + ", average: true, level_unit: 亿元" + BASE % 100,
                [
                    "date: 2022-01-08, upto: 2021-12-31, by: 甲, values: {数: 108}",
                    "date: 2023-01-08, upto: 2022-12-31, by: 甲, values: {数: 124}",
                ],
            ),
            (
                RATE % ("reach", 13.5) + BASE % 0,
                ["date: 2023-01-08, upto: 2022-12-31, by: 甲, values: {数: 5}"],
            ),
        ],
    )
    floor, quota, growth, path = results(one, "2023-02-01")
    assert floor.states == {"数": "no-reading"}  # 2021 holds; an old figure says nothing of today
    assert of_promises(floor) == {("no-reading", "数", "yellow")}
    assert of_promises(quota) == {("no-reading", "数", "yellow")}  # 2022, never 2021
    assert quota.findings[0].names == ("2022-12-31",)
    assert growth.lights == set()
    assert path.lights == set()
    assert path.states == {"数": "on-path"}
    (early, *_) = results(one, "2022-02-01")
    assert early.lights == set()


def test_a_monthly_growth_and_a_deliverable() -> None:
    one = checklist(
        ("z-1", "2025-01-02", "2025-01-01", "2025-12-31"),
        [
            (
                RATE % ("grow", 1) + ", every: month, measure: stock",
                [
                    "date: 2025-02-03, upto: 2025-01-31, by: 甲, status: doing, values: {数: 100}",
                    "date: 2025-03-03, upto: 2025-02-28, by: 甲, values: {数: 102}",
                    "date: 2025-04-02, upto: 2025-03-31, by: 甲, values: {数: 103.5}",
                ],
            )
        ],
        ", report: {every: month, due: 5}",
    )
    (spring,) = results(one, "2025-04-05")
    assert spring.lights == set()
    assert spring.states == {"数": "met"}
    (may,) = results(one, "2025-05-20")
    assert may.lights == {("no-reading", "数", "yellow")}


def gov(*log: Map, as_of: str = "2022-07-20", report: Any = None, **fields: Any) -> Result:
    """One promise of a work report printed on 28 February 2022."""
    of_plan = {"issued": "2022-02-28", "start": "2022-01-01", "end": "2022-12-31"}
    if report:
        fields["report"] = report
    one = item(*log, targets=[target(**fields)], deadline="2022-12-31")
    return judged(one, as_of, **of_plan)


def half_year(value: Any = None, **fields: Any) -> Map:
    """The reading of 30 June, filed on 5 July."""
    return said("2022-07-05", value, upto="2022-06-30", **fields)


def test_about_three_percent() -> None:
    about: Map = {"rule": "each", "every": "year", "op": "==", "value": 3, "tolerance": 0.5, "unit": "%"}
    assert gov(half_year(3.6), **about).lights == set()  # a rate is judged at the year's end
    end = said("2023-01-05", 3.5, upto="2022-12-31")
    assert gov(end, as_of="2023-01-06", **about).states == {"数": "met"}
    over = said("2023-01-05", 3.6, upto="2022-12-31")
    assert gov(over, as_of="2023-01-06", **about).states == {"数": "missed"}


def test_half_a_point_above_the_nation() -> None:
    above: Map = {"against": "全国平均", "margin": 0.5, "unit": "%"}
    for value, ref, state in ((8.6, 9.4, "missed"), (9.9, 9.4, "met"), (9.8, 9.4, "missed")):
        filed = said("2022-12-31", value, refs={"数": ref})
        assert gov(filed, as_of="2023-01-01", **above).states == {"数": state}
    assert gov(half_year(8.6), as_of="2023-01-01", **above).states == {"数": "missed"}  # no reference given
    assert gov(said("2022-12-31", met=True), as_of="2023-01-01", **above).states == {"数": "met"}


def test_kept_below_and_kept_between() -> None:
    below: Map = {"rule": "keep", "op": "<=", "value": 4.5, "unit": "%"}
    assert gov(half_year(4.6), **below).lights == {("broken-floor", "数", "red")}
    between: Map = {"rule": "keep", "op": "between", "value": 95, "upper": 98, "unit": "%"}
    assert gov(half_year(99), **between).lights == {("broken-floor", "数", "red")}
    for inside in (95, 98):
        assert gov(half_year(inside), **between).lights == set()


def test_two_caps_on_a_running_total() -> None:
    cap: Map = {"op": "<=", "value": 20, "unit": "起"}
    rules: list[Map] = [{"rule": "reach"}, {"rule": "each", "every": "year"}]
    for rule in rules:
        assert gov(half_year(25), **cap, **rule).lights == {("broken-floor", "数", "red")}
        under = gov(half_year(20), **cap, **rule)
        assert under.lights == set()
        assert under.states == {"数": "unpaced"}


def test_a_rank_a_share_and_a_half_yearly_visit() -> None:
    rank: Map = {"op": "<=", "value": 10, "unit": "名", "measure": "stock"}
    assert gov(half_year(15), **rank).lights == set()
    assert gov(said("2022-12-31", 15), as_of="2023-01-01", **rank).states == {"数": "missed"}
    assert gov(said("2022-12-31", 9), as_of="2023-01-01", **rank).states == {"数": "met"}
    share: Map = {"op": "==", "value": 100, "unit": "%", "combine": "pooled"}
    fifths = half_year(60, parts={"数": [3, 5]})
    assert gov(fifths, **share).lights == set()
    visit: Map = {"rule": "each", "every": "half", "value": 1, "unit": "次"}
    assert gov(half_year(1), **visit).states == {"数": "met"}
    assert gov(as_of="2022-07-20", **visit).lights >= {("no-reading", "数", "yellow")}


def test_both_bounds_must_hold_and_one_of_two_is_enough() -> None:
    places = target(key="托位", value=400)
    share = target(key="普惠率", value=60, unit="%")
    log = [said("2025-12-31", values={"托位": 450, "普惠率": 50})]
    both = judged(item(*log, targets=[places, share]), "2026-01-01")
    assert both.states == {"托位": "met", "普惠率": "missed"}
    either = [{**places, "any_of": "甲"}, {**share, "any_of": "甲"}]
    assert "missed-target" not in judged(item(*log, targets=either), "2026-01-01").codes
