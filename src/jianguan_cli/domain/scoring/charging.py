"""Which unit bears what of an event: lead and support shares, the cap of an item, what is given back."""

from __future__ import annotations

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


def borne_by(event: Event, roll: Roll, scoring: Scoring) -> dict[Party, tuple[Decimal, bool]]:
    """Who bears the event, and with what share, by the owners of its day.

    Where each unit owes a figure of its own, the one whose figure is missing answers in full, whether it
    leads or supports, and who gave theirs does not answer for the others.
    """
    fault = event.fault
    owners = shares_of(event.plan, event.lead, event.support, fault.happened, roll, scoring)

    def parties(names: tuple[str, ...]) -> set[Party]:
        return {roll.party(name, event.plan.unit_org, fault.happened) for name in names}

    silent = parties(fault.silent)
    answered = parties(fault.answered) - silent
    return {
        party: (_WHOLE, True) if party in silent else borne
        for party, borne in owners.items()
        if party not in answered
    }


Sharing = Callable[[Event], Mapping[Party, tuple[Decimal, bool]]]
"""From an event to the share of each who answers for it, and whether he leads."""


def charge(
    events: Sequence[Event], first: date, last: date, sharing: Sharing, scoring: Scoring
) -> tuple[list[Charge], list[Event]]:
    """What the events that happened from ``first`` to ``last`` cost whom, and those that nobody bears.

    ``events`` stand in the order in which they are charged. An item costs a unit no more than ``item_cap``
    times its weight; where points are given back, what the cap had cut off takes the room: else a fault
    that was none would have shielded the others.
    """
    charges: list[Charge] = []
    unborne: list[Event] = []
    accounts: dict[tuple[Party, str], _Account] = {}
    for day, returned, place in _steps(events):
        event = events[place]
        if not first <= event.fault.happened <= last:
            continue
        owners = sharing(event)
        if not owners and not returned:
            unborne.append(event)
        for party, (share, leads) in owners.items():
            if leads or event.fault.code not in scoring.lead_only:
                account = accounts.setdefault(
                    (party, event.item.id), _Account(party, scoring.item_cap * event.item.weight)
                )
                charges += account.give_back(event, day) if returned else account.take(event, share)
    return charges, unborne


class _Debt:
    """What an event costs by its share, and how much of it was charged."""

    def __init__(self, event: Event, share: Decimal) -> None:
        self.event = event
        self.share = share
        self.whole = event.points * share
        self.charged = _ZERO


class _Account:
    """What one item has cost one unit so far, up to its cap."""

    def __init__(self, party: Party, cap: Decimal) -> None:
        self._party = party
        self._room = cap
        self._debts: list[_Debt] = []

    def take(self, event: Event, share: Decimal) -> list[Charge]:
        """Charge the event, as far as there is room."""
        self._debts.append(_Debt(event, share))
        return self._fill(event.fault.day)

    def give_back(self, event: Event, day: date) -> list[Charge]:
        """Give back what the event cost, and charge what it had kept out."""
        debt = next(one for one in self._debts if one.event is event)
        self._debts.remove(debt)
        if not debt.charged:
            return []
        self._room += debt.charged
        return [Charge(self._party, event, day, debt.share, -debt.charged), *self._fill(day)]

    def _fill(self, day: date) -> list[Charge]:
        made = []
        for debt in self._debts:
            points = min(debt.whole - debt.charged, self._room)
            if points > 0:
                debt.charged += points
                self._room -= points
                made.append(Charge(self._party, debt.event, day, debt.share, points))
        return made


def _steps(events: Sequence[Event]) -> list[tuple[date, bool, int]]:
    """Losses on the day they were told, givings-back on theirs: day, whether given back, which event."""
    steps = [(event.fault.day, False, place) for place, event in enumerate(events)]
    steps.extend(
        (event.fault.disproved, True, place)
        for place, event in enumerate(events)
        if event.fault.disproved is not None
    )
    return sorted(steps)
