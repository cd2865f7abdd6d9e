from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.carry_circle import RULE
from jianguan_cli.domain.records.finding import Severity

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

TARGET = "targets: [{{key: 数, metric: 某数, rule: reach, op: '>=', value: 9, unit: 个}}]"


def item(number: int, to: int, relation: str = "implements", keys: str = ", key: 数, to_key: 数") -> str:
    link = f"links: [{{to: p-{to}, relation: {relation}{keys}}}]"
    return f"id: p-{number}\n{TARGET.format()}\n{link}"


def test_a_circle_is_told_once_with_its_way(find: Find) -> None:
    (finding,) = find(RULE, {"p": [item(1, 2), item(2, 3), item(3, 1)]})
    assert finding.message == "承接成了圈：p-1 → p-2 → p-3 → p-1"
    assert finding.level is Severity.ERROR


def test_two_that_carry_each_other(find: Find) -> None:
    (finding,) = find(RULE, {"p": [item(1, 2), item(2, 1)]})
    assert finding.message == "承接成了圈：p-1 → p-2 → p-1"


def test_a_chain_is_no_circle(find: Find) -> None:
    assert find(RULE, {"p": [item(1, 2), item(2, 3), f"id: p-3\n{TARGET.format()}"]}) == []


def test_what_is_the_same_is_so_both_ways(find: Find) -> None:
    assert find(RULE, {"p": [item(1, 2, "same"), item(2, 1, "same")]}) == []
