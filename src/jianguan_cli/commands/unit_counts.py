"""How many items each unit of the register answers for, as printed."""

from __future__ import annotations

from collections import Counter

from jianguan_cli.commands.state import State


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
