"""How many items each unit of the register answers for, as printed."""

from __future__ import annotations

from collections import Counter

from jianguan_cli.commands.state import State
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.errors import UsageError


def unit_counts(state: State) -> Counter[int]:
    """Items by the unit's place in the register; an item counts for each unit that leads or shares it."""
    places = {id(unit): place for place, unit in enumerate(state.register.units)}
    counts: Counter[int] = Counter()
    for checklist, _, item in state.items():
        found = {
            places[id(unit)]
            for name in item.lead or item.support
            if (unit := state.register.resolve(name, checklist.plan.unit_org)) is not None
        }
        counts.update(found)
    return counts


def of_org(register: Register, counts: Counter[int], org: str) -> tuple[Register, Counter[int]]:
    """The units of one organisation with their counts; ``UsageError`` where the register has none of it."""
    places = [place for place, unit in enumerate(register.units) if unit.org == org]
    if not places:
        known = "、".join(dict.fromkeys(unit.org for unit in register.units if unit.org)) or "无"
        raise UsageError(f"单位登记册里没有“{org}”的单位", hint=f"登记了的机关：{known}")
    kept = Counter({new: counts[place] for new, place in enumerate(places)})
    return Register(tuple(register.units[place] for place in places), register.path), kept
