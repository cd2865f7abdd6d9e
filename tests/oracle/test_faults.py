"""The faults seen, one test each, as the second judge sees them: the expected side of each line."""

from __future__ import annotations

import pytest
from tests.oracle.making import item, judged, said, target

DONE = {"status": "reported"}


def test_a_year_issued_at_its_end_is_not_judged_and_the_next_asks_for_what_is_printed() -> None:
    yearly = target(rule="each", every="year", value=10000)
    plan = {"issued": "2021-12-24", "start": "2021-01-01", "end": "2025-12-31"}
    first = item(said("2022-01-05", 220, upto="2021-12-31"), targets=[yearly], deadline="2025-12-31")
    assert judged(first, "2022-01-10", **plan).lights == set()
    second = item(said("2023-01-05", 220, upto="2022-12-31"), targets=[yearly], deadline="2025-12-31")
    assert judged(second, "2023-01-10", **plan).lights == {("period-short", "数", "red")}


def test_a_soft_reach_39_points_behind_is_yellow() -> None:
    soft = target(strength="soft")
    result = judged(item(said("2025-09-05", 20, upto="2025-08-03"), targets=[soft]), "2025-09-06")
    assert result.lights == {("behind-pace", "数", "yellow")}
    assert result.light == "yellow"


def test_a_breach_after_the_term_leaves_a_kept_floor_met() -> None:
    floor = target(rule="keep", value=98, unit="%")
    log = [
        said("2025-12-30", 99, **DONE),
        said("2026-01-05", status="closed"),
        said("2026-02-10", 90),
    ]
    result = judged(item(*log, targets=[floor]), "2026-02-11")
    assert result.states == {"数": "met"}
    assert result.lights == set()
    assert result.light == "green"


@pytest.mark.parametrize(("sign", "op"), [(1, "<="), (-1, ">=")])
def test_a_level_with_milestones_only_has_no_light_before_the_first(sign: int, op: str) -> None:
    level = target(
        op=op, value=1000 * sign, measure="stock", milestones=[{"by": "2025-08-31", "value": 1500 * sign}]
    )
    result = judged(item(said("2025-03-10", 1913 * sign), targets=[level]), "2025-03-11")
    assert result.lights == set()
    assert result.states == {"数": "unpaced"}


@pytest.mark.parametrize(("sign", "op"), [(1, ">="), (-1, "<=")])
def test_growth_inside_the_period_has_one_band_both_ways(sign: int, op: str) -> None:
    levels = target(rule="grow", every="year", op=op, value=5 * sign, measure="stock")
    log = [said("2024-06-30", 100), said("2025-06-30", 100 + sign * 4.9)]
    result = judged(item(*log, targets=[levels]), "2025-07-01", start="2024-01-01", issued="2024-01-01")
    assert "period-short" not in result.codes


def test_a_stage_of_an_exact_target_is_reached_in_the_direction_of_travel() -> None:
    exact = target(op="==", value=120, milestones=[{"by": "2025-06-30", "value": 80, "own": True}])
    for value in (100, 120):
        result = judged(item(said("2025-07-01", value, upto="2025-06-30"), targets=[exact]), "2025-08-15")
        assert result.lights == set(), value


def test_an_own_stage_above_a_revised_target_is_silent_once_the_target_is_met() -> None:
    lower = target(value=70, milestones=[{"by": "2025-06-30", "value": 80, "own": True}])
    late = judged(item(said("2025-07-01", 69), targets=[lower]), "2025-07-02")
    assert ("step-late", "数", "yellow") in late.lights
    assert judged(item(said("2025-07-01", 70), targets=[lower]), "2025-07-02").lights == set()


def test_a_firm_deliverable_done_after_the_deadline_is_remembered() -> None:
    log = [
        said("2025-12-30", **DONE),
        said("2026-01-20", done=["台账"]),
        said("2026-01-21", status="closed"),
    ]
    result = judged(item(*log, deliverables=[{"key": "台账", "text": "建台账"}]), "2026-01-22")
    assert result.lights == {("made-good", "台账", "yellow")}


def test_made_good_names_the_first_day() -> None:
    floor = target(rule="keep", value=98, unit="%")
    log = [said("2025-01-31", 97), said("2025-03-31", 98.5), said("2025-06-30", 99)]
    result = judged(item(*log, targets=[floor]), "2025-07-01")
    assert [one.day.isoformat() for one in result.findings if one.day] == ["2025-03-31"]


def test_a_figure_that_is_not_due_yet_makes_no_period_red() -> None:
    monthly = target(rule="each", every="month")
    month = item(said("2025-05-31", 100), said("2025-06-25", 90), targets=[monthly], start="2025-05-01")
    for as_of in ("2025-06-30", "2025-07-01", "2025-07-07"):
        assert judged(month, as_of).lights == set(), as_of
    assert judged(month, "2025-07-08").lights == {("period-short", "数", "red")}


def test_unlike_days_are_not_compared() -> None:
    levels = target(rule="grow", every="year", value=5, unit="%")
    log = [said("2024-06-30", 50), said("2025-12-31", 60)]
    result = judged(item(*log, targets=[levels]), "2025-12-31", start="2024-01-01", issued="2024-01-01")
    assert result.states["数"] != "met"
    after = judged(item(*log, targets=[levels]), "2026-01-10", start="2024-01-01", issued="2024-01-01")
    assert after.states == {"数": "missed"}
    assert "period-short" not in after.codes


def test_a_claim_about_the_future_answers_nothing() -> None:
    future = item(said("2025-07-02", 100, upto="2026-12-31"), targets=[target()])
    result = judged(future, "2025-07-09")
    assert ("no-reading", "数", "yellow") in result.lights
    assert result.states == {"数": "no-reading"}


@pytest.mark.parametrize("op", ["==", "<="])
def test_both_spellings_of_never_stay_broken_to_the_end_of_the_year(op: str) -> None:
    never = target(rule="keep", op=op, value=0, unit="起")
    log = [said("2025-03-31", 1), said("2025-06-30", 0), said("2025-09-30", 0)]
    two_years = item(*log, targets=[never], deadline="2026-12-31")
    plan = {"end": "2026-12-31"}
    assert ("broken-floor", "数", "red") in judged(two_years, "2025-12-31", **plan).lights
    after = judged(two_years, "2026-01-01", **plan).lights
    assert {light for light in after if light[1] == "数"} == {("made-good", "数", "yellow")}


def test_soft_promises_are_yellow_at_most_whatever_the_rule() -> None:
    soft = target(rule="each", every="month", strength="soft")
    step = {"key": "表", "text": "制表", "by": "2025-05-01", "strength": "soft"}
    log = [said("2025-07-01", 50, upto="2025-06-30")]
    result = judged(item(*log, targets=[soft], deliverables=[step], start="2025-06-01"), "2025-07-10")
    assert result.lights == {("period-short", "数", "yellow"), ("step-late", "表", "yellow")}
    after = judged(item(*log, targets=[soft], deliverables=[step], start="2025-06-01"), "2026-01-10")
    assert ("missed-target", "数", "yellow") in after.lights
    assert not any(light[0] == "missed-target" and light[1] == "表" for light in after.lights)


def test_what_was_first_met_after_the_deadline_is_late() -> None:
    log = [said("2025-12-30", 90, **DONE), said("2026-12-31", 100)]
    result = judged(item(*log, said("2027-01-05", status="closed"), targets=[target()]), "2027-01-06")
    assert result.lights == {("made-good", "数", "yellow")}
    assert [one.day.isoformat() for one in result.findings if one.day] == ["2026-12-31"]


def test_the_unit_of_the_level_is_not_the_unit_of_the_growth() -> None:
    levels = target(rule="grow", every="year", value=5, unit="%", level_unit="户")
    log = [said("2024-12-31", 100), said("2025-12-31", 106)]
    result = judged(item(*log, targets=[levels]), "2026-01-10", start="2024-01-01", issued="2024-01-01")
    assert result.states == {"数": "met"}


def test_an_untouched_item_never_looks_better_than_one_that_reports() -> None:
    silent = judged(item(targets=[target()], status="unreported"), "2025-07-10")
    assert silent.codes == {"late-start", "no-reading", "stale"}
    assert silent.light == "yellow"
