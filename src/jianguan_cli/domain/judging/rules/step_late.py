"""``step-late`` 节点逾期: a deliverable's day or an own milestone has passed undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.standing import TargetStanding
from jianguan_cli.domain.plan.target import Milestone
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import Mapping
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import show

CODE = "step-late"


def check(case: Case) -> Iterator[Finding]:
    """One finding a deliverable, one a milestone."""
    for one in case.deliverables:
        deliverable = one.deliverable
        if deliverable.by is None or one.done is not None or one.waived:
            continue
        what = f"成果“{deliverable.text}”"
        yield from _late(case, deliverable.by, what, deliverable.node, soft=deliverable.soft, target=None)
    for standing in case.targets:
        target = standing.target
        for milestone in target.milestones:
            if milestone.own and not _reached(standing, milestone):
                what = f"“{target.metric}”阶段目标 {show(milestone.value)}{target.unit}"
                yield from _late(
                    case, milestone.by, what, milestone.node, soft=target.soft, target=target.key
                )


def _reached(standing: TargetStanding, milestone: Milestone) -> bool:
    latest = standing.latest
    if latest is None or latest.value is None:
        return False
    return standing.target.op.holds(latest.value, milestone.value)


def _late(
    case: Case, by: date, what: str, node: Mapping | None, *, soft: bool, target: str | None
) -> Iterator[Finding]:
    days = (case.as_of - by).days
    if days <= 0:
        return
    light = case.rate(CODE).at(Decimal(days), soft=soft)
    if light is not None:
        message = f"{what}应于{say(by)}前完成，已逾期 {days} 天"
        yield case.finding(CODE, light, message, node, target=target)


RULE = JudgingRule(
    CODE,
    "节点逾期",
    "成果的节点时限或自定的阶段目标已过而未完成；逾期久了加重一档。节点时限当日仍算按时。",
    check,
)
