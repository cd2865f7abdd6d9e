"""Which unit bears what of an event: lead and support shares, the cap of an item, what is given back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.plan.model import Plan
from jianguan_cli.domain.plan.units import Register, Unit
from jianguan_cli.domain.scoring.events import Event
from jianguan_cli.domain.settings.scoring import Scoring

_ZERO = Decimal(0)
_WHOLE = Decimal(1)


class Party(NamedTuple):
    """A unit as the score knows it: registered or not, (organisation, name) tells it from all others."""

    org: str | None
    name: str


class Charge(NamedTuple):
    """What one event cost one unit on a day; negative where it was given back."""

    party: Party
    event: Event
    day: date
    share: Decimal
    points: Decimal

    @property
    def returned(self) -> bool:
        """Whether points are given back here."""
        return self.points < 0


class Roll:
    """The register as scoring asks it: who a printed name meant on a day."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._units: dict[Party, Unit] = {}

    def party(self, name: str, org: str | None, day: date) -> Party:
        """The unit that ``name`` meant in ``org``, or the one it had gone into by ``day``."""
        unit = self._register.resolve(name, org)
        if unit is None:
            return Party(org, name)
        for _ in self._register.units:
            later = [one.unit for one in unit.into if one.date <= day]
            # A unit that was divided among several stays as it was: nobody is its one successor.
            heir = self._register.resolve(later[0], unit.org) if len(later) == 1 else None
            if heir is None:
                break
            unit = heir
        party = Party(unit.org, unit.name)
        self._units[party] = unit
        return party

    def unit(self, party: Party) -> Unit | None:
        """The registered unit of a party that was asked for before."""
        return self._units.get(party)

    def place(self, party: Party) -> tuple[int, str]:
        """机构序列; units that are not registered come last, by name."""
        unit = self._units.get(party)
        return (10**9 if unit is None else self._register.order(unit), party.name)


def shares_of(
    plan: Plan, lead: tuple[str, ...], support: tuple[str, ...], day: date, roll: Roll, scoring: Scoring
) -> dict[Party, tuple[Decimal, bool]]:
    """Each owner's share and whether it leads; who leads under one name and supports under another leads."""
    owners: dict[Party, tuple[Decimal, bool]] = {}
    for names, share, leads in (
        (lead, _WHOLE, True),
        (support, scoring.support if lead else scoring.shared, not lead),
    ):
        for name in names:
            owners.setdefault(roll.party(name, plan.unit_org, day), (share, leads))
    return owners


Sharing = Callable[[Event], Mapping[Party, tuple[Decimal, bool]]]
"""From an event to the share of each who answers for it, and whether he leads."""


def charge(
    events: Sequence[Event], first: date, last: date, sharing: Sharing, scoring: Scoring
) -> tuple[list[Charge], list[Event]]:
    """What the events that happened from ``first`` to ``last`` cost whom, and those that nobody bears.

    ``events`` stand in the order in which they are charged. An item costs a unit no more than ``item_cap``
    times its weight; what a cap cut off is not given back.
    """
    charges: list[Charge] = []
    unborne: list[Event] = []
    lost: dict[tuple[Party, str], Decimal] = defaultdict(Decimal)
    cost: dict[int, list[Charge]] = {}
    for day, returned, place in _steps(events):
        event = events[place]
        if not first <= event.fault.happened <= last:
            continue
        if returned:
            step = [one._replace(day=day, points=-one.points) for one in cost[place]]
        else:
            owners = sharing(event)
            step = cost[place] = _costs(event, owners, lost, scoring)
            if not owners:
                unborne.append(event)
        for one in step:
            lost[one.party, event.item.id] += one.points
        charges += step
    return charges, unborne


def _costs(
    event: Event,
    owners: Mapping[Party, tuple[Decimal, bool]],
    lost: Mapping[tuple[Party, str], Decimal],
    scoring: Scoring,
) -> list[Charge]:
    """What the event costs each owner, as far as the item's cap has room."""
    fault = event.fault
    found = []
    for party, (share, leads) in owners.items():
        if leads or fault.code not in scoring.lead_only:
            room = scoring.item_cap * event.item.weight - lost.get((party, event.item.id), _ZERO)
            points = min(event.points * share, room)
            if points > 0:
                found.append(Charge(party, event, fault.day, share, points))
    return found


def _steps(events: Sequence[Event]) -> list[tuple[date, bool, int]]:
    """Losses on the day they were told, givings-back on theirs: day, whether given back, which event."""
    steps = [(event.fault.day, False, place) for place, event in enumerate(events)]
    steps.extend(
        (event.fault.disproved, True, place)
        for place, event in enumerate(events)
        if event.fault.disproved is not None
    )
    return sorted(steps)
