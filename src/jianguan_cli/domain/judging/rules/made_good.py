"""``made-good`` 逾期补齐: late or short, and put right since: remembered, never green."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.standing import Shortfall, TargetStanding
from jianguan_cli.domain.judging.words import figure
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.values.dates import period_label, say
from jianguan_cli.domain.values.vocabulary import Every, Rule

CODE = "made-good"


def check(case: Case) -> Iterator[Finding]:
    """One finding for the item's own lateness, one a late extension, one a target."""
    light = case.rate(CODE).light
    if light is None:
        return
    timeline = case.timeline
    deadline = timeline.deadline
    finished = timeline.reported_on or timeline.closed_on
    if finished is not None and finished > deadline and not case.item.ongoing:
        done = "申请销号" if timeline.reported_on is not None else Status.CLOSED.label
        message = f"{say(finished)}才{done}，比时限{say(deadline)}晚 {(finished - deadline).days} 天"
        yield case.finding(CODE, light, message, None)
    late = timeline.asked_late
    if late is not None and late.extend is not None:
        message = f"时限{say(late.extend.from_)}过后，{say(late.date)}才申请延期，虽获批准，仍记逾期"
        yield case.finding(CODE, light, message, late.node)
    for standing in case.targets:
        if standing.restored is not None and standing.fault is None:
            message = _message(standing, standing.restored)
            yield case.finding(CODE, light, message, standing.target.node, target=standing.target.key)


def _message(standing: TargetStanding, before: Shortfall) -> str:
    target = standing.target
    if target.rule is Rule.REACH:
        latest = standing.latest or before.reading
        return f"“{target.metric}”时限{say(standing.deadline)}时未达标，截至{say(latest.upto)}补齐"
    if before.period is not None:
        label = period_label(before.period, target.every or Every.YEAR)
        return f"“{target.metric}”{label}未达标，以后的周期已补齐"
    seen = figure(target, before.reading)
    return f"“{target.metric}”截至{say(before.reading.upto)}曾为 {seen}，突破底线，此后恢复"


RULE = JudgingRule(
    CODE,
    "逾期补齐",
    "时限之后才申请销号（或销号）的、时限过后才申请延期而获批准的、时限之后才达到目标的、周期或底线曾未达到而后来补齐的："
    "记在案，不再转绿。更正、撤回的数据不算。",
    check,
    after_closing=True,
)
