"""What a figure is held against: the last one of its period, of its reporter, or what is asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.judging.making import standing, with_target

from jianguan_cli.domain.actions.action import Author, Statement, entry_of
from jianguan_cli.domain.admitting.doubting import doubts, held
from jianguan_cli.domain.admitting.entering import Entering, entering
from jianguan_cli.domain.judging.standing import Standing

UPTO = date(2025, 6, 30)
DAY = date(2025, 7, 1)
LOG = """
    2025-04-03 | upto: 2025-03-31 | values: {数: 60}
    2025-06-04 | upto: 2025-05-31 | values: {数: 80}
"""


def reported(found: Standing, value: str, upto: date = UPTO, unit: str | None = None) -> Entering:
    """An entry with one figure, on its way into the log."""
    return entering(
        found, entry_of(Author(DAY, "王芳", unit), Statement(values={"数": Decimal(value)}, upto=upto))
    )


@pytest.mark.parametrize(
    ("target", "last", "wanted", "running"),
    [
        ("rule: reach", "80", "100", True),
        ("rule: reach\nmeasure: stock", "80", "100", False),
        ('rule: keep\nunit: "%"', "80", "100", False),
        ("rule: each\nevery: quarter", "80", "100", True),
        ("rule: each\nevery: month", None, "100", True),
        ("rule: reach\nop: between\nvalue: 50\nupper: 90", "80", "90", True),
        ('rule: grow\nunit: "%"\nlevel_unit: 亿元', "80", None, False),
    ],
)
def test_what_a_figure_is_held_against(
    target: str, last: str | None, wanted: str | None, running: bool
) -> None:
    found = standing("2025-07-01", with_target(target, log=LOG))
    against = held(reported(found, "85"), found.item.targets[0])
    assert against.last == (Decimal(last) if last else None)
    assert against.wanted == (Decimal(wanted) if wanted else None)
    assert against.running is running


def test_a_level_is_held_against_its_baseline_where_nothing_was_reported() -> None:
    target = 'rule: grow\nunit: "%"\nlevel_unit: 亿元\nbaseline: {value: 100, date: 2024-12-31}'
    found = standing("2025-07-01", with_target(target))
    ((asked, doubt),) = doubts(reported(found, "10"))
    assert (asked.key, doubt.meant) == ("数", Decimal(100))
    assert "亿元" in doubt.reason


def test_of_several_units_each_is_held_against_its_own_figures() -> None:
    log = """
        2025-04-03 | unit: 甲县局 | upto: 2025-03-31 | values: {数: 60}
        2025-04-04 | unit: 乙县局 | upto: 2025-03-31 | values: {数: 5}
    """
    found = standing("2025-07-01", with_target("rule: reach\ncombine: sum", log=log))
    assert not list(doubts(reported(found, "6", unit="乙县局")))
    assert [one.meant for _, one in doubts(reported(found, "6", unit="甲县局"))] == [None]


def test_a_figure_of_an_earlier_day_is_held_against_what_was_known_of_it() -> None:
    found = standing("2025-07-01", with_target("rule: reach", log=LOG))
    assert not list(doubts(reported(found, "70", date(2025, 4, 30))))
    assert list(doubts(reported(found, "70")))


def test_a_provisional_figure_may_turn_out_too_high() -> None:
    log = "2025-06-03 | upto: 2025-05-31 | values: {数: 80} | provisional: true"
    found = standing("2025-07-01", with_target("rule: reach", log=log))
    assert not list(doubts(reported(found, "70")))


@pytest.mark.parametrize(
    ("target", "figure", "said"),
    [
        ('metric: 合格率\nunit: "%"\nvalue: 98', "986", "不应超过 100%，这里是 986%，是不是 98.6%？"),
        ('metric: 合格率\nunit: "%"\nvalue: 98', "-3", "不应小于 0，这里是 -3%"),
        ("metric: 差错率\nunit: ‰\nop: '<='\nvalue: 2", "1200", "不应超过 1000‰"),
        ("metric: 抽检批次\nunit: 批次", "-5", "不应小于 0，这里是 -5批次"),
        ('metric: 合格率\nunit: "%"\nvalue: 98', "0.5", "0.5 是 0.5% 还是 50%？"),
    ],
)
def test_a_figure_beyond_its_nature_is_asked_about(target: str, figure: str, said: str) -> None:
    found = standing("2025-07-01", with_target(f"rule: keep\n{target}"))
    ((_, doubt),) = doubts(reported(found, figure))
    assert said in doubt.reason


@pytest.mark.parametrize(
    ("target", "figure"),
    [
        ('metric: 增加值增速\nunit: "%"\nvalue: 6', "-3.5"),
        ('metric: 任务完成率\nunit: "%"\nvalue: 98', "105"),
        ("metric: 净利润\nunit: 亿元\nvalue: 3", "-2"),
        ("metric: 占比变化\nunit: 百分点\nvalue: 2", "-1"),
        ('metric: 覆盖率\nunit: "%"\nvalue: 110', "104"),
        ('metric: 发生率\nunit: "%"\nop: "<="\nvalue: 0.3', "0.2"),
    ],
)
def test_what_the_name_or_the_promise_allows_is_not_asked_about(target: str, figure: str) -> None:
    found = standing("2025-07-01", with_target(f"rule: keep\n{target}"))
    assert list(doubts(reported(found, figure))) == []
