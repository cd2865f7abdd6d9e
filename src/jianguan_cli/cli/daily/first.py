"""日常: ``jianguan`` alone: who I am, what I owe, what is new, what helps now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.cli.session import Session
    from jianguan_cli.commands.overview import Since
    from jianguan_cli.commands.state import State


def show_first_screen(session: Session) -> int:
    """Print the first screen; the exit code tells only whether a file could not be read."""
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.reporting.terminal.first_screen import empty_words, outside_words

    try:
        root = session.root
    except UsageError:
        if session.root_option is not None or not session.start.is_dir():
            raise
        emit(outside_words(), screen=screen_for())
        return 0
    state = open_state(root, recalled=True)
    if not state.broken and not any(checklist.items for checklist in state.loaded.checklists):
        emit(empty_words(), screen=screen_for(state.settings))
        return 0
    _show(state)
    return report_broken(state.broken)


def _show(state: State) -> None:
    from jianguan_cli.cli.session import author_found, today
    from jianguan_cli.cli.terminal.numbers import number_items
    from jianguan_cli.cli.terminal.output import emit, screen_for
    from jianguan_cli.commands.overview import overview
    from jianguan_cli.git.identity import user_email
    from jianguan_cli.git.uncommitted import uncommitted
    from jianguan_cli.reporting.terminal.first_screen import News, Person, PlanShare, first_screen

    root = state.root
    name, source = author_found(None, state.settings, root)
    # One process less where nobody is registered by an address.
    known = any(member.email for unit in state.register.units for member in unit.members)
    desk = overview(state, today(state.settings), name, user_email(root) if known else None)
    person = Person(name, source, tuple(unit.name for unit in desk.units), root.resolve().name)
    turns = desk.turns
    news = News(_since_words(turns.since), turns.worse, turns.better, turns.finished)
    shares = [PlanShare(one.plan.id, one.finished, one.whole, one.open) for one in desk.plans]
    unsaved = uncommitted(root, _TRACKED)
    screen = screen_for(state.settings)
    shown = first_screen(desk, person, news, shares, unsaved, screen)
    number_items(root, shown.numbered)
    emit(shown.text, screen=screen)


_TRACKED = ("jianguan.yaml", "checklists", "frozen", "evidence")


def _since_words(since: Since) -> str:
    return f"封存 {since.frozen}（至 {since.day}）" if since.frozen else f"上周（{since.day}）"
