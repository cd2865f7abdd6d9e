"""A day that the plan's own time does not hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Node
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.vocabulary import ExtendState, PlanType

CODE = LintCode(
    "deadline-outside-plan",
    Severity.WARNING,
    "时限在计划期之外",
    "事项、指标、成果或节点的日期早于计划起始日或晚于截止日，多半是年份写错。"
    "经批准延期的时限、批示会议类台账不查。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each deadline, step and milestone before the plan's start or after its end."""
    for checklist, item in ledger.items():
        plan = checklist.plan
        if plan.type is PlanType.REGISTER:
            continue
        for node, name, day in _days(item):
            if not plan.start <= day <= plan.end:
                yield CODE.finding(
                    checklist.path,
                    node,
                    f"{name}{say(day)}不在计划期内（{say(plan.start)}至{say(plan.end)}）",
                    item=item.id,
                    hint="请核对年份；确要超出计划期的，在 accept 里写明理由",
                )


def _days(item: Item) -> Iterator[tuple[Node | None, str, dt.date]]:
    extended = any(
        entry.extend is not None and entry.extend.standing is ExtendState.APPROVED for entry in item.log
    )
    if not extended:
        yield item.node_of("deadline"), "时限", item.deadline
    for target in item.targets:
        if target.deadline is not None:
            yield target.node_of("deadline"), f"“{target.key}”的时限", target.deadline
        for milestone in target.milestones:
            yield milestone.node, f"“{target.key}”的节点", milestone.by
    for deliverable in item.deliverables:
        if deliverable.by is not None:
            yield deliverable.node_of("by"), f"“{deliverable.key}”的节点时限", deliverable.by


RULE = LintRule(CODE, check)
