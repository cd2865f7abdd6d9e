"""归档: a finished plan is checked and scored only where it is named."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.small_workspace import in_memory

from jianguan_cli.commands.check import check
from jianguan_cli.commands.score import score_units
from jianguan_cli.commands.state import State
from jianguan_cli.errors import UsageError

PLAN = """\
format: 1
plan: {id: %s, title: 要点, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31%s}
items:
- {id: %s-1, clause: 一/1, title: 某事, kind: task, lead: [甲处], support: [],
   deadline: 2025-06-30, status: unreported}
"""
ARCHIVED = dt.date(2026, 3, 1)


@pytest.fixture
def state() -> State:
    """Two plans with one overdue item each; ``old`` was archived on 1 March 2026."""
    return in_memory(old=PLAN % ("old", ", archived: 2026-03-01", "old"), new=PLAN % ("new", "", "new"))


CASES = [
    (ARCHIVED - dt.timedelta(1), (), {"old-1", "new-1"}),
    (ARCHIVED, (), {"new-1"}),
    (ARCHIVED, ("old",), {"old-1"}),
    (ARCHIVED, ("old", "new"), {"old-1", "new-1"}),
]


@pytest.mark.parametrize(("on", "plans", "items"), CASES)
def test_check(state: State, on: dt.date, plans: tuple[str, ...], items: set[str]) -> None:
    findings = check(state, on, fail_on="red", plans=plans).findings
    assert {finding.item for finding in findings} == items


@pytest.mark.parametrize(("on", "plans", "items"), CASES)
def test_score(state: State, on: dt.date, plans: tuple[str, ...], items: set[str]) -> None:
    board = score_units(state, on, plans=plans, since=dt.date(2025, 1, 1)).board
    assert {charge.event.item.id for row in board.rows for charge in row.charges} == items


def test_an_unknown_plan_is_named(state: State) -> None:
    with pytest.raises(UsageError, match="没有计划“none”"):
        check(state, ARCHIVED, fail_on="red", plans=("new", "none"))
