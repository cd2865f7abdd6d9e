"""Several units report one target: each unit's own latest figure counts, and together they make one reading.

``sum``, ``mean``; ``pooled``: parts over parts (under ``worst`` each unit is judged alone).  A unit that has
not reported is named elsewhere and never taken as zero or as held: until it reports, the reading is not
``whole``.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.plan.parts import rate_of
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.vocabulary import Combine, Measure


def reporters_of(target: Target, readings: Iterable[Reading]) -> tuple[str, ...]:
    """Who owes a figure: the units the target names, else those that have reported."""
    return target.reporters or tuple(dict.fromkeys(one.unit for one in readings if one.unit is not None))


def combine(target: Target, readings: tuple[Reading, ...], reporters: tuple[str, ...]) -> tuple[Reading, ...]:
    """One reading for every day on which a unit's figure speaks, from the latest of each unit by then.

    It is whole where all ``reporters`` have spoken by then.
    """
    if target.combine is None or target.combine is Combine.WORST:
        return readings
    latest: dict[str, Reading] = {}
    made: list[Reading] = []
    for reading in readings:
        if reading.unit is None or (target.reporters and reading.unit not in reporters):
            continue
        latest[reading.unit] = reading
        everybody = all(unit in latest for unit in reporters)
        one = _joined(target, tuple(latest.values()), reading, whole=everybody)
        if made and made[-1].upto == one.upto:
            made.pop()
        made.append(one)
    return tuple(made)


def combine_by_day(
    target: Target, readings: tuple[Reading, ...], reporters: tuple[str, ...]
) -> tuple[Reading, ...]:
    """The same of levels that are held against another day's: whole where all spoke of that very day."""
    if target.combine is None or target.combine is Combine.WORST:
        return readings
    days = dict.fromkeys(one.upto for one in readings)
    groups = (tuple([one for one in readings if one.upto == day]) for day in days)
    return tuple(made for group in groups for made in combine(target, group, reporters))


def _joined(target: Target, parts: tuple[Reading, ...], last: Reading, *, whole: bool) -> Reading:
    made = Reading(max(one.date for one in parts), last.upto, None, whole=whole)
    if target.measured is not Measure.FLOW:
        made = made._replace(oldest=min(one.upto for one in parts))
    known = [one for one in parts if one.value is not None]
    if not known:
        return made._replace(whole=False)
    values = [one.value for one in known if one.value is not None]
    if len(known) < len(parts):
        made = made._replace(whole=False)
    match target.combine:
        case Combine.SUM:
            return made._replace(value=sum(values, Decimal(0)), ref=last.ref)
        case Combine.MEAN:
            return made._replace(value=sum(values, Decimal(0)) / len(values), ref=last.ref)
        case _:
            return _pooled(target, known, made)


def _pooled(target: Target, known: list[Reading], made: Reading) -> Reading:
    """A unit that gave a rate without its parts cannot be pooled: the figure stays incomplete."""
    told = [one.parts for one in known if len(one.parts) == 2]
    if not told:
        return made._replace(whole=False)
    part, whole = (sum((pair[at] for pair in told), Decimal(0)) for at in (0, 1))
    pooled = rate_of(part, whole, target.unit)
    return made._replace(value=pooled, parts=(part, whole), whole=made.whole and len(told) == len(known))
