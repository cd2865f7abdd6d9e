"""承接: who carries a promise that its own plan gives to nobody."""

from __future__ import annotations

from collections.abc import Iterable

from jianguan_cli.domain.model import Checklist, Item
from jianguan_cli.domain.vocabulary import Relation


def owners(item: Item) -> tuple[str, ...]:
    """The units that answer for an item as printed: the leads, or all where nobody leads."""
    return item.lead or item.support


def carriers(checklists: Iterable[Checklist]) -> dict[str, tuple[str, ...]]:
    """For each item without a unit of its own: the units of the items that implement it or are the same.

    ``implements`` is read from the carrier to the carried, ``same`` both ways; an item nobody carries is
    not in the answer.
    """
    items = {item.id: item for checklist in checklists for item in checklist.items}
    carried: dict[str, dict[str, None]] = {}

    def carry(carrier: Item, promise: Item | None) -> None:
        if promise is not None and not owners(promise):
            carried.setdefault(promise.id, {}).update(dict.fromkeys(owners(carrier)))

    for item in items.values():
        for link in item.links:
            other = items.get(link.to)
            if link.relation in (Relation.IMPLEMENTS, Relation.SAME):
                carry(item, other)
            if link.relation is Relation.SAME and other is not None:
                carry(other, item)
    return {item_id: tuple(names) for item_id, names in carried.items() if names}
