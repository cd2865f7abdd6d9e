"""The mid-term view: each class at its edge, the growth ratio and where it has no meaning."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.unit.actions.conftest import read_plan

from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.judging.midterm import Outlook, TargetOutlook, growth_ratio, target_outlook
from jianguan_cli.domain.settings.midterm import Gauge, MidTerm
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar

LINEAR = MidTerm()
CAGR = MidTerm(gauge=Gauge.CAGR)


def outlook(
    target: str, *values: str, on: str = "2025-07-02", settings: MidTerm = LINEAR, more: str = ""
) -> TargetOutlook:
    """The outlook of one target; ``values`` are ``date value`` readings, ``more`` lines of the item."""
    log = "".join(
        f"- {{date: {day}, by: 甲, values: {{x: {value}}}}}\n" for day, value in map(str.split, values)
    )
    begun = "status: doing\nlog:\n- {date: 2025-01-02, by: 甲, status: doing}\n"
    checklist = read_plan(f"targets:\n- {{key: x, metric: 指标, {target}}}\n{more}{begun}{log}")
    standings = judge([checklist], dt.date.fromisoformat(on), Settings(), Calendar())
    (target_standing,) = standings[0].targets
    return target_outlook(standings[0], target_standing, settings)


# Half of the 364 days of the plan have gone on 2 July: 60 of 120 are expected.
REACH = 'rule: reach, op: ">=", value: 120, unit: 批'
QUOTA = 'rule: each, op: ">=", value: 20, unit: 家, every: quarter'
GROWTH = 'rule: grow, op: ">=", value: 5, unit: "%", every: quarter'
CLASSES = [
    (REACH, ("2025-07-02 120",), Outlook.ACHIEVED),
    (REACH, ("2025-07-02 72.0001",), Outlook.FASTER),
    (REACH, ("2025-07-02 72",), Outlook.AS_EXPECTED),
    (REACH, ("2025-07-02 60",), Outlook.AS_EXPECTED),
    (REACH, ("2025-07-02 48",), Outlook.AS_EXPECTED),
    (REACH, ("2025-07-02 47.9999",), Outlook.LAGGING),
    (REACH, (), Outlook.UNKNOWN),
    ('rule: reach, op: ">=", value: 90, unit: "%"', ("2025-07-02 60",), Outlook.UNKNOWN),
    ('rule: keep, op: ">=", value: 98, unit: "%"', ("2025-07-02 98",), Outlook.AS_EXPECTED),
    ('rule: keep, op: ">=", value: 98, unit: "%"', ("2025-07-02 97",), Outlook.LAGGING),
    ('rule: keep, op: ">=", against: 全国均值, unit: "%"', ("2025-07-02 97",), Outlook.UNKNOWN),
    (QUOTA, ("2025-03-31 20", "2025-06-30 20"), Outlook.AS_EXPECTED),
    (QUOTA, ("2025-03-31 20", "2025-05-31 20"), Outlook.AS_EXPECTED),
    (QUOTA, ("2025-06-30 20",), Outlook.UNKNOWN),
    (QUOTA, ("2025-03-31 20", "2025-06-30 19"), Outlook.LAGGING),
    (GROWTH, ("2025-03-31 100", "2025-06-30 104"), Outlook.LAGGING),
    (GROWTH, ("2025-03-31 100", "2025-06-30 105"), Outlook.AS_EXPECTED),
]


@pytest.mark.parametrize(("target", "values", "expected"), CLASSES)
def test_the_class_of_a_target(target: str, values: tuple[str, ...], expected: Outlook) -> None:
    found = outlook(target, *values)
    assert found.outlook is expected
    assert found.reason


def test_an_old_figure_says_nothing_of_today() -> None:
    assert outlook(REACH, "2025-03-31 30", on="2025-09-30").outlook is Outlook.UNKNOWN


def test_the_reason_says_which_way() -> None:
    assert outlook(REACH, "2025-07-02 66").reason == "高出序时进度 5 个百分点"
    assert outlook(REACH, "2025-07-02 60").reason == "高出序时进度 0 个百分点"
    assert outlook(REACH, "2025-07-02 54").reason == "落后序时进度 5 个百分点"


def test_the_thresholds_are_settings() -> None:
    strict = MidTerm(faster=Decimal(2), slower=Decimal(2))
    assert outlook(REACH, "2025-07-02 63", settings=strict).outlook is Outlook.FASTER
    assert outlook(REACH, "2025-07-02 57", settings=strict).outlook is Outlook.LAGGING


BASE = "baseline: {{value: {}, date: 2021-01-01}}"


def grown(base: str, value: str, now: str, op: str = ">=", settings: MidTerm = CAGR) -> TargetOutlook:
    """A five-year target of 2025 read after four of its years."""
    baseline = "baseline: {value: " + base + ", date: 2021-01-01}"
    target = f'rule: reach, op: "{op}", value: {value}, unit: 件, measure: stock, {baseline}'
    since = "start: 2021-01-01\n"
    return outlook(target, f"2024-12-31 {now}", on="2025-01-05", settings=settings, more=since)


def test_the_ratio_compares_yearly_growth() -> None:
    # 100 → 121 in 4 years is 4.88 % a year; 100 → 128 in 5 years needs 5.06 %.
    found = grown("100", "128", "121")
    assert found.ratio is not None
    assert Decimal("0.955") < found.ratio < Decimal("0.975")
    assert found.outlook is Outlook.AS_EXPECTED


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("128", Outlook.ACHIEVED),
        ("125", Outlook.FASTER),
        ("121", Outlook.AS_EXPECTED),
        ("118", Outlook.LAGGING),
        ("99", Outlook.LAGGING),
    ],
)
def test_the_class_by_ratio(now: str, expected: Outlook) -> None:
    assert grown("100", "128", now).outlook is expected


def test_a_falling_target_has_a_ratio_too() -> None:
    found = grown("100", "80", "82", op="<=")
    assert found.ratio is not None
    assert found.ratio > 1
    assert grown("100", "80", "105", op="<=").outlook is Outlook.LAGGING


@pytest.mark.parametrize(
    ("base", "value", "now", "op", "why"),
    [
        ("0", "128", "60", ">=", "不是正数"),
        ("-10", "128", "60", ">=", "不是正数"),
        ("100", "-20", "60", "<=", "不是正数"),
        ("100", "128", "0", ">=", "不是正数"),
    ],
)
def test_where_growth_has_no_meaning_the_path_decides(
    base: str, value: str, now: str, op: str, why: str
) -> None:
    found = grown(base, value, now, op)
    assert found.ratio is None
    assert why in found.reason
    assert "序时进度" in found.reason


def test_other_limits_of_the_ratio() -> None:
    def why(target: str, value: str) -> str:
        found = outlook(target, value, on="2025-07-02", settings=CAGR)
        ratio, reason = growth_ratio(found.target)
        assert ratio is None
        return reason

    assert "没有可比的基期值" in why(REACH, "2025-07-02 60")
    incomparable = "baseline: {value: 10, date: 2024-12-31, comparable: false}"
    assert "没有可比的基期值" in why(f"{REACH}, {incomparable}", "2025-07-02 60")
    same = "baseline: {value: 120, date: 2024-12-31}"
    assert "等于基期值" in why(f"{REACH}, {same}", "2025-07-02 60")
    late = "baseline: {value: 10, date: 2025-07-02}"
    assert "不在基期之后" in why(f"{REACH}, {late}", "2025-07-02 60")


def test_the_linear_gauge_asks_for_no_ratio() -> None:
    assert grown("100", "128", "121", settings=LINEAR).ratio is None


DUE_IN_MAY = f"{REACH}, deadline: 2025-05-31"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("2025-05-30 120",), Outlook.ACHIEVED),
        (("2025-05-31 120",), Outlook.ON_TIME),
        (("2025-05-30 119", "2025-06-01 120"), Outlook.LATE),
        (("2025-06-01 120",), Outlook.LATE),
        (("2025-05-30 119", "2025-06-01 119"), Outlook.LAGGING),
        (("2025-05-31 120", "2025-06-01 90"), Outlook.ON_TIME),
        ((), Outlook.LAGGING),
    ],
)
def test_realised_early_on_the_day_or_late_by_the_first_day(
    values: tuple[str, ...], expected: Outlook
) -> None:
    assert outlook(DUE_IN_MAY, *values).outlook is expected


def test_the_reason_names_the_day() -> None:
    late = outlook(DUE_IN_MAY, "2025-05-30 119", "2025-06-02 125", "2025-06-30 130")
    assert late.reason == "2025年6月2日才达到目标值"


def test_a_cap_that_holds_is_not_early() -> None:
    cap = 'rule: reach, op: "<=", value: 20, unit: 件, deadline: 2025-06-30'
    assert outlook(cap, "2025-06-30 18").outlook is Outlook.AS_EXPECTED
    assert outlook(cap, "2025-06-30 21").outlook is Outlook.LAGGING


def test_a_quota_does_not_come_early() -> None:
    found = outlook(QUOTA, "2025-03-31 20", "2025-05-01 19", on="2025-05-02")
    assert found.outlook is Outlook.AS_EXPECTED
    assert "高出序时进度" in found.reason


def test_every_class_has_its_word() -> None:
    assert [one.label for one in Outlook] == [
        "提前实现",
        "按期实现",
        "快于预期",
        "基本符合预期",
        "逾期实现",
        "滞后",
        "无法评估",
    ]
