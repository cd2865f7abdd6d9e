"""The common run of every command that writes: who, when, which items; then the diff."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from jianguan_cli.cli.options import Writing
from jianguan_cli.cli.session import author_name, spoken_day, today
from jianguan_cli.cli.terminal.asking import confirmed, on_terminal
from jianguan_cli.cli.terminal.choosing import choose, confirm_all
from jianguan_cli.cli.terminal.output import note, show_changes
from jianguan_cli.cli.typed.arguments import Clerk, Said
from jianguan_cli.commands.beside import Beside
from jianguan_cli.commands.perform import perform
from jianguan_cli.commands.selection import Chosen
from jianguan_cli.commands.state import State
from jianguan_cli.domain.actions.action import Action, Author
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.values.dates import say
from jianguan_cli.errors import UsageError

Planner = Callable[[Standing, Author, Clerk], Action]


def act_on(
    root: Path,
    queries: Sequence[str],
    writing: Writing,
    command: str,
    plan: Planner,
    *,
    unit: str | None = None,
    units: Sequence[str] = (),
    said: Said | None = None,
) -> None:
    """Find the items, do the action to all of them or to none, show what changed.

    ``unit`` is the unit that reports, ``said`` what it reports; ``units`` are names that the action writes:
    what the register does not know of them is told.
    """
    chosen = list({one.item.id: one for one in (choose(root, query) for query in queries)}.values())
    if not act_on_all(root, chosen, writing, command, plan, unit=unit, said=said, sure=len(chosen) == 1):
        return
    for one in chosen:
        tell_unregistered(one.state, units, _org_of(one))


def act_on_all(
    root: Path,
    chosen: Sequence[Chosen],
    writing: Writing,
    command: str,
    plan: Planner,
    *,
    unit: str | None,
    said: Said | None = None,
    sure: bool = False,
) -> bool:
    """Do the action to the items after a yes (where not ``sure``); whether it was given."""
    if not sure and not confirm_all(chosen, dry_run=writing.dry_run):
        note("没有写入")
        return False
    first = chosen[0].state
    author = author_of(first, writing, unit)
    tell_proxy(first, writing.by)
    clerk = Clerk(author.date, first.calendar, first.settings, root)
    if said is not None and not all(_meant(one, said, clerk, author, writing) for one in chosen):
        note("没有写入")
        return False
    changes = perform(
        chosen,
        lambda standing: plan(standing, author, clerk),
        author.date,
        command=command,
        dry_run=writing.dry_run,
    )
    if len(chosen) == 1:
        note(f"{chosen[0].item.title}（{chosen[0].item.id}）")
    show_changes(changes, root, dry_run=writing.dry_run)
    return True


def _meant(chosen: Chosen, said: Said, clerk: Clerk, author: Author, writing: Writing) -> bool:
    """Whether the figures for this item are meant as they were understood."""
    if not said.value and said.upto is None:
        return True
    standing = standing_of(chosen, clerk)
    return clerk.surely(said, standing, author, sure=writing.sure, dry_run=writing.dry_run)


def standing_of(chosen: Chosen, clerk: Clerk) -> Standing:
    """How the item stands on the clerk's day, before anything is written."""
    checklist = next(one for one in chosen.state.loaded.checklists if one.path == chosen.path)
    return Beside(chosen.state).standing(checklist, chosen.item, clerk.day)


def author_of(state: State, writing: Writing, unit: str | None = None) -> Author:
    """Who writes, on what day, for which unit, by the options and the workspace's settings."""
    day = writing_day(state, writing.date, settled=writing.sure or writing.dry_run)
    return Author(day, author_name(writing.by, state.settings, state.root), unit)


def writing_day(state: State, typed: str | None, *, settled: bool) -> date:
    """The day of an entry; one to come is a question on a terminal and takes ``--sure`` elsewhere.

    Judging does not see an entry before its day, and nothing can be reported before it any more.
    """
    day = spoken_day(typed, "--date", state.settings, state.calendar)
    now = today(state.settings)
    if day <= now or settled:
        return day
    if not on_terminal():
        raise UsageError(
            f"填报日期{say(day)}还没有到（今天是{say(now)}），没有写入",
            hint="请核对年份；确要预先登记的加上 --sure",
        )
    if not confirmed(f"填报日期{say(day)}还没有到，那一天以前判定看不到这一条。照写？"):
        raise KeyboardInterrupt
    return day


def _org_of(chosen: Chosen) -> str:
    plans = (one.plan for one in chosen.state.loaded.checklists if one.path == chosen.path)
    return next(plans).unit_org


def tell_unregistered(state: State, units: Sequence[str], org: str) -> None:
    """Warn of units that the register does not know: they stand as written, but nobody can find them."""
    if not units:
        return
    from jianguan_cli.commands.unregistered import unregistered

    for unknown in unregistered(state.register, units, org):
        note(f"提醒：{unknown}")
        note("  请换成登记过的写法，或在 checklists/units.yaml 登记它；不登记则不能按单位汇总")


def tell_proxy(state: State, by: str | None, *, anybody: bool = False) -> None:
    """代填: say so where a registered person (or ``anybody``) writes in somebody else's name."""
    said = (by or "").strip()
    own = author_name(None, state.settings, state.root) if said else said
    if own == said:
        return
    from jianguan_cli.git.identity import user_email

    email = user_email(state.root)
    members = [one for unit in state.register.units for one in unit.members]
    known = {one.name for one in members if one.name == own or (email and one.email == email)}
    if said not in known and (known or anybody):
        note(f"代填：操作人 {own} 为 {said} 填报")
