"""The small inputs of the second reading, each with what should come out of it."""

from __future__ import annotations

import pytest
from tests.unit.judging.making import CALENDAR, checklist, day, listed, log_lines

from jianguan_cli.domain.judging.explain import explain_item
from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.settings.settings import Settings


def one_target(number: int, target: str, log: str, *, end: str, more: str = "") -> str:
    fields = {"key": "数", "metric": f"第{number}项"}
    return f"id: p-{number}\ndeadline: {end}\n{more}targets:\n{listed(target, fields)}{log_lines(log)}"


def judged(as_of: str, plan: str, *items: str) -> tuple[Standing, ...]:
    return judge([checklist(*items, plan=plan)], day(as_of), Settings(), CALENDAR)


def of_target(one: Standing) -> dict[str, str]:
    """The findings that are not the item's own: code and light."""
    return {finding.code: finding.level.value for finding in one.findings if finding.target is not None}


def sentence(one: Standing, code: str) -> str:
    return next(finding.message for finding in one.findings if finding.code == code)


# A plan for 2025 printed on 20 March.
IN_MARCH = "issued: 2025-03-20\nstart: 2025-01-01\nend: 2025-12-31"
YEARLY = 'rule: each\nevery: year\nop: "{}"\nvalue: {}\nunit: {}\n'
IN_2025 = "2025-12-31"


@pytest.fixture
def printed_in_march() -> tuple[Standing, ...]:
    return judged(
        "2026-01-01",
        IN_MARCH,
        one_target(1, YEARLY.format(">=", 1200, "批次"), "2025-12-31 | values: {数: 950}", end=IN_2025),
        one_target(2, YEARLY.format("<=", 20, "起"), "2025-12-31 | values: {数: 18}", end=IN_2025),
        one_target(
            3,
            'rule: each\nevery: quarter\nop: ">="\nvalue: 2\nunit: 次\n',
            "2025-03-31 | values: {数: 1}",
            end=IN_2025,
        ),
    )


def test_an_annual_number_is_the_one_that_was_printed(printed_in_march: tuple[Standing, ...]) -> None:
    first = printed_in_march[0]
    assert first.targets[0].state.value == "missed"
    assert sentence(first, "period-short") == "“第1项”2025年为 950批次，应不低于 1200批次，周期未达标"
    assert sentence(first, "missed-target").endswith("应不低于 1200批次，2025年为 950批次，未达标")


def test_a_printed_cap_that_was_kept_is_met(printed_in_march: tuple[Standing, ...]) -> None:
    second = printed_in_march[1]
    assert second.targets[0].state.value == "met"
    assert of_target(second) == {}


def test_two_a_quarter_stay_two_and_the_quarter_of_printing_is_not_judged(
    printed_in_march: tuple[Standing, ...],
) -> None:
    third = printed_in_march[2]
    assert of_target(third) == {"missed-target": "red", "no-reading": "yellow"}
    assert "应不低于 2次，2025年第2季度、第3季度未报" in sentence(third, "missed-target")
    assert "2025年第2季度、第3季度" in sentence(third, "no-reading")
    assert "第1季度" not in sentence(third, "no-reading").partition("（")[0]


MONTHLY_PLAN = "issued: 2025-01-02\nreport: {every: month, due: 5}"
MONTHLY = 'rule: each\nevery: month\nop: ">="\nvalue: 20\nunit: 批次\n'
TWO_MONTHS = """
2025-07-02 | upto: 2025-06-30 | values: {数: 25}
2026-01-03 | upto: 2025-12-31 | values: {数: 22}
"""


@pytest.mark.parametrize(
    ("as_of", "state", "light", "months"),
    [
        ("2025-07-20", "no-reading", "yellow", "2025年1月、2月、3月、4月、5月"),
        (
            "2026-01-10",
            "missed",
            "red",
            "2025年1月、2月、3月、4月、5月、7月、8月、9月、10月、11月",
        ),
    ],
)
def test_months_that_nobody_reported_stay_visible_by_name(
    as_of: str, state: str, light: str, months: str
) -> None:
    [one] = judged(as_of, MONTHLY_PLAN, one_target(1, MONTHLY, TWO_MONTHS, end=IN_2025))
    assert one.targets[0].state.value == state
    assert f"未报：{months}（" in sentence(one, "no-reading")
    assert one.light.value == light
    if light == "red":
        assert f"{months}未报，不能认定达标" in sentence(one, "missed-target")


def test_a_running_total_over_its_cap_is_red_at_once() -> None:
    cap = 'rule: reach\nop: "<="\nvalue: 1000\nunit: 万吨\n'
    log = "2025-07-02 | upto: 2025-06-30 | values: {数: 1100}"
    [one] = judged("2025-07-20", "issued: 2025-01-02", one_target(1, cap, log, end=IN_2025))
    assert of_target(one) == {"broken-floor": "red"}
    assert sentence(one, "broken-floor") == (
        "“第1项”应不超过 1000万吨，截至2025年6月30日为 1100万吨，突破上限"
    )


def test_the_county_that_broke_its_floor_stays_broken() -> None:
    floor = 'rule: keep\nop: ">="\nvalue: 98\nunit: "%"\ncombine: worst\n'
    log = """
    2025-04-02 | upto: 2025-03-31 | unit: 甲县局 | values: {数: 90}
    2025-04-03 | upto: 2025-03-31 | unit: 乙县局 | values: {数: 99}
    """
    [one] = judged("2025-04-10", "issued: 2025-01-02", one_target(1, floor, log, end=IN_2025))
    assert of_target(one) == {"broken-floor": "red"}
    assert "甲县局 90%" in sentence(one, "broken-floor")


FIVE_YEARS = "issued: 2021-01-01\nstart: 2021-01-01\nend: 2025-12-31"
IN_FIVE = "2025-12-31"
OF_2021 = "2022-01-08 | upto: 2021-12-31 | values: {{数: {}}}"
BASE = "baseline: {{value: {}, date: 2020-12-31}}\n"


def test_a_table_with_a_column_a_year() -> None:
    steps = "milestones: [{{by: 2021-12-31, value: {}}}, {{by: 2022-12-31, value: {}}}]\n"
    rate = 'rule: {}\nop: ">="\nvalue: {}\nunit: "%"\n'
    grown = f"{OF_2021.format(108)}\n2023-01-08 | upto: 2022-12-31 | values: {{数: 124}}"
    found = judged(
        "2023-02-01",
        FIVE_YEARS,
        # 97.1 in 2021 keeps 2021's 97
        one_target(1, rate.format("keep", 98) + steps.format(97, 97.2), OF_2021.format(97.1), end=IN_FIVE),
        # 105 in 2021 is more than 2021's 100
        one_target(
            2,
            'rule: each\nevery: year\nop: ">="\nvalue: 140\nunit: 个\n' + steps.format(100, 120),
            OF_2021.format(105),
            end=IN_FIVE,
        ),
        # 8% and then 14.8% are more than 10% a year
        one_target(
            3,
            rate.format("grow\nevery: year\naverage: true\nlevel_unit: 亿元", 10) + BASE.format(100),
            grown,
            end=IN_FIVE,
        ),
        # 5 of 13.5 points after two of five years are on their path
        one_target(
            4,
            rate.format("reach", 13.5) + BASE.format(0),
            "2023-01-08 | upto: 2022-12-31 | values: {数: 5}",
            end=IN_FIVE,
        ),
    )
    assert [one.targets[0].fault for one in found] == [None] * 4
    first, second, third, fourth = ({*of_target(one)} for one in found)
    # of 2022 nobody has reported to the first two
    assert (first, second, third, fourth) == ({"no-reading"}, {"no-reading"}, set(), set())
    assert found[3].targets[0].state.value == "on-path"
    text = explain_item(found[2], Settings(), CALENDAR)
    assert "截至2022年12月31日 124亿元" in text
    assert "108%" not in text


def test_monthly_growth_and_a_plan_of_odd_words() -> None:
    monthly = 'rule: grow\nevery: month\nop: ">="\nvalue: 1\nunit: "%"\nmeasure: stock\n'
    log = """
    2025-02-03 | upto: 2025-01-31 | values: {数: 100}
    2025-03-03 | upto: 2025-02-28 | values: {数: 102}
    2025-04-02 | upto: 2025-03-31 | values: {数: 103.5}
    """
    plan = f"title: 甲&乙<丙>“工作要点”{{{{ 7*7 }}}}\n{MONTHLY_PLAN}"
    growing, building = judged(
        "2025-04-10",
        plan,
        one_target(1, monthly, log, end=IN_2025),
        "id: p-2\ndeliverables: [{key: 台账, text: 建台账}]\n" + log_lines("2025-04-05 | status: doing"),
    )
    assert growing.targets[0].state.value == "met"
    assert of_target(growing) == {}
    assert building.light.value == "green"
