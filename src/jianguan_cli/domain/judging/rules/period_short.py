"""``period-short`` 周期未达标: an ``each`` or ``grow`` target is short in a period that has a reading."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.standing import Lag, Shortfall, TargetStanding, TargetState
from jianguan_cli.domain.judging.words import (
    bound_words,
    figure,
    growth_words,
    percent_words,
    shortfall_proof,
    wrong_side,
)
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.values.dates import period_label, say
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.domain.values.vocabulary import Every, Rule

CODE = "period-short"


def check(case: Case) -> Iterator[Finding]:
    """One finding a target: the decided period that is short, else the running one that lags."""
    rate = case.rate(CODE)
    tolerated = case.scheme.band_start
    for standing in case.targets:
        target, fault = standing.target, standing.fault
        if target.rule is not Rule.EACH and target.rule is not Rule.GROW:
            continue
        if standing.state is TargetState.BROKEN or standing.excused:
            continue
        if case.timeline.status is Status.CLOSED and (fault is None or fault.averaged):
            continue  # of a closed item only a period that ended short is still spoken of
        light: Light | None
        if fault is not None and fault.averaged:
            if standing.past:
                continue  # the mean is judged at the deadline, by missed-target
            light, message, proof = rate.within, _mean(standing, fault), shortfall_proof(target, fault)
        elif fault is not None:
            light, message, proof = rate.light, _ended(standing, fault), shortfall_proof(target, fault)
        elif standing.lag is not None:
            lag = standing.lag
            light, message, proof = rate.within, _running(target, lag), _lag(target, lag, tolerated)
        else:
            continue
        if light is not None:
            yield case.finding(
                CODE, light, message, target.node, target=target.key, proof=proof, soft=target.soft
            )


def _ended(standing: TargetStanding, fault: Shortfall) -> str:
    target = standing.target
    asked = bound_words(target, fault.bar, fault.cut)
    label = _label(target, fault)
    if fault.grown and fault.figure is not None:
        seen = growth_words(target, fault.figure)
        end = fault.period is not None and fault.reading.upto == fault.period.last
        when = "末" if end else f"截至{say(fault.reading.upto)}比上一周期同日"
        return f"“{target.metric}”{label}{when}{seen}，{asked}，周期未达标"
    return f"“{target.metric}”{label}为 {figure(target, fault.reading)}，{asked}，周期未达标"


def _mean(standing: TargetStanding, fault: Shortfall) -> str:
    target = standing.target
    said = "—" if fault.figure is None else f"{show(rounded(fault.figure))}{target.unit}"
    asked = bound_words(target, fault.bar)
    return f"“{target.metric}”到{_label(target, fault)}止各期平均 {said}，{asked}，暂未达到"


def _running(target: Target, lag: Lag) -> str:
    label, day = period_label(lag.period, target.every or Every.YEAR), say(lag.reading.upto)
    if lag.growth is not None:
        seen = growth_words(target, lag.growth)
        return f"“{target.metric}”截至{day}比上一周期同日{seen}，{bound_words(target, lag.bar)}"
    gap = percent_words(-lag.gap if lag.gap is not None else None, unit="个百分点")
    cut = bound_words(target, lag.bar, lag.cut) + "，" if lag.cut is not None else ""
    return (
        f"“{target.metric}”{label}{cut}截至{day}完成 {percent_words(lag.progress)}，"
        f"序时应为 {percent_words(lag.expected)}，落后 {gap}"
    )


def _lag(target: Target, lag: Lag, tolerated: Decimal) -> Proof:
    """A running period lags its pace by more than is tolerated; growth without one is on the wrong side."""
    day = lag.reading.upto
    if lag.gap is not None:
        return Proof(target.rule.value, -lag.gap, Relation.MORE, tolerated, day, "个百分点")
    return wrong_side(target.rule.value, lag.growth, lag.bar, day, target.unit, lag.period)


def _label(target: Target, fault: Shortfall) -> str:
    return period_label(fault.period, target.every or Every.YEAR) if fault.period is not None else ""


RULE = JudgingRule(
    CODE,
    "周期未达标",
    "周期型、递增型目标：周期内有数据而落后序时进度的（宽限与未达序时进度相同），周期内亮一档；周期结束仍未达到的，"
    "加重一档，直到以后某个周期达到，转为逾期补齐。周期结束以后，有截至期末那天的数据，或报送天数已满，才算结束。"
    "递增型只在同样的两天之间相比：期末比上期末，周期内比上一周期同日，否则不可比、不判。"
    "周期是日历上的周期：印发在该期前半段的，整期都评；在后半段的，该期不评；印发之前结束的不评。"
    "只有事项自己写的 start 和时限截短周期，这时增量按天折算并写明；比率、存量从不折算。"
    "年均（average）的周期内最多亮一档，到期按各期平均判定。周期内没有数据的不按本规则判，按未报送判。"
    "暂缓只使暂缓期间到期的不亮：暂缓开始以前的照亮，直到补齐。",
    check,
    after_closing=True,
    while_paused=False,
)
