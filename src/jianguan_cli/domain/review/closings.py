"""The closings that a change adds, each with the request it answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jianguan_cli.domain.change.compare import ItemChange
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.review.rule import Case


class Closing(NamedTuple):
    """A closing entry and the last request before it (None where nobody asked)."""

    change: ItemChange
    entry: LogEntry
    request: LogEntry | None


def closings(case: Case) -> Iterator[Closing]:
    """Every entry with status ``closed`` that the change adds."""
    for change in case.changes.items:
        if change.new is None:
            continue
        added = change.added_entries
        request: LogEntry | None = None
        for entry in change.new.item.log:
            if entry.status is Status.REPORTED:
                request = entry
            elif entry.status is Status.CLOSED and any(entry is one for one in added):
                yield Closing(change, entry, request)
