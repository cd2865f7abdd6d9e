"""承接 by name: which promise of which item is carried by which promise of which other.

A link ``same`` with keys carries readings and results both ways; ``implements`` with keys carries from the
item it stands in to the one it names.  Without keys a link carries no promise by name, only the item as a
whole, which counts where the item makes no promise of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.values.vocabulary import Relation


class Promise(NamedTuple):
    """A target or a deliverable of an item; an empty key is the item as a whole."""

    item: str
    key: str = ""


# Whether an item (by its id) is one of some kind on the day that is asked about.
Test = Callable[[str], bool]
_Edges = dict[Promise, list[Promise]]


class Carriage:
    """Who carries what among a set of checklists.

    Which items are dropped is what the files say, unless a question says otherwise: it depends on the day.
    """

    __slots__ = ("_behind", "_carriers", "_same", "children", "continued", "items")

    def __init__(self, checklists: Iterable[Checklist]) -> None:
        self.items: dict[str, tuple[Checklist, Item]] = {
            item.id: (checklist, item) for checklist in checklists for item in checklist.items
        }
        # The parts of an item that was split, and the items of later plans that continue one (结转).
        self.children: dict[str, list[Item]] = {}
        self.continued: dict[str, list[Item]] = {}
        self._carriers: _Edges = {}
        self._behind: dict[str, set[str]] = {}
        self._same: _Edges = {}
        for _, item in self.items.values():
            if item.links:
                self._take_up(item)
            if item.parent is not None:
                self.children.setdefault(item.parent, []).append(item)

    def _take_up(self, item: Item) -> None:
        for link in item.links:
            if link.relation is Relation.CONTINUES and link.to != item.id:
                self.continued.setdefault(link.to, []).append(item)
            carries = link.relation in (Relation.IMPLEMENTS, Relation.SAME)
            if link.to not in self.items or link.to == item.id or not carries:
                continue
            own, other = Promise(item.id, link.key or ""), Promise(link.to, link.to_key or "")
            self._carriers.setdefault(other, []).append(own)
            self._behind.setdefault(link.to, set()).add(item.id)
            if link.relation is Relation.SAME:
                self._carriers.setdefault(own, []).append(other)
                self._behind.setdefault(item.id, set()).add(link.to)
                if own.key and other.key:
                    self._same.setdefault(own, []).append(other)
                    self._same.setdefault(other, []).append(own)

    @property
    def carried(self) -> frozenset[str]:
        """The ids of the items that anything is carried to."""
        return frozenset(promise.item for promise in self._carriers)

    def dropped(self, item_id: str) -> bool:
        """Whether the file says that the item was dropped (撤项)."""
        return self.items[item_id][1].status is Status.DROPPED

    def carriers(self, promise: Promise, dropped: Test | None = None) -> tuple[Promise, ...]:
        """The promises of other items that carry this one by name, in the order of the files."""
        gone = dropped or self.dropped
        return tuple(one for one in dict.fromkeys(self._carriers.get(promise, ())) if not gone(one.item))

    def same(self, promise: Promise, dropped: Test | None = None) -> Iterator[Promise]:
        """The promises that are the same as this one, nearest first, by any number of links."""
        yield from _reached(promise, self._same, dropped or self.dropped)

    def done_by(self, promise: Promise, dropped: Test | None = None) -> Iterator[Promise]:
        """The promises whose being done is this one's, nearest first, by any number of links."""
        yield from _reached(promise, self._carriers, dropped or self.dropped)

    def behind(self, item_id: str) -> Iterator[str]:
        """The ids of all other items that may answer for anything of an item, each once."""
        seen, queue = {item_id}, [item_id]
        while queue:
            one = queue.pop(0)
            heirs = (*self.children.get(one, ()), *self.continued.get(one, ()))
            parent = self.items[one][1].parent
            found = {*self._behind.get(one, ()), *(heir.id for heir in heirs)}
            if parent is not None and parent in self.items:
                found.add(parent)
            for other in sorted(found - seen):
                seen.add(other)
                queue.append(other)
                yield other

    def circles(self) -> tuple[tuple[str, ...], ...]:
        """Items that carry each other in a circle of ``implements``: nobody does the work."""
        carried_by = {
            promise.item: [one.item for one in carriers if one.item != promise.item]
            for promise, carriers in self._one_way().items()
        }
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for start in carried_by:
            circle = _circle(start, carried_by)
            if circle:
                found.setdefault(frozenset(circle), circle)
        return tuple(found.values())

    def _one_way(self) -> _Edges:
        merged: _Edges = {}
        for promise, carriers in self._carriers.items():
            same = self._same.get(promise, [])
            one_way = [one for one in carriers if one not in same and not self.dropped(one.item)]
            merged.setdefault(Promise(promise.item), []).extend(one_way)
        return merged


def promises_of(item: Item) -> tuple[str, ...]:
    """The keys of what an item promises; of an item without any, the item as a whole (an empty key)."""
    targets = tuple(target.key for target in item.targets)
    return (*targets, *(one.key for one in item.deliverables)) or ("",)


def _reached(promise: Promise, edges: _Edges, dropped: Test) -> Iterator[Promise]:
    seen, queue = {promise}, [promise]
    while queue:
        for other in edges.get(queue.pop(0), ()):
            if other not in seen and other.key and not dropped(other.item):
                seen.add(other)
                queue.append(other)
                yield other


def _circle(start: str, edges: dict[str, list[str]]) -> tuple[str, ...]:
    """The way from ``start`` back to itself; empty where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop()
        for other in edges.get(way[-1], ()):
            if other == start:
                return way
            if other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()
