"""``period-short`` 周期未达标: an ``each`` or ``grow`` target is short in a period that has a reading."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.standing import Shortfall, TargetStanding
from jianguan_cli.domain.judging.words import bound_words, figure, growth_words, percent_words
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.values.dates import period_label, say
from jianguan_cli.domain.values.vocabulary import Every, Rule

CODE = "period-short"


def check(case: Case) -> Iterator[Finding]:
    """One finding a target: the ended period that is short, else the running one that lags."""
    rate = case.rate(CODE)
    for standing in case.targets:
        target = standing.target
        if target.rule is not Rule.EACH and target.rule is not Rule.GROW:
            continue
        if standing.fault is not None:
            light, message = rate.light, _ended(standing, standing.fault)
        elif standing.behind:
            light, message = rate.within, _running(standing)
        else:
            continue
        if light is not None:
            yield case.finding(CODE, light, message, target.node, target=target.key)


def _ended(standing: TargetStanding, fault: Shortfall) -> str:
    target = standing.target
    every = target.every or Every.YEAR
    label = period_label(fault.period, every) if fault.period is not None else ""
    if fault.growth is not None:
        seen = growth_words(target, fault.growth)
        return f"“{target.metric}”{label}末{seen}，{bound_words(target, fault.bound)}，周期未达标"
    return (
        f"“{target.metric}”{label}为 {figure(target, fault.reading)}，"
        f"{bound_words(target, fault.bound)}，周期未达标"
    )


def _running(standing: TargetStanding) -> str:
    target, latest, period = standing.target, standing.latest, standing.period
    every = target.every or Every.YEAR
    label = period_label(period, every) if period is not None else ""
    day = say(latest.upto) if latest is not None else ""
    if standing.growth is not None:
        seen = growth_words(target, standing.growth)
        return f"“{target.metric}”截至{day}比上一周期同日{seen}，{bound_words(target, standing.bound)}"
    if latest is not None and (standing.gap is None or standing.gap >= 0):
        over = f"已为 {figure(target, latest)}，{bound_words(target, standing.bound)}"
        return f"“{target.metric}”{label}截至{day}{over}"
    gap = percent_words(-standing.gap if standing.gap is not None else None, unit="个百分点")
    return (
        f"“{target.metric}”{label}截至{day}完成 {percent_words(standing.progress)}，"
        f"序时应为 {percent_words(standing.expected)}，落后 {gap}"
    )


RULE = JudgingRule(
    CODE,
    "周期未达标",
    "周期型、递增型目标：周期内有数据而落后序时进度的，或累计数超出上限的（宽限与未达序时进度相同），周期内亮一档；"
    "周期结束仍未达到的，加重一档，直到以后某个周期达到，转为逾期补齐。递增型在周期结束时与上一周期末相比，"
    "周期内只与上一周期同日相比。首个周期被起始日截短的，数量按天折算。周期内没有数据的不按本规则判，按未报送判。",
    check,
    while_paused=False,
)
