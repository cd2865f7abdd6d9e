"""``broken-floor`` 突破底线: a floor broken by its last reading, 不发生 by any of its year; a cap."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.standing import TargetState
from jianguan_cli.domain.judging.words import bound_words, figure, shortfall_proof
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.values.dates import period_label, say
from jianguan_cli.domain.values.vocabulary import Every, Rule

CODE = "broken-floor"


def check(case: Case) -> Iterator[Finding]:
    """One finding a target."""
    rate = case.rate(CODE)
    for standing in case.targets:
        fault, target = standing.fault, standing.target
        capped = target.rule is not Rule.KEEP
        if fault is None or standing.excused or (capped and standing.state is not TargetState.BROKEN):
            continue
        light = rate.of(soft=target.soft)
        if light is None:
            continue
        words = bound_words(target, fault.bar, fault.cut)
        label = period_label(fault.period, target.every or Every.YEAR) if fault.period is not None else ""
        seen = f"截至{say(fault.reading.upto)}为 {figure(target, fault.reading)}"
        message = f"“{target.metric}”{label}{words}，{seen}，突破{'上限' if capped else '底线'}"
        if target.zero_promise and fault.reading.upto.year == case.as_of.year:
            message += f"，至{case.as_of.year}年底不得转为正常"
        yield case.finding(
            CODE,
            light,
            message,
            target.node,
            target=target.key,
            proof=shortfall_proof(target, fault),
            soft=target.soft,
        )


RULE = JudgingRule(
    CODE,
    "突破底线",
    "底线型目标的最新一次数据不符合要求；分年度写了界限的，按数据所在时段的界限。"
    "“不发生”（等于 0、不超过 0）的承诺，当年内任何一次突破，到年底都算突破；"
    "上一年突破而此后没有新数据的，仍算突破。以后的数据恢复正常的，转为逾期补齐。时限以后的日子的数据不使它变坏。"
    "增量指标的上限（不超过、小于）：累计数不会回落，一旦超出，从那一次数据起就是突破上限，不等期末。力争类为黄灯。",
    check,
    after_closing=True,
)
