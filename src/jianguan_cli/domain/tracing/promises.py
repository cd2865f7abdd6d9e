"""What each promise of a plan stands on: an owner of its own, a carrier that names it, words, or nobody."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from jianguan_cli.domain.plan.model import Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.tracing.answering import Answering
from jianguan_cli.domain.tracing.carriage import Carriage, Promise, promises_of
from jianguan_cli.domain.tracing.carrying import owners
from jianguan_cli.domain.values.vocabulary import Relation

# A refinement may be somebody else's stricter promise: it is shown, but answers for nothing.
ANSWERING = (Relation.IMPLEMENTS, Relation.SAME)


class Footing(Enum):
    """What an item or a promise stands on."""

    OWN = "own"
    CARRIED = "carried"
    WORDS_ONLY = "words-only"
    UNCARRIED = "uncarried"

    @property
    def label(self) -> str:
        """The word of the tables."""
        return _FOOTING_LABELS[self]


_FOOTING_LABELS = {
    Footing.OWN: "本计划有责任单位",
    Footing.CARRIED: "已承接",
    Footing.WORDS_ONLY: "有承接，未逐项写明",
    Footing.UNCARRIED: "无承接",
}


class Carrier(NamedTuple):
    """An item that takes up a promise; ``key`` is what of its own does so, ``to_key`` what it takes up."""

    plan: Plan
    item: Item
    relation: Relation
    key: str | None
    to_key: str | None
    note: str | None


class TracedPromise(NamedTuple):
    """A target, a deliverable, or (neither) an item that promises nothing else, and who names it by key."""

    item: Item
    target: Target | None
    deliverable: Deliverable | None
    carriers: tuple[Carrier, ...]
    footing: Footing

    @property
    def key(self) -> str | None:
        """Its key in the item; None for the item as a whole."""
        named = self.target or self.deliverable
        return named.key if named is not None else None

    @property
    def kind(self) -> str:
        """``target``, ``deliverable`` or ``item``."""
        return "target" if self.target else "deliverable" if self.deliverable else "item"

    @property
    def text(self) -> str:
        """What is promised, without its figure."""
        if self.target is not None:
            return self.target.metric
        return self.deliverable.text if self.deliverable is not None else self.item.title


class Tally(NamedTuple):
    """How many promises there are, and how many stand on what; the four add up to the total."""

    total: int
    own: int
    carried: int
    words_only: int
    uncarried: int


def tally(promises: Iterable[TracedPromise]) -> Tally:
    """The sums of some promises."""
    footings = [one.footing for one in promises]
    own, carried, words_only, uncarried = (footings.count(footing) for footing in Footing)
    return Tally(len(footings), own, carried, words_only, uncarried)


def answering_now(carriage: Carriage) -> Answering:
    """Who answers by what the files say now: as lights do on a day after the last entry."""

    def owned(item_id: str) -> bool:
        return bool(owners(carriage.items[item_id][1]))

    def heirs(item_id: str) -> tuple[Item, ...]:
        children = tuple(carriage.children.get(item_id, ()))
        if children or carriage.items[item_id][1].status is not Status.CARRIED:
            return children
        return tuple(carriage.continued.get(item_id, ()))

    return Answering(carriage, owned, heirs, carriage.dropped)


def traced_promises(
    item: Item, carriers: tuple[Carrier, ...], answering: Answering
) -> tuple[TracedPromise, ...]:
    """Each promise of an item; ``carriers`` are the items of other plans that take it up in any way."""
    found = []
    for key in promises_of(item):
        named = tuple(one for one in carriers if (one.to_key or "") == key)
        footing = _footing(item, key, carriers, named, answering)
        deliverable = next((one for one in item.deliverables if one.key == key), None)
        found.append(TracedPromise(item, item.target(key), deliverable, named, footing))
    return tuple(found)


def _footing(
    item: Item, key: str, carriers: tuple[Carrier, ...], named: tuple[Carrier, ...], answering: Answering
) -> Footing:
    if owners(item):
        return Footing.OWN
    if answering.of(Promise(item.id, key)).whole:
        return Footing.CARRIED
    # A link without a key takes up the clause in words; one that names another promise says nothing of this.
    worded = any(one.to_key is None or one in named for one in carriers)
    # Whoever names it has no owner either, and nobody behind him: words that nobody stands for.
    hollow = any(one.relation in ANSWERING for one in named)
    return Footing.WORDS_ONLY if worded and not hollow else Footing.UNCARRIED
