"""What one person owes: the open items of their units, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jianguan_cli.commands.state import State
from jianguan_cli.domain.judging.listing import ended_plans
from jianguan_cli.domain.judging.owing import Owed, owed
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.judging.urgency import urgency
from jianguan_cli.domain.plan.units import Unit
from jianguan_cli.errors import UsageError


class Debt(NamedTuple):
    """One open item and the readings it owes for a period that has ended."""

    standing: Standing
    owed: tuple[Owed, ...]

    @property
    def pressing(self) -> bool:
        """Whether anything is to be done now: a light is on, or a reading is owed."""
        return bool(self.owed or self.standing.findings)


class Mine(NamedTuple):
    """Whose items these are, the items, and the plans that have ended and yet leave some of them undone."""

    whose: str
    debts: tuple[Debt, ...]
    ended: frozenset[str] = frozenset()


def units_of(state: State, name: str, email: str | None) -> tuple[Unit, ...]:
    """The units that name this person among their members, by email or by name."""
    return tuple(
        unit
        for unit in state.register.units
        if any(
            member.name == name or (email is not None and member.email is not None and member.email == email)
            for member in unit.members
        )
    )


def mine(state: State, as_of: date, name: str, email: str | None, unit: str | None = None) -> Mine:
    """The open items that the person's units answer for; ``unit`` names a unit in place of the person.

    Where no unit names the person, the items that they have reported on.  Raises ``UsageError`` where
    there is neither.
    """
    judged = state.judge(as_of, archived=False)
    ended = frozenset(one.plan.id for one in ended_plans(judged, as_of))
    standings = [one for one in judged if one.status.open and one.counts]
    if unit is not None:
        units = state.register.named(unit)
        mine_ = [one for one in standings if answers(state, one, units, unit)]
        return Mine(unit, debts_of(state, mine_), ended)
    units = units_of(state, name, email)
    if units:
        mine_ = [one for one in standings if answers(state, one, units)]
        return Mine("、".join(one.name for one in units), debts_of(state, mine_), ended)
    mine_ = [one for one in standings if any(entry.by == name for entry in one.log)]
    if not mine_:
        raise UsageError(
            f"不知道“{name}”是哪个单位的：单位登记册里没有这个人，也没有其填报过的事项",
            hint=f"用 --unit 单位 指明；或在 checklists/units.yaml 该单位下写 members: [{{name: {name}}}]",
        )
    return Mine(name, debts_of(state, mine_), ended)


def answers(state: State, standing: Standing, units: tuple[Unit, ...], name: str | None = None) -> bool:
    """Whether one of the units (or the printed ``name``) answers for the item: leads it, or shares it."""
    owners = standing.lead_now or standing.support_now
    if name is not None and name in owners:
        return True
    org = standing.plan.unit_org
    found = (state.register.resolve(owner, org) for owner in owners)
    return any(one is unit for one in found if one is not None for unit in units)


def debts_of(state: State, standings: Iterable[Standing]) -> tuple[Debt, ...]:
    """What is owed of each item, the most urgent first: by the light, then figures that are due."""
    debts = [
        Debt(
            one,
            tuple(debt for debt in owed(one, state.settings, state.calendar) if debt.answered is None),
        )
        for one in standings
    ]
    return tuple(
        sorted(debts, key=lambda debt: (debt.standing.light.rank, not debt.owed, urgency(debt.standing)))
    )
