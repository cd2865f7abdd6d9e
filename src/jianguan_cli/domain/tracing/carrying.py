"""承接: who carries a promise that its own plan gives to nobody."""

from __future__ import annotations

from collections.abc import Iterable

from jianguan_cli.domain.plan.model import Checklist, Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.values.vocabulary import Relation


def owners(item: Item) -> tuple[str, ...]:
    """The units that answer for an item: as printed the leads, or all where nobody leads; else by 移交."""
    printed = item.lead or item.support
    if printed:
        return printed
    handed = (entry.handover for entry in item.log)
    return next((one.to for one in reversed([*handed]) if one is not None), ())


def carriers(checklists: Iterable[Checklist], register: Register | None = None) -> dict[str, tuple[str, ...]]:
    """For each item without a unit of its own: the units of the items that implement it or are the same.

    ``implements`` is read from the carrier to the carried, ``same`` both ways; what nobody carries is not in
    the answer, and what was dropped carries nothing.  With a register, two spellings of one unit (计量处,
    省局计量处) are named once.
    """
    items = {item.id: (checklist.plan, item) for checklist in checklists for item in checklist.items}
    carried: dict[str, dict[object, str]] = {}

    def carry(carrier: tuple[Plan, Item], promise: Item) -> None:
        plan, item = carrier
        if not owners(promise):
            for name in owners(item):
                unit = register.resolve(name, plan.unit_org) if register else None
                carried.setdefault(promise.id, {}).setdefault(id(unit) if unit else name, name)

    for plan, item in items.values():
        for link in item.links if item.status is not Status.DROPPED else ():
            other = items.get(link.to)
            if other is None or other[1].status is Status.DROPPED:
                continue
            if link.relation in (Relation.IMPLEMENTS, Relation.SAME):
                carry((plan, item), other[1])
            if link.relation is Relation.SAME:
                carry(other, item)
    return {item_id: tuple(names.values()) for item_id, names in carried.items()}
