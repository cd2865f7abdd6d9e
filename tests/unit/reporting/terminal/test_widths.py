"""Every command that prints a table or words, at every width of a terminal: no line is wider, no id is cut.

The values are judged once and laid out at each width; that the commands go this way is seen in
``tests/e2e/test_widths.py``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.small_workspace import HEAD, in_memory

from jianguan_cli.commands.check import check
from jianguan_cli.commands.explain import explain_standing
from jianguan_cli.commands.mine import debts_of
from jianguan_cli.commands.score import score_units
from jianguan_cli.commands.state import State, open_state
from jianguan_cli.commands.trace import trace
from jianguan_cli.commands.unit_counts import unit_counts
from jianguan_cli.domain.judging.listing import scoped
from jianguan_cli.domain.settings.views import ListColumn
from jianguan_cli.reporting.terminal.cells import Screen, fit_text, text_width
from jianguan_cli.reporting.terminal.debts import debts_table
from jianguan_cli.reporting.terminal.finding_formats import format_text
from jianguan_cli.reporting.terminal.item_lists import Layout, render_list
from jianguan_cli.reporting.terminal.item_text import item_text
from jianguan_cli.reporting.terminal.list_words import list_words
from jianguan_cli.reporting.terminal.score_formats import format_table
from jianguan_cli.reporting.terminal.trace_formats import render_trace
from jianguan_cli.reporting.terminal.unit_list import unit_list

DAY = dt.date(2025, 6, 30)
SHIPPED = Path(__file__).parent.parent.parent.parent.parent
NAMES = (
    "“" * 9 + "甲" * 30 + "”）" * 9,
    "\x1b]0;偷改标题\x07正文\u202e倒写",
    "e\u0301\u0301\u0301组合\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467表情",
    "https://example.invalid/" + "x" * 90,
    "98.6%，（一）…—；" * 8,
    "한국어 العربية ไทย",
)
Shown = Callable[[Screen], str]


def hostile() -> State:
    items = (
        "".join(
            f"  - id: p-{at}\n    clause: {name!r}\n    title: {name!r}\n    kind: task\n"
            f"    lead: [{name!r}]\n"
            f"    support: [{name!r}]\n    deadline: 2025-03-31\n    status: unreported\n"
            f"    deliverables: [{{key: a, text: {name!r}}}]\n"
            for at, name in enumerate((name.encode("unicode_escape").decode() for name in NAMES), 1)
        )
        .replace("\\\\", "\\")
        .replace("'", '"')
    )
    return in_memory(p=HEAD + "items:\n" + items)


def printed(state: State) -> Iterator[tuple[str, Shown]]:
    """What the commands hand to the screen, by name."""
    everything = state.judge(DAY)
    assert everything
    listing = scoped(everything, everything, DAY)
    layout = Layout(tuple(ListColumn), True, state.carriers(), list_words(listing, listing.shown, DAY))
    usual = Layout(numbered=True, carriers=state.carriers(), below=layout.below)
    debts = debts_of(state, listing.shown)
    board = score_units(state, DAY).board
    plans = score_units(state, DAY, by="plan").board
    every, one = trace(state, None), trace(state, state.loaded.plan_ids[0])
    found = check(state, DAY, fail_on="never").findings
    counts = unit_counts(state)
    yield "list", lambda to: render_list(listing.shown, DAY, "table", to, usual)
    yield "list --columns", lambda to: render_list(listing.shown, DAY, "table", to, layout)
    yield "mine", lambda to: debts_table(debts, to, numbered=True)
    yield "units", lambda to: unit_list(state.register, counts, to)
    yield "score", lambda to: format_table(board, to.width, to.ambiguous)
    yield "score --by plan", lambda to: format_table(plans, to.width, to.ambiguous)
    yield "trace", lambda to: render_trace(every.traces, "table", detail=every.detail, screen=to)
    yield "trace PLAN", lambda to: render_trace(one.traces, "table", detail=one.detail, screen=to)
    yield "check", lambda _: format_text(found, DAY)
    yield "show", lambda _: item_text(everything[0], markdown=False)
    yield "explain", lambda _: explain_standing(state, everything[0].item.id, DAY, "text")


def too_wide(shown: Shown, widths: range, ambiguous: int) -> list[tuple[int, str]]:
    return [
        (width, line)
        for width in widths
        for line in fit_text(shown(Screen(width, ambiguous)), Screen(width, ambiguous)).splitlines()
        if text_width(line, ambiguous) > width
    ]


@pytest.mark.parametrize("ambiguous", [1, 2])
def test_hostile_names_fit_at_every_width(ambiguous: int) -> None:
    state = hostile()
    assert state.broken == ()
    for name, shown in printed(state):
        assert too_wide(shown, range(40, 201), ambiguous) == [], name
    text = dict(printed(state))["list"](Screen(40, ambiguous))
    assert all(f"p-{at}" in text for at in range(1, len(NAMES) + 1))
    assert "\x1b" not in text


@pytest.mark.parametrize("ambiguous", [1, 2])
def test_the_shipped_plans_fit(ambiguous: int) -> None:
    state = open_state(SHIPPED, only=["checklists/hb-2025.yaml", "checklists/hb-145-tasks.yaml"])
    ids = [item.id for _, _, item in state.items()]
    for name, shown in printed(state):
        assert too_wide(shown, range(40, 201, 20), ambiguous) == [], name
        if name == "list":
            text = shown(Screen(40, ambiguous))
            assert [one for one in ids if one not in text] == []


def test_a_line_that_is_too_wide_would_be_found() -> None:
    assert too_wide(lambda _: "x" * 41, range(40, 43), 1) == []  # folded
    plain = Screen(None)
    assert max(text_width(line) for line in dict(printed(hostile()))["list"](plain).splitlines()) > 200
