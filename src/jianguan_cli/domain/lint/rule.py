"""What a data-quality rule is, and what it looks at."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Node, Scalar, Sequence, place
from jianguan_cli.domain.settings.settings import Settings


class Ledger(NamedTuple):
    """All that lint may look at. ``exists`` tells whether a path of the workspace names a file.

    ``texts`` are the files as they are written, by path: what stands in comments is in no record.
    """

    checklists: tuple[Checklist, ...]
    register: Register
    settings: Settings
    as_of: dt.date
    exists: Callable[[str], bool]
    texts: Mapping[str, str] = MappingProxyType({})

    def items(self) -> Iterator[tuple[Checklist, Item]]:
        """Every item with the checklist it stands in."""
        for checklist in self.checklists:
            for item in checklist.items:
                yield checklist, item


class LintCode(NamedTuple):
    """A code as people meet it: how bad it is, its Chinese name, what it means and what to do."""

    code: str
    severity: Severity
    title: str
    explanation: str

    def finding(
        self,
        path: str,
        node: Node | None,
        message: str,
        *,
        item: str | None = None,
        target: str | None = None,
        hint: str = "",
    ) -> Finding:
        """A finding of this code at ``node`` of the file ``path``."""
        return Finding(self.code, self.severity, message, place(path, node), item, target, hint)


class LintRule(NamedTuple):
    """A code and the function that looks for it."""

    code: LintCode
    check: Callable[[Ledger], Iterator[Finding]]


def reading_node(item: Item, key: str, day: dt.date) -> Node | None:
    """Where the figure of ``key`` reported on ``day`` stands."""
    for entry in reversed(item.log):
        if entry.date == day and key in entry.values:
            return entry.node_of("values")
    return item.node


def listed_node(record: Record, key: str, text: str) -> Node | None:
    """Where ``text`` stands in the list under ``key``."""
    node = record.node_of(key)
    if isinstance(node, Sequence):
        for entry in node.items:
            if isinstance(entry, Scalar) and entry.text.strip() == text:
                return entry
    return node
