from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.lint.unknown_link import RULE
from jianguan_cli.domain.records.finding import Severity

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

PLANS = {
    "p": ["id: p-1\ntargets: [{key: 数, metric: 某数, rule: reach, op: '>=', value: 3, unit: 个}]"],
}


def linked(link: str) -> dict[str, list[str]]:
    return {**PLANS, "q": [f"id: q-1\nlinks: [{{{link}}}]"]}


def test_a_link_to_an_item_and_a_target_that_are_there(find: Find) -> None:
    assert find(RULE, linked("to: p-1, relation: same, to_key: 数")) == []


def test_the_key_of_a_deliverable_is_a_key_too(find: Find) -> None:
    above = ["id: p-1\ndeliverables: [{key: 册, text: 编册}]"]
    finer = "id: q-1\ndeliverables: [{key: 表, text: 制表}]\nlinks: [{to: p-1, relation: implements, %s}]"
    assert find(RULE, {"p": above, "q": [finer % "key: 表, to_key: 册"]}) == []
    (finding,) = find(RULE, {"p": above, "q": [finer % "key: 表, to_key: 表"]})
    assert finding.message == "links 的 to_key“表”在 p-1 里没有这个目标或成果"


def test_a_missing_item_of_a_plan_that_is_here(find: Find) -> None:
    (finding,) = find(RULE, linked("to: p-9, relation: same"))
    assert finding.message == "links 指向的事项“p-9”在计划 p 里不存在"
    assert finding.item == "q-1"


def test_a_plan_that_is_not_here_is_not_judged(find: Find) -> None:
    assert find(RULE, linked("to: r-9, relation: same")) == []


def test_a_longer_plan_that_may_be_elsewhere_is_not_judged(find: Find) -> None:
    assert find(RULE, linked("to: p-tasks-9, relation: same")) == []
    here = {**linked("to: p-tasks-9, relation: same"), "p-tasks": ["id: p-tasks-1"]}
    (finding,) = find(RULE, here)
    assert "在计划 p-tasks 里不存在" in finding.message


def test_missing_target_keys_on_both_sides(find: Find) -> None:
    findings = find(RULE, linked("to: p-1, relation: same, key: 甲, to_key: 乙"))
    assert ["key“甲”" in findings[0].message, "to_key“乙”" in findings[1].message] == [True, True]


def test_an_item_linked_to_itself(find: Find) -> None:
    (finding,) = find(RULE, linked("to: q-1, relation: same"))
    assert "自己" in finding.message


def test_a_parent_that_is_not_there(find: Find) -> None:
    (finding,) = find(RULE, {"p": ["parent: p-0"]})
    assert finding.message == "parent 指向的事项“p-0”不存在"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("plan: p", None),
        ("plan: pp", "accept 里的计划“pp”不在本工作区，这一条放行不起作用"),
        ("item: p-1", None),
        ("item: p-9", "accept 里的事项“p-9”不存在，这一条放行不起作用"),
        ("item: elsewhere-1", None),
    ],
)
def test_an_acceptance_of_what_is_not_here_is_told(find: Find, line: str, says: str | None) -> None:
    found = find(RULE, PLANS, settings=f"accept: [{{code: no-path, {line}, reason: 甲}}]")
    assert [one.message for one in found] == ([says] if says else [])
    assert all(one.level is Severity.NOTICE and str(one.location) == "jianguan.yaml:1:32" for one in found)
