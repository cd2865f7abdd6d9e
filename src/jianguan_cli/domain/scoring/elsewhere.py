"""What is reported of an item's promises where they are carried: reported once, counted in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from jianguan_cli.domain.judging.ledger import Ledger
from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.tracing.carriage import Promise


class Elsewhere:
    """The other items that carry promises of one item."""

    def __init__(self, item_id: str, ledger: Ledger) -> None:
        self._item_id = item_id
        self._ledger = ledger

    def readings(self, key: str, known_on: date) -> tuple[Reading, ...]:
        """The readings of the nearest promise that is the same, as they stood on ``known_on``."""
        return self._ledger.readings(Promise(self._item_id, key), known_on)

    def done(self, key: str, known_on: date) -> date | None:
        """The first day on which what carries the deliverable was done, as known on ``known_on``."""
        return self._ledger.done(Promise(self._item_id, key), known_on)

    def days(self, keys: Iterable[str], upto: date, since: date, end: date) -> Iterator[date]:
        """The days from ``since`` to ``end`` on which something of days to ``upto`` is reported there."""
        carriage = self._ledger.carriage
        for key in keys:
            promise = Promise(self._item_id, key)
            for other in dict.fromkeys((*carriage.same(promise), *carriage.done_by(promise))):
                for entry in carriage.items[other.item][1].log:
                    if since <= entry.date <= end and touches(entry, other.key, upto):
                        yield entry.date


def touches(entry: LogEntry, key: str, upto: date) -> bool:
    """Whether the entry reports, withdraws or corrects something of ``key``, or may do so."""
    if entry.correct is not None or entry.verify is not None:
        return True
    spoken = key in entry.values or key in entry.refs or key in entry.done or entry.met is not None
    return spoken and entry.cutoff <= upto
