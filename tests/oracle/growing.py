"""Growth: like with like, the ends of two periods or the same day a period earlier."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from tests.oracle.bounds import FALLING, RISING, Bound, holds
from tests.oracle.combine import together
from tests.oracle.inputs import Map
from tests.oracle.log import Reading
from tests.oracle.periods import same_day_earlier


def level_on(target: Map, levels: list[Reading], reporters: list[str | None], day: date) -> Fraction | None:
    """The level of exactly that day, of all who report; a comparable baseline is a level too."""
    whole, _ = together(target, [one for one in levels if one.upto == day], reporters)
    if whole:
        return whole[-1].value
    baseline = target.get("baseline")
    if baseline and baseline.get("comparable", True) and baseline["date"] == day:
        value: Fraction = baseline["value"]
        return value
    return None


def growth(target: Map, base: Fraction | None, level: Fraction | None) -> Fraction | None:
    """The growth from one level to another, in percent where the unit is relative; None: 不可比."""
    if base is None or level is None:
        return None
    if not target["unit"].startswith(("%", "％")):
        return level - base
    return (level - base) / abs(base) * 100 if base else None


def pace_of_growth(
    target: Map,
    bound: Bound,
    latest: Reading | None,
    levels: list[Reading],
    reporters: list[str | None],
    kind: str,
) -> Fraction | None:
    """How far the growth over one period up to the latest reading is ahead, in points of the bound.

    A bound on the other side of zero (not falling by more than 5) has no share: what does not hold is
    a whole bound behind.
    """
    if latest is None or bound.value is None:
        return None
    level = level_on(target, levels, reporters, latest.upto)
    base = level_on(target, levels, reporters, same_day_earlier(kind, latest.upto))
    grown = growth(target, base, level)
    if grown is None:
        return None
    if holds(bound, grown):
        return Fraction(0)
    upward = bound.value > 0 and bound.op in {*RISING, "==", "between"} and grown < bound.value
    downward = bound.value < 0 and bound.op in {*FALLING, "=="} and grown > bound.value
    if upward or downward:
        return (grown / bound.value - 1) * 100
    return Fraction(-100)
