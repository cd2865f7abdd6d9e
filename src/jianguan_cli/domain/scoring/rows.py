"""One row of the score sheet: what a unit answers for, what it lost, how much of it is done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.scoring.charging import Charge, Party
from jianguan_cli.domain.scoring.completion import completion
from jianguan_cli.domain.settings.scoring import Adjustment, Method, Scoring
from jianguan_cli.domain.values.number import rounded

_ZERO = Decimal(0)


class Place(NamedTuple):
    """A rank among equals: of how many, and whether nobody stands lower."""

    rank: int
    among: int
    last: bool


class Row(NamedTuple):
    """One unit (or plan): what it answers for, what it lost and why, its score and place.

    ``completion`` is a percent or None where nothing of it can be measured; ``unmeasured`` counts the items
    that say nothing of completion. ``lost`` is net of what was given back.  Where it owns items and
    has ``reported`` nothing in the span the points are no more than data: no rank, no praise.  ``settled``
    where all of it was closed before the span began.  Of its items only the ``firm_items`` are ranked: what
    the document only 力争s is not.
    """

    party: Party
    class_: str
    lead_items: int
    support_items: int
    completion: Decimal | None
    unmeasured: int
    lost: Decimal
    added: Decimal
    score: Decimal
    place: Place | None
    charges: tuple[Charge, ...]
    adjustments: tuple[Adjustment, ...]
    reported: bool = True
    settled: bool = False
    firm_items: int = 0

    @property
    def peers(self) -> tuple[str | None, str]:
        """Whom it is ranked with: units of the same organisation and class."""
        return (self.party.org, self.class_)


class Share(NamedTuple):
    """One party's part in one item, and whether it has reported of it in the span."""

    standing: Standing
    share: Decimal
    leads: bool
    heard: bool

    @property
    def firm(self) -> bool:
        """Whether ranks and scores look at it: not where the document only 力争s."""
        return not self.standing.item.only_soft


class Tally:
    """What is gathered for one party before it becomes a row."""

    def __init__(self) -> None:
        self.parts: list[Share] = []
        self.charges: list[Charge] = []
        self.adjustments: list[Adjustment] = []


def row_of(party: Party, tally: Tally, scoring: Scoring, first: date, class_: str) -> Row:
    """The row of one party, not ranked yet; ``first`` begins the span."""
    lost = sum((one.points for one in tally.charges), _ZERO)
    added = sum((one.points for one in tally.adjustments), _ZERO)
    cost = lost if scoring.method is Method.TOTAL else _mean(tally, lost)
    score = min(max(scoring.start - cost + added, scoring.floor), scoring.cap)
    done, unmeasured = _completion(tally.parts)
    firm = [part for part in tally.parts if part.firm]
    asked = firm or tally.parts
    reported = not asked or any(part.heard for part in asked)
    return Row(
        party,
        class_,
        sum(part.leads for part in tally.parts),
        sum(not part.leads for part in tally.parts),
        done,
        unmeasured,
        lost,
        added,
        rounded(score),
        None,
        tuple(tally.charges),
        tuple(tally.adjustments),
        reported,
        not reported and all(_closed_before(part.standing, first) for part in asked),
        len(firm),
    )


def _closed_before(standing: Standing, first: date) -> bool:
    """Whether the item was closed before that day and still is."""
    return standing.status is Status.CLOSED and any(
        entry.status is Status.CLOSED and entry.date < first for entry in standing.log
    )


def _mean(tally: Tally, lost: Decimal) -> Decimal:
    """The loss over the weight of all items that the unit owns or lost points with.

    What is only 力争 costs nothing and thins nothing, where there is anything else.
    """
    weights: dict[str, Decimal] = {}
    soft: dict[str, Decimal] = {}
    for part in tally.parts:
        (weights if part.firm else soft)[part.standing.item.id] = part.standing.item.weight * part.share
    for one in tally.charges:
        held = soft if one.event.item.only_soft else weights
        held.setdefault(one.event.item.id, one.event.item.weight * one.share)
    whole = sum(weights.values(), _ZERO) or sum(soft.values(), _ZERO)
    return lost / whole if whole else _ZERO


def _completion(parts: Iterable[Share]) -> tuple[Decimal | None, int]:
    """The mean completion of the firm items by weight and share, in percent."""
    done = whole = _ZERO
    unmeasured = 0
    for part in parts:
        if not part.firm:
            continue
        percent = completion(part.standing)
        if percent is None:
            unmeasured += 1
            continue
        weight = part.standing.item.weight * part.share
        done += weight * percent
        whole += weight
    return (done / whole if whole else None), unmeasured
