"""``awaiting-review`` 待复核: 申请销号 has lain too long; the 督查室's debt, not the unit's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import say

CODE = "awaiting-review"


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, on the item."""
    timeline = case.timeline
    since = timeline.since
    if timeline.status is not Status.REPORTED or since is None:
        return
    rate = case.rate(CODE)
    if rate.light is None or (case.as_of - since).days <= rate.limit:
        return
    days = case.calendar.working_days_between(since, case.as_of)
    if days <= rate.limit:
        return
    note = case.calendar.note(since, case.as_of)
    message = f"{say(since)}申请销号，已等待复核 {days} 个工作日{note}"
    proof = Proof(CODE, Decimal(days), Relation.MORE, Decimal(rate.limit), case.as_of, "个工作日")
    hint = "请复核后销号或退回；不计入责任单位得分"
    yield case.finding(CODE, rate.light, message, None, hint=hint, proof=proof)


RULE = JudgingRule(
    CODE,
    "待复核",
    "申请销号后超过规定的工作日仍未复核。这是督查部门的欠账，不计入责任单位的得分。",
    check,
)
