"""Who answers for a promise of an item that has no owner: the items with owners that carry it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.tracing.carriage import Carriage, Promise, Test, promises_of

# What stands in for an item on the day that is asked about: the parts it was split into, the items of later
# plans it was carried over to (结转); nothing where it stands for itself.
Heirs = Callable[[str], tuple[Item, ...]]


class Answer(NamedTuple):
    """The promises of items with owners that a promise leads to, and whether one way carries it whole.

    One with an empty key is the item as a whole.
    """

    promises: tuple[Promise, ...]
    whole: bool


class Answering:
    """The question on one day: which items have owners, which were split, which were dropped."""

    def __init__(self, carriage: Carriage, owned: Test, heirs: Heirs, dropped: Test) -> None:
        self._carriage = carriage
        self._owned = owned
        self._heirs = heirs
        self._dropped = dropped

    def of(self, promise: Promise) -> Answer:
        """Who answers for the promise of an item without owners, through others without owners.

        Circles end: each promise is looked at once.
        """
        ways: dict[Promise, tuple[tuple[Promise, ...], ...]] = {promise: tuple(self._taken_up(promise))}
        queue = [promise]
        while queue:
            for way in ways[queue.pop(0)]:
                for one in way:
                    if one not in ways:
                        ways[one] = () if self._answers(one.item) else tuple(self._on(one))
                        queue.append(one)
        found = tuple(one for one in ways if one != promise and self._answers(one.item))
        return Answer(found, promise in self._carried_whole(ways))

    def _carried_whole(self, ways: dict[Promise, tuple[tuple[Promise, ...], ...]]) -> set[Promise]:
        whole = {one for one in ways if not ways[one] and self._answers(one.item)}
        while True:
            more = {one for one, found in ways.items() if any(whole.issuperset(way) for way in found)}
            if more <= whole:
                return whole
            whole |= more

    def _answers(self, item_id: str) -> bool:
        return not self._heirs(item_id) and self._owned(item_id)

    def _on(self, promise: Promise) -> Iterator[tuple[Promise, ...]]:
        """The ways on from a carrier that does not answer itself: each all the promises that make it up."""
        heirs = self._heirs(promise.item)
        item = self._carriage.items[promise.item][1]
        if heirs:
            taking = [one for one in heirs if not promise.key or promise.key in promises_of(one)]
            way = tuple(Promise(one.id, promise.key) for one in taking if not self._dropped(one.id))
            if way:
                yield way
        elif not promise.key and promises_of(item) != ("",):
            yield tuple(Promise(item.id, key) for key in promises_of(item))
        else:
            yield from self._taken_up(promise)

    def _taken_up(self, promise: Promise) -> Iterator[tuple[Promise, ...]]:
        """The carriers outside the promise's own plan; where it has none, those of what it was split from."""
        carriage = self._carriage
        item_id: str | None = promise.item
        seen: set[str] = set()
        while item_id in carriage.items and item_id not in seen:
            seen.add(item_id)
            checklist, item = carriage.items[item_id]
            others = [
                one
                for one in carriage.carriers(Promise(item_id, promise.key), self._dropped)
                if carriage.items[one.item][0].plan.id != checklist.plan.id
            ]
            if others:
                yield from ((one,) for one in others)
                return
            item_id = item.parent
