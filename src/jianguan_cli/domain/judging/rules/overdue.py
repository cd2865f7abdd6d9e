"""``overdue`` 逾期未结: the deadline has passed and nobody had asked for 销号 by then."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import say

CODE = "overdue"


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, on the item."""
    timeline = case.timeline
    deadline = timeline.deadline
    if not case.past or not timeline.open:
        return
    reported = timeline.reported_on
    if reported is not None and reported <= deadline:
        return
    light = case.rate(CODE).light
    if light is None:
        return
    days = (case.as_of - deadline).days
    if reported is None:
        message = f"已过时限{say(deadline)} {days} 天，尚未申请销号"
    else:
        late = (reported - deadline).days
        message = f"已过时限{say(deadline)} {days} 天，逾期 {late} 天才申请销号，尚未销号"
    proof = Proof(CODE, reported or case.as_of, Relation.MORE, deadline, case.as_of)
    hint = "完成后请申请销号；确需延期的，请申请延期"
    yield case.finding(CODE, light, message, None, hint=hint, proof=proof)


RULE = JudgingRule(
    CODE,
    "逾期未结",
    "判定日已过时限，事项仍未销号（也未撤项、结转），且时限当日或之前没有有效的销号申请。"
    "时限当日仍算按时；按时申请销号而等待复核的不算逾期；被退回的申请无效。长期坚持的事项不适用。",
    check,
    of_owners=True,
)
