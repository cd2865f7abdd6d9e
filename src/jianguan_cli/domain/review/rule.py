"""What a review rule is, and what it looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import NamedTuple

from jianguan_cli.domain.admitting.standing_log import Elsewhere, nowhere
from jianguan_cli.domain.change.compare import Changes, ItemChange
from jianguan_cli.domain.change.frozen import FrozenPeriod
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Node, place
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar


class Authored(NamedTuple):
    """The commit that brought something in, and who made it; ``day`` is the author's own calendar day."""

    commit: str
    name: str
    email: str
    day: dt.date

    def __str__(self) -> str:
        return f"{self.name} <{self.email}> 的提交 {self.commit[:10]}"


Origin = Callable[[str, LogEntry], Authored | None]


class FrozenChange(NamedTuple):
    """A frozen period's file that this change rewrote (``new`` given) or removed."""

    path: str
    old: FrozenPeriod | None
    new: FrozenPeriod | None


class Rewriting(NamedTuple):
    """An entry that one commit of the range brought in and another took away or rewrote."""

    change: ItemChange
    old: LogEntry
    new: LogEntry | None
    author: Authored | None
    rewriter: Authored


class SettingsChange(NamedTuple):
    """The settings before and after; ``path`` is their file."""

    path: str
    old: Settings
    new: Settings


class Case(NamedTuple):
    """All that a rule may look at.

    ``changes`` is the net change since the merge base; ``origin`` tells which commit brought an entry in,
    None where Git does not know (not committed yet, or beyond the end of a shallow clone).  ``elsewhere``
    are the readings of an item's targets that other items of the new side report.
    """

    changes: Changes
    register: Register
    calendar: Calendar
    origin: Origin
    supervisors: frozenset[str] = frozenset()
    frozen: tuple[FrozenPeriod, ...] = ()
    frozen_changes: tuple[FrozenChange, ...] = ()
    rewritings: tuple[Rewriting, ...] = ()
    settings: SettingsChange | None = None
    elsewhere: Elsewhere = nowhere


class ReviewCode(NamedTuple):
    """A code as people meet it: how bad it is by default, its Chinese name, what it means and what to do."""

    code: str
    severity: Severity
    title: str
    explanation: str

    def finding(self, change: ItemChange, node: Node | None, message: str, *, hint: str = "") -> Finding:
        """A finding of this code on the item of ``change``; ``node`` is of the side that is pointed at."""
        where = place(change.placed.path, node or change.placed.item.node)
        return Finding(self.code, self.severity, message, where, change.id, None, hint)

    def finding_in(self, path: str, message: str, *, node: Node | None = None, hint: str = "") -> Finding:
        """A finding of this code on a file as a whole, or on one of its values."""
        return Finding(self.code, self.severity, message, place(path, node), None, None, hint)


class ReviewRule(NamedTuple):
    """A code and the function that looks for it."""

    code: ReviewCode
    check: Callable[[Case], Iterator[Finding]]


def kept(case: Case) -> Iterator[ItemChange]:
    """The changes of items that are on both sides."""
    for change in case.changes.items:
        if change.old is not None and change.new is not None:
            yield change


def unlogged(case: Case, status: Status) -> Iterator[ItemChange]:
    """The changes that put an item to ``status`` without an entry of its log that does."""
    for change in kept(case):
        field = change.field("status")
        if (
            field is not None
            and field.new is status
            and all(entry.status is not status for entry in change.added_entries)
        ):
            yield change


def entry_node(change: ItemChange, entry: LogEntry) -> Node | None:
    """Where an entry of the new side stands."""
    return entry.node or change.placed.item.node
