from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.judging.making import light, messages, target_standing, with_target

QUARTER = "rule: each\nevery: quarter"
# Of the first quarter (90 days, 89 steps) nothing is round; April to June has 90 steps: 10 a ninth.
JUNE = "2025-06-30"


def reading(value: str, day: str) -> str:
    return f"{day} | values: {{数: {value}}}"


@pytest.mark.parametrize(
    ("day", "value", "expected"),
    [
        ("2025-05-16", "50", None),  # 45 of 90 steps
        ("2025-05-16", "40", None),  # exactly 10 points behind
        ("2025-05-16", "39.999999", "yellow"),
        ("2025-05-16", "0", "yellow"),  # inside the period never more than yellow
        ("2025-06-30", "90", None),  # its last day is still inside
        ("2025-06-30", "89", "yellow"),
        ("2025-04-01", "0", None),
    ],
)
def test_inside_the_period(day: str, value: str, expected: str | None) -> None:
    assert light("period-short", day, with_target(QUARTER, log=reading(value, day))) == expected


@pytest.mark.parametrize(
    ("as_of", "log", "expected"),
    [
        ("2025-06-30", reading("99", JUNE), None),
        ("2025-07-01", reading("99", JUNE), "red"),
        ("2025-07-01", reading("100", JUNE), None),
        ("2025-12-31", reading("99", JUNE), "red"),
        # nothing reported for the period: not judged by this rule
        ("2025-07-01", "", None),
        # the last word on the period is what counts, even if it is an early one
        ("2025-07-07", reading("60", "2025-05-20"), None),
        ("2025-07-08", reading("60", "2025-05-20"), "red"),
        # a late report may speak of the period
        (
            "2025-07-05",
            f"{reading('60', '2025-05-20')}\n2025-07-05 | upto: 2025-06-30 | values: {{数: 100}}",
            None,
        ),
        # red until a later period is met
        ("2025-10-01", f"{reading('99', JUNE)}\n{reading('100', '2025-09-30')}", None),
        ("2025-10-01", f"{reading('99', JUNE)}\n{reading('98', '2025-09-30')}", "red"),
        ("2025-08-20", f"{reading('99', JUNE)}\n{reading('100', '2025-08-20')}", None),
        ("2025-08-20", f"{reading('99', JUNE)}\n{reading('90', '2025-08-20')}", "red"),
        # an earlier period that was met does not help
        ("2025-07-01", f"{reading('100', '2025-03-31')}\n{reading('99', JUNE)}", "red"),
    ],
)
def test_after_the_period(as_of: str, log: str, expected: str | None) -> None:
    assert light("period-short", as_of, with_target(QUARTER, log=log)) == expected


@pytest.mark.parametrize(
    ("every", "last", "after"),
    [
        ("week", "2025-06-08", "2025-06-09"),  # Monday to Sunday
        ("month", "2025-06-30", "2025-07-01"),
        ("quarter", "2025-06-30", "2025-07-01"),
        ("year", "2025-12-31", "2026-01-01"),
    ],
)
def test_the_periods_of_the_calendar(every: str, last: str, after: str) -> None:
    lines = with_target(f"rule: each\nevery: {every}", "deadline: 2026-12-31", reading("95", last))
    assert light("period-short", last, lines) is None
    assert light("period-short", after, lines) == "red"


def test_a_leap_day_is_a_day_of_its_period() -> None:
    lines = with_target("rule: each\nevery: month", log=reading("100", "2024-02-29"))
    one = target_standing("2024-03-01", lines, plan="issued: 2024-02-01\nstart: 2024-02-01")
    assert one.period is not None
    assert one.period.last.isoformat() == "2024-02-29"
    assert one.state.value == "met"


@pytest.mark.parametrize(
    ("start", "value", "expected"),
    [
        ("2025-04-01", "99", "red"),  # the whole quarter: 100
        ("2025-05-01", "68", None),  # 61 of 91 days: 67.03
        ("2025-05-01", "67.032967", "red"),
        ("2025-05-01", "67.032968", None),
        ("2025-06-30", "1.1", None),  # 1 of 91 days
        ("2025-06-30", "1.0", "red"),
    ],
)
def test_a_period_cut_by_the_items_start_is_pro_rata(start: str, value: str, expected: str | None) -> None:
    lines = with_target(QUARTER, f"start: {start}", reading(value, JUNE))
    assert light("period-short", "2025-07-01", lines) == expected


def test_a_rate_is_not_cut_and_not_paced() -> None:
    rate = f"{QUARTER}\nunit: '%'"
    lines = with_target(rate, "start: 2025-05-01", reading("99", "2025-06-15"))
    assert light("period-short", "2025-06-15", lines) is None
    assert target_standing("2025-06-15", lines).state.value == "unpaced"
    assert light("period-short", "2025-07-07", lines) is None
    assert light("period-short", "2025-07-08", lines) == "red"


def test_small_quotas_are_judged_at_the_end_only() -> None:
    small = with_target(f"{QUARTER}\nvalue: 9", log=reading("0", "2025-06-29"))
    assert light("period-short", "2025-07-07", small) is None
    assert light("period-short", "2025-07-08", small) == "red"


def test_a_cap_is_no_short_period_but_a_broken_cap() -> None:
    log = f"{reading('101', JUNE)}\n{reading('5', '2025-07-02')}"
    lines = with_target(f'{QUARTER}\nop: "<="', log=log)
    assert light("period-short", "2025-07-01", lines) is None
    assert light("broken-floor", "2025-07-01", lines) == "red"
    # a few days into the next quarter nobody knows that it will be kept
    assert light("broken-floor", "2025-07-02", lines) == "red"
    assert light("made-good", "2025-07-02", lines) is None
    # 5 October lies in the National Day week: figures are awaited until the 9th
    assert light("broken-floor", "2025-10-09", lines) == "red"
    assert light("broken-floor", "2025-10-10", lines) is None
    assert light("made-good", "2025-10-10", lines) == "yellow"


def test_periods_outside_the_items_time_are_none() -> None:
    lines = with_target(QUARTER, "start: 2025-04-01", "2025-04-02 | upto: 2025-03-31 | values: {数: 1}")
    assert light("period-short", "2025-04-02", lines) is None
    late = with_target(
        QUARTER, "deadline: 2025-06-30", f"{reading('100', JUNE)}\n{reading('1', '2025-09-30')}"
    )
    assert light("period-short", "2025-10-01", late) is None


def test_a_period_that_begins_on_the_deadline_is_still_inside() -> None:
    lines = with_target(QUARTER, "deadline: 2025-04-01", reading("50", "2025-04-01"))
    assert target_standing("2025-04-01", lines).period is not None


@pytest.mark.parametrize(
    ("status", "ended", "running"),
    [
        ("doing", "red", "yellow"),
        ("paused", "yellow", "yellow"),  # it lagged when the pause began; the period ended during it
        # of a closed item only a period that ended short is still spoken of
        ("closed", "red", None),
        ("dropped", None, None),
        ("carried", None, None),
    ],
)
def test_statuses(status: str, ended: str | None, running: str | None) -> None:
    lines = with_target(QUARTER, log=f"{reading('1', JUNE)} | status: {status}")
    assert light("period-short", "2025-07-01", lines) == ended
    assert light("period-short", JUNE, lines) == running


GROW = "rule: grow\nvalue: 5\nunit: '%'"
LONG = "deadline: 2026-12-31"
PLAN_2023 = "issued: 2023-01-01\nstart: 2023-01-01\nend: 2026-12-31"


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("100", "105", None),
        ("100", "104.999999", "red"),
        ("100", "110", None),
        ("200", "209", "red"),
        ("200", "210", None),
    ],
)
def test_grow_is_judged_by_the_end_of_the_period_before(before: str, now: str, expected: str | None) -> None:
    lines = with_target(GROW, LONG, f"{reading(before, '2023-12-31')}\n{reading(now, '2024-12-31')}")
    assert light("period-short", "2025-01-01", lines, plan=PLAN_2023) == expected


@pytest.mark.parametrize(
    ("target", "before", "now", "expected"),
    [
        ("rule: grow\nvalue: 5\nunit: 件", "100", "105", None),  # an amount, not a share
        ("rule: grow\nvalue: 5\nunit: 件", "1000", "1004", "red"),
        ('rule: grow\nop: ">"\nvalue: 0\nunit: 件', "100", "100", "red"),
        ('rule: grow\nop: ">"\nvalue: 0\nunit: 件', "100", "100.1", None),
        ('rule: grow\nop: ">="\nvalue: 0\nunit: 件', "100", "100", None),
        # falling: at least 5% down
        ("rule: grow\nop: '<='\nvalue: -5\nunit: '%'", "100", "95", None),
        ("rule: grow\nop: '<='\nvalue: -5\nunit: '%'", "100", "96", "red"),
        # percent of 0 is no number, growth from below zero is
        (GROW, "0", "5", None),
        (GROW, "-100", "-95", None),
        (GROW, "-100", "-96", "red"),
    ],
)
def test_grow_in_amounts_and_the_odd_bases(target: str, before: str, now: str, expected: str | None) -> None:
    lines = with_target(target, LONG, f"{reading(before, '2023-12-31')}\n{reading(now, '2024-12-31')}")
    assert light("period-short", "2025-01-01", lines, plan=PLAN_2023) == expected


def test_grow_without_a_level_before_is_not_judged() -> None:
    lines = with_target(GROW, LONG, reading("100", "2024-12-31"))
    plan = PLAN_2023.replace("2023", "2024")
    assert light("period-short", "2025-01-01", lines, plan=plan) is None
    assert target_standing("2025-01-01", lines, plan=plan).state.value == "unpaced"


def test_grow_counts_its_first_period_from_the_baseline() -> None:
    based = f"{GROW}\nbaseline: {{value: 100, date: 2022-12-31}}"
    lines = with_target(based, LONG, reading("104", "2023-12-31"))
    assert light("period-short", "2024-01-01", lines, plan=PLAN_2023) == "red"


@pytest.mark.parametrize(
    ("log", "as_of", "expected"),
    [
        # the same day a year earlier is known
        (f"{reading('100', '2024-06-30')}\n{reading('105', JUNE)}", JUNE, None),
        (f"{reading('100', '2024-06-30')}\n{reading('104.5', JUNE)}", JUNE, None),  # 90% of the growth
        (f"{reading('100', '2024-06-30')}\n{reading('104.4', JUNE)}", JUNE, "yellow"),
        (f"{reading('100', '2024-06-30')}\n{reading('90', JUNE)}", JUNE, "yellow"),
        # it is not: nothing to compare with
        (f"{reading('100', '2024-06-29')}\n{reading('90', JUNE)}", JUNE, None),
        (f"{reading('100', '2024-12-31')}\n{reading('90', JUNE)}", JUNE, None),
        # 29 February has no same day
        (f"{reading('100', '2023-02-28')}\n{reading('90', '2024-02-29')}", "2024-02-29", "yellow"),
    ],
)
def test_grow_inside_the_period_looks_at_the_same_day_a_period_earlier(
    log: str, as_of: str, expected: str | None
) -> None:
    assert light("period-short", as_of, with_target(GROW, LONG, log), plan=PLAN_2023) == expected


def test_grow_month_ends_match_month_ends() -> None:
    lines = with_target(
        "rule: grow\nevery: quarter\nvalue: 5\nunit: '%'",
        log=f"{reading('100', '2025-03-31')}\n{reading('100', JUNE)}",
    )
    assert target_standing(JUNE, lines).growth == Decimal(0)
    assert light("period-short", JUNE, lines) == "yellow"


def test_each_against_a_reference() -> None:
    target = 'rule: each\nevery: quarter\nop: ">"\nagainst: 全国均值'
    lines = with_target(target, log=f"{JUNE} | values: {{数: 5}} | refs: {{数: 5}}")
    assert light("period-short", JUNE, lines) is None
    assert light("period-short", "2025-07-01", lines) == "red"


def test_messages() -> None:
    lines = with_target(QUARTER, log=reading("60", "2025-05-20"))
    assert messages("period-short", "2025-07-08", lines) == [
        "“完成数”2025年第2季度为 60个，应不低于 100个，周期未达标"
    ]
    lines = with_target(QUARTER, log=reading("30", "2025-05-16"))
    assert messages("period-short", "2025-05-16", lines) == [
        "“完成数”2025年第2季度截至2025年5月16日完成 30%，序时应为 50%，落后 20 个百分点"
    ]
    grow = with_target(GROW, LONG, f"{reading('100', '2023-12-31')}\n{reading('103', '2024-12-31')}")
    assert messages("period-short", "2025-01-01", grow, plan=PLAN_2023) == [
        "“完成数”2024年末增长 3%，增幅应不低于 5%，周期未达标"
    ]
    running = with_target(GROW, LONG, f"{reading('100', '2024-06-30')}\n{reading('99', JUNE)}")
    assert messages("period-short", JUNE, running) == [
        "“完成数”截至2025年6月30日比上一周期同日下降 1%，增幅应不低于 5%"
    ]


@pytest.mark.parametrize(
    ("target", "before", "now", "said"),
    [
        (GROW, "100", "100", "末增长 0%，增幅应不低于 5%"),
        (GROW, "100", "100.5", "末增长 0.5%，增幅应不低于 5%"),
        (GROW, "100", "99.5", "末下降 0.5%，增幅应不低于 5%"),
        ("rule: grow\nagainst: 全国增速\nunit: '%'", "100", "3", "为 3%（全国增速 4%），应不低于全国增速"),
        # a reference beside a target with a value of its own is not what it is held against
        (f"{QUARTER}\nunit: '%'", "100", "3", "为 3%，应不低于 100%"),
    ],
)
def test_messages_say_growth_and_references(target: str, before: str, now: str, said: str) -> None:
    log = f"{reading(before, '2023-12-31')}\n2024-12-31 | values: {{数: {now}}} | refs: {{数: 4}}"
    lines = with_target(target, LONG, log)
    found = messages("period-short", "2025-01-01", lines, plan=PLAN_2023)
    assert [said in message for message in found] == [True]


def test_its_colours_are_settings() -> None:
    config = "lights: {period-short: {light: yellow, within: green}}"
    inside = with_target(QUARTER, log=reading("0", "2025-05-16"))
    assert light("period-short", "2025-05-16", inside, config=config) is None
    assert light("period-short", "2025-07-08", inside, config=config) == "yellow"


def test_a_pause_silences_only_what_falls_due_during_it() -> None:
    short = f"{reading('1', '2025-03-31')}\n2025-05-01 | status: paused"
    lines = with_target(QUARTER, "deadline: 2026-12-31", short)
    assert light("period-short", "2025-12-31", lines) == "red"
    # a quarter that was met, and one that ended short during the pause
    met = f"{reading('100', '2025-03-31')}\n2025-05-01 | status: paused\n{reading('1', JUNE)}"
    assert light("period-short", "2025-12-31", with_target(QUARTER, "deadline: 2026-12-31", met)) is None
    # the short one, made good during the pause
    healed = with_target(QUARTER, "deadline: 2026-12-31", f"{short}\n{reading('100', JUNE)}")
    assert light("period-short", "2025-12-31", healed) is None
    assert light("made-good", "2025-12-31", healed) == "yellow"
    # reported short only after the pause began: the quarter was due before it
    late = with_target(
        QUARTER,
        "deadline: 2026-12-31",
        "2025-05-01 | status: paused\n2025-05-02 | upto: 2025-03-31 | values: {数: 1}",
    )
    assert light("period-short", "2025-12-31", late) == "red"
