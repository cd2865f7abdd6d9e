from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.no_path import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def target(more: str) -> dict[str, list[str]]:
    return {"p": [f"targets: [{{key: 率, metric: 某率, op: '>=', value: 95, {more}}}]"]}


def test_a_rate_and_a_stock_without_a_baseline_have_no_path(find: Find) -> None:
    assert len(find(RULE, target("rule: reach, unit: '%'"))) == 1
    assert len(find(RULE, target("rule: reach, unit: 户, measure: stock"))) == 1


def test_a_baseline_that_is_not_comparable_gives_none(find: Find) -> None:
    base = "rule: reach, unit: '%', baseline: {value: 80, date: 2024-12-31}"
    assert find(RULE, target(base)) == []
    assert len(find(RULE, target(base.replace("2024-12-31", "2024-12-31, comparable: false")))) == 1


def test_milestones_flows_and_floors_are_fine(find: Find) -> None:
    assert find(RULE, target("rule: reach, unit: '%', milestones: [{by: 2025-06-30, value: 90}]")) == []
    assert find(RULE, target("rule: reach, unit: 户")) == []
    assert find(RULE, target("rule: keep, unit: '%'")) == []
