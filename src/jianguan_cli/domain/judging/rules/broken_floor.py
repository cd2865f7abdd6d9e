"""``broken-floor`` 突破底线: a ``keep`` target broken by its latest reading, or ``== 0`` in the year."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.words import bound_words, figure
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.vocabulary import Rule

CODE = "broken-floor"


def check(case: Case) -> Iterator[Finding]:
    """One finding a target."""
    rate = case.rate(CODE)
    for standing in case.targets:
        fault = standing.fault
        target = standing.target
        if fault is None or target.rule is not Rule.KEEP:
            continue
        light = rate.of(soft=target.soft)
        if light is None:
            continue
        words = bound_words(target, fault.bound)
        seen = f"截至{say(fault.reading.upto)}为 {figure(target, fault.reading)}"
        message = f"“{target.metric}”{words}，{seen}，突破底线"
        if target.zero_promise and fault.reading.upto.year == case.as_of.year:
            message += f"，至{case.as_of.year}年底不得转为正常"
        yield case.finding(CODE, light, message, target.node, target=target.key)


RULE = JudgingRule(
    CODE,
    "突破底线",
    "底线型目标的最新一次数据不符合要求。“不发生”（等于 0）的承诺，当年内任何一次突破，到年底都算突破；"
    "上一年突破而此后没有新数据的，仍算突破。以后的数据恢复正常的，转为逾期补齐。力争类为黄灯。",
    check,
    after_closing=True,
)
