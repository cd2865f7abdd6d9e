"""The items beside the one that is judged: what carries it counts in it (承接, reported once)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from jianguan_cli.domain.judging.standing import Delivery, Reading
from jianguan_cli.domain.judging.timeline import Timeline, unfold
from jianguan_cli.domain.plan.model import Checklist, Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.tracing.answering import Answer, Answering
from jianguan_cli.domain.tracing.carriage import Carriage, Promise, Test
from jianguan_cli.domain.values.vocabulary import Every, Measure, Rule

# The day from which a report of a result counts, by the reporting cycle of the plan it stands in.
Counted = Callable[[Plan, Delivery], date]


def as_said(plan: Plan, said: Delivery) -> date:  # noqa: ARG001 - the signature of all that date
    """The day on which the report says that the result was done."""
    return said.upto


class Ledger:
    """All the checklists that are judged together; asked only for items that a link names."""

    __slots__ = ("_as_of", "_timelines", "carriage", "linked")

    def __init__(self, checklists: Iterable[Checklist]) -> None:
        self.carriage = Carriage(checklists)
        # The items that a link carries something to: only they need look beyond themselves.
        self.linked = self.carriage.carried
        self._as_of: date | None = None
        self._timelines: dict[str, Timeline] = {}

    def readings(self, promise: Promise, as_of: date) -> tuple[Reading, ...]:
        """The readings of all promises that are the same as this one, nearest first.

        What counts something else (another unit, totals of another period) is no reading of this one.
        """
        declared = self.carriage.items[promise.item][1].target(promise.key)
        if declared is None:
            return ()
        return tuple(
            reading
            for other in self.carriage.same(promise, self._dropped_by(as_of))
            for one in (other, *self._only_heir(other, as_of))
            for reading in self._readings_of(one, declared, as_of)
        )

    def _readings_of(self, promise: Promise, declared: Target, as_of: date) -> tuple[Reading, ...]:
        target = self.carriage.items[promise.item][1].target(promise.key)
        if target is None or not _alike(target, declared):
            return ()
        with_met = target.against is not None
        found = self._timeline(promise.item, as_of).readings_of(promise.key, with_met=with_met)
        return tuple(one._replace(source=promise.item) for one in found)

    def done(self, promise: Promise, as_of: date, counted: Counted = as_said) -> date | None:
        """The first day on which something that carries it was done; ``counted`` dates each report."""
        found = (
            self._done_at(other, as_of, counted)
            for other in self.carriage.done_by(promise, self._dropped_by(as_of))
        )
        return min((day for day in found if day is not None), default=None)

    def _done_at(self, promise: Promise, as_of: date, counted: Counted) -> date | None:
        """The day it was done; of what was split, the day on which the last of its parts was."""
        said = self._timeline(promise.item, as_of).done.get(promise.key)
        if said:
            plan = self.carriage.items[promise.item][0].plan
            return min(counted(plan, one) for one in said)
        taking = [
            Promise(one.id, promise.key)
            for one in self.parts(promise.item, as_of)
            if any(own.key == promise.key for own in one.deliverables)
        ]
        days = [self._done_at(part, as_of, counted) for part in taking]
        known = [one for one in days if one is not None]
        return max(known) if known and len(known) == len(days) else None

    def shared(self, promise: Promise, as_of: date) -> bool:
        """Whether what is reported elsewhere counts as a figure or a result of this promise."""
        items, gone = self.carriage.items, self._dropped_by(as_of)
        declared = items[promise.item][1].target(promise.key)
        if declared is None:
            found = (items[one.item][1].target(one.key) for one in self.carriage.done_by(promise, gone))
            return any(one is None for one in found)
        targets = (items[one.item][1].target(one.key) for one in self.carriage.same(promise, gone))
        return any(one is not None and _alike(one, declared) for one in targets)

    def answer(self, promise: Promise, as_of: date) -> Answer:
        """The promises of items with owners that carry the promise on that day."""

        def owned(item_id: str) -> bool:
            timeline = self._timeline(item_id, as_of)
            return bool(timeline.lead_now or timeline.support_now)

        def heirs(item_id: str) -> tuple[Item, ...]:
            return self.parts(item_id, as_of) or self._continued(item_id, as_of)

        return Answering(self.carriage, owned, heirs, self._dropped_by(as_of)).of(promise)

    def parts(self, item_id: str, as_of: date) -> tuple[Item, ...]:
        """The items that this one was split into by that day."""
        found = self.carriage.children.get(item_id, ())
        return tuple(one for one in found if one.id != item_id and (one.start is None or one.start <= as_of))

    def _continued(self, item_id: str, as_of: date) -> tuple[Item, ...]:
        found = tuple(self.carriage.continued.get(item_id, ()))
        return found if found and self._timeline(item_id, as_of).status is Status.CARRIED else ()

    def _only_heir(self, promise: Promise, as_of: date) -> Iterator[Promise]:
        """The part that took the whole of a promise; what several took cannot be told from their figures."""
        taking = [one for one in self.parts(promise.item, as_of) if one.target(promise.key) is not None]
        if len(taking) == 1:
            yield Promise(taking[0].id, promise.key)

    def _dropped_by(self, as_of: date) -> Test:
        return lambda item_id: self._timeline(item_id, as_of).status is Status.DROPPED

    def _timeline(self, item_id: str, as_of: date) -> Timeline:
        if as_of != self._as_of:
            self._as_of, self._timelines = as_of, {}
        if item_id not in self._timelines:
            self._timelines[item_id] = unfold(self.carriage.items[item_id][1], as_of)
        return self._timelines[item_id]


def _alike(one: Target, other: Target) -> bool:
    """Whether a figure of the one is one of the other: in the same unit, counted from the same day on."""
    return one.reported_unit == other.reported_unit and _counted(one) == _counted(other)


def _counted(target: Target) -> tuple[str, Every | None]:
    if target.rule is Rule.GROW:
        return "growing", target.every or Every.YEAR
    if target.measured is not Measure.FLOW:
        return "level", None
    return "total", target.every if target.rule is Rule.EACH else None
