from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.last_day_jump import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

LINES = """\
targets: [{key: 数, metric: 某数, rule: reach, op: '>=', value: 100, unit: 个%s}]
log:
  - {date: 2025-09-30, by: 张三, values: {数: 30}}
  - {date: 2025-12-30, by: 张三, values: {数: 100}}
"""


def test_most_of_the_way_on_the_eve_of_the_deadline(find: Find) -> None:
    (finding,) = find(RULE, {"p": [LINES % ""]}, as_of="2026-01-31")
    assert finding.message == "“数”临到时限由 30 一次升到 100"
    assert finding.location is not None
    assert finding.location.line == 13


def test_a_small_step_at_the_end_is_none(find: Find) -> None:
    lines = LINES % ", baseline: {value: 0, date: 2024-12-31}"
    assert find(RULE, {"p": [lines.replace("数: 30", "数: 60")]}, as_of="2026-01-31") == []


def test_the_same_step_in_october_is_none(find: Find) -> None:
    assert find(RULE, {"p": [(LINES % "").replace("12-30", "10-30")]}, as_of="2026-01-31") == []


def test_without_readings_or_for_a_floor_there_is_no_jump(find: Find) -> None:
    first_line = LINES.splitlines()[0] % ""
    assert find(RULE, {"p": [first_line]}, as_of="2026-01-31") == []
    assert find(RULE, {"p": [(LINES % "").replace("reach", "keep")]}, as_of="2026-01-31") == []
