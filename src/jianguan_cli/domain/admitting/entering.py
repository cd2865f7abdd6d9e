"""An entry at the door of the log, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Reading, Standing
from jianguan_cli.domain.judging.timeline import Timeline, unfold
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Target

NOTHING: Mapping[str, tuple[Reading, ...]] = {}


class Level(Enum):
    """REFUSED: it cannot stand.  ASKED: it may be so, and somebody has to say that it is."""

    REFUSED = "refused"
    ASKED = "asked"


class Entering(NamedTuple):
    """An entry that is to be written into the log of ``item``, or stands there already.

    ``before`` is what stood before it; ``elsewhere`` are the readings of a target that another item reports
    (承接), by the target's key.
    """

    item: Item
    entry: LogEntry
    before: Timeline
    elsewhere: Mapping[str, tuple[Reading, ...]] = NOTHING

    def told(self) -> Iterator[Target]:
        """The targets that the entry has a figure of."""
        for target in self.item.targets:
            if target.key in self.entry.values:
                yield target


class Unmet(NamedTuple):
    """What speaks against an entry: its words, what to do, and the field and target it is about.

    ``code`` is the one that ``lint`` and ``review`` tell it by.
    """

    code: str
    level: Level
    message: str
    hint: str
    field: str = "values"
    target: str | None = None


def entering(standing: Standing, entry: LogEntry) -> Entering:
    """An entry that is to follow the log of a judged item."""
    elsewhere = {
        one.target.key: found
        for one in standing.targets
        if (found := tuple(reading for reading in one.readings if reading.source))
    }
    return Entering(standing.item, entry, unfold(standing.item, entry.date), elsewhere)
