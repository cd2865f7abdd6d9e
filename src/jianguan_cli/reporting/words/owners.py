"""Who answers for an item, in 机构序列: the order in which the register lists the units."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.units import Register, Unit
from jianguan_cli.domain.values.vocabulary import Relation

NOBODY = "责任单位未明确"
_LAST = 1_000_000


class Owner(NamedTuple):
    """A unit as reports name it; tuples sort in 机构序列."""

    order: tuple[int, int, str]
    org: str
    name: str
    class_: str


class Owners:
    """Finds the units behind the printed names; one for a whole report, since look-ups repeat."""

    def __init__(self, standings: Iterable[Standing], register: Register) -> None:
        self._register = register
        self._orgs: dict[str, int] = {}
        self._found: dict[tuple[str, str, date], Owner] = {}
        self._orders = {id(unit): unit.order or place for place, unit in enumerate(register.units, start=1)}
        self._heirs: dict[str, list[Standing]] = {}
        every = {standing.item.id: standing for standing in standings}
        for item_id, standing in every.items():
            self._orgs.setdefault(standing.plan.unit_org, len(self._orgs))
            for link in standing.item.links:
                if link.relation in (Relation.IMPLEMENTS, Relation.SAME):
                    self._heirs.setdefault(link.to, []).append(standing)
                if link.relation is Relation.SAME and link.to in every:
                    self._heirs.setdefault(item_id, []).append(every[link.to])

    def answering(self, standing: Standing) -> tuple[Owner, ...]:
        """Who leads now; where the work is shared, all who share it; else who took the item on by a link."""
        named = self.named(standing)
        if named:
            return named
        heirs = [owner for heir in self._heirs.get(standing.item.id, ()) for owner in self.named(heir)]
        return tuple(sorted(set(heirs)))

    def named(self, standing: Standing) -> tuple[Owner, ...]:
        """Who leads now or shares the work by the item itself, in the order the document prints them."""
        names = standing.lead_now or standing.support_now
        return self._units(names, standing)

    def helping(self, standing: Standing) -> tuple[Owner, ...]:
        """配合单位: who supports a lead."""
        return self._units(standing.support_now, standing) if standing.lead_now else ()

    def unit(self, name: str, standing: Standing) -> Owner:
        """The unit that a name of the item's plan means on its day."""
        return self._unit(name, standing.plan.unit_org, standing.as_of)

    def carriers(self, standing: Standing) -> tuple[Standing, ...]:
        """The items that take this one on by a link; they answer where it names nobody itself."""
        return tuple(self._heirs.get(standing.item.id, ()))

    def _units(self, names: Iterable[str], standing: Standing) -> tuple[Owner, ...]:
        org = standing.plan.unit_org
        return tuple(dict.fromkeys(self._unit(name, org, standing.as_of) for name in names))

    def _unit(self, name: str, org: str, as_of: date) -> Owner:
        key = (name, org, as_of)
        if key not in self._found:
            self._found[key] = self._look_up(name, org, as_of)
        return self._found[key]

    def _look_up(self, name: str, org: str, as_of: date) -> Owner:
        unit = self._register.resolve(name, org)
        if unit is None:
            return Owner((self._org_order(org), _LAST, name), org, name, "")
        unit = self._successor(unit, as_of)
        home = unit.org or org
        place = self._orders.get(id(unit), _LAST)
        return Owner((self._org_order(home), place, unit.name), home, unit.name, unit.class_ or "")

    def _successor(self, unit: Unit, as_of: date) -> Unit:
        # 机构改革: one heir answers for the unit; several heirs need a 移交 that says who took what.
        heirs = [step.unit for step in unit.into if step.date <= as_of]
        if len(heirs) != 1:
            return unit
        return self._register.resolve(heirs[0], unit.org) or unit

    def _org_order(self, org: str) -> int:
        return self._orgs.setdefault(org, len(self._orgs))
