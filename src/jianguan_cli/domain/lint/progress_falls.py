"""Readings are totals to date within their period, so a flow cannot go down inside one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.judging.timeline import unfold
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule, reading_node
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.values.dates import period_of, say
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Measure, Rule

CODE = LintCode(
    "progress-falls",
    Severity.WARNING,
    "累计数下降",
    "读数是期内累计数，新增类（flow）指标在同一周期里只增不减（几个单位各报各的，各比各的；初步数、计划开始之前的数不比）；后报的比先报的小，多半是把当期数当成了累计数。"
    "请核对，报错了用 jianguan correct 更正。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each figure of a flow below the one before it in the same period."""
    for checklist, item in ledger.items():
        timeline = unfold(item, ledger.as_of)
        for target in item.targets:
            if target.measured is not Measure.FLOW or target.rule not in (Rule.REACH, Rule.EACH):
                continue
            readings = timeline.readings_of(target.key, with_met=False)
            origin = item.start or checklist.plan.start
            for before, after in _neighbours(target, readings, origin):
                if before.value is None or after.value is None or after.value >= before.value:
                    continue
                if _same_period(target, before, after):
                    yield CODE.finding(
                        checklist.path,
                        reading_node(item, target.key, after.date),
                        f"“{target.key}”截至{say(before.upto)}累计 {show(before.value)}，"
                        f"截至{say(after.upto)}反而是 {show(after.value)}",
                        item=item.id,
                        target=target.key,
                        hint="读数应是期内累计数，不是当期数",
                    )


def _neighbours(
    target: Target, readings: tuple[Reading, ...], origin: date
) -> Iterator[tuple[Reading, Reading]]:
    """Each two figures that follow each other, of one unit where each has its own.

    A 初步数 may turn out too high, and a total of days before the promise began is another total.
    """
    inside = [one for one in readings if one.upto >= origin]
    units = dict.fromkeys(one.unit for one in inside) if target.combine is not None else (None,)
    for unit in units:
        own = [one for one in inside if target.combine is None or one.unit == unit]
        yield from (pair for pair in pairwise(own) if not pair[0].provisional)


def _same_period(target: Target, before: Reading, after: Reading) -> bool:
    if target.rule is Rule.REACH or target.every is None:
        return True
    return period_of(before.upto, target.every) == period_of(after.upto, target.every)


RULE = LintRule(CODE, check)
