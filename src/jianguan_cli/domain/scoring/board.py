"""The score sheet: points, completion and rank of every unit, or of every plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.scoring.charging import Charge, Party, Roll, charge, shares_of
from jianguan_cli.domain.scoring.completion import completion, heard
from jianguan_cli.domain.scoring.events import Event
from jianguan_cli.domain.settings.scoring import Adjustment, Method, Scoring
from jianguan_cli.domain.values.number import rounded

UNCLASSED = "未分类"
_ZERO = Decimal(0)
_GONE = (Status.DROPPED, Status.CARRIED)


class Place(NamedTuple):
    """A rank among equals: of how many, and whether nobody stands lower."""

    rank: int
    among: int
    last: bool


class Row(NamedTuple):
    """One unit (or plan): what it answers for, what it lost and why, its score and place.

    ``completion`` is a percent or None where nothing of it can be measured; ``unmeasured`` counts the items
    that say nothing of completion. ``lost`` is net of what was given back.  Where nobody has ``reported``
    anything the points are no more than data: no rank, no praise.
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

    @property
    def peers(self) -> tuple[str | None, str]:
        """Whom it is ranked with: units of the same organisation and class."""
        return (self.party.org, self.class_)


class Board(NamedTuple):
    """The whole sheet; ``unborne`` are events of items that no unit answers for."""

    as_of: date
    first: date
    last: date
    by: str
    scoring: Scoring
    rows: tuple[Row, ...]
    unborne: tuple[Event, ...]
    statuses: tuple[tuple[Status, int], ...]


class _Share(NamedTuple):
    """One party's part in one item."""

    standing: Standing
    share: Decimal
    leads: bool


class _Tally:
    """What is gathered for one party before it becomes a row."""

    def __init__(self) -> None:
        self.parts: list[_Share] = []
        self.charges: list[Charge] = []
        self.adjustments: list[Adjustment] = []


def unit_rows(
    standings: Iterable[Standing],
    events: Sequence[Event],
    first: date,
    last: date,
    register: Register,
    scoring: Scoring,
) -> tuple[tuple[Row, ...], tuple[Event, ...]]:
    """A row for every unit that owns an item, lost a point or was adjusted; and the events nobody bears.

    Rows stand by class in 机构序列 of its first unit, inside by rank, then by 机构序列. Units of different
    organisations are not compared.
    """
    roll = Roll(register)
    tallies: dict[Party, _Tally] = defaultdict(_Tally)
    for standing in standings:
        if standing.counts and standing.status not in _GONE:
            owners = shares_of(
                standing.plan, standing.lead_now, standing.support_now, standing.as_of, roll, scoring
            )
            for party, (share, leads) in owners.items():
                tallies[party].parts.append(_Share(standing, share, leads))

    def sharing(event: Event) -> Mapping[Party, tuple[Decimal, bool]]:
        return shares_of(event.plan, event.lead, event.support, event.fault.happened, roll, scoring)

    charges, unborne = charge(events, first, last, sharing, scoring)
    for one in charges:
        tallies[one.party].charges.append(one)
    for adjustment in scoring.adjust:
        if first <= adjustment.date <= last:
            org = adjustment.org or _only_org(adjustment.unit, tallies)
            tallies[roll.party(adjustment.unit, org, adjustment.date)].adjustments.append(adjustment)
    rows = [
        _row(party, tally, scoring, scoring.method, _class(party, roll)) for party, tally in tallies.items()
    ]
    groups = {party for party in tallies if (unit := roll.unit(party)) is not None and unit.group}
    placed = _placed(rows, scoring.least_items, groups)
    classes: dict[tuple[str | None, str], tuple[int, str]] = {}
    for row in placed:
        place = roll.place(row.party)
        classes[row.peers] = min(place, classes.get(row.peers, place))
    ordered = sorted(
        placed,
        key=lambda row: (
            classes[row.peers],
            row.place is None,
            row.place.rank if row.place else 0,
            roll.place(row.party),
            row.party.org or "",
        ),
    )
    return tuple(ordered), tuple(unborne)


def plan_rows(
    standings: Iterable[Standing], events: Sequence[Event], first: date, last: date, scoring: Scoring
) -> tuple[Row, ...]:
    """A row for every plan, in the order of the plans: each event once, the mean over the plan's items."""
    tallies: dict[Party, _Tally] = {}
    for standing in standings:
        tally = tallies.setdefault(Party(standing.plan.id, standing.plan.title), _Tally())
        if standing.counts and standing.status not in _GONE:
            tally.parts.append(_Share(standing, Decimal(1), leads=True))
    charges, _ = charge(events, first, last, _plan_alone, scoring)
    for one in charges:
        if one.party in tallies:
            tallies[one.party].charges.append(one)
    rows = [_row(party, tally, scoring, Method.MEAN, "") for party, tally in tallies.items()]
    return tuple(_placed(rows, scoring.least_items, set(), one_class=True))


def _plan_alone(event: Event) -> Mapping[Party, tuple[Decimal, bool]]:
    return {Party(event.plan.id, event.plan.title): (Decimal(1), True)}


def _row(party: Party, tally: _Tally, scoring: Scoring, method: Method, class_: str) -> Row:
    lost = sum((one.points for one in tally.charges), _ZERO)
    added = sum((one.points for one in tally.adjustments), _ZERO)
    cost = lost if method is Method.TOTAL else _mean(tally, lost)
    score = min(max(scoring.start - cost + added, scoring.floor), scoring.cap)
    done, unmeasured = _completion(tally.parts)
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
        any(heard(part.standing) for part in tally.parts),
    )


def _mean(tally: _Tally, lost: Decimal) -> Decimal:
    """The loss over the weight of all items that the unit owns or lost points with."""
    weights = {part.standing.item.id: part.standing.item.weight * part.share for part in tally.parts}
    for one in tally.charges:
        weights.setdefault(one.event.item.id, one.event.item.weight * one.share)
    whole = sum(weights.values(), _ZERO)
    return lost / whole if whole else _ZERO


def _completion(parts: Iterable[_Share]) -> tuple[Decimal | None, int]:
    """The mean completion of the items by weight and share, in percent."""
    done = whole = _ZERO
    unmeasured = 0
    for part in parts:
        percent = completion(part.standing)
        if percent is None:
            unmeasured += 1
            continue
        weight = part.standing.item.weight * part.share
        done += weight * percent
        whole += weight
    return (done / whole if whole else None), unmeasured


def _placed(
    rows: Sequence[Row], least_items: int, apart: set[Party], *, one_class: bool = False
) -> list[Row]:
    """The rows with their places: 1, 2, 2, 4 inside each class, by the score as it is shown.

    Too few items, the names of groups (各市局) and who has reported nothing are not ranked; where all are
    equal nobody is last.
    """
    ranked: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for row in rows:
        enough = row.lead_items + row.support_items >= least_items
        if row.reported and enough and row.party not in apart:
            ranked[(None, "") if one_class else row.peers].append(row)
    places: dict[Party, Place] = {}
    for members in ranked.values():
        scores = [row.score for row in members]
        lowest = min(scores)
        for row in members:
            rank = 1 + sum(score > row.score for score in scores)
            last = row.score == lowest and lowest != max(scores)
            places[row.party] = Place(rank, len(members), last)
    return [row._replace(place=places.get(row.party)) for row in rows]


def _class(party: Party, roll: Roll) -> str:
    unit = roll.unit(party)
    return (unit.class_ if unit is not None else None) or UNCLASSED


def _only_org(name: str, tallies: dict[Party, _Tally]) -> str | None:
    """The organisation of the one unit of that name that is scored; None where there are several or none."""
    orgs = [party.org for party in tallies if party.name == name]
    return orgs[0] if len(orgs) == 1 else None
