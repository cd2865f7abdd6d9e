"""``made-good`` 逾期补齐: late or short, and put right since: remembered, never green."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.standing import DeliverableStanding, Shortfall, TargetStanding
from jianguan_cli.domain.judging.words import bound_words, figure, growth_words, shortfall_proof
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import period_label, say
from jianguan_cli.domain.values.vocabulary import Every, Rule

CODE = "made-good"


def check(case: Case) -> Iterator[Finding]:
    """One finding for the item's own lateness, one a late extension, one a target, one a deliverable."""
    light = case.rate(CODE).light
    if light is None:
        return
    yield from _late_item(case, light)
    for standing in case.targets:
        if standing.restored is not None and not standing.excused:
            target = standing.target
            yield case.finding(
                CODE,
                light,
                _message(standing, standing.restored),
                target.node,
                target=target.key,
                proof=_proof(standing, standing.restored),
                soft=target.soft,
            )
    for one in case.deliverables:
        yield from _late_deliverable(case, one, light)


def _late_item(case: Case, light: Light) -> Iterator[Finding]:
    timeline = case.timeline
    deadline = timeline.deadline
    finished = timeline.reported_on or timeline.closed_on
    if finished is not None and finished > deadline and not case.item.ongoing:
        done = "申请销号" if timeline.reported_on is not None else Status.CLOSED.label
        message = f"{say(finished)}才{done}，比时限{say(deadline)}晚 {(finished - deadline).days} 天"
        proof = Proof(CODE, finished, Relation.MORE, deadline, finished)
        yield case.finding(CODE, light, message, None, proof=proof)
    late = timeline.asked_late
    if late is not None and late.extend is not None:
        was = late.extend.from_
        message = f"时限{say(was)}过后，{say(late.date)}才申请延期，虽获批准，仍记逾期"
        proof = Proof(CODE, late.date, Relation.MORE, was, late.date)
        yield case.finding(CODE, light, message, late.node, proof=proof)


def _late_deliverable(case: Case, one: DeliverableStanding, light: Light) -> Iterator[Finding]:
    """A firm result that came after the day the document prints for it, or after the deadline."""
    deliverable = one.deliverable
    if one.done is None or deliverable.soft or deliverable.key in case.timeline.excused:
        return
    printed = deliverable.by if deliverable.by is not None and not deliverable.own else None
    deadline = None if case.item.ongoing else case.timeline.deadline
    due = min((day for day in (printed, deadline) if day is not None), default=None)
    if due is None or one.done <= due:
        return
    late = (one.done - due).days
    said = case.said_done(deliverable)
    words = f"{say(one.done)}才完成"
    if said is not None and said < one.done:
        words = f"{say(one.done)}才填报（称{say(said)}完成），已过报送期限，从填报之日算起"
    message = f"成果“{deliverable.text}”{words}，比{say(due)}晚 {late} 天"
    proof = Proof("deliverable", one.done, Relation.MORE, due, one.done)
    yield case.finding(CODE, light, message, deliverable.node, proof=proof, deliverable=deliverable.key)


def _message(standing: TargetStanding, before: Shortfall) -> str:
    target = standing.target
    mended = f"{say(before.mended)}" if before.mended is not None else ""
    if before.due is not None:
        seen = f"截至{say(before.reading.upto)}为 {figure(target, before.reading)}"
        return f"“{target.metric}”{seen}，应于{say(before.due)}前报送，{mended}才填报"
    if target.rule is Rule.REACH:
        return f"“{target.metric}”时限{say(standing.deadline)}时未达标，截至{mended}补齐"
    asked = bound_words(target, before.bar, before.cut)
    if before.period is not None:
        label = period_label(before.period, target.every or Every.YEAR)
        seen = f"为 {figure(target, before.reading)}"
        if before.grown and before.figure is not None:
            seen = growth_words(target, before.figure)
        return f"“{target.metric}”{label}{seen}，{asked}，未达标，截至{mended}已在以后的周期补齐"
    seen = figure(target, before.reading)
    day = say(before.reading.upto)
    return f"“{target.metric}”{asked}，截至{day}曾为 {seen}，突破底线，截至{mended}恢复"


def _proof(standing: TargetStanding, before: Shortfall) -> Proof:
    mended = before.mended
    if before.due is not None and mended is not None:
        return Proof(standing.target.rule.value, mended, Relation.MORE, before.due, mended)
    if standing.target.rule is Rule.REACH and mended is not None:
        return Proof(standing.target.rule.value, mended, Relation.MORE, standing.deadline, mended)
    return shortfall_proof(standing.target, before)


RULE = JudgingRule(
    CODE,
    "逾期补齐",
    "时限之后才申请销号（或销号）的、时限过后才申请延期而获批准的、时限之后才达到目标的、周期或底线曾未达到而后来补齐的、"
    "必须完成的成果晚于文件所印的节点或时限才完成的：记在案，不再转绿，并写明首次补齐的日子。更正、撤回的数据不算；"
    "成果的完成日以数据截止日为准，但填报要在其后的报送天数之内（每月25日前报送的，在当月25日前），晚了的从填报之日算起；"
    "数据总是说它的截止日，但时限过后、最后一期报送天数也满了才填报的数据才使目标达到的，也记逾期补齐。"
    "自定节点晚了而时限之前完成的不记。",
    check,
    after_closing=True,
)
