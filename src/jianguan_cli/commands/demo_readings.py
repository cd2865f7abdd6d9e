"""Plausible figures for the demonstration: what a target's reading might be on a day."""

from __future__ import annotations

import random
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jianguan_cli.domain.plan.model import Item, Plan
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.dates import period_of
from jianguan_cli.domain.values.vocabulary import Every, Measure, Op, Rule

_WHOLE, _TENTH = Decimal(1), Decimal("0.1")


def reading_on(
    target: Target, item: Item, plan: Plan, day: date, pace: Decimal, chance: random.Random
) -> Decimal:
    """The figure that an owner of that ``pace`` (1 is on the path) would report for ``day``."""
    goal = target.value or Decimal(0)
    wobble = Decimal(chance.randrange(97, 104)) / 100
    match target.rule:
        case Rule.KEEP:
            return _floor(target, goal, pace, chance)
        case Rule.EACH:
            share = _share_of_period(target.every or Every.YEAR, day)
            return _rounded(goal * share * pace * wobble, target)
        case Rule.GROW:
            years = day.year - plan.start.year
            growth = 1 + (goal * pace / 100 if target.unit == "%" else Decimal(0))
            return (Decimal(1000) * growth**years * wobble).quantize(_WHOLE, ROUND_HALF_UP)
        case Rule.REACH:
            start = target.baseline.value if target.baseline else Decimal(0)
            end = target.deadline or item.deadline
            share = Decimal((day - plan.start).days) / max((end - plan.start).days, 1)
            if target.op.falling:
                return _rounded(goal * (2 - min(share * pace, Decimal(1))), target)
            value = start + (goal - start) * min(share * pace, Decimal("1.1")) * wobble
            if target.measured is Measure.RATE:
                value = min(value, Decimal(100))
            return _rounded(value, target)


def _floor(target: Target, goal: Decimal, pace: Decimal, chance: random.Random) -> Decimal:
    broken = pace < Decimal("0.6") and chance.random() < 0.5
    if target.op is Op.EQ:
        return goal + (1 if broken and goal == 0 else 0)
    margin = goal * Decimal(chance.randrange(1, 8)) / 1000
    worse = target.op.falling == (not broken)
    value = goal - margin if worse else goal + margin
    if target.unit == "%":
        value = min(value, Decimal(100))
    return _rounded(value, target) if value != goal else goal


def _share_of_period(every: Every, day: date) -> Decimal:
    period = period_of(day, every)
    return Decimal((day - period.first).days + 1) / period.days


def _rounded(value: Decimal, target: Target) -> Decimal:
    step = _TENTH if target.measured is Measure.RATE else _WHOLE
    return max(value, Decimal(0)).quantize(step, ROUND_HALF_UP)
