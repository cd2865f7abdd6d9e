"""What a returned form comes to, as values: reports on items, the cells they stand on, what is wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.actions.action import Statement
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.exchange.returned import Problem


class CellChange(NamedTuple):
    """One filled cell and what it will have written."""

    where: str
    item: str
    title: str
    column: str
    before: str
    after: str


class Report(NamedTuple):
    """What a form reports for one item as of one day of data: one log entry to be."""

    statement: Statement
    status: Status | None


class ItemReport(NamedTuple):
    """All that a form says of one item; ``conflicts`` tell that the ledger moved on since the export."""

    item: str
    where: str
    reports: tuple[Report, ...]
    cells: tuple[CellChange, ...]
    conflicts: tuple[Problem, ...]


class Meaning(NamedTuple):
    """A form understood: reports, problems (nothing of their items is among the reports), notices."""

    reports: tuple[ItemReport, ...]
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]


class Gathered:
    """What the rows of one item say as of one day of data."""

    def __init__(self, *, provisional: bool = False) -> None:
        self.values: dict[str, Decimal] = {}
        self.refs: dict[str, Decimal] = {}
        self.parts: dict[str, tuple[int, int]] = {}
        self.done: dict[str, None] = {}
        self.met: bool | None = None
        self.provisional = provisional
        self.words: dict[str, list[str]] = {}
        self.evidence: dict[str, None] = {}
        self.status: Status | None = None

    def report(self, upto: date | None) -> Report:
        """The log entry to be."""
        statement = Statement(
            values=dict(self.values),
            refs=dict(self.refs),
            parts={key: [Decimal(one) for one in pair] for key, pair in self.parts.items()},
            met=self.met,
            upto=upto,
            done=tuple(self.done),
            note=self._said("note"),
            problem=self._said("problem"),
            next=self._said("next"),
            need=self._said("need"),
            evidence=tuple(self.evidence),
            provisional=self.provisional,
        )
        return Report(statement, self.status)

    def _said(self, field: str) -> str | None:
        return "；".join(dict.fromkeys(self.words.get(field, ()))) or None
