"""``step-late`` 节点逾期: a deliverable's day or a stage of a ``reach`` target has passed undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.stages import stage_reached
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Rule

CODE = "step-late"


def check(case: Case) -> Iterator[Finding]:
    """One finding a deliverable, one a milestone."""
    for one in case.deliverables:
        deliverable = one.deliverable
        by = deliverable.by
        if by is None or one.done is not None or one.waived:
            continue
        light, proof = _late(case, by, "deliverable", soft=deliverable.soft)
        if light is not None:
            message = f"成果“{deliverable.text}”{_late_words(case, by)}"
            yield case.finding(
                CODE,
                light,
                message,
                deliverable.node,
                proof=proof,
                soft=deliverable.soft,
                deliverable=deliverable.key,
            )
    for standing in case.targets:
        target = standing.target
        if target.rule is not Rule.REACH or standing.met or standing.excused:
            continue
        for milestone in target.milestones:
            light, proof = _late(case, milestone.by, "milestone", soft=target.soft)
            if light is None or stage_reached(target, milestone, standing.readings):
                continue
            stage = f"“{target.metric}”阶段目标 {show(milestone.value)}{target.unit}"
            message = f"{stage}{_late_words(case, milestone.by)}"
            yield case.finding(
                CODE, light, message, milestone.node, target=target.key, proof=proof, soft=target.soft
            )


def _late(case: Case, by: date, what: str, *, soft: bool) -> tuple[Light | None, Proof]:
    """The colour of a step that was due ``by`` and is not there; None where the day has not passed."""
    days = (case.as_of - by).days
    light = case.rate(CODE).at(Decimal(days), soft=soft) if days > 0 else None
    return light, Proof(what, case.as_of, Relation.MORE, by, case.as_of)


def _late_words(case: Case, by: date) -> str:
    return f"应于{say(by)}前完成，已逾期 {(case.as_of - by).days} 天"


RULE = JudgingRule(
    CODE,
    "节点逾期",
    "成果的节点时限已过而未完成，或达标型目标的阶段目标（文件印的和自定的）已过而未达到；逾期久了加重一档，"
    "力争类最多黄灯。阶段按目标行进的方向比较；目标已达到的不再提。节点时限当日仍算按时。",
    check,
)
