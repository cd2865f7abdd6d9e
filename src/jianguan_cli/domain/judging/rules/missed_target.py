"""``missed-target`` 到期未达标: past the deadline with a target not met or a firm deliverable undone."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.judging.readings import holds
from jianguan_cli.domain.judging.rules.rule import JudgingRule
from jianguan_cli.domain.judging.standing import Reading, TargetStanding
from jianguan_cli.domain.judging.words import bound_words, figure
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.values.dates import say

CODE = "missed-target"


def check(case: Case) -> Iterator[Finding]:
    """One finding a target, one a deliverable."""
    rate = case.rate(CODE)
    for standing in case.targets:
        if standing.past and not standing.met:
            target = standing.target
            light = rate.of(soft=target.soft)
            if light is not None:
                yield case.finding(CODE, light, _message(standing), target.node, target=target.key)
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
            message = f"时限{say(case.timeline.deadline)}已过，成果“{deliverable.text}”未完成"
            yield case.finding(CODE, light, message, deliverable.node)


def _message(standing: TargetStanding) -> str:
    target = standing.target
    head = f"时限{say(standing.deadline)}已过，“{target.metric}”{bound_words(target, standing.bound)}"
    shown = _telling(standing)
    if shown is None:
        return f"{head}，没有任何数据，不能认定达标"
    return f"{head}，截至{say(shown.upto)}为 {figure(target, shown)}，未达标"


def _telling(standing: TargetStanding) -> Reading | None:
    """The reading that shows the miss: what broke the promise, though later figures are in order again."""
    target = standing.target
    if standing.fault is not None:
        return standing.fault.reading
    if target.zero_promise:
        year = standing.deadline.year
        broken = [one for one in standing.readings if one.upto.year == year and holds(target, one) is False]
        return broken[-1] if broken else standing.latest
    return standing.latest


RULE = JudgingRule(
    CODE,
    "到期未达标",
    "时限已过而目标未达到（没有数据也算未达到），或者必须完成的成果既未完成也未获免；不论事项处于什么状态，"
    "已撤项、已结转的除外。目标自有时限的按自有时限。达标型以截至时限的数据为准，时限之后才达到的转为逾期补齐；"
    "力争类目标为黄灯，力争类成果不判。",
    check,
    after_closing=True,
)
