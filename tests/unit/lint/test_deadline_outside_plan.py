from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.deadline_outside_plan import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def test_days_outside_the_plan_stand_where_they_are_written(find: Find) -> None:
    lines = """\
    deadline: 2052-12-31
    targets:
      - {key: 数, metric: 某数, rule: reach, op: '>=', value: 3, unit: 个, deadline: 2026-06-30}
      - {key: 率, metric: 率, rule: keep, op: '>', value: 3, unit: 次,
         milestones: [{by: 2024-06-30, value: 1}]}
    deliverables:
      - {key: 方案, text: 印发方案, by: 2026-01-01}
    """
    findings = find(RULE, {"p": [lines]})
    assert [finding.location.line for finding in findings if finding.location] == [10, 12, 14, 16]
    assert findings[0].message == "时限2052年12月31日不在计划期内（2025年1月1日至2025年12月31日）"


def test_the_last_day_of_the_plan_is_inside(find: Find) -> None:
    assert find(RULE, {"p": ["deadline: 2025-12-31"]}) == []


def test_an_approved_extension_may_lead_beyond(find: Find) -> None:
    extended = """\
    deadline: 2026-03-31
    log:
      - {date: 2025-11-01, by: 张三, extend: {from: 2025-12-31, to: 2026-03-31, approved_by: 李四}}
    """
    assert find(RULE, {"p": [extended]}) == []


def test_a_register_of_matters_has_no_period_of_its_own(find: Find) -> None:
    assert find(RULE, {"p": ["deadline: 2026-03-31"]}, plan="type: register\n") == []
