"""How far an item has come by what is known: beside a target that nobody reported no progress is said."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.arithmetic import percent
from jianguan_cli.domain.judging.standing import DeliverableStanding, TargetStanding
from jianguan_cli.domain.values.vocabulary import Combine

_FULL = Decimal(100)


class Told(NamedTuple):
    """Of how many of the targets asked for (of an ``any_of`` one) there is a figure; whether any is owed."""

    told: int
    asked: int
    owing: bool

    @property
    def whole(self) -> bool:
        """Whether there is a figure of every one."""
        return self.told == self.asked


def told_of(targets: Sequence[TargetStanding]) -> Told:
    """How many of an item's targets have a figure."""
    groups = _groups(targets)
    told = sum(any(_has_figure(one) for one in group) for group in groups)
    owing = any(all(one.owed and not (one.past and one.met) for one in group) for group in groups)
    return Told(told, len(groups), owing)


def item_progress(
    targets: Sequence[TargetStanding], deliverables: Sequence[DeliverableStanding]
) -> Decimal | None:
    """Deliverables done by weight (a waived one is not asked for); without any, the least of the targets'.

    Unknown where one of the targets has no figure: the least of the others may be more than there is.
    """
    if deliverables:
        return _by_weight(deliverables)
    groups = _groups(targets)
    if not all(any(_has_figure(one) for one in group) for group in groups):
        return None
    best = [
        max(known)
        for group in groups
        if (known := [one.progress for one in group if one.progress is not None])
    ]
    return min(best, default=None)


def _done(one: TargetStanding, among: int) -> Decimal | None:
    """Its progress; of several of which one is enough the one that holds is all that is asked."""
    return _FULL if among > 1 and one.met and one.progress is None else one.progress


def _groups(targets: Sequence[TargetStanding]) -> list[list[TargetStanding]]:
    """The targets, each alone, but those together of which one is enough."""
    groups: dict[str, list[TargetStanding]] = {}
    for place, one in enumerate(targets):
        groups.setdefault(one.target.any_of or f"/{place}", []).append(one)
    return list(groups.values())


def _has_figure(one: TargetStanding) -> bool:
    return one.latest is not None and all_told(one)


def all_told(one: TargetStanding) -> bool:
    """Whether every unit that owes a figure has given one.

    What some of them have on average, or the worst of some, is no figure of them all; a sum is a part of it.
    """
    combine = one.target.combine
    if combine is None or combine is Combine.SUM:
        return True
    if combine is Combine.WORST:
        return {reading.unit for reading in one.readings} >= set(one.target.reporters)
    return one.latest is not None and one.latest.whole


def _by_weight(deliverables: Sequence[DeliverableStanding]) -> Decimal | None:
    asked = [one for one in deliverables if not one.waived or one.done is not None]
    whole = sum((one.deliverable.weight for one in asked), Decimal(0))
    done = sum((one.deliverable.weight for one in asked if one.done is not None), Decimal(0))
    return percent(done, whole) if whole > 0 else None
