"""Most of the way in one report at the very end (突击填报)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from jianguan_cli.domain.judging.timeline import unfold
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule, reading_node
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import Rule

LAST_DAYS = dt.timedelta(days=5)
HALF = Decimal("0.5")

CODE = LintCode(
    "last-day-jump",
    Severity.WARNING,
    "临期突增",
    f"时限前 {LAST_DAYS.days} 日内（含当日）一次填报就走完全程的一半以上，数字值得核实。"
    "请附佐证，或由督查室核查（jianguan verify）。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each ``reach`` target that a single late report lifts by more than half of its whole way."""
    for checklist, item in ledger.items():
        for target in item.targets:
            for before, after, day in _jumps(item, target, ledger.as_of):
                yield CODE.finding(
                    checklist.path,
                    reading_node(item, target.key, day),
                    f"“{target.key}”临到时限由 {show(before)} 一次升到 {show(after)}",
                    item=item.id,
                    target=target.key,
                    hint="请附佐证，或予以核查",
                )


def _jumps(item: Item, target: Target, as_of: dt.date) -> Iterator[tuple[Decimal, Decimal, dt.date]]:
    deadline = target.deadline or item.deadline
    if target.rule is not Rule.REACH or target.value is None:
        return
    found = unfold(item, as_of).readings_of(target.key, with_met=False)
    readings = [(one.date, one.value) for one in found if one.value is not None]
    if not readings:
        return
    comparable = target.baseline is not None and target.baseline.comparable
    origin = target.baseline.value if target.baseline is not None and comparable else readings[0][1]
    whole = abs(target.value - origin)
    for (_, before), (day, after) in pairwise(readings):
        late = deadline - LAST_DAYS <= day <= deadline
        if late and whole and abs(after - before) > HALF * whole:
            yield before, after, day


RULE = LintRule(CODE, check)
