"""``extension-pending`` 延期待批: more time was asked for and nobody has decided."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import say

CODE = "extension-pending"


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, on the log entry."""
    entry = case.timeline.pending
    light = case.rate(CODE).light
    if entry is None or entry.extend is None or light is None:
        return
    asked = f"{say(entry.date)}申请延期至{say(entry.extend.to)}"
    message = f"{asked}，尚未批准，原时限{say(case.timeline.deadline)}不变"
    proof = Proof(CODE, None, Relation.STATED, entry.extend.to, entry.date)
    yield case.finding(CODE, light, message, entry.node, hint="请审批人批准或不予批准", proof=proof)


RULE = JudgingRule(
    CODE,
    "延期待批",
    "已申请延期而没有批准也没有驳回。批准之前时限不变；批准后时限后移，首个时限永远保留。",
    check,
)
