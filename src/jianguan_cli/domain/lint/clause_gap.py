"""A numbered clause that no item stands for: what a plan promises must not be lost."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.values.clause import Level, Step, Steps, parse_clause, spell
from jianguan_cli.domain.values.vocabulary import PlanType

CODE = LintCode(
    "clause-gap",
    Severity.WARNING,
    "条款缺号",
    "同一层的条款编号中间断了：夹在中间的条款没有事项，可能漏分解。请对照原文补上；"
    "原文确实跳号或该条没有承诺的，在 accept 里写明理由。跨章连续编号的也认得；批示会议类台账不查。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each run of numbers missing between the clauses of one heading, at the item that follows it."""
    for checklist in ledger.checklists:
        if checklist.plan.type is PlanType.REGISTER:
            continue
        reached: dict[tuple[int, Level], int] = {}
        for (parent, level), numbers in _siblings(checklist).items():
            before = reached.get((len(parent), level), 0)
            for missing, after in _gaps(level, sorted(numbers), before):
                labels = "、".join(spell((*parent, Step(level, number))) for number in missing)
                item = numbers[after]
                yield CODE.finding(
                    checklist.path,
                    item.node_of("clause"),
                    f"条款 {labels} 没有事项",
                    item=item.id,
                    hint="对照原文补上；没有承诺的在 accept 里写明理由",
                )
            reached[len(parent), level] = max(numbers)


def _siblings(checklist: Checklist) -> dict[tuple[Steps, Level], dict[int, Item]]:
    """Under each heading and level: the numbers that occur, each with its first item."""
    siblings: dict[tuple[Steps, Level], dict[int, Item]] = {}
    for item in checklist.items:
        steps = parse_clause(item.clause) or ()
        for depth, step in enumerate(steps):
            if step.level is not Level.PREAMBLE:
                siblings.setdefault((steps[:depth], step.level), {}).setdefault(step.number, item)
    return siblings


def _gaps(level: Level, numbers: list[int], before: int) -> Iterator[tuple[range, int]]:
    first = numbers[0]
    # (五) may open a chapter because numbering runs on through the chapters; a lone (五) is a choice.
    if level is not Level.CHAPTER and first > 1:
        start = before + 1 if 0 < before < first else 1
        if start < first and (start > 1 or len(numbers) > 1):
            yield range(start, first), first
    for one, next_one in pairwise(numbers):
        if next_one - one > 1:
            yield range(one + 1, next_one), next_one


RULE = LintRule(CODE, check)
