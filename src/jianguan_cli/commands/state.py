"""A workspace as a command sees it: what could be read, the calendar, and the judgement of a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.calendar_data import build_calendar
from jianguan_cli.storage.workspace import (
    CHECKLISTS,
    SETTINGS_NAME,
    FileText,
    Loaded,
    load,
    read_files,
)


class State(NamedTuple):
    """One reading of a workspace; ``partial`` where only some of its checklists were read."""

    root: Path
    loaded: Loaded
    calendar: Calendar
    partial: bool = False

    @property
    def settings(self) -> Settings:
        """The workspace's settings (defaults where the file is broken)."""
        return self.loaded.settings

    @property
    def register(self) -> Register:
        """The workspace's units."""
        return self.loaded.register

    @property
    def broken(self) -> tuple[Finding, ...]:
        """What could not be read."""
        return self.loaded.findings

    def judge(
        self, as_of: date, *, archived: bool = True, only: Collection[str] | None = None
    ) -> tuple[Standing, ...]:
        """Every item as it stands on the day, in the order of files and items.

        ``archived=False`` leaves out plans that were archived by then; ``only`` names the items to judge
        where the rest is not asked for.  What is left out still bears on what is judged (承接).
        """
        checklists = [
            checklist for checklist in self.loaded.checklists if archived or not _archived(checklist, as_of)
        ]
        if only is not None:
            checklists = [
                one._replace(items=tuple(item for item in one.items if item.id in only)) for one in checklists
            ]
        return judge(checklists, as_of, self.settings, self.calendar, self.loaded.checklists)

    def require_plans(self, plans: Collection[str]) -> None:
        """The plans named are there; one whose file cannot be read is said to be broken, not missing."""
        known = self.loaded.plan_ids
        for plan in plans:
            if plan in known:
                continue
            path = f"{CHECKLISTS}/{plan}.yaml"
            fault = next((one for one in self.broken if one.location and one.location.path == path), None)
            if fault is not None:
                raise DataError(
                    f"计划“{plan}”的文件读不了：{fault.location}: {fault.message}",
                    hint="改好之后再试；jianguan lint 列出全部问题",
                )
            raise UsageError(f"没有计划“{plan}”", hint=f"现有计划：{'、'.join(known) or '无'}")

    def scope(self, plans: Collection[str], as_of: date) -> list[Checklist]:
        """The checklists of the plans named, or of all that were not archived by ``as_of``."""
        self.require_plans(plans)
        return [
            one
            for one in self.loaded.checklists
            if (one.plan.id in plans if plans else not _archived(one, as_of))
        ]

    def carriers(self) -> dict[str, tuple[str, ...]]:
        """承接: item id to the units that carry it, where its own plan names no owner."""
        from jianguan_cli.domain.tracing.carrying import carriers

        return carriers(self.loaded.checklists, self.register)

    def items(self) -> Iterable[tuple[Checklist, int, Item]]:
        """Every item with its checklist and its place in it."""
        for checklist in self.loaded.checklists:
            for index, item in enumerate(checklist.items):
                yield checklist, index, item


def open_state(root: Path, *, only: Iterable[str] | None = None, recalled: bool = False) -> State:
    """Read the workspace from disk; ``only`` narrows it to some checklists.

    ``recalled`` is for commands that need no node below a record: what did not change since it was last
    read is then recalled and not parsed.
    """
    files = read_files(root, only=only)
    partial = only is not None
    if not recalled:
        return state_of(root, files)._replace(partial=partial)
    from jianguan_cli.storage.memory import memory_of

    loaded = load(files, memory_of(root))
    return State(root, loaded, build_calendar(loaded.settings), partial)


def state_of(root: Path, files: Iterable[FileText]) -> State:
    """The state that the given files make, wherever they came from."""
    loaded = load(files)
    return State(root, loaded, build_calendar(loaded.settings))


def require_readable(state: State, *, whole: bool = False) -> None:
    """For commands that cannot go on beside a broken settings file, or beside any broken file at all."""
    broken = next(
        (one for one in state.broken if whole or (one.location and one.location.path == SETTINGS_NAME)), None
    )
    if broken is not None:
        raise DataError(f"{broken.location}: {broken.message}", hint="改好之后用 jianguan lint 复查")


def _archived(checklist: Checklist, as_of: date) -> bool:
    day = checklist.plan.archived
    return day is not None and day <= as_of
