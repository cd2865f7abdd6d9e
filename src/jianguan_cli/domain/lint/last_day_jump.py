"""Most of the way in one report at the very end (突击填报)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from jianguan_cli.domain.judging.timeline import unfold
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule, reading_node
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Combine, Op, Rule

LAST_DAYS = dt.timedelta(days=5)
HALF = Decimal("0.5")

CODE = LintCode(
    "last-day-jump",
    Severity.WARNING,
    "临期突增",
    f"时限前 {LAST_DAYS.days} 日内（含当日）一次填报就走完全程的一半以上，数字值得核实。"
    "请附佐证，或由督查室核查（jianguan verify）。",
)


class _Jump(NamedTuple):
    """One reporter's step: ``unit`` is empty where the target is told by one alone."""

    unit: str
    before: Decimal
    after: Decimal
    day: dt.date


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each ``reach`` target that one late report of one reporter carries more than half of its whole way."""
    for checklist, item in ledger.items():
        for target in item.targets:
            for jump in _jumps(item, target, ledger.as_of):
                who = f"（{jump.unit}）" if jump.unit else ""
                way = "升" if jump.after > jump.before else "降"
                yield CODE.finding(
                    checklist.path,
                    reading_node(item, target.key, jump.day),
                    f"“{target.key}”{who}临到时限由 {show(jump.before)} 一次{way}到 {show(jump.after)}",
                    item=item.id,
                    target=target.key,
                    hint="请附佐证，或予以核查",
                )


def _jumps(item: Item, target: Target, as_of: dt.date) -> Iterator[_Jump]:
    deadline = target.deadline or item.deadline
    if target.rule is not Rule.REACH or target.value is None:
        return
    told = _told(item, target, as_of)
    for unit, readings in told.items():
        way = target.value - _origin(target, told, unit)
        for (_, before), (day, after) in pairwise(readings):
            late = deadline - LAST_DAYS <= day <= deadline
            step = after - before
            if late and way and _onward(target, way, step) and abs(step) > HALF * abs(way):
                yield _Jump(unit, before, after, day)


def _told(item: Item, target: Target, as_of: dt.date) -> dict[str, list[tuple[dt.date, Decimal]]]:
    """The figures by reporter: where several units report, one's figure says nothing of another's."""
    told: dict[str, list[tuple[dt.date, Decimal]]] = {}
    for one in unfold(item, as_of).readings_of(target.key, with_met=False):
        if one.value is not None:
            unit = (one.unit or "") if target.combine is not None else ""
            told.setdefault(unit, []).append((one.date, one.value))
    return told


def _origin(target: Target, told: dict[str, list[tuple[dt.date, Decimal]]], unit: str) -> Decimal:
    """Where the whole way begins: the baseline, else the first figure (of a sum: the first of all units)."""
    if target.baseline is not None and target.baseline.comparable:
        return target.baseline.value
    if target.combine is Combine.SUM:
        return sum((readings[0][1] for readings in told.values()), Decimal(0))
    return told[unit][0][1]


def _onward(target: Target, way: Decimal, step: Decimal) -> bool:
    """Whether the step goes where the target asks: a figure that gets worse jumps to nothing."""
    if target.op in (Op.EQ, Op.BETWEEN):
        return way * step > 0
    return step < 0 if target.op.falling else step > 0


RULE = LintRule(CODE, check)
