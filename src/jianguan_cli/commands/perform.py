"""Carrying out actions on items: plan on what the file says now, splice, verify, write, tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePosixPath

from jianguan_cli.commands.beside import Beside
from jianguan_cli.commands.selection import Chosen
from jianguan_cli.commands.state import require_readable
from jianguan_cli.domain.actions.action import Action
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.records.edit import Edit
from jianguan_cli.domain.records.location import Node
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.editing import change_files
from jianguan_cli.storage.filechange import FileChange

Act = Callable[[Standing], Action]


def perform(
    chosen: Sequence[Chosen], act: Act, day: date, *, command: str, dry_run: bool
) -> list[FileChange]:
    """Do ``act`` to every chosen item, all or nothing, and return what changed in which file.

    The action is planned anew on the text that is about to be changed, so that an entry written by
    somebody else in the meantime is taken into account.
    """
    state = chosen[0].state
    for one in chosen:
        require_readable(one.state)
    by_path: dict[str, list[str]] = {}
    for one in chosen:
        by_path.setdefault(one.path, []).append(one.item.id)
    named = _naming(act) if len(chosen) > 1 else act
    beside = Beside(state)
    planners = {
        state.root / path: _planner(path, item_ids, named, day, beside) for path, item_ids in by_path.items()
    }
    return change_files(state.root, planners, dry_run=dry_run, command=command)


def _planner(
    path: str, item_ids: list[str], act: Act, day: date, beside: Beside
) -> Callable[[Node, str], list[Edit]]:
    def plan(tree: Node, _text: str) -> list[Edit]:
        checklist = readable_checklist(tree, path)
        edits: list[Edit] = []
        for index, item in enumerate(checklist.items):
            if item.id in item_ids:
                edits += act(beside.standing(checklist, item, day)).edits(index)
        return edits

    return plan


def _naming(act: Act) -> Act:
    """The same action; among many items a refusal says which one it is."""

    def named(standing: Standing) -> Action:
        try:
            return act(standing)
        except UsageError as error:
            error.message = f"{standing.item.title}（{standing.item.id}）：{error.message}"
            raise

    return named


def readable_checklist(tree: Node, path: str) -> Checklist:
    """The checklist, or the error that names its first mistake."""
    checklist, findings = read_checklist(tree, path, PurePosixPath(path).stem)
    if checklist is None:
        first = findings[0]
        more = f"（共 {len(findings)} 处）" if len(findings) > 1 else ""
        raise DataError(
            f"{first.location}: {first.message}{more}",
            hint="先改好这个文件再填报；jianguan lint 列出全部问题",
        )
    return checklist
