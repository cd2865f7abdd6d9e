from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.judging.making import day, light, target_standing, with_target

from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.values.vocabulary import Op

MOVING = 'rule: keep\nop: ">="\nagainst: 全国均值'


@pytest.mark.parametrize(
    ("target", "said", "bound", "state"),
    [
        ("rule: keep", "values: {数: 101}", "100", "met"),
        ("rule: keep", "values: {数: 99}", "100", "broken"),
        (MOVING, "values: {数: 101} | refs: {数: 100.5}", "100.5", "met"),
        (MOVING, "values: {数: 99} | refs: {数: 100.5}", "100.5", "broken"),
        (MOVING, "values: {数: 99}", None, "unpaced"),
    ],
)
def test_the_bar_is_the_value_or_the_reference(target: str, said: str, bound: str | None, state: str) -> None:
    one = target_standing("2025-04-01", with_target(target, log=f"2025-03-31 | {said}"))
    wanted = None if bound is None else Decimal(bound)
    assert (one.bar.value if one.bar else None, one.state.value) == (wanted, state)
    assert one.fault is None or (one.fault.bar is not None and one.fault.bar.value == wanted)
    assert one.restored is None


@pytest.mark.parametrize(
    ("later", "state"),
    [
        # a figure whose reference is not published yet makes nothing good
        ("values: {数: 101}", "broken"),
        ("values: {数: 101} | refs: {数: 100.5}", "met"),
    ],
)
def test_a_figure_that_cannot_be_judged_leaves_a_broken_floor_broken(later: str, state: str) -> None:
    log = f"2025-03-31 | values: {{数: 99}} | refs: {{数: 100.5}}\n2025-06-30 | {later}"
    one = target_standing("2025-07-01", with_target(MOVING, log=log))
    assert one.state.value == state
    assert (one.fault is None, one.restored is None) == (state == "met", state == "broken")


@pytest.mark.parametrize(
    ("values", "broken", "restored"),
    [
        ([0, 1, 3, 0], 3, None),  # of several the last one is named
        ([0, 1, 3], 3, None),
        ([0, 0], None, None),
    ],
)
def test_which_break_of_a_zero_promise_is_named(
    values: list[int], broken: int | None, restored: int | None
) -> None:
    log = "\n".join(f"2025-0{month}-01 | values: {{数: {value}}}" for month, value in enumerate(values, 1))
    one = target_standing("2025-06-30", with_target('rule: keep\nop: "=="\nvalue: 0', log=log))
    found = [fall.reading.value if fall else None for fall in (one.fault, one.restored)]
    assert found == [broken, restored]


def test_which_break_of_a_floor_is_remembered() -> None:
    log = "2025-01-31 | values: {数: 99}\n2025-02-28 | values: {数: 98}\n2025-03-31 | values: {数: 100}"
    one = target_standing("2025-04-01", with_target("rule: keep", log=log))
    assert one.fault is None
    assert one.restored is not None
    assert one.restored.reading.value == 98


def test_what_is_made_good_keeps_the_bar_of_its_day() -> None:
    log = """
    2025-03-31 | values: {数: 99} | refs: {数: 100.5}
    2025-06-30 | values: {数: 99} | refs: {数: 98}
    """
    one = target_standing("2025-07-01", with_target(MOVING, log=log))
    assert one.restored is not None
    assert (one.restored.bar, one.bar) == (Bar(Op.GE, Decimal("100.5")), Bar(Op.GE, Decimal(98)))
    assert one.restored.mended == day("2025-06-30")


@pytest.mark.parametrize(
    ("item", "state", "made_good"),
    [
        ("deadline: 2025-12-31", "missed", None),
        ("deadline: 2026-12-31", "met", "yellow"),
        # 长期坚持 has no last year that a broken 不发生 could spoil for good
        ("deadline: 2025-12-31\nongoing: true", "met", "yellow"),
    ],
)
def test_a_zero_promise_broken_in_a_year_that_is_over(item: str, state: str, made_good: str | None) -> None:
    zero = 'rule: keep\nop: "=="\nvalue: 0\nunit: 起'
    log = "2025-05-01 | values: {数: 1}\n2025-12-31 | values: {数: 0}"
    lines = with_target(zero, item, log)
    assert target_standing("2026-01-05", lines).state.value == state
    assert light("made-good", "2026-01-05", lines) == made_good
