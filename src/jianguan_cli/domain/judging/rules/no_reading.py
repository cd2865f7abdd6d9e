"""``no-reading`` 未报送: nobody answered for the last whole reporting period that is past its due days."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.cycles import plan_cycle, target_cycle
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.values.dates import period_label, say

CODE = "no-reading"


def check(case: Case) -> Iterator[Finding]:
    """One finding a target."""
    for standing in case.targets:
        period, target = standing.missing, standing.target
        if period is None:
            continue
        light = case.rate(CODE).light
        if light is None:
            return
        cycle = target_cycle(target, plan_cycle(case.plan, case.settings))
        due = case.calendar.limit(period.last, cycle.due)
        message = f"“{target.metric}”{period_label(period, cycle.every)}的数据应于{say(due)}前报送，至今未报"
        if standing.latest is not None:
            message += f"（最近一次截至{say(standing.latest.upto)}）"
        yield case.finding(CODE, light, message, target.node, target=target.key)


RULE = JudgingRule(
    CODE,
    "未报送",
    "未办结事项的目标，报送天数已满的最近一个完整报送周期没有数据（天数自期末起算，最后一天逢休息日的顺延到下一个工作日）；"
    "新的周期报送天数未满时，前一周期欠报的照亮，直到报送。"
    "周期依次取目标的报送周期、目标自身的周期、计划的、工作区的（默认每季度、期末后 5 日）；"
    "只看完全落在事项时间之内的周期；数据截止日在该周期之内或之后的都算已报。没有数据决不当作正常。",
    check,
    while_paused=False,
)
