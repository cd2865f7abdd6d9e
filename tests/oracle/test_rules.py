"""What the design says beside the cases: extensions, verifying, pauses, carrying, cycles, reporters."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.oracle.inputs import Map
from tests.oracle.judge import Result, judge
from tests.oracle.making import day, item, judged, plan, said, target

EXTEND = {"from": "2025-12-31", "to": "2026-03-31", "reason": "工作量大"}


def extend(date_: str, state: str) -> Map:
    """An entry on an extension."""
    return said(date_, extend={**EXTEND, "state": state})


def test_an_extension_asked_leaves_the_deadline_and_one_approved_moves_it() -> None:
    asked = item(said("2025-12-01", status="doing"), extend("2025-12-10", "asked"))
    assert judged(asked, "2025-12-12").lights >= {("extension-pending", None, "blue")}
    assert "overdue" in judged(asked, "2026-01-05").codes
    granted = item(*asked["log"], extend("2026-01-06", "approved"), deadline="2026-03-31")
    assert "overdue" in judged(granted, "2026-01-05").codes
    assert judged(granted, "2026-01-06").lights == set()
    late = item(said("2025-12-01", status="doing"), extend("2026-01-06", "approved"), deadline="2026-03-31")
    assert judged(late, "2026-01-06").lights == {("made-good", None, "yellow")}


def test_a_report_in_time_stands_until_it_is_returned() -> None:
    log = [said("2025-12-20", status="reported")]
    assert judged(item(*log), "2026-01-03").lights == set()
    assert judged(item(*log), "2026-01-20").lights == {("awaiting-review", None, "blue")}
    log += [said("2026-01-08", status="doing"), said("2026-01-12", status="reported")]
    assert judged(item(*log), "2026-01-13").codes == {"overdue", "made-good"}
    closed = item(*log, said("2026-01-14", status="closed"))
    assert judged(closed, "2026-01-15").lights == {("made-good", None, "yellow")}


def test_untrue_withdraws_the_reading_until_a_confirmation() -> None:
    floor = target(rule="keep", value=98, unit="%")
    log = [said("2025-03-31", 99, status="reported"), said("2025-04-10", verify={"result": "untrue"})]
    found = judged(item(*log, targets=[floor]), "2025-04-11")
    assert found.lights == {("untrue-report", None, "red"), ("no-reading", "数", "yellow")}
    assert found.states == {"数": "no-reading"}
    log += [said("2025-04-20", 98.5), said("2025-04-25", verify={"result": "confirmed"})]
    assert judged(item(*log, targets=[floor]), "2025-04-26").lights == set()


def test_a_correction_counts_from_its_day_and_a_withdrawn_value_raises_nothing() -> None:
    floor = target(rule="keep", value=98, unit="%")
    fixed = {"entry": "2025-03-31", "values": {"数": 98.4}, "reason": "笔误", "approved_by": "处长"}
    log = [said("2025-03-31", 89.4), said("2025-04-10", correct=fixed)]
    assert judged(item(*log, targets=[floor]), "2025-04-09").lights == {("broken-floor", "数", "red")}
    assert judged(item(*log, targets=[floor]), "2025-04-10").lights == set()


def test_a_final_figure_takes_the_place_of_the_provisional_one() -> None:
    floor = target(rule="keep", value=98, unit="%")
    log = [said("2025-04-02", 97, upto="2025-03-31", provisional=True)]
    assert judged(item(*log, targets=[floor]), "2025-04-09").lights == {("broken-floor", "数", "red")}
    log += [said("2025-04-08", 98, upto="2025-03-31")]
    assert judged(item(*log, targets=[floor]), "2025-04-09").lights == set()


def test_a_revised_bound_holds_from_its_day() -> None:
    floor = target(rule="keep", value=95, unit="%")
    record = {"field": "targets/数/value", "from": "98", "to": "95", "approved_by": "局长"}
    log = [said("2025-03-31", 96), said("2025-04-10", revise=record)]
    assert judged(item(*log, targets=[floor]), "2025-04-09").lights == {("broken-floor", "数", "red")}
    assert judged(item(*log, targets=[floor]), "2025-04-10").lights == set()


@pytest.mark.parametrize("status", ["dropped", "carried"])
def test_what_is_dropped_or_carried_over_has_no_light(status: str) -> None:
    result = judged(item(said("2025-03-31", status=status), targets=[target()]), "2026-02-01")
    assert (result.light, result.lights) == ("none", set())


def test_a_monthly_report_on_the_25th_is_owed_from_the_26th() -> None:
    monthly = {"every": "month", "on": 25}
    quota = target(rule="each", every="month", value=20)
    log = [said(f"2025-0{month}-25", 30) for month in range(1, 6)]
    one = item(*log, targets=[quota])
    assert judged(one, "2025-06-25", report=monthly).lights == set()
    assert judged(one, "2025-06-26", report=monthly).lights == {("no-reading", "数", "yellow")}


@pytest.mark.parametrize(
    ("kind", "issued", "first"),
    [
        ("half", "2025-03-20", "2025-06-30"),
        ("half", "2025-04-20", "2025-12-31"),
        ("bimonth", "2025-01-20", "2025-02-28"),
        ("month", "2025-01-16", "2025-02-28"),
        ("dekad", "2025-01-06", "2025-01-20"),
        ("week", "2025-01-08", "2025-01-12"),  # a Wednesday: the third of seven days
        ("week", "2025-01-09", "2025-01-19"),
    ],
)
def test_the_period_of_issue_counts_if_the_issue_lies_in_its_first_half(
    kind: str, issued: str, first: str
) -> None:
    quota = target(rule="each", every=kind, value=20)
    result = judged(item(targets=[quota]), "2026-02-01", issued=issued)
    (owed,) = (one.names for one in result.findings if one.code == "no-reading")
    assert owed[0] == first


def test_only_a_written_start_or_the_deadline_cuts_a_quota_of_a_running_total() -> None:
    yearly = target(rule="each", every="year", value=365)
    for value, state in ((122, "met"), (121, "missed")):
        one = item(said("2025-12-31", value), targets=[yearly], start="2025-09-01")
        assert judged(one, "2026-01-10").states == {"数": state}
    for value, state in ((181, "met"), (180, "missed")):
        one = item(said("2025-06-30", value), targets=[yearly], deadline="2025-06-30")
        assert judged(one, "2025-07-10").states == {"数": state}
    stock = {**yearly, "measure": "stock"}
    one = item(said("2025-12-31", 364), targets=[stock], start="2025-09-01")
    assert judged(one, "2026-01-10").states == {"数": "missed"}


def test_a_short_month_made_good_by_a_later_one_counts_as_met() -> None:
    monthly = target(rule="each", every="month", value=20)
    values = [25, 15, 25] + [25] * 9
    log = [said(f"2025-{month:02}-28", value) for month, value in enumerate(values, start=1)]
    one = item(*log, said("2025-12-30", status="reported"), targets=[monthly])
    assert ("period-short", "数", "red") in judged(one, "2025-03-10").lights
    result = judged(one, "2026-01-10")
    assert result.states == {"数": "met"}
    assert result.lights == {("made-good", "数", "yellow")}


def test_figures_of_several_units_make_one() -> None:
    def of(how: str, *values: Any, **fields: Any) -> str:
        made = target(rule="keep", value=98, unit="%", combine=how, reporters=["甲", "乙"], **fields)
        log = [
            said("2025-03-31", values[0], unit="甲", parts={"数": [97, 100]}),
            said("2025-03-31", values[1], unit="乙", parts={"数": [10, 10]}),
        ][: len([value for value in values if value is not None])]
        return judged(item(*log, targets=[made]), "2025-04-01").states["数"]

    assert of("worst", 97, 100) == "broken"
    assert of("mean", 97, 100) == "met"
    assert of("pooled", 97, 100) == "broken"  # 107 of 110
    assert of("mean", 100, None) == "no-reading"  # one is missing: neither zero nor held


def test_a_sum_is_short_of_somebody_until_all_have_reported() -> None:
    quota = target(value=100, combine="sum", reporters=["甲", "乙"])
    alone = item(said("2025-12-31", 120, unit="甲"), targets=[quota])
    assert judged(alone, "2026-01-10").states == {"数": "missed"}
    both = item(*alone["log"], said("2025-12-31", 1, unit="乙"), targets=[quota])
    assert judged(both, "2026-01-10").states == {"数": "met"}
    cap = {**quota, "op": "<="}
    assert judged(item(*alone["log"], targets=[cap]), "2026-01-10").codes >= {"broken-floor"}


def test_a_pause_silences_the_pace_and_never_the_deadline() -> None:
    log = [said("2025-09-30", 10, status="doing"), said("2025-10-01", status="paused")]
    paused = item(*log, targets=[target()])
    # What lagged when the pause began still lags; what falls due during it is not asked for.
    assert judged(paused, "2025-10-20").lights == {("behind-pace", "数", "red")}
    calm = item(said("2025-06-30", 50), said("2025-07-01", status="paused"), targets=[target()])
    assert judged(calm, "2025-11-20").lights == set()
    assert judged(paused, "2026-01-10").codes == {"overdue", "missed-target"}


def world(owners: list[str], links: list[Map], *log: Map, as_of: str = "2025-07-10") -> list[Result]:
    """An item of a coarse plan and one of a finer plan that links to it: both results."""
    coarse = item(targets=[target()], status="unreported")
    coarse |= {"id": "big-1", "lead": owners, "deliverables": [{"key": "表", "text": "制表"}]}
    fine = item(*log, targets=[target()], deliverables=[{"key": "台账", "text": "建台账"}], links=links)
    plans: list[Map] = [
        {"plan": {**plan(), "id": str(one["id"])[:3]}, "items": [one]} for one in (coarse, fine)
    ]
    return list(judge(plans, day(as_of)).values())


SAME: Map = {"to": "big-1", "relation": "same", "key": "数", "to_key": "数"}
IMPLEMENTS: Map = {"to": "big-1", "relation": "implements", "key": "台账", "to_key": "表"}


def test_a_figure_reported_once_counts_in_each() -> None:
    reading = said("2025-07-01", 60, upto="2025-06-30", done=["台账"], status="doing")
    coarse, fine = world(["乙处"], [SAME, IMPLEMENTS], reading)
    assert coarse.states == fine.states == {"数": "on-path"}
    assert "no-reading" not in coarse.codes
    after, _ = world(["乙处"], [SAME, IMPLEMENTS], reading, as_of="2026-01-10")
    assert ("missed-target", "表", "red") not in after.lights
    apart, _ = world(["乙处"], [], reading, as_of="2026-01-10")
    assert ("missed-target", "表", "red") in apart.lights


def test_an_item_without_owners_is_judged_by_what_carries_it() -> None:
    reading = said("2025-07-01", 10, upto="2025-06-30", status="doing")
    coarse, fine = world([], [SAME], reading)
    assert fine.light == "red"
    assert coarse.carried == {"数": "red"}
    # its own bound is broken by the same figure as well
    assert coarse.lights == {("not-carried", "表", "yellow"), ("behind-pace", "数", "red")}
    assert coarse.light == "red"
    good = said("2025-07-01", 60, upto="2025-06-30", status="doing")
    carried, _ = world([], [SAME, IMPLEMENTS], good)
    assert (carried.light, carried.carried, carried.lights) == (
        "green",
        {"数": "green", "表": "green"},
        set(),
    )
    alone, _ = world([], [], good)
    assert alone.lights == {("not-carried", "数", "yellow"), ("not-carried", "表", "yellow")}


def test_a_step_turns_red_after_thirty_days_and_an_own_one_is_no_printed_one() -> None:
    step: Map = {"key": "表", "text": "制表", "by": "2025-06-30"}
    assert judged(item(said("2025-06-01"), deliverables=[step]), "2025-07-30").lights == {
        ("step-late", "表", "yellow")
    }
    assert judged(item(said("2025-06-01"), deliverables=[step]), "2025-07-31").lights == {
        ("step-late", "表", "red")
    }
    done = said("2025-07-05", done=["表"])
    assert judged(item(done, deliverables=[step]), "2025-07-31").lights == {("made-good", "表", "yellow")}
    assert judged(item(done, deliverables=[{**step, "own": True}]), "2025-07-31").lights == set()


def test_the_last_ten_working_days_are_near() -> None:
    one = item(said("2025-12-01", status="doing"))
    near = [d for d in range(10, 32) if "due-soon" in judged(one, date(2025, 12, d).isoformat()).codes]
    assert near == list(range(17, 32))  # from the 17th, ten working days after it
