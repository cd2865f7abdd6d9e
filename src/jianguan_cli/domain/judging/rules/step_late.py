"""``step-late`` 节点逾期: a deliverable's day or a stage of a ``reach`` target has passed undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.stages import stage_reached
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import Mapping
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Rule

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
        if target.rule is not Rule.REACH or standing.met or standing.excused or not target.milestones:
            continue
        for milestone in target.milestones:
            if not stage_reached(target, milestone, standing.readings):
                what = f"“{target.metric}”阶段目标 {show(milestone.value)}{target.unit}"
                yield from _late(
                    case, milestone.by, what, milestone.node, soft=target.soft, target=target.key
                )


def _late(
    case: Case, by: date, what: str, node: Mapping | None, *, soft: bool, target: str | None
) -> Iterator[Finding]:
    days = (case.as_of - by).days
    if days <= 0:
        return
    light = case.rate(CODE).at(Decimal(days), soft=soft)
    if light is not None:
        message = f"{what}应于{say(by)}前完成，已逾期 {days} 天"
        proof = Proof("milestone" if target else "deliverable", case.as_of, Relation.MORE, by, case.as_of)
        yield case.finding(CODE, light, message, node, target=target, proof=proof, soft=soft)


RULE = JudgingRule(
    CODE,
    "节点逾期",
    "成果的节点时限已过而未完成，或达标型目标的阶段目标（文件印的和自定的）已过而未达到；逾期久了加重一档，"
    "力争类最多黄灯。阶段按目标行进的方向比较；目标已达到的不再提。节点时限当日仍算按时。",
    check,
)
