"""The six classes at every edge, in their order of match; silence is never a good one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.unit.reporting.making import (
    REPORTED,
    entry,
    finding,
    judged,
    promised,
    soft_target,
    standing,
    target,
)

from jianguan_cli.domain.judging.classes import ProgressClass, item_class, target_class
from jianguan_cli.domain.judging.standing import Owing, Shortfall, Standing, TargetStanding, TargetState
from jianguan_cli.domain.plan.log import Notice
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.vocabulary import Every, Rule

DONE, AHEAD, ON_PACE, BEHIND, SILENT, OTHER = ProgressClass


def with_gap(gap: str | None, *, key: str = "甲", soft: bool = False) -> TargetStanding:
    one = judged(soft_target(key) if soft else target(key), "50")
    return one._replace(gap=None if gap is None else Decimal(gap), state=TargetState.ON_PATH)


def class_of(one: Standing) -> ProgressClass | None:
    return item_class(one, one.findings)


def told(number: int = 1, *findings: Finding, **fields: Any) -> Standing:
    """An item whose unit has reported once."""
    return standing(number, *findings, **{"log": REPORTED, **fields})


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        ("-10.01", BEHIND),
        ("-10", ON_PACE),
        ("0", ON_PACE),
        ("10", ON_PACE),
        ("10.01", AHEAD),
        (None, ON_PACE),
    ],
)
def test_gap_decides_at_ten_points_exactly(gap: str | None, expected: ProgressClass) -> None:
    assert class_of(standing(targets=(with_gap(gap),))) is expected


def test_worst_gap_counts() -> None:
    assert class_of(standing(targets=(with_gap("30"), with_gap("5", key="乙")))) is ON_PACE
    assert class_of(standing(targets=(with_gap("30"), with_gap("-11", key="乙")))) is BEHIND


def test_soft_gap_is_not_held_against_the_item() -> None:
    assert class_of(standing(targets=(with_gap("20"), with_gap("-80", key="乙", soft=True)))) is AHEAD


def test_one_of_several_is_enough_and_the_others_are_not_held_against_it() -> None:
    excused = with_gap("-80", key="乙")._replace(excused=True)
    item = standing(targets=(with_gap("20"), excused))
    assert class_of(item) is AHEAD
    assert target_class(item, excused, ()) is None


def test_closed_is_done_unless_a_firm_red_stays() -> None:
    assert class_of(told(status=Status.CLOSED)) is DONE
    assert class_of(told(1, finding("made-good", Light.YELLOW), status=Status.CLOSED)) is DONE
    assert class_of(told(1, finding("missed-target", Light.RED), status=Status.CLOSED)) is BEHIND


def test_reported_is_done_only_with_all_met() -> None:
    met = judged(target(), "99")
    short = met._replace(state=TargetState.MISSED)
    assert class_of(standing(status=Status.REPORTED, targets=(met,))) is DONE
    assert class_of(standing(status=Status.REPORTED, targets=(met, short))) is ON_PACE
    assert class_of(told(status=Status.REPORTED, deliverables=(promised("方案"),))) is ON_PACE
    waived = promised("方案")._replace(waived=True)
    assert class_of(told(status=Status.REPORTED, deliverables=(waived,))) is DONE


@pytest.mark.parametrize("code", ["overdue", "untrue-report"])
def test_any_red_lags(code: str) -> None:
    assert class_of(told(1, finding(code, Light.RED))) is BEHIND
    assert class_of(standing(1, finding(code, Light.RED), status=Status.UNREPORTED)) is BEHIND
    assert class_of(standing(1, finding(code, Light.RED), status=Status.PAUSED)) is BEHIND


def test_yellow_lags_only_for_a_late_step() -> None:
    assert class_of(told(1, finding("step-late", Light.YELLOW))) is BEHIND
    assert class_of(told(1, finding("stale", Light.YELLOW))) is ON_PACE


@pytest.mark.parametrize("status", [Status.PAUSED, Status.CARRIED, Status.UNREPORTED])
def test_aside_is_other_even_when_ahead(status: Status) -> None:
    assert class_of(standing(status=status, targets=(with_gap("40"),))) is OTHER


OWED = Owing(Period(dt.date(2025, 1, 1), dt.date(2025, 3, 31)), Every.QUARTER, dt.date(2025, 4, 7))


def test_what_is_owed_is_neither_done_nor_on_pace_nor_ahead() -> None:
    unread = judged(target())._replace(owed=(OWED,))
    old = with_gap("40")._replace(owed=(OWED,))
    met = judged(target(), "99")._replace(owed=(OWED,), met=True)
    for one in (unread, old, met):
        item = told(targets=(one,))
        assert class_of(item) is SILENT
        assert target_class(item, one, ()) is SILENT
    assert class_of(told(targets=(met,), status=Status.REPORTED)) is SILENT
    assert class_of(told(targets=(unread,), status=Status.CLOSED)) is SILENT
    assert class_of(told(targets=(met,), status=Status.CLOSED)) is DONE  # nothing is owed after 销号


def test_a_soft_figure_that_is_owed_is_no_ground() -> None:
    soft = judged(soft_target())._replace(owed=(OWED,))
    assert class_of(told(targets=(soft,))) is ON_PACE


def test_who_has_said_nothing_is_silent_and_not_on_pace() -> None:
    asked = finding("late-start", Light.YELLOW)
    assert class_of(standing(1, asked)) is SILENT
    assert class_of(standing(1, asked, status=Status.UNREPORTED)) is SILENT
    assert class_of(standing(1)) is OTHER  # nothing is due yet
    assert class_of(standing(1, status=Status.CLOSED)) is OTHER
    assert class_of(told(1)) is ON_PACE


def test_a_supervisors_record_is_no_report_of_the_unit() -> None:
    asked = finding("late-start", Light.YELLOW)
    sent = entry("2025-05-01", notice=Notice(colour="yellow", number="1号"))
    assert class_of(standing(1, asked, log=(sent,))) is SILENT
    assert class_of(standing(1, asked, log=(sent, entry("2025-05-06", reply="1号")))) is ON_PACE


def test_ahead_needs_every_other_target_to_hold() -> None:
    floor = target("底线", rule=Rule.KEEP)
    kept = judged(floor, "99")._replace(met=True)
    unknown = judged(floor, "97")._replace(state=TargetState.UNPACED)
    assert class_of(standing(targets=(with_gap("30"), kept))) is AHEAD
    assert class_of(standing(targets=(with_gap("30"), unknown))) is ON_PACE
    assert class_of(standing(targets=(with_gap("30"), judged(target("丙"))))) is ON_PACE


def test_early_is_by_the_first_day_and_late_is_never_early() -> None:
    reached = judged(target(), "120")._replace(met=True, reached=dt.date(2025, 6, 1), gap=Decimal(20))
    assert class_of(standing(targets=(reached,))) is AHEAD
    on_the_day = reached._replace(reached=reached.deadline, gap=Decimal(0))
    assert class_of(standing(targets=(on_the_day,))) is ON_PACE
    late = Shortfall(reached.readings[0], None, None, mended=dt.date(2026, 6, 1))
    assert class_of(standing(targets=(reached._replace(restored=late),))) is ON_PACE


def test_a_quota_is_never_ahead() -> None:
    quota = target("数", rule=Rule.EACH)
    paced = judged(quota, "120")._replace(gap=Decimal(40), met=True)
    assert class_of(standing(targets=(paced,))) is ON_PACE


def test_dropped_has_no_class() -> None:
    assert class_of(standing(1, finding("overdue", Light.RED), status=Status.DROPPED)) is None


def test_targets_follow_the_same_order() -> None:
    ahead, lagging = with_gap("40"), with_gap("-40", key="乙")
    late = finding("step-late", Light.YELLOW, "甲")
    doing = standing(1, late, targets=(ahead, lagging))
    assert target_class(doing, ahead, ()) is AHEAD
    assert target_class(doing, ahead, doing.findings) is BEHIND
    assert target_class(doing, lagging, ()) is BEHIND
    assert target_class(doing, judged(target("丙")), ()) is OTHER
    assert target_class(doing, with_gap("-80", soft=True), ()) is None
    assert target_class(standing(status=Status.CLOSED), judged(target(), "99"), ()) is DONE
    assert target_class(standing(status=Status.CLOSED), lagging, ()) is BEHIND
    assert target_class(standing(status=Status.PAUSED), ahead, ()) is OTHER
    assert target_class(standing(status=Status.DROPPED), ahead, ()) is None
    met = judged(target(), "99")
    assert target_class(standing(status=Status.REPORTED), met, ()) is DONE


@pytest.mark.parametrize("state", ["broken", "short", "missed", "behind"])
def test_a_soft_promise_that_lags_is_never_on_pace(state: str) -> None:
    soft = with_gap("-48", soft=True)._replace(state=TargetState(state))
    assert class_of(told(targets=(soft,))) is OTHER
    assert class_of(told(targets=(soft, with_gap("0", key="乙")))) is OTHER
