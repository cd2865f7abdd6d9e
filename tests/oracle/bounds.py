"""Bounds and comparisons: what a figure is held against on a day, and whether it holds."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from tests.oracle.inputs import Map
from tests.oracle.log import Reading

RISING = (">=", ">")
FALLING = ("<=", "<")


class Bound(NamedTuple):
    """One comparison; ``upper`` belongs to ``between``, ``tolerance`` to ``==``."""

    op: str
    value: Fraction | None
    upper: Fraction | None = None
    tolerance: Fraction = Fraction(0)


def measure_of(target: Map) -> str:
    """The measure written, else a rate for percent and per-something units, else a flow."""
    if target.get("measure"):
        return str(target["measure"])
    unit = target["unit"]
    rate = unit.startswith(("%", "％", "‰", "百分点", "每")) or "/" in unit or "／" in unit
    return "rate" if rate else "flow"


def bound_on(target: Map, day: date, share: Fraction = Fraction(1)) -> Bound:
    """The bound of the time that ``day`` lies in; ``share`` is what a cut leaves of a flow quota."""
    value = target.get("value")
    if target["rule"] != "reach":
        for stage in sorted(target.get("milestones") or [], key=lambda one: one["by"]):
            if day <= stage["by"]:
                value = stage["value"]
                break
    upper = target.get("upper")
    if measure_of(target) == "flow" and target["rule"] == "each":
        value = None if value is None else value * share
        upper = None if upper is None else upper * share
    return Bound(target["op"], value, upper, target.get("tolerance") or Fraction(0))


def holds(bound: Bound, value: Fraction) -> bool:
    """Whether a value meets a bound."""
    assert bound.value is not None
    if bound.op == "between":
        assert bound.upper is not None
        return bound.value <= value <= bound.upper
    if bound.op == "==":
        return abs(value - bound.value) <= bound.tolerance
    if bound.op == ">=":
        return value >= bound.value
    if bound.op == ">":
        return value > bound.value
    if bound.op == "<=":
        return value <= bound.value
    return value < bound.value


def reading_holds(target: Map, bound: Bound, reading: Reading) -> bool | None:
    """Whether a reading meets the bound; None where it cannot be told (no reference given)."""
    if not target.get("against"):
        return None if reading.value is None else holds(bound, reading.value)
    if reading.value is not None and reading.ref is not None:
        margin = target.get("margin") or Fraction(0)
        ahead = -margin if bound.op in FALLING else margin
        return holds(bound._replace(value=reading.ref + ahead), reading.value)
    return reading.met


def is_cap(target: Map) -> bool:
    """A running total that must not pass a bound: ``<=``, ``<``, none at all, or the upper end of two."""
    if measure_of(target) != "flow" or target["rule"] not in {"reach", "each"} or target.get("against"):
        return False
    return target["op"] in FALLING or (target["op"] == "==" and target["value"] == 0)


def exceeds(target: Map, bound: Bound, value: Fraction) -> bool:
    """Whether a running total has passed what it can never come back from."""
    if is_cap(target):
        return not holds(bound, value)
    two_ended = target["op"] == "between" and measure_of(target) == "flow"
    return two_ended and bound.upper is not None and value > bound.upper


def is_zero_promise(target: Map) -> bool:
    """不发生: ``== 0`` and ``<= 0`` say the same."""
    return target["op"] in {"==", "<="} and target.get("value") == 0
