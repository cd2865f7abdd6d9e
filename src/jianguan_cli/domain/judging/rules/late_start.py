"""``late-start`` 迟未启动: a good part of the time has gone and nobody has begun."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianguan_cli.domain.judging.arithmetic import percent
from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.words import percent_words
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Relation

CODE = "late-start"


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, on the item."""
    timeline = case.timeline
    if timeline.status not in (Status.UNREPORTED, Status.TODO) or case.item.ongoing:
        return
    rate = case.rate(CODE)
    gone = (case.as_of - case.start).days
    whole = max((timeline.deadline - case.start).days, 0)
    if gone <= 0 or gone * 100 <= rate.limit * whole or rate.light is None:
        return
    if gone <= whole:
        share = percent_words(percent(Decimal(gone), Decimal(whole)))
        message = f"共 {whole} 天，已过 {gone} 天（{share}），仍为{timeline.status.label}"
    else:
        message = f"共 {whole} 天，时限已过，仍为{timeline.status.label}"
    proof = Proof(CODE, Decimal(gone * 100), Relation.MORE, Decimal(rate.limit * whole), case.as_of, "%·天")
    hint = "已着手的，请把状态改为推进中并写明进展"
    yield case.finding(CODE, rate.light, message, None, hint=hint, proof=proof)


RULE = JudgingRule(
    CODE,
    "迟未启动",
    "从起始日到时限的时间已过去规定的百分比以上，状态仍是待填报或未启动。恰好等于界限的不算。长期坚持的事项不适用。",
    check,
    while_paused=False,
    of_owners=True,
)
