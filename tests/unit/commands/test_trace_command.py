from __future__ import annotations

import pytest
from tests.small_workspace import in_memory

from jianguan_cli.commands.trace import trace
from jianguan_cli.errors import UsageError

PLAN = """\
format: 1
plan: {id: %s, title: 某计划, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31}
items: []
"""
STATE = in_memory(p=PLAN % "p", q=PLAN % "q")


def test_one_plan_in_detail_and_all_in_sum() -> None:
    one, every = trace(STATE, "q"), trace(STATE, None)
    assert ([traced.plan.id for traced in one.traces], one.detail) == (["q"], True)
    assert ([traced.plan.id for traced in every.traces], every.detail) == (["p", "q"], False)


def test_an_unknown_plan_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as failure:
        trace(STATE, "x")
    assert failure.value.hint == "现有计划：p、q"
