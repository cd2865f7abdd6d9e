from __future__ import annotations

from pathlib import Path

import pytest

from jianguan_cli.commands.state import state_of
from jianguan_cli.commands.trace import trace
from jianguan_cli.errors import UsageError
from jianguan_cli.storage.workspace import FileText

PLAN = """\
format: 1
plan: {id: %s, title: 某计划, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31}
items: []
"""
STATE = state_of(Path(), [FileText(f"checklists/{plan}.yaml", (PLAN % plan).encode()) for plan in ("p", "q")])


def test_one_plan_in_detail_and_all_in_sum() -> None:
    one, every = trace(STATE, "q"), trace(STATE, None)
    assert ([traced.plan.id for traced in one.traces], one.detail) == (["q"], True)
    assert ([traced.plan.id for traced in every.traces], every.detail) == (["p", "q"], False)


def test_an_unknown_plan_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as failure:
        trace(STATE, "x")
    assert failure.value.hint == "现有计划：p、q"
