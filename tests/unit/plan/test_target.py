"""What a target is, beyond its fields."""

from __future__ import annotations

import pytest
from tests.unit.judging.making import item, with_target

from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.vocabulary import Measure


def target(lines: str) -> Target:
    return item(with_target(lines))[0].targets[0]


@pytest.mark.parametrize(
    ("lines", "measure"),
    [
        ("unit: 个", Measure.FLOW),
        ("unit: '%'", Measure.RATE),
        ("unit: ％", Measure.RATE),
        ("unit: ‰", Measure.RATE),
        ("unit: 百分点", Measure.RATE),
        ("unit: 批次/千人", Measure.RATE),
        ("unit: 家\nmeasure: stock", Measure.STOCK),
        ("unit: '%'\nmeasure: flow", Measure.FLOW),
    ],
)
def test_shares_are_rates_and_the_rest_flows_unless_it_is_said(lines: str, measure: Measure) -> None:
    assert target(lines).measured is measure


@pytest.mark.parametrize(
    ("lines", "capped"),
    [
        ("op: '<='", True),
        ("op: '<'", True),
        ("op: between\nvalue: 3\nupper: 5", True),
        ("op: '=='\nvalue: 0", True),
        ("rule: each\nevery: month\nop: '<='", True),
        ("op: '>='", False),
        ("op: '=='", False),
        ("op: '=='\nvalue: 0\ntolerance: 1", False),
        # what may come down again is no running total
        ("op: '<='\nunit: '%'", False),
        ("op: '<='\nmeasure: stock", False),
        # a floor is judged figure by figure, a mean at the end
        ("rule: keep\nop: '<='", False),
        ("rule: grow\nop: '<='", False),
        ("rule: each\nevery: month\nop: '<='\naverage: true", False),
        ("op: '<='\nagainst: 全国均值", False),
    ],
)
def test_which_bounds_cap_a_running_total(lines: str, capped: bool) -> None:
    assert target(lines).capped is capped


@pytest.mark.parametrize(
    ("lines", "zero"),
    [
        ("rule: keep\nop: '=='\nvalue: 0", True),
        ("rule: keep\nop: '<='\nvalue: 0", True),
        ("rule: keep\nop: '<'\nvalue: 0", False),
        ("rule: keep\nop: '>='\nvalue: 0", False),
        ("rule: keep\nop: '=='\nvalue: 0\ntolerance: 1", False),
        ("rule: keep\nop: '<='\nvalue: 1", False),
        # 实现零提交 of a reform is a level to be reached
        ("op: '<='\nvalue: 0", False),
        ("rule: keep\nop: '=='\nagainst: 全国均值", False),
    ],
)
def test_what_promises_that_nothing_happens(lines: str, zero: bool) -> None:
    assert target(lines).zero_promise is zero


def test_a_level_is_reported_in_its_own_unit() -> None:
    assert target("rule: grow\nunit: '%'\nlevel_unit: 亿元").reported_unit == "亿元"
    assert target("rule: grow\nunit: '%'").reported_unit == "%"


def test_a_relative_promise_has_no_bar_of_its_own() -> None:
    assert target("against: 全国均值").bar is None
    band = target("op: between\nvalue: 3\nupper: 5").bar
    assert band is not None
    assert band.words("%") == "在3%至5%之间"
