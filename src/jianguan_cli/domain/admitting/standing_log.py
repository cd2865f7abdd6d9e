"""The log as it stands, held to the same table: what was written by hand, or came in with a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as Map
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.admitting.entering import Entering, Level, Unmet
from jianguan_cli.domain.admitting.preconditions import TWOFOLD, unmet
from jianguan_cli.domain.judging.ledger import Ledger
from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.judging.timeline import Timeline, steps, unfold
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.records.location import Mapping, Node
from jianguan_cli.domain.tracing.carriage import Promise


class Stands(NamedTuple):
    """An entry of the log and what speaks against it."""

    entry: LogEntry
    unmet: Unmet

    @property
    def node(self) -> Node | None:
        """Where it stands: the figure of the target, else the field, else the entry."""
        node = self.entry.node_of(self.unmet.field)
        if isinstance(node, Mapping) and self.unmet.target is not None:
            return node.get(self.unmet.target) or node
        return node


Elsewhere = Callable[[Item], Map[str, tuple[Reading, ...]]]


def nowhere(_item: Item) -> Map[str, tuple[Reading, ...]]:
    """For those who see one item alone."""
    return {}


def standing_against(item: Item, elsewhere: Elsewhere = nowhere) -> Iterator[Stands]:
    """What speaks against the entries of an item's log, each at its own time.

    A figure that was corrected, withdrawn or replaced since is past; two figures of one cutoff are told by
    ``judging.twofold``, which sees both.
    """
    if not any(entry.values or entry.refs or _claims(entry) for entry in item.log):
        return
    others = elsewhere(item)
    last = unfold(item, date.max)
    for entry, before in steps(item):
        if entry.values or entry.refs or _claims(entry):
            for one in unmet(Entering(item, entry, before, others)):
                if one.code != TWOFOLD and (one.target is None or _stands(last, entry, one)):
                    yield Stands(entry, one)


def _claims(entry: LogEntry) -> bool:
    return entry.met is not None or entry.provisional or entry.foretells


def _stands(last: Timeline, entry: LogEntry, one: Unmet) -> bool:
    """Whether the figure that is spoken of still holds as it was written, and lacks what it lacked."""
    if one.target is None or one.target not in entry.values or entry.foretells:
        return True
    place = entry.date, entry.cutoff, entry.unit, entry.values[one.target]
    for reading in last.readings_of(one.target, with_met=False):
        if (reading.date, reading.upto, reading.unit, reading.value) == place:
            return one.level is Level.REFUSED or one.field != "refs" or reading.ref is None
    return False


def reported_elsewhere(ledger: Ledger, as_of: date) -> Elsewhere:
    """What other items report of an item's targets (承接), from all the checklists."""

    def of(item: Item) -> Map[str, tuple[Reading, ...]]:
        if item.id not in ledger.linked:
            return {}
        found = {target.key: ledger.readings(Promise(item.id, target.key), as_of) for target in item.targets}
        return {key: readings for key, readings in found.items() if readings}

    return of
