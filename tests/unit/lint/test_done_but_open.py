from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.done_but_open import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

LINES = """\
status: doing
targets: [{key: 数, metric: 某数, rule: reach, op: '>=', value: 3, unit: 个}]
deliverables: [{key: 方案, text: 印发方案}]
log:
  - {date: 2025-03-01, by: 张三, status: doing, values: {数: 3}, done: [方案]}
"""


def test_all_done_and_nobody_applied(find: Find) -> None:
    (finding,) = find(RULE, {"p": [LINES]})
    assert finding.hint == "申请销号：jianguan submit p-1"


def test_a_missing_reading_or_deliverable_keeps_it_open(find: Find) -> None:
    assert find(RULE, {"p": [LINES.replace("数: 3", "数: 2")]}) == []
    assert find(RULE, {"p": [LINES.replace(", done: [方案]", "")]}) == []


def test_a_waived_deliverable_counts(find: Find) -> None:
    assert len(find(RULE, {"p": [LINES.replace("done:", "waived:")]})) == 1


def test_a_floor_is_done_only_when_its_time_is_over_and_told(find: Find) -> None:
    lines = LINES.replace("reach", "keep")
    assert find(RULE, {"p": [lines]}) == []
    told = lines + "  - {date: 2025-12-30, by: 甲, values: {数: 3}}\n"
    assert find(RULE, {"p": [told]}, as_of="2025-12-31") == []
    assert len(find(RULE, {"p": [told]}, as_of="2026-02-01")) == 1
    assert find(RULE, {"p": [lines]}, as_of="2026-02-01") == []  # its last quarter was never reported


def test_an_item_that_promises_nothing_is_not_done(find: Find) -> None:
    assert find(RULE, {"p": ["status: doing"]}) == []
