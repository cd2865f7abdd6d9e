"""``score``: what the logs cost each unit or plan by a day, traced to events. A score never writes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from jianguan_cli.commands.state import State
from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.scoring.board import Board, plan_rows, unit_rows
from jianguan_cli.domain.scoring.events import Event, events_of
from jianguan_cli.domain.settings.scoring import Scoring, Span
from jianguan_cli.errors import UsageError

GROUPINGS = ("unit", "plan")


class ScoreOutcome(NamedTuple):
    """The sheet, and what a reader should know about the settings behind it."""

    board: Board
    remarks: tuple[str, ...]


def score_units(
    state: State,
    as_of: date,
    *,
    by: str = "unit",
    plans: tuple[str, ...] = (),
    since: date | None = None,
    until: date | None = None,
) -> ScoreOutcome:
    """The sheet of events that happened from ``since`` to ``until``, as known on ``as_of``.

    Archived plans count only where they are named; broken files are left out and reported by the caller.
    """
    checklists = state.scope(plans, as_of)
    scoring = state.settings.scoring
    first, last = _span(scoring, as_of, since, until)
    standings = judge(checklists, as_of, state.settings, state.calendar, state.loaded.checklists)
    events = events_of(checklists, as_of, state.settings, state.calendar)
    unborne: tuple[Event, ...] = ()
    if by == "plan":
        rows = plan_rows(standings, events, first, last, scoring)
    else:
        rows, unborne = unit_rows(standings, events, first, last, state.register, scoring)
    counted = Counter(standing.status for standing in standings if standing.counts)
    statuses = tuple((status, counted[status]) for status in Status)
    return ScoreOutcome(
        Board(as_of, first, last, by, scoring, rows, unborne, statuses), tuple(_remarks(state, scoring))
    )


def _span(scoring: Scoring, as_of: date, since: date | None, until: date | None) -> tuple[date, date]:
    last = until or as_of
    if last > as_of:
        raise UsageError(f"--until {last} 晚于判定日 {as_of}", hint="未来的事还没有发生，请改小 --until")
    first = since or (date.min if scoring.span is Span.ALL else last.replace(month=1, day=1))
    if first > last:
        raise UsageError(f"计分期间从 {first} 到 {last}，起在止后", hint="请核对 --since、--until 和 --as-of")
    return first, last


def _remarks(state: State, scoring: Scoring) -> list[str]:
    """Manual points for a unit that nobody knows are counted, but said."""
    register = state.register
    return [
        f"加减分里的单位“{one.unit}”不在单位登记册里，另列一行；请核对 jianguan.yaml 的 scoring.adjust"
        for one in scoring.adjust
        if register.units and not register.named(one.unit)
    ]
