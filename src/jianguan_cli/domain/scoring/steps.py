"""节点逾期: a firm deliverable's day or a stage passed undone, before the deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianguan_cli.domain.judging.cycles import target_cycle
from jianguan_cli.domain.judging.stages import stage_reached
from jianguan_cli.domain.plan.target import Deliverable, Milestone, Target
from jianguan_cli.domain.scoring.deadlines import term_on
from jianguan_cli.domain.scoring.known import DAY, Dossier, Fault
from jianguan_cli.domain.scoring.verdicts import excused
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Rule


def late_steps(dossier: Dossier) -> Iterator[Fault]:
    """One a deliverable, one a milestone; what is due on the deadline itself is no step."""
    for deliverable in dossier.item.deliverables:
        if deliverable.by is not None and not deliverable.soft:
            yield from _late_deliverable(dossier, deliverable, deliverable.by)
    for target in dossier.item.targets:
        for milestone in target.milestones:
            if target.rule is Rule.REACH and not target.soft:
                yield from _late_milestone(dossier, target, milestone)


def _late_deliverable(dossier: Dossier, deliverable: Deliverable, by: date) -> Iterator[Fault]:
    told = dossier.settled(by, dossier.cycle)
    if _no_step(dossier, by, told):
        return

    def late(day: date) -> bool:
        return not dossier.delivered(deliverable.key, day, by)

    if deliverable.key in dossier.known(told - DAY).waived:
        return
    said = f"成果“{deliverable.text}”应于{say(by)}前完成"
    fault = Fault(Code.STEP_LATE, f"deliverable/{deliverable.key}", by, told, said, deliverable.key)
    yield from dossier.tell(fault, late, dossier.touched(deliverable.key, by, told))


def _late_milestone(dossier: Dossier, declared: Target, milestone: Milestone) -> Iterator[Fault]:
    by = milestone.by
    told = dossier.settled(by, target_cycle(declared, dossier.cycle))
    if _no_step(dossier, by, told):
        return
    target = dossier.worded(told).target(declared.key) or declared
    if target.soft:
        return

    def late(day: date) -> bool:
        short = not stage_reached(target, milestone, dossier.figures(target, day, by))
        return short and not excused(dossier, target, day, max(day, told))

    said = f"“{target.metric}”阶段目标 {show(milestone.value)}{target.unit}应于{say(by)}前达到"
    fault = Fault(Code.STEP_LATE, f"{target.key}/{by}", by, told, said, target.key)
    yield from dossier.tell(fault, late, dossier.touched(target.key, by, told))


def _no_step(dossier: Dossier, by: date, told: date) -> bool:
    """Whether nothing can be late: not told yet, no open item by then, or due with the item itself."""
    if told > dossier.end or dossier.gone(told) or not dossier.known(by).status.open:
        return True
    return not dossier.item.ongoing and by >= term_on(dossier, told).promised
