"""``behind-pace`` 未达序时进度: a ``reach`` target lags its path."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.words import percent_words
from jianguan_cli.domain.records.finding import Finding
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
        light = rate.at(-gap, soft=target.soft)
        if light is None or latest is None:
            continue
        message = (
            f"“{target.metric}”截至{say(latest.upto)}完成 {percent_words(standing.progress)}，"
            f"序时应为 {percent_words(standing.expected)}，落后 {percent_words(-gap, unit='个百分点')}"
        )
        yield case.finding(CODE, light, message, target.node, target=target.key)


RULE = JudgingRule(
    CODE,
    "未达序时进度",
    "达标型目标在最新数据的截止日落后于序时进度。完成进度=(数据−基期)÷(目标−基期)，"
    "应达进度由基期（无可比基期的增量指标为起始日的 0）、阶段目标、时限按天连成的折线得出，差距为两者之差。"
    "已达到目标的不判；没有基期和阶段目标的比率和存量指标、不足 10 的数量目标没有序时进度，只在到期时判定；"
    "到期之后按到期未达标判定。",
    check,
    while_paused=False,
)
