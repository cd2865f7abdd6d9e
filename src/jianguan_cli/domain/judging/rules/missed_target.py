"""``missed-target`` 到期未达标: past the deadline with a target not met or a firm deliverable undone."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.readings import bar_of, holds
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.standing import Shortfall, TargetStanding, TargetState
from jianguan_cli.domain.judging.words import (
    absent,
    bound_words,
    figure,
    growth_words,
    owed_words,
    shortfall_proof,
    wrong_side,
)
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.proof import Proof
from jianguan_cli.domain.values.dates import period_label, say
from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.domain.values.vocabulary import Every

CODE = "missed-target"


def check(case: Case) -> Iterator[Finding]:
    """One finding a target, one a deliverable."""
    rate = case.rate(CODE)
    for standing in case.targets:
        target = standing.target
        if not standing.past or standing.met or standing.excused:
            continue
        light = rate.of(soft=target.soft)
        if light is not None:
            proof, told = _telling(standing)
            message = f"时限{say(standing.deadline)}已过，“{target.metric}”{told}"
            yield case.finding(
                CODE, light, message, target.node, target=target.key, proof=proof, soft=target.soft
            )
    if not case.past:
        return
    for one in case.deliverables:
        deliverable = one.deliverable
        if deliverable.soft or one.done is not None or one.waived:
            continue
        if deliverable.by is not None and case.as_of <= deliverable.by:
            continue
        light = rate.of(soft=False)
        if light is not None:
            deadline = case.timeline.deadline
            message = f"时限{say(deadline)}已过，成果“{deliverable.text}”未完成"
            proof = absent("deliverable", case.as_of, deadline)
            yield case.finding(
                CODE, light, message, deliverable.node, proof=proof, deliverable=deliverable.key
            )


def _telling(standing: TargetStanding) -> tuple[Proof, str]:
    """What decides the miss, and its words: the figure that broke the promise, else what is missing."""
    target, latest = standing.target, standing.latest
    rule = target.rule.value
    fault = standing.fault or _broken_in_last_year(standing)
    if fault is not None:
        return shortfall_proof(target, fault), f"{_fault_words(standing, fault)}，未达标"
    asked = bound_words(target, standing.bar)
    if standing.owed:
        said = f"{asked}，{owed_words(standing.owed)}未报，不能认定达标"
        return absent(rule, standing.deadline, standing.owed[-1].due, standing.owed), said
    within = latest is not None and latest.upto <= standing.deadline
    if latest is None or not within:
        return absent(rule, standing.deadline, standing.deadline), f"{asked}，没有期内的数据，不能认定达标"
    seen = f"截至{say(latest.upto)}为 {figure(target, latest)}"
    kept = holds(target, latest, bar_of(target, latest, latest.upto))
    if standing.state is TargetState.MISSED and kept is False and standing.period is None:
        bar = bar_of(target, latest, latest.upto)
        return wrong_side(rule, latest.value, bar, latest.upto, target.unit), f"{asked}，{seen}，未达标"
    why = "没有可比的数据" if standing.period is not None else "参照值或有的单位的数未报"
    return absent(rule, latest.upto, standing.deadline), f"{asked}，{seen}，{why}，不能认定达标"


def _broken_in_last_year(standing: TargetStanding) -> Shortfall | None:
    """不发生 that was broken in the year of the deadline, though later figures are in order again."""
    target = standing.target
    if not target.zero_promise:
        return None
    for one in reversed(standing.readings):
        bar = bar_of(target, one, one.upto)
        in_year = one.upto.year == standing.deadline.year and one.upto <= standing.deadline
        if in_year and holds(target, one, bar) is False:
            return Shortfall(one, bar, one.value)
    return None


def _fault_words(standing: TargetStanding, fault: Shortfall) -> str:
    target = standing.target
    asked = bound_words(target, fault.bar, fault.cut)
    label = period_label(fault.period, target.every or Every.YEAR) if fault.period is not None else ""
    if fault.averaged:
        mean = "—" if fault.figure is None else f"{show(rounded(fault.figure))}{target.unit}"
        return f"{asked}，各期平均 {mean}"
    if fault.grown and fault.figure is not None:
        return f"{asked}，{label}{growth_words(target, fault.figure)}"
    when = label or f"截至{say(fault.reading.upto)}"
    return f"{asked}，{when}为 {figure(target, fault.reading)}"


RULE = JudgingRule(
    CODE,
    "到期未达标",
    "时限已过而目标未达到（没有数据也算未达到），或者必须完成的成果既未完成也未获免；不论事项处于什么状态，"
    "已撤项、已结转的除外。目标自有时限的按自有时限。达标型以截至时限的数据为准，时限之后才达到的转为逾期补齐；"
    "周期型、递增型要每一个应评的周期都达到，未报的周期不算达到，后来补足的算达到；最后一期的报送天数满了才判。"
    "底线型和上限到时限为止的最后一个报送周期没有数据的，不能认定达标。"
    "力争类目标为黄灯，力争类成果不判。几个目标“或”（any_of）的，达到一个即可。",
    check,
    after_closing=True,
)
