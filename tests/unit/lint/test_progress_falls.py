from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.progress_falls import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

LINES = """\
targets: [{{key: 家数, metric: 某数, {rule}, op: '>=', value: 100, unit: {unit}}}]
log:
  - {{date: 2025-02-20, by: 张三, values: {{家数: 40}}}}
  - {{date: 2025-03-20, by: 张三, values: {{家数: 30}}}}
"""


def test_a_total_to_date_cannot_fall(find: Find) -> None:
    (finding,) = find(RULE, {"p": [LINES.format(rule="rule: reach", unit="家")]})
    assert finding.message == "“家数”截至2025年2月20日累计 40，截至2025年3月20日反而是 30"
    assert finding.target == "家数"
    assert finding.location is not None
    assert finding.location.line == 13


def test_a_quota_begins_anew_with_each_period(find: Find) -> None:
    assert find(RULE, {"p": [LINES.format(rule="rule: each, every: month", unit="家")]}) == []


def test_inside_one_period_a_quota_cannot_fall(find: Find) -> None:
    assert len(find(RULE, {"p": [LINES.format(rule="rule: each, every: quarter", unit="家")]})) == 1


def test_a_rate_may_fall(find: Find) -> None:
    assert find(RULE, {"p": [LINES.format(rule="rule: reach", unit="'%'")]}) == []


def test_a_correction_makes_it_good(find: Find) -> None:
    corrected = "  - {date: 2025-04-01, by: 张三, correct: {entry: 2025-03-20, values: {家数: 50}}}"
    assert find(RULE, {"p": [LINES.format(rule="rule: reach", unit="家") + corrected]}) == []


def test_a_total_of_days_before_the_promise_began_is_another_total(find: Find) -> None:
    lines = LINES.format(rule="rule: reach", unit="家").replace("2025-02-20", "2024-12-20")
    assert find(RULE, {"p": [lines]}) == []
    later = LINES.format(rule="rule: reach", unit="家") + "start: 2025-03-01\n"
    assert find(RULE, {"p": [later]}) == []


def test_a_provisional_figure_may_turn_out_too_high(find: Find) -> None:
    lines = LINES.format(rule="rule: reach", unit="家").replace(
        "values: {家数: 40}", "provisional: true, values: {家数: 40}"
    )
    assert find(RULE, {"p": [lines]}) == []


def test_each_unit_has_a_total_of_its_own(find: Find) -> None:
    lines = LINES.format(rule="rule: reach, combine: sum", unit="家")
    apart = lines.replace("2025-02-20, by", "2025-02-20, unit: 甲处, by").replace(
        "2025-03-20, by", "2025-03-20, unit: 乙处, by"
    )
    assert find(RULE, {"p": [apart]}) == []
    assert len(find(RULE, {"p": [apart.replace("乙处", "甲处")]})) == 1
