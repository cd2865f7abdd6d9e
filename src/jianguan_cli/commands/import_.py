"""Importing returned forms: understood as a whole first, then written in one step or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.perform import readable_checklist
from jianguan_cli.commands.state import State
from jianguan_cli.domain.actions.action import Action, Author, Refusal
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.edit import Edit
from jianguan_cli.domain.records.location import Node
from jianguan_cli.errors import DataError, os_words
from jianguan_cli.exchange.entries import VIA, actions, already_imported, form_evidence
from jianguan_cli.exchange.form import item_mark
from jianguan_cli.exchange.meaning import understand
from jianguan_cli.exchange.read_file import read_grids
from jianguan_cli.exchange.reports import CellChange, Meaning
from jianguan_cli.exchange.returned import Problem, read_form
from jianguan_cli.storage.editing import FileChange, change_files, checklist_findings

_LARGEST = 50_000_000  # bytes; a form of ten thousand rows has a fortieth of it


class FormFile(NamedTuple):
    """One returned file."""

    name: str
    data: bytes


class Planned(NamedTuple):
    """What one item will have written: its actions, and the state they were planned on."""

    item: str
    path: str
    mark: str
    actions: tuple[Action, ...]


class FormResult(NamedTuple):
    """One file understood: the cells that will be written, what is wrong, what is worth knowing."""

    name: str
    cells: tuple[CellChange, ...]
    problems: tuple[Problem, ...]
    notices: tuple[Problem, ...]
    planned: tuple[Planned, ...]


def read_form_file(path: Path) -> FormFile:
    """A returned file from disk; raises ``DataError`` where it cannot be read."""
    try:
        if path.stat().st_size > _LARGEST:
            raise DataError(f"{path} 有 {path.stat().st_size // 1_000_000} MB，不像填报表")
        return FormFile(path.name, path.read_bytes())
    except OSError as error:
        raise DataError(
            f"读不了 {path}：{os_words(error)}", hint="请检查文件名，或文件是否正被打开"
        ) from error


def understand_forms(
    state: State, files: Sequence[FormFile], author: Author, *, unit: str | None, sure: bool = False
) -> list[FormResult]:
    """Every file against the ledger of the day; an item in two files is a problem of the second.

    A figure that looks wrong is a problem too, and only a notice where somebody is ``sure``.
    """
    standings = {one.item.id: one for one in state.judge(author.date)}
    results: list[FormResult] = []
    taken: dict[str, str] = {}
    for file in files:
        form = read_form(read_grids(file.data, file.name), file.name)
        then = standings
        if form.as_of is not None and form.as_of != author.date:
            then = {one.item.id: one for one in state.judge(form.as_of)}
        speaker = author._replace(unit=unit or form.unit, via=VIA)
        meaning = understand(form, standings, then, speaker, state.calendar, sure=sure)
        result = _plan(file, meaning, standings, speaker, taken)
        taken |= {one.item: file.name for one in result.planned}
        results.append(result)
    return results


def _plan(
    file: FormFile, meaning: Meaning, standings: dict[str, Standing], author: Author, taken: dict[str, str]
) -> FormResult:
    problems = list(meaning.problems)
    notices = list(meaning.notices)
    planned: list[Planned] = []
    cells: list[CellChange] = []
    form = form_evidence(file.name, file.data)
    for report in meaning.reports:
        standing = standings[report.item]
        if report.item in taken:
            said = f"{taken[report.item]} 里已经填了这一项，两份表不能都算"
            problems.append(Problem(report.where, said, report.item))
            continue
        try:
            made = actions(report, standing, author, form)
        except Refusal as refusal:
            said = f"{refusal.message}；{refusal.hint}" if refusal.hint else refusal.message
            problems += report.conflicts or (Problem(report.where, said, report.item),)
            continue
        if already_imported(made, standing.item.log):
            notices.append(Problem(report.where, "与以前导入的内容相同，不再重复记", report.item))
        elif report.conflicts:
            problems += report.conflicts
        else:
            cells += report.cells
            planned.append(Planned(report.item, standing.path, item_mark(standing.item), tuple(made)))
    return FormResult(file.name, tuple(cells), tuple(problems), tuple(notices), tuple(planned))


def write_forms(root: Path, results: Sequence[FormResult], *, dry_run: bool) -> list[FileChange]:
    """Write all that was planned in one step; refused where the ledger moved on since it was planned."""
    by_path: dict[str, dict[str, Planned]] = {}
    for result in results:
        for one in result.planned:
            by_path.setdefault(one.path, {})[one.item] = one
    if not by_path:
        return []
    planners = {root / path: _planner(path, items) for path, items in by_path.items()}
    return change_files(root, planners, checklist_findings, dry_run=dry_run, command="import")


def _planner(path: str, planned: dict[str, Planned]) -> Callable[[Node, str], list[Edit]]:
    def plan(tree: Node, _text: str) -> list[Edit]:
        checklist = readable_checklist(tree, path)
        edits: list[Edit] = []
        for index, item in enumerate(checklist.items):
            one = planned.get(item.id)
            if one is None:
                continue
            if item_mark(item) != one.mark:
                raise DataError(f"{item.id} 刚刚被别人更新，没有写入", hint="请再导入一次")
            for action in one.actions:
                edits += action.edits(index)
        return edits

    return plan
