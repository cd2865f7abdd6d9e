"""``due-soon`` 临近时限: few working days remain, and 销号 has not been asked for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import say

CODE = "due-soon"

# Working days are at least two of seven, so further away than this nothing needs counting.
_CALENDAR_DAYS_A_WORKING_DAY = 5
_LONGEST_REST = 40


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, on the item."""
    timeline = case.timeline
    as_of, deadline = case.as_of, timeline.deadline
    days = (deadline - as_of).days
    if days < 0 or case.item.ongoing or timeline.status is Status.REPORTED or not timeline.open:
        return
    rate = case.rate(CODE)
    if rate.light is None or days > rate.limit * _CALENDAR_DAYS_A_WORKING_DAY + _LONGEST_REST:
        return
    left = case.calendar.working_days_between(as_of, deadline)
    if left > rate.limit:
        return
    note = case.calendar.note(as_of, deadline)
    message = (
        f"时限{say(deadline)}就在今天" if days == 0 else f"距时限{say(deadline)}还有 {left} 个工作日{note}"
    )
    proof = Proof(CODE, Decimal(left), Relation.AT_MOST, Decimal(rate.limit), as_of, "个工作日")
    hint = "完成后请申请销号；确需延期的，请在时限前申请"
    yield case.finding(CODE, rate.light, message, None, hint=hint, proof=proof)


RULE = JudgingRule(
    CODE,
    "临近时限",
    "未办结、未申请销号的事项，判定日之后到时限（含）的工作日不多于界限，时限当日也算。工作日按国务院办公厅公布的"
    "放假调休安排计算，本地另有规定的在设置里加减；尚未公布的年份暂按周末和固定日期的节日推算，并注明。"
    "长期坚持的事项不适用。",
    check,
)
