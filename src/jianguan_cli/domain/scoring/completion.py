"""How much of an item is done, by what was reported: silence takes from it and never adds.

The least of what is firmly promised counts: its results by weight, its targets each.  Whether it can be
measured is told by what is promised and not by what was reported; what can and was not is 0, and of a target
that owes figures only the part of the periods counts that were reported.  力争 promises are not asked for.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple, Self

from jianguan_cli.domain.judging.progress import all_told
from jianguan_cli.domain.judging.standing import (
    DeliverableStanding,
    Reading,
    Standing,
    TargetStanding,
    TargetState,
)
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.dates import period_of, previous_period
from jianguan_cli.domain.values.vocabulary import Every, Measure, Rule

_ZERO = Decimal(0)
_ONE = Decimal(1)
_FULL = Decimal(100)
_IDLE = (Status.UNREPORTED, Status.TODO)


def completion(standing: Standing) -> Decimal | None:
    """Percent done; None where it cannot be measured.  What was closed and owes nothing is done."""
    firm = [_Told.of(standing, one) for one in standing.targets if not one.target.soft]
    closed = standing.status is Status.CLOSED
    if closed and all(one.target.met or one.target.excused or not one.target.owed for one in firm):
        return _FULL
    results = _results(standing.deliverables)
    known = [] if results is None else [results]
    at_most = [_FULL]
    for group in _alternatives(firm):
        if any(_measurable(one.target.target) for one in group):
            known.append(max(_done(one) * one.share for one in group))
        else:
            at_most.append(_FULL * max(one.share for one in group))
    if known or closed:
        return min(*known, *at_most)
    return _ZERO if standing.status in _IDLE else None


class _Told(NamedTuple):
    """A target with the figures of its time, and the part of the periods asked for that were reported."""

    target: TargetStanding
    readings: tuple[Reading, ...]
    share: Decimal

    @classmethod
    def of(cls, standing: Standing, one: TargetStanding) -> Self:
        """The target of an item."""
        begin = standing.item.start or standing.plan.start
        endless = standing.item.ongoing and one.target.deadline is None
        end = date.max if endless else one.deadline
        readings = tuple(reading for reading in one.readings if begin <= reading.upto <= end)
        return cls(one, readings, _share(one, readings))


def _share(one: TargetStanding, readings: tuple[Reading, ...]) -> Decimal:
    """All where nothing is owed; else what was reported of the periods asked for so far."""
    if not one.owed or (one.past and one.met):
        return _ONE
    every = one.owed[-1].every
    told = {period_of(reading.upto, every) for reading in readings}
    if one.target.rule in (Rule.EACH, Rule.GROW) and every is (one.target.every or Every.YEAR):
        missing = len(one.owed)
    else:
        # The latest figure answers for all before it: what came after it is missing.
        last = max((period.first for period in told), default=date.max)
        missing, owed = 1, previous_period(one.owed[-1].period, every)
        while owed.first > last:
            missing, owed = missing + 1, previous_period(owed, every)
    answered = len(told - {owing.period for owing in one.owed})
    return Decimal(answered) / (answered + missing)


def _results(deliverables: tuple[DeliverableStanding, ...]) -> Decimal | None:
    asked = [one for one in deliverables if not one.deliverable.soft and not one.waived]
    whole = sum((one.deliverable.weight for one in asked), _ZERO)
    done = sum((one.deliverable.weight for one in asked if one.done is not None), _ZERO)
    return done * 100 / whole if whole else None


def _alternatives(targets: list[_Told]) -> list[list[_Told]]:
    """The targets each alone, but those together of which one is enough."""
    groups: dict[str, list[_Told]] = {}
    for place, one in enumerate(targets):
        groups.setdefault(one.target.target.any_of or f"/{place}", []).append(one)
    return list(groups.values())


def _done(told: _Told) -> Decimal:
    """How much of the target its figures show."""
    one = told.target
    if one.met or one.state is TargetState.MET:
        return _FULL
    if one.progress is None or not all_told(one):
        return _ZERO
    return min(max(one.progress, _ZERO), _FULL)


def _measurable(target: Target) -> bool:
    """Whether a figure would say how far the target has come."""
    if target.value is None or target.capped or target.rule is Rule.KEEP:
        return False
    baseline = target.baseline
    based = baseline is not None and baseline.comparable
    if target.rule is Rule.REACH:
        return based or bool(target.milestones) or target.measured is Measure.FLOW
    return target.rule is Rule.GROW or target.measured is Measure.FLOW
