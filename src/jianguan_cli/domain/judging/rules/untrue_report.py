"""``untrue-report`` 核查不实: a check on the spot found the report untrue, and no later check cleared it."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import say

CODE = "untrue-report"


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, on the log entry."""
    entry = case.timeline.untrue
    light = case.rate(CODE).light
    if entry is None or entry.verify is None or light is None:
        return
    found = f"：{entry.verify.found}" if entry.verify.found else ""
    proof = Proof(CODE, None, Relation.STATED, None, entry.date)
    message = f"{say(entry.date)}核查不实{found}"
    yield case.finding(CODE, light, message, entry.node, hint="整改后请再次核查", proof=proof)


RULE = JudgingRule(
    CODE,
    "核查不实",
    "核查认定所报情况不实，且此后没有一次核查改变这一结论。核查不实的同时，所报数据撤回、事项退回推进中；"
    "销号也不消除本灯，须再次核查属实或部分属实。",
    check,
    after_closing=True,
)
