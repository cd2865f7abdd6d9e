"""Which field means something under which rule; what does not is refused with what to write instead."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.unit.judging.making import TARGET, filled

from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.plan.uses import USES, Use, misuses
from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.vocabulary import Op, Rule
from jianguan_cli.storage.yaml_tree import parse_tree

PLAN = """
format: 1
plan: {id: p, title: 计划, issuer: 局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31%s}
items:
  - id: p-1
    clause: 一/1
    title: 某事
    kind: indicator
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    status: doing
    targets:
      - %s
"""


def found(target: str, plan: str = "") -> list[Finding]:
    """What the reader says against a target (and a plan), with the places."""
    lines = filled(target, TARGET).strip().replace("\n", "\n        ")
    tree, wrong = parse_tree(PLAN % (f", {plan}" if plan else "", lines), "checklists/p.yaml")
    assert not wrong
    made, wrong = read_checklist(tree, "checklists/p.yaml", "p")
    assert (made is None) is bool(wrong)
    return wrong


def refused(target: str, plan: str = "") -> list[str]:
    """What it says, without the places; nothing where the target is read."""
    return [finding.message for finding in found(target, plan)]


YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
EACH = "rule: each\nevery: month"
GROW = "rule: grow"
BASELINE = "baseline: {value: 1, date: 2024-12-31}"
STEPS = "milestones: [{by: 2025-06-30, value: 50}]"


@pytest.mark.parametrize(
    "target",
    [
        f"{EACH}\naverage: true\n{STEPS}",
        f"{GROW}\nunit: '%'\nevery: half\naverage: true\nlevel_unit: 亿元\n{BASELINE}\n{STEPS}",
        f"{GROW}\nmilestones: [{{by: 2025-12-31, value: 50}}]",  # its period is the year
        f"{EACH}\nmilestones: [{{by: 2025-02-27, value: 50}}]",  # January ends under it
        "rule: each\nevery: week\nmilestones: [{by: 2025-12-31, value: 50}]",
        "milestones: [{by: 2025-06-15, value: 50}]",
        "rule: keep\nmilestones: [{by: 2025-06-15, value: 50}]",
        f"{BASELINE}\nmilestones: [{{by: 2025-06-30, value: 50, own: true}}]",
        f"rule: keep\n{STEPS}",
        "op: between\nvalue: 3\nupper: 5",
        "op: '=='\ntolerance: 5",
        "against: 全国均值\nmargin: 0.5",
        "combine: worst\nreporters: [甲县局, 乙县局]",
        "combine: worst\nreporters: [甲县局]",
        "combine: pooled\nunit: '%'",
        "combine: pooled\nunit: ‰",
        "report: {every: month, on: 25}",
        "report: {on: 25}",  # of the quarter's last month, or of the plan's own cycle
        "report: {every: month, due: 5}",
        "rule: each\nevery: month\nreport: {on: 31}",
        "rule: grow\nunit: '%'\nlevel_unit: 亿元",
        "rule: grow\nunit: 个百分点\nlevel_unit: '%'",
        "op: '=='\nvalue: 0\ntolerance: 5",
        "at: 抽检合格率达",
    ],
)
def test_what_is_used_is_read(target: str) -> None:
    assert refused(target) == []


@pytest.mark.parametrize(
    ("target", "instead"),
    [
        ("every: month", "达标型（reach）没有周期；多久报一次写 report: {every: …}"),
        ("rule: keep\nevery: month", "底线型（keep）没有周期；多久报一次写 report: {every: …}"),
        (f"rule: keep\n{BASELINE}", "基期请写进 note"),
        (f"{EACH}\n{BASELINE}", "基期请写进 note"),
        ("average: true", "年均的改用 each 或 grow"),
        ("rule: keep\naverage: true", "年均的改用 each 或 grow"),
        ("level_unit: 亿元", "单位写在 unit"),
        (f"{EACH}\nlevel_unit: 亿元", "单位写在 unit"),
        (f"{EACH}\nmilestones: [{{by: 2025-06-30, value: 50, own: true}}]", "自定节点（own）只用于达标型"),
        (f"{GROW}\nmilestones: [{{by: 2025-06-30, value: 50, own: true}}]", "自定节点（own）只用于达标型"),
        (f"rule: each\nevery: year\n{STEPS}", "by 请写该期的最后一天 2025-12-31"),
        (f"{GROW}\n{STEPS}", "by 请写该期的最后一天 2025-12-31"),
        (f"{EACH}\nmilestones: [{{by: 2025-01-30, value: 50}}]", "by 请写该期的最后一天 2025-01-31"),
        ("op: between", "下限写 value，上限写 upper"),
        ("upper: 120", "upper 只与 op: between 同用"),
        ("op: between\nvalue: 5\nupper: 5", "upper 应大于 value"),
        ("op: between\nvalue: 5\nupper: 3", "upper 应大于 value"),
        ("tolerance: 5", "tolerance（左右）只与"),
        ("margin: 0.5", "只与 against 同用"),
        ("against: 全国均值\nupper: 5\nop: between", "用不上 upper"),
        ("against: 全国均值\nop: '=='\ntolerance: 5", "用不上 tolerance"),
        (f"against: 全国均值\n{STEPS}", "用不上 milestones"),
        (f"against: 全国均值\n{BASELINE}", "用不上 baseline"),
        ("reporters: [甲县局]", "还要写 combine"),
        ("against: 全国均值\nmargin: -0.5", "写正数"),
        ("against: 全国均值\nop: '=='\nmargin: 0.5", "和参照一样的不写 margin"),
        ("against: 全国均值\nop: between", "没有两端"),
        ("op: '=='\ntolerance: 100", "应比 value 小"),
        ("op: '=='\ntolerance: -5", "不能小于 0"),
        ("rule: grow\nlevel_unit: 亿元", "不写 level_unit"),
        ("rule: grow\nunit: 个百分点\nlevel_unit: 亿元", "不写 level_unit"),
        ("at: 抽检", "4 至 12 个字"),
        ("at: 抽检合格率达到百分之九十八以上", "4 至 12 个字"),
        ("report: {}", "什么也没有写"),
        ("rule: each\nevery: half-year", "应写 half；"),
        ("rule: each\nevery: 每季度", "应写 quarter；"),
        ("rule: each\nevery: yearly", "应写 year；"),
        ("combine: pooled", "数量用 sum"),
        ("report: {due: 5, on: 25}", "只能写一个"),
        ("report: {every: month, on: 32}", "没有这一天"),
        ("report: {every: week, on: 5}", "每周、每旬的用 due"),
        ("report: {every: dekad, on: 5}", "每周、每旬的用 due"),
    ],
)
def test_what_is_not_used_is_refused_with_what_to_write_instead(target: str, instead: str) -> None:
    said = refused(target)
    assert len(said) >= 1
    assert any(instead in one for one in said)


def test_a_plans_reporting_cycle_is_held_to_the_same() -> None:
    assert refused("", "report: {every: month, on: 25}") == []
    assert "只能写一个" in refused("", "report: {due: 5, on: 25}")[0]


@pytest.mark.parametrize(
    ("target", "field"),
    [
        ("every: month", "every"),
        (f"rule: keep\n{BASELINE}", "baseline"),
        ("average: true", "average"),
        ("level_unit: 亿元", "level_unit"),
        (f"{EACH}\nmilestones: [{{by: 2025-06-30, value: 50, own: true}}]", "milestones"),
        ("upper: 120", "upper"),
        ("tolerance: 5", "tolerance"),
        ("margin: 0.5", "margin"),
        ("reporters: [甲县局]", "reporters"),
        ("combine: pooled", "combine"),
        ("report: {due: 5, on: 25}", "report"),
    ],
)
def test_the_place_is_that_of_the_field_s_value(target: str, field: str) -> None:
    (finding,) = found(target)
    lines = filled(target, TARGET).strip().splitlines()
    line, text = next((at, one) for at, one in enumerate(lines) if one.startswith(f"{field}:"))
    first = 14  # the line of the target's first key; that one stands behind the dash
    column = 9 + text.index(" ") + 1
    assert finding.location is not None
    assert (finding.location.line, finding.location.column) == (first + line, column)
    assert "目标“" in finding.message


ELSEWHERE = {  # beside the table: what a bound, a companion or the form of the field decides
    *("upper", "tolerance", "against", "margin", "combine", "reporters", "milestones", "report"),
}
EVERYWHERE = {
    *("key", "metric", "rule", "op", "value", "unit", "measure", "any_of", "scope", "strength", "implied"),
    *("inferred", "deadline", "deadline_text", "part_of", "nature", "definition", "rollup", "at", "note"),
}


def test_every_field_is_in_the_table_or_means_something_under_every_rule() -> None:
    """A new field of a target has to say which rules use it."""
    tabled = {use.field for use in USES}
    assert tabled | ELSEWHERE | EVERYWHERE == {key.name for key in keys_of(Target)}
    assert not tabled & ELSEWHERE and not (tabled | ELSEWHERE) & EVERYWHERE


def whole(rule: Rule, *fields: str) -> Target:
    """A target of the rule that says some fields, whatever they hold."""
    plain = Target(key="数", metric="某数", rule=rule, op=Op.GE, value=Decimal(100), unit="家")
    said = dict.fromkeys(fields)
    return plain.replace(**said)


@pytest.mark.parametrize("rule", Rule)
def test_what_means_something_everywhere_is_refused_nowhere(rule: Rule) -> None:
    said = EVERYWHERE - {"key", "metric", "rule", "op", "value", "unit"}
    assert list(misuses(whole(rule, *said), YEAR)) == []


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("use", USES, ids=lambda use: str(use.field))
def test_a_line_of_the_table_refuses_the_field_under_the_other_rules_only(use: Use, rule: Rule) -> None:
    told = [one.field for one in misuses(whole(rule, use.field), YEAR)]
    assert told == ([] if rule in use.rules else [use.field])
