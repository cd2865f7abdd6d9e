"""Small changes for the review tests: an item before and after, the lines that matter in the test."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from textwrap import dedent, indent
from typing import Protocol

import pytest

from jianguan_cli.domain.change.compare import compare
from jianguan_cli.domain.change.frozen import FrozenPeriod
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.review.rule import Authored, Case, FrozenChange, ReviewRule, Rewriting
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.storage.workspace import UNITS_PATH, FileText, load

PLAN = """\
format: 1
plan: {id: p, title: 试验计划, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31}
items:
"""
DEFAULTS = {
    "id": "p-1",
    "clause": "一/(一)",
    "title": "推行某制度",
    "kind": "task",
    "lead": "[甲处]",
    "support": "[]",
    "deadline": "2025-12-31",
    "status": "doing",
}


def read_items(items: list[str], units: str = "") -> tuple[tuple[Checklist, ...], Register]:
    """The checklist of the given items (each its lines that matter), and the register."""
    body = "".join(_item_text(item) for item in items) or "  []\n"
    files = [FileText("checklists/p.yaml", (PLAN + body).encode())]
    if units:
        files.append(FileText(UNITS_PATH, f"format: 1\nunits:\n{indent(dedent(units), '  ')}".encode()))
    loaded = load(files)
    assert not loaded.findings, loaded.findings
    return loaded.checklists, loaded.register


def _item_text(lines: str) -> str:
    lines = dedent(lines).strip("\n")
    written = {line.partition(":")[0] for line in lines.splitlines()}
    filled = "".join(f"{key}: {value}\n" for key, value in DEFAULTS.items() if key not in written)
    return "  - " + indent(f"{lines}\n{filled}".lstrip("\n"), "    ")[4:]


def author(name: str, email: str = "", day: str = "2025-06-30") -> Authored:
    """A commit's author."""
    return Authored("0123456789abcdef", name, email or f"{name}@example.org", dt.date.fromisoformat(day))


class Look(Protocol):
    """The findings of one rule over one change; ``authors`` names who committed the entries of each day."""

    def __call__(
        self,
        rule: ReviewRule,
        old: str | None,
        new: str | None,
        *,
        authors: Mapping[str, Authored] = ...,
        units: str = ...,
        supervisors: tuple[str, ...] = ...,
        frozen: tuple[FrozenPeriod, ...] = ...,
        frozen_changes: tuple[FrozenChange, ...] = ...,
        rewritings: tuple[Rewriting, ...] = ...,
    ) -> list[Finding]: ...


@pytest.fixture
def look() -> Look:
    """Run one rule over one change."""

    def run(
        rule: ReviewRule,
        old: str | None,
        new: str | None,
        *,
        authors: Mapping[str, Authored] | None = None,
        units: str = "",
        supervisors: tuple[str, ...] = (),
        frozen: tuple[FrozenPeriod, ...] = (),
        frozen_changes: tuple[FrozenChange, ...] = (),
        rewritings: tuple[Rewriting, ...] = (),
    ) -> list[Finding]:
        before, _ = read_items([] if old is None else [old])
        after, register = read_items([] if new is None else [new], units)

        def origin(_item: str, entry: LogEntry) -> Authored | None:
            return (authors or {}).get(entry.date.isoformat())

        case = Case(
            compare(before, after),
            register,
            Calendar(),
            origin,
            frozenset(supervisors),
            frozen,
            frozen_changes,
            rewritings,
        )
        return list(rule.check(case))

    return run
