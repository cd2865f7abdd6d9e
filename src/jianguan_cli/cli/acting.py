"""The common run of every command that writes: who, when, which items; then the diff."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from jianguan_cli.cli.arguments import Clerk, Writing
from jianguan_cli.cli.choosing import choose
from jianguan_cli.cli.output import note, show_changes
from jianguan_cli.cli.session import author_name, spoken_day
from jianguan_cli.commands.perform import perform
from jianguan_cli.commands.selection import Chosen
from jianguan_cli.domain.actions.action import Action, Author
from jianguan_cli.domain.standing import Standing

Planner = Callable[[Standing, Author, Clerk], Action]


def act_on(root: Path, queries: Sequence[str], writing: Writing, command: str, plan: Planner) -> None:
    """Find the items, do the action to all of them or to none, show what changed."""
    chosen = [choose(root, query) for query in dict.fromkeys(queries)]
    first = chosen[0].state
    author = author_of(chosen[0], writing)
    clerk = Clerk(author.date, first.calendar, first.settings, root)
    changes = perform(
        chosen,
        lambda standing: plan(standing, author, clerk),
        author.date,
        command=command,
        dry_run=writing.dry_run,
    )
    for one in chosen:
        note(f"{one.item.title}（{one.item.id}）")
    show_changes(changes, root, dry_run=writing.dry_run)


def author_of(chosen: Chosen, writing: Writing) -> Author:
    """Who writes, on what day, for which unit, by the options and the workspace's settings."""
    state = chosen.state
    day = spoken_day(writing.date, "--date", state.settings, state.calendar)
    return Author(day, author_name(writing.by, state.settings, state.root), writing.unit)
