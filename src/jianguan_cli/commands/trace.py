"""``trace``: who carries which promise, for one plan or for all."""

from __future__ import annotations

from typing import NamedTuple

from jianguan_cli.commands.state import State
from jianguan_cli.domain.tracing.trace import PlanTrace, traces


class TraceOutcome(NamedTuple):
    """The traces in the order of the plans' files; ``detail`` asks for every clause."""

    traces: tuple[PlanTrace, ...]
    detail: bool


def trace(state: State, plan: str | None) -> TraceOutcome:
    """The trace of one plan in detail, or of every plan in sum."""
    known = state.loaded.plan_ids
    if plan is not None:
        state.require_plans([plan])
    wanted = known if plan is None else (plan,)
    found = tuple(traces(state.loaded.checklists, wanted, state.register))
    return TraceOutcome(found, detail=plan is not None)
