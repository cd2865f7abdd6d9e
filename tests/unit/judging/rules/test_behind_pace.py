from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.judging.making import light, messages, target_standing, with_target

# 2025-01-01 to 2025-04-11 are 100 days: one point a day, one unit a point.
DEADLINE = "deadline: 2025-04-11"
HALF = "2025-02-20"  # 50 days gone


def reading(value: str, day: str = HALF) -> str:
    return f"{day} | values: {{数: {value}}}"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("50", None),
        ("40.000001", None),
        ("40", None),  # exactly 10 points behind is not more than 10
        ("39.999999", "yellow"),
        ("20", "yellow"),  # exactly 30
        ("19.999999", "red"),
        ("0", "red"),
        ("-5", "red"),
        ("99", None),
        ("100", None),
        ("150", None),
    ],
)
def test_bands_of_the_gap(value: str, expected: str | None) -> None:
    assert light("behind-pace", HALF, with_target("", DEADLINE, reading(value))) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("49", None), ("40", None), ("39", "yellow"), ("19", "yellow"), ("0", "yellow")]
)
def test_a_soft_target_stays_yellow(value: str, expected: str | None) -> None:
    assert light("behind-pace", HALF, with_target("strength: soft", DEADLINE, reading(value))) == expected


def test_the_path_is_read_on_the_day_that_the_figure_speaks_of() -> None:
    lines = with_target("", DEADLINE, "2025-03-20 | upto: 2025-02-20 | values: {数: 45}")
    assert light("behind-pace", "2025-03-20", lines) is None
    # as days go by without a report the old figure is still judged on its own day
    assert light("behind-pace", "2025-04-11", lines) is None


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2025-04-11", "red"), ("2025-04-12", None), ("2026-01-01", None)]
)
def test_after_the_deadline_missed_target_takes_over(as_of: str, expected: str | None) -> None:
    lines = with_target("", DEADLINE, reading("10"))
    assert light("behind-pace", as_of, lines) == expected
    assert light("missed-target", as_of, lines) == (None if expected else "red")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("todo", "yellow"),
        ("doing", "yellow"),
        ("reported", "yellow"),
        ("paused", "yellow"),  # it lagged when the pause began
        ("closed", None),
        ("dropped", None),
        ("carried", None),
    ],
)
def test_statuses(status: str, expected: str | None) -> None:
    lines = with_target("", DEADLINE, f"{reading('30')} | status: {status}")
    assert light("behind-pace", HALF, lines) == expected


def test_a_pause_that_has_run_out_silences_no_longer() -> None:
    pause = "2025-02-21 | status: paused | approval: {until: 2025-03-01, approved_by: 分管领导}"
    log = f"{pause}\n2025-02-25 | values: {{数: 40}}"
    lines = with_target("", DEADLINE, log)
    assert light("behind-pace", "2025-03-01", lines) is None
    assert light("behind-pace", "2025-03-02", lines) == "yellow"


def test_a_pause_keeps_the_light_of_what_lagged_when_it_began() -> None:
    lag = f"{reading('30')}\n2025-02-21 | status: paused"
    lines = with_target("", DEADLINE, lag)
    assert light("behind-pace", "2025-02-20", lines) == "yellow"
    assert light("behind-pace", "2025-04-11", lines) == "yellow"
    # further behind by a figure of the pause: that fell due during it
    more = with_target("", DEADLINE, f"{lag}\n2025-03-31 | values: {{数: 31}}")
    assert light("behind-pace", "2025-04-11", more) == "yellow"
    # and caught up since
    caught = with_target("", DEADLINE, f"{lag}\n2025-03-01 | values: {{数: 90}}")
    assert light("behind-pace", "2025-04-11", caught) is None


STOCK = "measure: stock\nunit: 家"
BASELINE = "baseline: {value: 200, date: 2024-12-31}"


@pytest.mark.parametrize(
    ("target", "value", "expected"),
    [
        # from a comparable baseline: 200 → 300
        (f"{STOCK}\nvalue: 300\n{BASELINE}", "240", None),
        (f"{STOCK}\nvalue: 300\n{BASELINE}", "239", "yellow"),
        (f"{STOCK}\nvalue: 300\n{BASELINE}", "219", "red"),
        (f"{STOCK}\nvalue: 300\n{BASELINE}", "190", "red"),
        # falling: 200 → 100
        (f'{STOCK}\nop: "<="\nvalue: 100\n{BASELINE}', "160", None),
        (f'{STOCK}\nop: "<="\nvalue: 100\n{BASELINE}', "161", "yellow"),
        (f'{STOCK}\nop: "<="\nvalue: 100\n{BASELINE}', "181", "red"),
        (f'{STOCK}\nop: "<="\nvalue: 100\n{BASELINE}', "90", None),
        # no path: rates and stocks with neither baseline nor milestones
        (STOCK, "1", None),
        ("unit: '%'", "1", None),
        ("unit: 批次/千人", "1", None),
        # a baseline that is not comparable is none
        (f"{STOCK}\nbaseline: {{value: 0, date: 2024-12-31, comparable: false}}", "1", None),
        ("baseline: {value: 90, date: 2024-12-31, comparable: false}", "30", "yellow"),
        # quotas below 10 have no path, 10 has; 1万 is ten thousand
        ("value: 9", "0", None),
        ("value: 9.999999", "0", None),
        ("value: 10", "0", "red"),
        ("value: 1\nunit: 万户", "0", "red"),
        ("value: 0.5\nunit: 亿元", "0", "red"),
        ("value: 0.0009\nunit: 万户", "0", None),
        # the baseline has reached the target already, or lies beyond it
        (f"{STOCK}\nvalue: 200\n{BASELINE}", "150", None),
        (f"{STOCK}\nvalue: 150\n{BASELINE}", "100", None),
        # a cap on a flow: less is better, there is no pace to keep
        ('op: "<="', "120", None),
        ('op: "=="', "30", "yellow"),
        # reached already: a milestone above the target asks for no more
        ("milestones: [{by: 2025-02-21, value: 150}]", "100", None),
        ("milestones: [{by: 2025-02-21, value: 150}]", "99", "red"),
        # the bar moves: no path
        ('against: 全国均值\nunit: "%"', "1", None),
    ],
)
def test_which_targets_have_a_path(target: str, value: str, expected: str | None) -> None:
    assert light("behind-pace", HALF, with_target(target, DEADLINE, reading(value))) == expected


MILESTONES = "milestones: [{by: 2025-01-31, value: 60}, {by: 2025-03-12, value: 80}]"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-01-01", "0"),
        ("2025-01-16", "30"),
        ("2025-01-31", "60"),
        ("2025-02-20", "70"),
        ("2025-03-12", "80"),
        ("2025-03-27", "90"),
        ("2025-04-11", "100"),
        ("2025-06-01", "100"),
        ("2024-12-01", None),  # a figure of before the promise began is no progress of it
    ],
)
def test_the_path_goes_through_the_milestones(day: str, expected: str | None) -> None:
    lines = with_target(MILESTONES, DEADLINE, f"2025-06-02 | upto: {day} | values: {{数: 1}}")
    found = target_standing("2025-06-02", lines).expected
    assert found == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("target", "day", "expected"),
    [
        # a rate without a baseline: nothing is expected before the first milestone
        (f"unit: '%'\n{MILESTONES}", "2025-01-30", None),
        (f"unit: '%'\n{MILESTONES}", "2025-01-31", "60"),
        (f"unit: '%'\n{MILESTONES}", "2025-02-20", "70"),
        # a falling stock without a baseline counts from its first milestone
        (f'{STOCK}\nop: "<="\nvalue: 20\nmilestones: [{{by: 2025-01-31, value: 100}}]', "2025-03-07", "50"),
        # milestones outside the path are none
        ("milestones: [{by: 2024-12-31, value: 90}]", "2025-02-20", "50"),
        ("milestones: [{by: 2025-04-11, value: 10}]", "2025-02-20", "50"),
        ("milestones: [{by: 2025-04-12, value: 10}]", "2025-02-20", "50"),
        # a baseline from inside the plan's time: the path begins there
        (f"{STOCK}\nbaseline: {{value: 0, date: 2025-01-31}}", "2025-01-31", "0"),
        (f"{STOCK}\nbaseline: {{value: 0, date: 2025-01-31}}", "2025-03-07", "50"),
    ],
)
def test_more_paths(target: str, day: str, expected: str | None) -> None:
    lines = with_target(target, DEADLINE, f"{day} | values: {{数: 30}}")
    found = target_standing(day, lines).expected
    assert found == (None if expected is None else Decimal(expected))


def test_the_path_runs_from_the_plans_start_unless_a_start_is_written() -> None:
    plan = "start: 2025-01-01\nissued: 2025-02-01"
    log = reading("30")
    assert target_standing(HALF, with_target("", DEADLINE, log), plan=plan).expected == 50
    written = f"{DEADLINE}\nstart: 2025-01-31"
    assert target_standing("2025-03-07", with_target("", written, reading("1", "2025-03-07"))).expected == 50


def test_the_last_point_is_the_deadline_of_the_day() -> None:
    log = (
        f"{reading('40')}\n"
        "2025-03-01 | extend: {from: 2025-04-11, to: 2025-07-20, reason: 流标, approved_by: 分管领导}"
    )
    lines = with_target("", "deadline: 2025-07-20", log)
    assert target_standing("2025-02-28", lines).expected == 50
    assert target_standing("2025-03-01", lines).expected == 25
    assert target_standing("2025-02-28", lines).gap == -10
    assert target_standing("2025-03-01", lines).gap == 15


def test_a_gap_of_exactly_ten_points_survives_thirds() -> None:
    # 300 days, a target of 30: 23.3…% done on the day when 33.3…% is expected
    lines = with_target("value: 30", "deadline: 2025-10-28", "2025-04-11 | values: {数: 7}")
    one = target_standing("2025-04-11", lines)
    assert one.gap == -10
    assert light("behind-pace", "2025-04-11", lines) is None


@pytest.mark.parametrize("rule", ["rule: each\nevery: year", "rule: grow\nunit: 个"])
def test_other_rules_have_lights_of_their_own(rule: str) -> None:
    log = f"2024-02-20 | values: {{数: 100}}\n{reading('1')}"
    lines = with_target(f"{rule}\nvalue: 10000", log=log)
    assert target_standing(HALF, lines).gap is not None
    assert light("behind-pace", HALF, lines) is None


def test_message() -> None:
    assert messages("behind-pace", HALF, with_target("", DEADLINE, reading("39.5"))) == [
        "“完成数”截至2025年2月20日完成 39.5%，序时应为 50%，落后 10.5 个百分点"
    ]


@pytest.mark.parametrize(
    ("config", "value", "expected"),
    [
        ("[{upto: 5, light: green}, {over: 5, light: yellow}]", "45", None),
        ("[{upto: 5, light: green}, {over: 5, light: yellow}]", "44", "yellow"),
        ("[{upto: 5, light: green}, {over: 5, light: yellow}]", "0", "yellow"),
        ("[{light: red}]", "49.999999", "red"),
        ("[{light: red}]", "50", None),
        ("[{light: green}]", "0", None),
    ],
)
def test_its_bands_are_settings(config: str, value: str, expected: str | None) -> None:
    lines = with_target("", DEADLINE, reading(value))
    assert (
        light("behind-pace", HALF, lines, config=f"lights: {{behind-pace: {{bands: {config}}}}}") == expected
    )
