"""From the rows of a returned form to reports on items: every cell with a meaning, or a problem at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from jianguan_cli.domain.actions.action import Author, Statement, entry_of
from jianguan_cli.domain.admitting.entering import Level, entering
from jianguan_cli.domain.admitting.preconditions import unmet
from jianguan_cli.domain.judging.standing import Standing, TargetStanding
from jianguan_cli.domain.plan.status import OWN_COMMAND, Status
from jianguan_cli.domain.spoken.dates import WorkingDays
from jianguan_cli.domain.values.number import show
from jianguan_cli.exchange import cells
from jianguan_cli.exchange.columns import EVIDENCE, ID, PROVISIONAL, REF, STATUS, UPTO, VALUE, WORD_COLUMNS
from jianguan_cli.exchange.planpart import check_plan_part, matching_target
from jianguan_cli.exchange.reports import CellChange, Gathered, ItemReport, Meaning
from jianguan_cli.exchange.returned import Problem, Returned, Row

T = TypeVar("T")


def understand(
    form: Returned,
    standings: Mapping[str, Standing],
    then: Mapping[str, Standing],
    author: Author,
    calendar: WorkingDays,
    *,
    sure: bool,
) -> Meaning:
    """What the form says, item by item, in the order of its rows.

    ``standings`` are of the author's day, ``then`` of the day the form was made: what its plan columns
    showed.  Figures that look wrong are told, and are problems where nobody is ``sure`` of them.
    """
    reports: list[ItemReport] = []
    problems = list(form.problems)
    notices = list(form.notices)
    by_item: dict[str, list[Row]] = {}
    for row in form.rows:
        by_item.setdefault(row.item, []).append(row)
    for item, rows in by_item.items():
        standing = standings.get(item)
        if standing is None:
            problems += [_unknown(row, standings) for row in rows if row.filled()]
            continue
        reader = _ItemReader(form, standing, then.get(item, standing), author, calendar, sure=sure)
        report = reader.read(rows)
        problems += reader.problems
        notices += reader.notices
        if report is not None and not any(one.item == item for one in problems):
            reports.append(report)
    in_order = sorted(problems, key=lambda one: one.order)
    return Meaning(tuple(reports), tuple(in_order), tuple(notices))


def _unknown(row: Row, standings: Mapping[str, Standing]) -> Problem:
    from difflib import get_close_matches

    close = get_close_matches(row.item, standings, n=1, cutoff=0.7)
    guess = f"，是不是 {close[0]}？" if close else ""
    return Problem(row.at(ID), f"没有编号为“{row.item}”的事项{guess}", row.item)


class _ItemReader:
    """Reads the rows of one item, noting what is wrong where."""

    def __init__(
        self,
        form: Returned,
        standing: Standing,
        then: Standing,
        author: Author,
        calendar: WorkingDays,
        *,
        sure: bool,
    ) -> None:
        self.form = form
        self.standing = standing
        self.then = then
        self.author = author
        self.today = author.date
        self.sure = sure
        self.calendar = calendar
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []
        self.changes: list[CellChange] = []
        self.status: Status | None = None
        self.said_status = ""
        self.taken: dict[str, Row] = {}

    def read(self, rows: list[Row]) -> ItemReport | None:
        """The report of these rows; None where they say nothing or something is wrong."""
        filled = [row for row in rows if row.filled()]
        checked = check_plan_part(self.form, self.then, rows, filled=bool(filled))
        self.problems += checked.problems
        self.notices += checked.notices
        for row in rows:
            if not row.filled() and self.form.marks and self._own_day(row):
                self.notices.append(
                    Problem(row.at(UPTO), "只填了数据截止日，没有数也没有文字，不算填报", row.item)
                )
        if not filled:
            return None
        uptos = {_place(row): day for row in filled if (day := self._upto(row))}
        shared = next(iter(uptos.values()), None) if len(set(uptos.values())) == 1 else None
        groups: dict[tuple[date | None, bool], Gathered] = {}
        for row in filled:
            # A 初步数 is one of its own: what else is said of that day stands in another entry.
            place = uptos.get(_place(row), shared), self._provisional(row)
            self._gather(row, rows, groups.setdefault(place, Gathered(provisional=place[1])))
        days = sorted(groups, key=lambda place: (place[0] or self.today, place[1]))
        if self.status is not None:
            groups[days[-1]].status = self.status
        reports = [groups[place].report(place[0]) for place in days]
        reports = [one for one in reports if one.status is not None or _says(one.statement)]
        for one in reports:
            self._doubt(one.statement)
        if self.problems or not reports:
            return None
        where = self.said_status or self.changes[0].where
        return ItemReport(
            self.standing.item.id, where, tuple(reports), tuple(self.changes), tuple(checked.conflicts)
        )

    def _own_day(self, row: Row) -> bool:
        """Whether somebody wrote the day of the data, rather than the export."""
        return not row.cell(UPTO).blank and row.cell(UPTO).value != self.form.upto

    def _upto(self, row: Row) -> date | None:
        cell = row.cell(UPTO)
        if cell.blank:
            return None if self.form.upto is None or self.form.upto > self.today else self.form.upto
        day = self._meant(row, UPTO, lambda: cells.day_of(cell, self.today, self.calendar))
        if day is not None and day > self.today:
            self._wrong(row, UPTO, f"数据截止日 {day} 晚于填报日期 {self.today}；请改成数据实际说到的那一天")
            return None
        if day is not None and self._own_day(row):
            self._changed(row, UPTO, "", day.isoformat())
        return day

    def _provisional(self, row: Row) -> bool:
        if row.cell(PROVISIONAL).blank or not self._meant(row, PROVISIONAL, _flag(row)):
            return False
        self._changed(row, PROVISIONAL, "", "是")
        return True

    def _gather(self, row: Row, rows: list[Row], into: Gathered) -> None:
        if not row.cell(STATUS).blank:
            self._read_status(row)
        if not row.cell(VALUE).blank:
            self._read_value(row, rows, into)
        if not row.cell(REF).blank:
            self._read_ref(row, rows, into)
        for column, field in WORD_COLUMNS.items():
            text = None if row.cell(column).blank else self._meant(row, column, _words(row, column))
            if text:
                into.words.setdefault(field, []).append(text)
                self._changed(row, column, "", text)
        if not row.cell(EVIDENCE).blank:
            files = self._meant(row, EVIDENCE, lambda: cells.evidence_of(row.cell(EVIDENCE))) or ()
            into.evidence.update(dict.fromkeys(files))
            if files:
                self._changed(row, EVIDENCE, "", "；".join(files))

    def _read_status(self, row: Row) -> None:
        status = self._meant(row, STATUS, lambda: cells.status_of(row.cell(STATUS)))
        if status is None:
            return
        now = self.standing.status
        if status is now and (status in OWN_COMMAND or status is Status.UNREPORTED):
            return  # copied from the column before: nothing new
        if self.status is not None and status is not self.status:
            self._wrong(row, STATUS, f"同一事项的两行状态不同：{self.status.label}、{status.label}")
            return
        if self.status is None:
            self._changed(row, STATUS, now.label, status.label)
        self.status, self.said_status = status, row.at(STATUS)

    def _read_value(self, row: Row, rows: list[Row], into: Gathered) -> None:
        if not self.standing.targets and self.standing.deliverables:
            self._read_done(row, into)
            return
        one = matching_target(self.standing, row, rows)
        if one is None:
            keys = "、".join(target.metric for target in self.standing.item.targets)
            said = (
                f"对不上是哪个指标；本事项的指标：{keys}"
                if keys
                else "本事项没有可填数值的指标，请写在“进展”里"
            )
            self._wrong(row, VALUE, said)
            return
        key, cell = one.target.key, row.cell(VALUE)
        met = cells.answer_of(cell) if one.target.value is None else None
        amount = (
            None
            if met is not None
            else self._meant(row, VALUE, lambda: cells.amount_of(cell, one.target.reported_unit))
        )
        if amount is None and met is None:
            return
        value = None if amount is None else amount.value
        before = self.taken.setdefault(key, row)
        if before is not row and (into.values.get(key) != value or into.met is not met):
            self._wrong(row, VALUE, f"“{one.target.metric}”填了两次，数不相同（另一处在 {before.at(VALUE)}）")
            return
        if amount is not None:
            into.values[key] = amount.value
            if amount.parts is not None:
                into.parts[key] = amount.parts
        into.met = met if met is not None else into.met
        after = _answer(met) if value is None else f"{show(value)}{one.target.reported_unit}"
        self._changed(row, VALUE, _before(one), after)

    def _read_ref(self, row: Row, rows: list[Row], into: Gathered) -> None:
        """What a relative promise is compared with: 全国均值 and the like."""
        one = matching_target(self.standing, row, rows)
        if one is None:
            self._wrong(row, REF, "对不上是哪个指标")
            return
        unit = one.target.reported_unit
        amount = self._meant(row, REF, lambda: cells.amount_of(row.cell(REF), unit))
        if amount is not None:
            into.refs[one.target.key] = amount.value
            self._changed(row, REF, "", f"{show(amount.value)}{unit}")

    def _doubt(self, statement: Statement) -> None:
        """Figures that look wrong are written only where somebody is sure of them."""
        against = list(unmet(entering(self.standing, entry_of(self.author, statement))))
        if any(one.level is Level.REFUSED for one in against):
            return  # the action will say so
        for one in against:
            row = self.taken.get(one.target or "")
            where = row.at(VALUE) if row is not None else self.changes[0].where
            said = f"{one.message}（{one.hint}）"
            if self.sure:
                self.notices.append(Problem(where, said, self.standing.item.id))
            else:
                said = f"{said}；核对无误的加上 --sure 再导入"
                self.problems.append(Problem(where, said, self.standing.item.id))

    def _read_done(self, row: Row, into: Gathered) -> None:
        """An item without targets counts its finished deliverables by name."""
        owing = [one.deliverable.key for one in self.standing.deliverables if not one.done and not one.waived]
        every = [one.deliverable.key for one in self.standing.deliverables]
        named = self._meant(row, VALUE, lambda: cells.deliverables_of(row.cell(VALUE), every, owing)) or ()
        new = [key for key in named if key in owing]
        into.done.update(dict.fromkeys(new))
        if new:
            self._changed(row, VALUE, "", f"完成成果：{'、'.join(new)}")
        elif named:
            self.notices.append(Problem(row.at(VALUE), "所写的成果早已登记完成", row.item))

    def _meant(self, row: Row, column: str, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except cells.NotMeantError as error:
            self._wrong(row, column, str(error))
            return None

    def _wrong(self, row: Row, column: str, message: str) -> None:
        self.problems.append(Problem(row.at(column), f"{column}：{message}", row.item))

    def _changed(self, row: Row, column: str, before: str, after: str) -> None:
        item = self.standing.item
        self.changes.append(CellChange(row.at(column), item.id, item.title, column, before, after))


def _says(statement: Statement) -> bool:
    return not statement._replace(upto=None).empty


def _words(row: Row, column: str) -> Callable[[], str]:
    return lambda: cells.words_of(row.cell(column))


def _place(row: Row) -> tuple[str, int]:
    return row.grid.name, row.line


def _flag(row: Row) -> Callable[[], bool]:
    return lambda: cells.flag_of(row.cell(PROVISIONAL))


def _answer(met: bool | None) -> str:
    return "达到" if met else "未达到"


def _before(one: TargetStanding) -> str:
    if one.latest is None:
        return "未报送"
    return (
        _answer(one.latest.met)
        if one.latest.value is None
        else f"{show(one.latest.value)}{one.target.reported_unit}"
    )
