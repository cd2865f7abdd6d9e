"""``no-reading`` 未报送: a reporting period is past its due days and nobody, or not all, answered for it."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.words import absent, owed_words
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.values.dates import say

CODE = "no-reading"


def check(case: Case) -> Iterator[Finding]:
    """One finding a target."""
    light = case.rate(CODE).light
    if light is None or not case.timeline.open:
        return
    for standing in case.targets:
        owed, target = standing.owed, standing.target
        if not owed or standing.excused:
            continue
        last = owed[-1]
        if len(owed) == 1:
            message = f"“{target.metric}”{owed_words(owed)}的数据应于{say(last.due)}前报送，至今未报"
        else:
            message = f"“{target.metric}”有 {len(owed)} 期的数据至今未报：{owed_words(owed)}"
        if standing.latest is not None:
            message += f"（最近一次截至{say(standing.latest.upto)}）"
        proof = absent(target.rule.value, case.as_of, last.due, owed)
        yield case.finding(
            CODE, light, message, target.node, target=target.key, proof=proof, soft=target.soft
        )


RULE = JudgingRule(
    CODE,
    "未报送",
    "未办结事项的目标，报送天数已满的最近一个完整报送周期没有数据（天数自期末起算，最后一天逢休息日的顺延到下一个工作日）；"
    "新的周期报送天数未满时，前一周期欠报的照亮，直到报送。"
    "周期依次取目标的报送周期、目标自身的周期、计划的、工作区的（默认每季度、期末后 5 日）；"
    "只看完全落在事项时间之内的周期；数据截止日在该周期之内或之后的都算已报。没有数据决不当作正常。"
    "周期型、递增型按自身的周期逐期欠报，补报之前一直列出是哪几期；印发在后半段的周期不要求报送。"
    "写了 on（每月25日前报送）的，过了当期最后一个月的那一天就算欠报。几个单位分别报的，写明哪个单位没有报。"
    "数据截止日晚于填报日的不算数。文件没有写责任单位的事项不判。"
    "暂缓只免去暂缓期间到期的报送：暂缓开始以前欠报的照亮，直到补报。",
    check,
    while_paused=False,
    of_owners=True,
)
