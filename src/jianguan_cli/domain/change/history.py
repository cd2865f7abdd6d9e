"""One item's log and its commits on one time line."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.change.compare import ItemChange
from jianguan_cli.domain.change.entry_words import entry_words
from jianguan_cli.domain.change.words import item_words
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item

_BARS = "▁▂▃▄▅▆▇█"


class Event(NamedTuple):
    """Something that happened on a day: an entry of the log, or a commit.

    ``who`` is the reporter or the author; ``source`` the commit's id (of an entry: the one that brought it
    in, empty while it is not committed); ``words`` what happened.
    """

    day: dt.date
    kind: str
    who: str
    email: str
    source: str
    subject: str
    words: tuple[str, ...]


class Series(NamedTuple):
    """The readings of one target in the order of the days they speak of."""

    key: str
    unit: str
    points: tuple[tuple[dt.date, Decimal], ...]

    @property
    def sparkline(self) -> str:
        """The readings as bars from the lowest to the highest."""
        values = [value for _, value in self.points]
        low, high = min(values), max(values)
        if low == high:
            return _BARS[3] * len(values)
        steps = len(_BARS) - 1
        return "".join(_BARS[int((value - low) * steps / (high - low))] for value in values)


class History(NamedTuple):
    """The whole story of an item; ``truncated`` where a shallow clone hides its beginning.

    ``missing`` says why there are no commits at all (no Git, no repository); the log stands alone then.
    """

    item: Item
    path: str
    events: tuple[Event, ...]
    series: tuple[Series, ...]
    truncated: bool
    missing: str = ""


def entry_event(entry: LogEntry, source: str) -> Event:
    """A report as an event."""
    words = [entry_words(entry)]
    if entry.upto is not None and entry.upto != entry.date:
        words.append(f"数据截至 {entry.upto}")
    return Event(entry.date, "log", entry.by, "", source, "", tuple(words))


def commit_words(change: ItemChange) -> tuple[str, ...]:
    """What a commit did to the item; new entries are only counted, they are events of their own."""
    added = [one for one in change.log if one.old is None]
    if change.old is None or change.new is None:
        return tuple(item_words(change, None, None))
    rest = ItemChange(
        change.id,
        change.old,
        change.new,
        change.fields,
        tuple(one for one in change.log if one.old is not None),
        change.reordered,
    )
    counted = [f"新增 {len(added)} 条日志"] if added else []
    return (*counted, *item_words(rest, None, None))


def series_of(item: Item) -> tuple[Series, ...]:
    """The readings of every target that has any."""
    found = []
    for target in item.targets:
        points = sorted(
            (entry.cutoff, place, entry.values[target.key])
            for place, entry in enumerate(item.log)
            if target.key in entry.values
        )
        if points:
            line = tuple((day, value) for day, _, value in points)
            found.append(Series(target.key, target.reported_unit, line))
    return tuple(found)
