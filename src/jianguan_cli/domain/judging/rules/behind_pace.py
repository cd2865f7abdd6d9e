"""``behind-pace`` 未达序时进度: a ``reach`` target lags its path."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.words import percent_words
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.vocabulary import Rule

CODE = "behind-pace"


def check(case: Case) -> Iterator[Finding]:
    """One finding a target."""
    rate = case.rate(CODE)
    for standing in case.targets:
        gap, target, latest = standing.gap, standing.target, standing.latest
        if gap is None or gap >= 0 or target.rule is not Rule.REACH or standing.met or standing.past:
            continue
        light, over = rate.at(-gap, soft=target.soft), rate.over(-gap)
        if light is None or over is None or latest is None or standing.excused:
            continue
        lag = -gap
        proof = Proof(target.rule.value, lag, Relation.MORE, over, latest.upto, "个百分点")
        message = (
            f"“{target.metric}”截至{say(latest.upto)}完成 {percent_words(standing.progress)}，"
            f"序时应为 {percent_words(standing.expected)}，落后 {percent_words(lag, unit='个百分点')}"
        )
        yield case.finding(
            CODE, light, message, target.node, target=target.key, proof=proof, soft=target.soft
        )


RULE = JudgingRule(
    CODE,
    "未达序时进度",
    "达标型目标在最新数据的截止日落后于序时进度。完成进度=(数据−基期)÷(目标−基期)，"
    "应达进度由基期（无可比基期的增量指标为起始日的 0）、阶段目标、时限按天连成的折线得出，差距为两者之差。"
    "起始日是计划的起始日，事项自己写了 start 的从它算起。"
    "已达到目标的不判；没有基期和阶段目标的比率和存量指标、没有阶段目标而不足 10 的数量目标、上限和区间"
    "没有序时进度，只在到期时判定；只有阶段目标的，第一个阶段之前不判；到期之后按到期未达标判定。"
    "暂缓只使暂缓期间的不亮：暂缓开始那天已经落后而至今没有赶上的照亮。",
    check,
    while_paused=False,
)
