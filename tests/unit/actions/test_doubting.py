"""What a figure is held against: the last one of its period, of its reporter, or what is asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.judging.making import standing, with_target

from jianguan_cli.domain.actions.doubting import doubts, held

UPTO = date(2025, 6, 30)
LOG = """
    2025-04-03 | upto: 2025-03-31 | values: {数: 60}
    2025-06-04 | upto: 2025-05-31 | values: {数: 80}
"""


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
    against = held(found, found.targets[0], UPTO)
    assert against.last == (Decimal(last) if last else None)
    assert against.wanted == (Decimal(wanted) if wanted else None)
    assert against.running is running


def test_a_level_is_held_against_its_baseline_where_nothing_was_reported() -> None:
    target = 'rule: grow\nunit: "%"\nlevel_unit: 亿元\nbaseline: {value: 100, date: 2024-12-31}'
    found = standing("2025-07-01", with_target(target))
    ((asked, doubt),) = doubts(found, {"数": Decimal(10)}, UPTO)
    assert (asked.key, doubt.meant) == ("数", Decimal(100))
    assert "亿元" in doubt.reason


def test_of_several_units_each_is_held_against_its_own_figures() -> None:
    log = """
        2025-04-03 | unit: 甲县局 | upto: 2025-03-31 | values: {数: 60}
        2025-04-04 | unit: 乙县局 | upto: 2025-03-31 | values: {数: 5}
    """
    found = standing("2025-07-01", with_target("rule: reach\ncombine: sum", log=log))
    assert not list(doubts(found, {"数": Decimal(6)}, UPTO, "乙县局"))
    assert [one.meant for _, one in doubts(found, {"数": Decimal(6)}, UPTO, "甲县局")] == [None]


def test_a_figure_of_an_earlier_day_is_held_against_what_was_known_of_it() -> None:
    found = standing("2025-07-01", with_target("rule: reach", log=LOG))
    assert not list(doubts(found, {"数": Decimal(70)}, date(2025, 4, 30)))
    assert list(doubts(found, {"数": Decimal(70)}, UPTO))
