"""Which promise of a plan is carried by which item of which plan, and where two plans contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jianguan_cli.domain.plan.model import Checklist, Item, Link, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.tracing.answering import Answering
from jianguan_cli.domain.tracing.apart import Difference, results_apart, targets_apart
from jianguan_cli.domain.tracing.carriage import Carriage
from jianguan_cli.domain.tracing.carrying import carriers as carrying_units
from jianguan_cli.domain.tracing.carrying import owners
from jianguan_cli.domain.tracing.promises import (
    ANSWERING,
    Carrier,
    Footing,
    Tally,
    TracedPromise,
    answering_now,
    tally,
    traced_promises,
)
from jianguan_cli.domain.values.vocabulary import Relation

_CARRYING = (*ANSWERING, Relation.REFINES)


class Traced(NamedTuple):
    """A clause's item, who takes it up, and the units that answer for it (its own, or through 承接).

    ``counts`` is false for what was dropped (撤项), and for what was split: its parts promise in its place.
    """

    item: Item
    carriers: tuple[Carrier, ...]
    units: tuple[str, ...]
    promises: tuple[TracedPromise, ...]
    footing: Footing
    counts: bool


class Side(NamedTuple):
    """One side of a conflict; ``deliverable`` where its key names one, neither where it has none."""

    plan: Plan
    item: Item
    target: Target | None
    deliverable: Deliverable | None = None

    @property
    def key(self) -> str | None:
        """The key of the promise it speaks of."""
        named = self.target or self.deliverable
        return named.key if named is not None else None


class Serving(NamedTuple):
    """What an item of the traced plan takes up of another plan."""

    here: Side
    relation: Relation
    there: Side
    note: str | None


class Conflict(NamedTuple):
    """Two promises that say different things of the same matter; ``here`` is the traced plan's side.

    ``declared`` where a link says so (``conflicts``); else a link calls them the same, and they differ in
    what ``differs`` names.
    """

    here: Side
    there: Side
    note: str | None
    declared: bool = True
    differs: tuple[Difference, ...] = ()


class PlanTrace(NamedTuple):
    """A plan clause by clause, in its own order."""

    plan: Plan
    items: tuple[Traced, ...]
    serves: tuple[Serving, ...]
    conflicts: tuple[Conflict, ...]

    def standing_on(self, footing: Footing) -> tuple[Traced, ...]:
        """The items of that footing."""
        return tuple(traced for traced in self.items if traced.footing is footing)

    @property
    def promises(self) -> tuple[TracedPromise, ...]:
        """Every promise that counts, in the order of the clauses."""
        return tuple(promise for traced in self.items if traced.counts for promise in traced.promises)

    @property
    def tally(self) -> Tally:
        """How many promises stand on what."""
        return tally(self.promises)


class _Edge(NamedTuple):
    """A link with both its ends found."""

    source: Side
    target: Side
    link: Link


def trace(checklists: Iterable[Checklist], plan_id: str, register: Register | None = None) -> PlanTrace:
    """The trace of one plan among ``checklists``; KeyError where it is not among them."""
    return next(traces(checklists, (plan_id,), register))


def traces(
    checklists: Iterable[Checklist], plan_ids: Iterable[str], register: Register | None = None
) -> Iterator[PlanTrace]:
    """The traces of some plans among ``checklists``; KeyError at one that is not among them."""
    plans = {checklist.plan.id: checklist for checklist in checklists}
    carriage = Carriage(plans.values())
    answering = answering_now(carriage)
    edges = tuple(_edges(plans.values()))
    units = carrying_units(plans.values(), register)
    taken = _taken_up(edges)
    for plan_id in plan_ids:
        checklist = plans[plan_id]
        items = []
        for item in checklist.items:
            others = tuple(one for one in taken.get(item.id, ()) if one.plan.id != plan_id)
            traced = _traced(item, others, units.get(item.id, ()), answering)
            counts = item.status is not Status.DROPPED and item.id not in carriage.children
            items.append(traced._replace(counts=counts))
        serves, conflicts = tuple(_serves(edges, plan_id)), tuple(_conflicts(edges, plan_id))
        yield PlanTrace(checklist.plan, tuple(items), serves, conflicts)


def _edges(checklists: Iterable[Checklist]) -> Iterator[_Edge]:
    ends = {item.id: (checklist.plan, item) for checklist in checklists for item in checklist.items}
    for plan, item in ends.values():
        if item.status is Status.DROPPED:
            continue
        for link in item.links:
            if link.to in ends:
                other_plan, other = ends[link.to]
                yield _Edge(_side(plan, item, link.key), _side(other_plan, other, link.to_key), link)


def _side(plan: Plan, item: Item, key: str | None) -> Side:
    deliverable = next((one for one in item.deliverables if one.key == key), None)
    return Side(plan, item, item.target(key) if key else None, deliverable)


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


def _traced(item: Item, others: tuple[Carrier, ...], units: tuple[str, ...], answering: Answering) -> Traced:
    own = owners(item)
    footing = Footing.OWN if own else Footing.CARRIED if others else Footing.UNCARRIED
    return Traced(item, others, own or units, traced_promises(item, others, answering), footing, counts=True)


def _serves(edges: Iterable[_Edge], plan_id: str) -> Iterator[Serving]:
    for source, target, link in edges:
        if source.plan.id == plan_id != target.plan.id and link.relation in _CARRYING:
            yield Serving(source, link.relation, target, link.note)


def _conflicts(edges: Iterable[_Edge], plan_id: str) -> Iterator[Conflict]:
    for source, target, link in edges:
        declared = link.relation is Relation.CONFLICTS
        differs = _apart(source, target) if link.relation is Relation.SAME else ()
        if not declared and not differs:
            continue
        if target.plan.id == plan_id:
            yield Conflict(target, source, link.note, declared, differs)
        elif source.plan.id == plan_id:
            yield Conflict(source, target, link.note, declared, differs)


def _apart(one: Side, other: Side) -> tuple[Difference, ...]:
    if one.target is not None and other.target is not None:
        return targets_apart((one.item, one.target), (other.item, other.target))
    if one.deliverable is not None and other.deliverable is not None:
        return results_apart((one.item, one.deliverable), (other.item, other.deliverable))
    return ()
