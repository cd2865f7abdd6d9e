"""Several units report one target: who owes a figure, and what the figures make together."""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.inputs import Map
from tests.oracle.log import Reading


def reporters_of(target: Map, readings: list[Reading]) -> list[str | None]:
    """Who owes a figure: those named, else those who have reported (nobody yet: one unnamed)."""
    if not target.get("combine"):
        return [None]
    if target.get("reporters"):
        return list(target["reporters"])
    seen: list[str | None] = []
    for reading in sorted(readings, key=lambda one: one.order):
        if reading.unit not in seen:
            seen.append(reading.unit)
    return seen or [None]


def of_unit(readings: list[Reading], unit: str | None) -> list[Reading]:
    """One unit's own readings."""
    return [reading for reading in readings if reading.unit == unit]


def together(
    target: Map, readings: list[Reading], reporters: list[str | None]
) -> tuple[list[Reading], list[Reading]]:
    """The combined series (a figure of every reporter), and the sums that still lack somebody.

    Without ``combine``, and for one unit under ``worst``, the readings stand as they are.
    """
    how = target.get("combine")
    if how in {None, "worst"}:
        return readings, []
    whole: list[Reading] = []
    partial: list[Reading] = []
    for day in sorted({reading.upto for reading in readings}):
        used: list[Reading] = []
        for unit in reporters:
            own = [one for one in of_unit(readings, unit) if one.upto <= day and one.value is not None]
            if own:
                used.append(own[-1])
        if not used:
            continue
        value = _value(str(how), used, str(target["unit"]))
        if value is None:
            continue
        made = Reading(
            upto=day,
            filed=max(one.filed for one in used),
            order=max(one.order for one in used),
            value=value,
            ref=used[-1].ref,
            settled=min(one.upto for one in used),
        )
        (whole if len(used) == len(reporters) else partial).append(made)
    return whole, partial if how == "sum" else []


def _value(how: str, used: list[Reading], unit: str) -> Fraction | None:
    values = [one.value for one in used if one.value is not None]
    if how == "sum":
        return sum(values, Fraction(0))
    if how == "mean":
        return sum(values, Fraction(0)) / len(values)
    parts = [one.parts for one in used]
    over = sum((pair[0] for pair in parts if pair), Fraction(0))
    under = sum((pair[1] for pair in parts if pair), Fraction(0))
    if None in parts or under == 0:
        return None
    scale = 100 if unit.startswith(("%", "％")) else 1000 if unit.startswith("‰") else 1
    return over / under * scale
