"""The plan columns of a returned form: they say which target a row is about, and may not be changed."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.spoken.amount import read_amount
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError
from jianguan_cli.domain.values.number import show
from jianguan_cli.exchange.cells import shown
from jianguan_cli.exchange.columns import LAST, LAST_STATUS, METRIC, TITLE, UNIT, WANTED
from jianguan_cli.exchange.form import FormRow, form_rows, item_mark
from jianguan_cli.exchange.grid import Cell
from jianguan_cli.exchange.returned import Problem, Returned, Row


def matching_target(standing: Standing, row: Row, rows: list[Row]) -> TargetStanding | None:
    """The target that a row of the item is about: by its metric, else by its place among the rows."""
    targets = standing.targets
    rows = [one for one in rows if one.grid is row.grid]  # each sheet has its own order
    metric = _folded(shown(row.cell(METRIC)))
    if not metric:
        if len(targets) == 1:
            return targets[0]
        place = rows.index(row)
        return targets[place] if len(rows) == len(targets) else None
    named = [one for one in targets if metric in (_folded(one.target.metric), _folded(one.target.key))]
    if len(named) > 1:  # one metric for several scopes: the wanted value tells them apart, else the order
        same = [one for one in named if _same(row.cell(WANTED), _wanted(one), one.target.unit)]
        twins = [one for one in rows if _folded(shown(one.cell(METRIC))) == metric]
        place = twins.index(row)
        if len(same) == 1:
            return same[0]
        return named[place] if len(twins) == len(named) else None
    return named[0] if named else None


class PlanPart(NamedTuple):
    """What the plan columns tell: changes that may not be, a ledger that moved on, things worth knowing."""

    problems: list[Problem]
    conflicts: list[Problem]
    notices: list[Problem]


def check_plan_part(form: Returned, standing: Standing, rows: list[Row], *, filled: bool) -> PlanPart:
    """Hold the plan columns of an item's rows against the ledger.

    With the mark of the export a difference is somebody's doing in the sheet; without it (a CSV) a last
    value that differs means that the ledger moved on.  An item nobody filled in is never in conflict.
    """
    mark = form.marks.get(standing.item.id)
    if mark is not None and mark != item_mark(standing.item):
        return PlanPart([], [_stale(standing, rows[0])] if filled else [], [])
    problems: list[Problem] = []
    conflicts: list[Problem] = []
    for row in rows:
        one = matching_target(standing, row, rows)
        for column, said in _expected(standing, one):
            unit = one.target.unit if one else ""
            # Forms of before showed the unit of the promise where a level of another is reported.
            if _same(row.cell(column), said, unit) or (column == UNIT and _same(row.cell(UNIT), unit, unit)):
                continue
            if column in (LAST, LAST_STATUS) and mark is None:
                told = f"表里的{column}是“{shown(row.cell(column))}”，台账现在是“{_word(said)}”；"
                conflicts.append(_stale(standing, row, told))
            else:
                problems.append(_changed(row, column, said))
    if mark is None and not filled:
        return PlanPart([], [], problems)
    return PlanPart(problems, conflicts, [])


def _expected(standing: Standing, one: TargetStanding | None) -> list[tuple[str, Decimal | str | None]]:
    written = form_rows(standing)
    place = standing.targets.index(one) if one is not None else 0
    row: FormRow = written[place]
    expected: list[tuple[str, Decimal | str | None]] = [(TITLE, row.title), (LAST_STATUS, row.last_status)]
    if one is not None:
        expected += [(UNIT, row.unit), (WANTED, row.wanted), (LAST, row.last)]
    else:
        expected += [(METRIC, "、".join(target.metric for target in standing.item.targets))]
    return expected


def _changed(row: Row, column: str, said: Decimal | str | None) -> Problem:
    return Problem(
        row.at(column),
        f"{column}由“{_word(said)}”改成了“{shown(row.cell(column))}”："
        "计划内容不能在表里改，请改回；确需修订用 jianguan revise",
        row.item,
    )


def _word(said: Decimal | str | None) -> str:
    return show(said) if isinstance(said, Decimal) else said or "空"


def _stale(standing: Standing, row: Row, said: str = "") -> Problem:
    last = standing.item.log[-1] if standing.item.log else None
    who = f"{last.by}于 {last.date} 又填报过" if last else "台账又改过"
    return Problem(
        row.at(TITLE),
        f"{said}这张表导出以后，{who}，按旧表导入会盖住新情况；请重新导出本项再填",
        row.item,
        conflict=True,
    )


def _wanted(one: TargetStanding) -> Decimal | str | None:
    return one.target.value if one.target.value is not None else one.target.against


def _same(cell: Cell, said: Decimal | str | None, unit: str) -> bool:
    """Whether a plan cell still says what was written into it; an emptied cell says nothing."""
    if cell.blank or cell.fault:
        return not cell.fault
    if isinstance(said, Decimal):
        value = cell.value
        if isinstance(value, Decimal):
            return value == said or (cell.percent and value * 100 == said)
        return isinstance(value, str) and _amount(value.lstrip("≥≤=><"), unit) == said
    return _folded(shown(cell)) == _folded(said or "")


def _amount(text: str, unit: str) -> Decimal | None:
    try:
        return read_amount(text, unit).value
    except NotUnderstoodError:
        return None


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
