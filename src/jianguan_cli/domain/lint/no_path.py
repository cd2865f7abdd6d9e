"""A target with nothing to be paced along: judged at its deadline only."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.values.vocabulary import Measure, Rule

CODE = LintCode(
    "no-path",
    Severity.WARNING,
    "没有序时进度",
    "达标型的存量或比率指标，没有可比的基期（baseline）也没有阶段目标（milestones），只能到期才判定，"
    "平时不会亮“未达序时进度”。知道基期的请补基期；也可自定节点（own: true）。"
    "新增类（flow）指标从 0 起算，不查。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each ``reach`` rate or stock without a comparable baseline and without milestones."""
    for checklist, item in ledger.items():
        for target in item.targets:
            if _pathless(target):
                yield CODE.finding(
                    checklist.path,
                    target.node,
                    f"“{target.key}”没有基期也没有阶段目标，只能到期判定",
                    item=item.id,
                    target=target.key,
                    hint="补 baseline 或 milestones",
                )


def _pathless(target: Target) -> bool:
    if target.rule is not Rule.REACH or target.value is None or target.measured is Measure.FLOW:
        return False
    comparable = target.baseline is not None and target.baseline.comparable
    return not comparable and not target.milestones


RULE = LintRule(CODE, check)
