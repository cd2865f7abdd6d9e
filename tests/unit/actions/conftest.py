"""One item as it stands on a day, from YAML lines that stand in the test."""

from __future__ import annotations

import datetime as dt
from textwrap import dedent, indent
from typing import Protocol

import pytest

from jianguan_cli.domain.actions.action import Author
from jianguan_cli.domain.judging.judge import judge_item
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.storage.workspace import FileText, load

DEFAULTS = {
    "id": "p-1",
    "clause": "一/(一)",
    "title": "推行某制度",
    "kind": "task",
    "lead": "[甲处]",
    "support": "[乙处]",
    "deadline": "2025-12-31",
    "status": "unreported",
}
PLAN = """\
format: 1
plan:
  {{id: {id}, title: 试验计划, issuer: 甲省局, issued: {year}-01-01,
    start: {year}-01-01, end: {year}-12-31{more}}}
items:
"""


def read_plan(*items: str, plan_id: str = "p", year: int = 2025, more: str = "") -> Checklist:
    """A checklist of items given as YAML lines; required keys that are left out are filled in."""
    text = PLAN.format(id=plan_id, year=year, more=more)
    for one in items:
        lines = dedent(one).strip("\n")
        written = {line.partition(":")[0] for line in lines.splitlines()}
        filled = "".join(f"{key}: {value}\n" for key, value in DEFAULTS.items() if key not in written)
        text += "- " + indent(f"{lines}\n{filled}".lstrip("\n"), "  ")[2:]
    if not items:
        text = text.replace("items:\n", "items: []\n")
    loaded = load([FileText(f"checklists/{plan_id}.yaml", text.encode())])
    assert not loaded.findings, loaded.findings
    return loaded.checklists[0]


class Stand(Protocol):
    """The item on a day (default 2025-06-30)."""

    def __call__(self, lines: str = ..., *, on: str = ...) -> Standing: ...


@pytest.fixture
def stand() -> Stand:
    """Judge one item given as YAML lines."""

    def make(lines: str = "", *, on: str = "2025-06-30") -> Standing:
        checklist = read_plan(lines)
        day = dt.date.fromisoformat(on)
        return judge_item(checklist.items[0], checklist.plan, checklist.path, day, Settings(), Calendar())

    return make


@pytest.fixture
def clerk() -> Author:
    """Who writes, on 2025-06-30."""
    return Author(dt.date(2025, 6, 30), "经办人乙")
