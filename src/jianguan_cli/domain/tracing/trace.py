"""Which promise of a plan is carried by which item of which plan, and where two plans contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from jianguan_cli.domain.plan.model import Checklist, Item, Link, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.tracing.carrying import carriers as carrying_units
from jianguan_cli.domain.tracing.carrying import owners
from jianguan_cli.domain.values.vocabulary import Relation

_CARRYING = (Relation.IMPLEMENTS, Relation.SAME, Relation.REFINES)


class Footing(Enum):
    """What a promise stands on."""

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
    Footing.WORDS_ONLY: "有承接，未写数",
    Footing.UNCARRIED: "无承接",
}


class Carrier(NamedTuple):
    """An item that takes up a promise; ``key`` is its target, ``to_key`` the target it takes up."""

    plan: Plan
    item: Item
    relation: Relation
    key: str | None
    to_key: str | None
    note: str | None


class TracedTarget(NamedTuple):
    """A measurable promise and the items that name it by its key."""

    target: Target
    carriers: tuple[Carrier, ...]
    footing: Footing


class Traced(NamedTuple):
    """A clause's item, who takes it up, and the units that answer for it (its own, or through 承接)."""

    item: Item
    carriers: tuple[Carrier, ...]
    units: tuple[str, ...]
    targets: tuple[TracedTarget, ...]
    footing: Footing


class Side(NamedTuple):
    """One side of a conflict."""

    plan: Plan
    item: Item
    target: Target | None


class Serving(NamedTuple):
    """What an item of the traced plan takes up of another plan."""

    here: Side
    relation: Relation
    there: Side
    note: str | None


class Conflict(NamedTuple):
    """Two promises that say different things of the same matter; ``here`` is the traced plan's side."""

    here: Side
    there: Side
    note: str | None


class PlanTrace(NamedTuple):
    """A plan clause by clause, in its own order."""

    plan: Plan
    items: tuple[Traced, ...]
    serves: tuple[Serving, ...]
    conflicts: tuple[Conflict, ...]

    def standing_on(self, footing: Footing) -> tuple[Traced, ...]:
        """The items of that footing."""
        return tuple(traced for traced in self.items if traced.footing is footing)


class _Edge(NamedTuple):
    """A link with both its ends found."""

    source: Side
    target: Side
    link: Link


def trace(checklists: Iterable[Checklist], plan_id: str, register: Register | None = None) -> PlanTrace:
    """The trace of one plan among ``checklists``; KeyError where it is not among them."""
    plans = {checklist.plan.id: checklist for checklist in checklists}
    checklist = plans[plan_id]
    edges = tuple(_edges(plans.values()))
    units = carrying_units(plans.values(), register)
    taken = _taken_up(edges)
    items = tuple(
        _traced(item, taken.get(item.id, ()), units.get(item.id, ()), plan_id) for item in checklist.items
    )
    return PlanTrace(checklist.plan, items, tuple(_serves(edges, plan_id)), tuple(_conflicts(edges, plan_id)))


def _edges(checklists: Iterable[Checklist]) -> Iterator[_Edge]:
    ends = {item.id: (checklist.plan, item) for checklist in checklists for item in checklist.items}
    for plan, item in ends.values():
        if item.status is Status.DROPPED:
            continue
        for link in item.links:
            if link.to in ends:
                other_plan, other = ends[link.to]
                source = Side(plan, item, item.target(link.key) if link.key else None)
                target = Side(other_plan, other, other.target(link.to_key) if link.to_key else None)
                yield _Edge(source, target, link)


def _taken_up(edges: Iterable[_Edge]) -> dict[str, list[Carrier]]:
    """The carriers of each item: whoever links to it, and for ``same`` whatever it links to."""
    taken: dict[str, list[Carrier]] = {}
    for source, target, link in edges:
        if link.relation in _CARRYING:
            carrier = Carrier(source.plan, source.item, link.relation, link.key, link.to_key, link.note)
            taken.setdefault(target.item.id, []).append(carrier)
        if link.relation is Relation.SAME:
            carrier = Carrier(target.plan, target.item, link.relation, link.to_key, link.key, link.note)
            taken.setdefault(source.item.id, []).append(carrier)
    return taken


def _traced(item: Item, carriers: Iterable[Carrier], units: tuple[str, ...], plan_id: str) -> Traced:
    others = tuple(carrier for carrier in carriers if carrier.plan.id != plan_id)
    own = owners(item)
    footing = Footing.OWN if own else Footing.CARRIED if others else Footing.UNCARRIED
    targets = tuple(_traced_target(target, others, footing) for target in item.targets)
    return Traced(item, others, own or units, targets, footing)


def _traced_target(target: Target, carriers: tuple[Carrier, ...], item_footing: Footing) -> TracedTarget:
    named = tuple(carrier for carrier in carriers if carrier.to_key == target.key)
    footing = item_footing
    if footing is Footing.CARRIED and not named:
        footing = Footing.WORDS_ONLY
    return TracedTarget(target, named, footing)


def _serves(edges: Iterable[_Edge], plan_id: str) -> Iterator[Serving]:
    for source, target, link in edges:
        if source.plan.id == plan_id != target.plan.id and link.relation in _CARRYING:
            yield Serving(source, link.relation, target, link.note)


def _conflicts(edges: Iterable[_Edge], plan_id: str) -> Iterator[Conflict]:
    for source, target, link in edges:
        if link.relation is not Relation.CONFLICTS:
            continue
        if target.plan.id == plan_id:
            yield Conflict(target, source, link.note)
        elif source.plan.id == plan_id:
            yield Conflict(source, target, link.note)
