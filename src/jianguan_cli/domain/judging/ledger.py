"""The items beside the one that is judged: what carries it counts in it (承接, reported once)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.judging.timeline import Timeline, unfold
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.tracing.carriage import Carriage, Promise


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
        """The readings of the nearest promise that is the same as this one and has any."""
        for other in self.carriage.same(promise):
            _, item = self.carriage.items[other.item]
            target = item.target(other.key)
            if target is not None:
                with_met = target.against is not None
                found = self._timeline(other.item, as_of).readings_of(other.key, with_met=with_met)
                if found:
                    return found
        return ()

    def done(self, promise: Promise, as_of: date) -> date | None:
        """The first day on which something that carries the promise was done."""
        days = []
        for other in self.carriage.done_by(promise):
            day = self._timeline(other.item, as_of).done.get(other.key)
            if day is not None:
                days.append(day)
        return min(days, default=None)

    def _timeline(self, item_id: str, as_of: date) -> Timeline:
        if as_of != self._as_of:
            self._as_of, self._timelines = as_of, {}
        if item_id not in self._timelines:
            self._timelines[item_id] = unfold(self.carriage.items[item_id][1], as_of)
        return self._timelines[item_id]
