"""``stale`` 久未更新: an open item about which nobody has written for too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.cycles import cycle_days, plan_cycle, target_cycle
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import say

CODE = "stale"
_MONTH = 30  # a quarter is no longer than 90 days, whichever months it has


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, on the item."""
    timeline = case.timeline
    rate = case.rate(CODE)
    last = timeline.last_entry
    since = case.start if last is None else max(last, case.start)
    days = (case.as_of - since).days
    if days <= rate.limit or rate.light is None or not timeline.open:
        return
    limit = _limit(case, since, rate.limit)
    if days <= limit:
        return
    what = f"自{say(since)}起" if last is None else f"最近一次记录在{say(last)}，"
    message = f"{what}已 {days} 天没有更新（界限 {limit} 天）"
    proof = Proof(CODE, Decimal(days), Relation.MORE, Decimal(limit), case.as_of, "天")
    yield case.finding(CODE, rate.light, message, None, hint="请填报最新进展", proof=proof)


def _limit(case: Case, since: date, limit: int) -> int:
    """The limit in days; where even the shortest reporting cycle is longer, that cycle and its due days."""
    plan = plan_cycle(case.plan, case.settings)
    cycles = [target_cycle(target, plan) for target in case.item.targets] or [plan]
    shortest = min(cycles, key=lambda cycle: cycle_days(cycle, since))
    return cycle_days(shortest, since) if shortest.every.months * _MONTH > limit else limit


RULE = JudgingRule(
    CODE,
    "久未更新",
    "未办结的事项，距最近一次日志（没有日志的从起始日算）超过界限天数。报送周期比界限长的（如按半年、按年报送），"
    "界限放宽到一个周期加报送天数。文件没有写责任单位的事项不判。",
    check,
    while_paused=False,
    of_owners=True,
)
