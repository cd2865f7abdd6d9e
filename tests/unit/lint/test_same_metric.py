from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.same_metric import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

LINES = """
targets:
- {{key: 学校, metric: {first}, rule: reach, op: '>=', value: 90, unit: '%'}}
- {{key: 餐饮, metric: {second}, rule: reach, op: '>=', value: 80, unit: '%'}}
"""


def test_siblings_that_print_alike(find: Find) -> None:
    (finding,) = find(RULE, {"p": [LINES.format(first="明厨亮灶覆盖率", second="明厨亮灶 覆盖率")]})
    assert finding.message == "目标“餐饮”和“学校”的指标都叫“明厨亮灶 覆盖率”"
    assert finding.location is not None
    assert finding.location.line == 12


def test_siblings_that_can_be_told_apart(find: Find) -> None:
    assert find(RULE, {"p": [LINES.format(first="学校明厨亮灶覆盖率", second="餐饮明厨亮灶覆盖率")]}) == []


def test_items_do_not_disturb_each_other(find: Find) -> None:
    one = "targets: [{key: a, metric: 同名, rule: reach, op: '>=', value: 9, unit: 个}]"
    assert find(RULE, {"p": [f"id: p-1\n{one}", f"id: p-2\n{one}"]}) == []
