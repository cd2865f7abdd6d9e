"""The score sheet: points, completion and rank of every unit, or of every plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.evidence import spoken, voices
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.scoring.charging import Party, Roll, borne_by, charge, shares_of
from jianguan_cli.domain.scoring.events import Event
from jianguan_cli.domain.scoring.rows import Place, Row, Share, Tally, row_of
from jianguan_cli.domain.settings.scoring import Method, Scoring

UNCLASSED = "未分类"
_ZERO = Decimal(0)
_GONE = (Status.DROPPED, Status.CARRIED)


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
    tallies: dict[Party, Tally] = defaultdict(Tally)
    for standing in standings:
        if standing.counts and standing.status not in _GONE:
            owners = shares_of(
                standing.plan, standing.lead_now, standing.support_now, standing.as_of, roll, scoring
            )
            told = voices(standing, _naming(standing, roll), first, last)
            for party, (share, leads) in owners.items():
                tallies[party].parts.append(Share(standing, share, leads, party in told))

    def sharing(event: Event) -> Mapping[Party, tuple[Decimal, bool]]:
        return borne_by(event, roll, scoring)

    charges, unborne = charge(events, first, last, sharing, scoring)
    for one in charges:
        tallies[one.party].charges.append(one)
    for adjustment in scoring.adjust:
        if first <= adjustment.date <= last:
            org = adjustment.org or _only_org(adjustment.unit, tallies)
            tallies[roll.party(adjustment.unit, org, adjustment.date)].adjustments.append(adjustment)
    rows = [row_of(party, tally, scoring, first, _class(party, roll)) for party, tally in tallies.items()]
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
    tallies: dict[Party, Tally] = {}
    for standing in standings:
        tally = tallies.setdefault(Party(standing.plan.id, standing.plan.title), Tally())
        if standing.counts and standing.status not in _GONE:
            told = spoken(standing, first, last)
            tally.parts.append(Share(standing, Decimal(1), leads=True, heard=told))
    charges, _ = charge(events, first, last, _plan_alone, scoring)
    for one in charges:
        if one.party in tallies:
            tallies[one.party].charges.append(one)
    scoring = scoring.replace(method=Method.MEAN)
    rows = [row_of(party, tally, scoring, first, "") for party, tally in tallies.items()]
    return tuple(_placed(rows, scoring.least_items, set(), one_class=True))


def _plan_alone(event: Event) -> Mapping[Party, tuple[Decimal, bool]]:
    return {Party(event.plan.id, event.plan.title): (Decimal(1), True)}


def _naming(standing: Standing, roll: Roll) -> Callable[[str], Party]:
    """Which unit a name of the item means on its day."""

    def party(name: str) -> Party:
        return roll.party(name, standing.plan.unit_org, standing.as_of)

    return party


def _placed(
    rows: Sequence[Row], least_items: int, apart: set[Party], *, one_class: bool = False
) -> list[Row]:
    """The rows with their places: 1, 2, 2, 4 inside each class, by the score as it is shown.

    Too few items (力争 ones aside), the names of groups (各市局) and who has reported nothing are not
    ranked; where all are equal nobody is last.
    """
    ranked: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for row in rows:
        owned = row.lead_items + row.support_items
        enough = row.firm_items >= least_items and (row.firm_items > 0 or not owned)
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


def _only_org(name: str, tallies: dict[Party, Tally]) -> str | None:
    """The organisation of the one unit of that name that is scored; None where there are several or none."""
    orgs = [party.org for party in tallies if party.name == name]
    return orgs[0] if len(orgs) == 1 else None
