"""Small ledgers for the lint tests: the lines that matter stand in the test, the rest is filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from textwrap import dedent, indent
from typing import Protocol

import pytest

from jianguan_cli.domain.lint.rule import Ledger, LintRule
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.storage.workspace import UNITS_PATH, FileText, load

PLAN = """\
format: 1
plan:
  id: {id}
  title: 试验计划
  issuer: 甲省局
  issued: 2025-01-01
  start: 2025-01-01
  end: 2025-12-31
"""
DEFAULTS = {
    "id": "p-1",
    "clause": "一/(一)",
    "title": "推行某制度",
    "kind": "task",
    "lead": "[甲处]",
    "support": "[]",
    "deadline": "2025-12-31",
    "status": "unreported",
}


def item_text(lines: str) -> str:
    """An item as YAML: the given lines, and a default for each required key they leave out."""
    lines = dedent(lines).strip("\n")
    written = {line.partition(":")[0] for line in lines.splitlines()}
    filled = "".join(f"{key}: {value}\n" for key, value in DEFAULTS.items() if key not in written)
    return "- " + indent(f"{lines}\n{filled}", "  ")[2:]


class MakeLedger(Protocol):
    """``ledger({"p": [item lines, …]})``; plan lines may be given after the items as ``plan``."""

    def __call__(
        self,
        plans: Mapping[str, list[str]],
        *,
        units: str = ...,
        plan: str = ...,
        settings: str = ...,
        as_of: str = ...,
        files: tuple[str, ...] = ...,
    ) -> Ledger: ...


class Find(Protocol):
    """The findings of one rule over small plans."""

    def __call__(
        self,
        rule: LintRule,
        plans: Mapping[str, list[str]],
        *,
        units: str = ...,
        plan: str = ...,
        settings: str = ...,
        as_of: str = ...,
        files: tuple[str, ...] = ...,
    ) -> list[Finding]: ...


@pytest.fixture
def ledger() -> MakeLedger:
    """Make a ledger from item lines; a mistake in them fails the test."""

    def make(
        plans: Mapping[str, list[str]],
        *,
        units: str = "",
        plan: str = "",
        settings: str = "{}",
        as_of: str = "2025-06-30",
        files: tuple[str, ...] = (),
    ) -> Ledger:
        texts = [FileText("jianguan.yaml", settings.encode())]
        for plan_id, items in plans.items():
            head = PLAN.format(id=plan_id) + indent(dedent(plan), "  ")
            body = ("items:\n" + "".join(item_text(one) for one in items)) if items else "items: []\n"
            texts.append(FileText(f"checklists/{plan_id}.yaml", (head + body).encode()))
        if units:
            texts.append(FileText(UNITS_PATH, f"format: 1\nunits:\n{indent(dedent(units), '  ')}".encode()))
        loaded = load(texts)
        assert not loaded.findings, loaded.findings
        day = dt.date.fromisoformat(as_of)
        written = {one.path: one.data.decode() for one in texts}
        known = loaded.checklists, loaded.register, loaded.settings
        return Ledger(*known, day, files.__contains__, written)

    return make


@pytest.fixture
def find(ledger: MakeLedger) -> Find:
    """Run one rule over small plans."""

    def run(
        rule: LintRule,
        plans: Mapping[str, list[str]],
        *,
        units: str = "",
        plan: str = "",
        settings: str = "{}",
        as_of: str = "2025-06-30",
        files: tuple[str, ...] = (),
    ) -> list[Finding]:
        made = ledger(plans, units=units, plan=plan, settings=settings, as_of=as_of, files=files)
        return list(rule.check(made))

    return run
