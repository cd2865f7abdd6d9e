"""The five classes at every edge, in their order of match."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.reporting.making import finding, judged, promised, soft_target, standing, target

from jianguan_cli.domain.judging.classes import ProgressClass, item_class, target_class
from jianguan_cli.domain.judging.standing import Standing, TargetStanding, TargetState
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Light

DONE, AHEAD, ON_PACE, BEHIND, OTHER = ProgressClass


def with_gap(gap: str | None, *, key: str = "甲", soft: bool = False) -> TargetStanding:
    one = judged(soft_target(key) if soft else target(key), "50")
    return one._replace(gap=None if gap is None else Decimal(gap), state=TargetState.ON_PATH)


def class_of(one: Standing) -> ProgressClass | None:
    return item_class(one, one.findings)


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


def test_closed_comes_first_whatever_the_lights() -> None:
    assert class_of(standing(1, finding("missed-target", Light.RED), status=Status.CLOSED)) is DONE


def test_reported_is_done_only_with_all_met() -> None:
    met = judged(target(), "99")
    short = met._replace(state=TargetState.MISSED)
    assert class_of(standing(status=Status.REPORTED, targets=(met,))) is DONE
    assert class_of(standing(status=Status.REPORTED, targets=(met, short))) is ON_PACE
    assert class_of(standing(status=Status.REPORTED, deliverables=(promised("方案"),))) is ON_PACE
    waived = promised("方案")._replace(waived=True)
    assert class_of(standing(status=Status.REPORTED, deliverables=(waived,))) is DONE


@pytest.mark.parametrize("code", ["overdue", "untrue-report"])
def test_any_red_lags(code: str) -> None:
    assert class_of(standing(1, finding(code, Light.RED))) is BEHIND
    assert class_of(standing(1, finding(code, Light.RED), status=Status.UNREPORTED)) is BEHIND
    assert class_of(standing(1, finding(code, Light.RED), status=Status.PAUSED)) is BEHIND


def test_yellow_lags_only_for_a_late_step() -> None:
    assert class_of(standing(1, finding("step-late", Light.YELLOW))) is BEHIND
    assert class_of(standing(1, finding("stale", Light.YELLOW))) is ON_PACE


@pytest.mark.parametrize("status", [Status.PAUSED, Status.CARRIED, Status.UNREPORTED])
def test_aside_is_other_even_when_ahead(status: Status) -> None:
    assert class_of(standing(status=status, targets=(with_gap("40"),))) is OTHER


def test_never_read_though_owed_is_other() -> None:
    unread = judged(target())
    assert class_of(standing(1, finding("no-reading", Light.YELLOW, "合格率"), targets=(unread,))) is OTHER
    assert class_of(standing(targets=(unread,))) is ON_PACE


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
    assert target_class(standing(status=Status.CLOSED), lagging, ()) is DONE
    assert target_class(standing(status=Status.PAUSED), ahead, ()) is OTHER
    assert target_class(standing(status=Status.DROPPED), ahead, ()) is None
    met = judged(target(), "99")
    assert target_class(standing(status=Status.REPORTED), met, ()) is DONE
