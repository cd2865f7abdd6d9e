"""Rows of tables as items: 分工表, 指标表, and the ledgers (台账) that departments keep in Excel."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jianguan_cli.domain.source.blocks import Block
from jianguan_cli.domain.source.drafting import DraftItem, as_document, composed
from jianguan_cli.domain.source.due import Due, day_of, find_due
from jianguan_cli.domain.source.head import PlanHead
from jianguan_cli.domain.source.indicators import indicator_targets
from jianguan_cli.domain.source.outline import Clause
from jianguan_cli.domain.source.owners import Owners, listed, read_owners, statements
from jianguan_cli.domain.source.printed import as_printed
from jianguan_cli.domain.source.promises import Promise, promises
from jianguan_cli.domain.source.quantities import census
from jianguan_cli.domain.source.tables import Row, Table, grouped, read_table
from jianguan_cli.domain.values.clause import spell
from jianguan_cli.domain.values.dates import Period

_DAY = re.compile(r"(?:20[0-9]{2}[-年./])?[0-9]{1,2}(?:月|[-./][0-9]{1,2})(?:[0-9]{1,2}[日号])?")
_BEGIN = re.compile("起?(?:启动|开始|开工|起步)")
_BEGUN = re.compile("(?:启动|开始|开工|起始)(?:时间|日期)?[:为]?$")


def rows_of(root: Clause, mapping: Mapping[str, str]) -> list[tuple[Clause, Table]]:
    """The tables of tasks of a document, each with the clause that it stands in."""
    found: list[tuple[Clause, Table]] = []
    for clause in root.walk():
        before: list[Block] | None = None
        for rows in grouped(clause.rows):
            table = read_table(rows, mapping, before)
            before = rows if table is not None and before is None else before
            if table is not None and _is_tasks(table):
                found.append((clause, table))
    return found


def table_items(
    clause: Clause, table: Table, head: PlanHead, *, first: bool, many: int
) -> list[tuple[Row, DraftItem]]:
    """The items of a table; a row without a task of its own is none."""
    return [(row, _item(row, clause, table, head, first=first, many=many)) for row in table.rows]


def _is_tasks(table: Table) -> bool:
    fields = set(table.columns.values())
    return any(row.years for row in table.rows) or bool(
        fields & {"lead", "bare", "support", "due", "target", "progress", "measure", "nature", "average"}
    )


def _item(row: Row, clause: Clause, table: Table, head: PlanHead, *, first: bool, many: int) -> DraftItem:
    plan = head.period
    task = row.get("task") or row.get("measure") or row.get("target")
    words = "\n".join(part for part in (task, row.get("measure"), row.get("target")) if part)
    words = "\n".join(dict.fromkeys(words.split("\n")))
    owners, words = _owners(row, words, table, first=first)
    leaders = tuple(name for name in re.split(r"[、,;\s]+", row.get("leader")) if name)
    owners = owners._replace(leader=owners.leader or leaders)
    targets = _targets(row, words, plan)
    above = " ".join((clause.title, *table.columns)) if row.get("nature") else clause.title
    due, certain = _due(row.get("due"), head.phrases)
    item = composed(
        _label(row, clause, many),
        _heading(row.get("problem") or task),
        words,
        above,
        owners,
        targets,
        plan,
        row.block.place,
        within=head.phrases,
        due=due,
    )
    item = as_document(item, "\n".join(row.block.cells))
    if not certain:
        item = item._replace(deadline=None, unsure=tuple(dict.fromkeys((*item.unsure, "deadline"))))
    start = row.get("start")
    begins = day_of(start, head.phrases) if _DAY.fullmatch(re.sub(r"\s+", "", start)) else None
    return item._replace(
        progress=as_printed(row.get("progress"), "\n".join(row.block.cells)),
        source=row.get("source"),
        start=begins,
    )


def _due(cell: str, plan: Period | None) -> tuple[str | None, bool]:
    """The deadline of a cell, and whether it is certain: of several days nobody says which it is."""
    apart = re.sub(r"(?<=[0-9日号])\s+(?=20[0-9]{2}[-年./])", ",", cell)
    said = re.sub(r"\s+", "", apart).strip("。;,")
    phrases = find_due(said)
    ends = [one for one in phrases if not _begins(said, one)]
    days = {day_of(one.text, plan) for one in ends if not one.ongoing}
    certain = len(days) < 2 and not (phrases and not ends)
    return (ends[0].text if len(ends) == 1 else said) or None, certain


def _begins(said: str, one: Due) -> bool:
    """3月底前启动, 启动时间:3月: the day on which something begins, not on which it is due."""
    before, after = said[: one.start], said[one.start + len(one.text) :]
    return _BEGIN.match(after) is not None or _BEGUN.search(before) is not None


def _label(row: Row, clause: Clause, many: int) -> str:
    steps = spell((*clause.steps, *row.above))
    sheet = row.block.place.sheet if many > 1 else None
    return "/".join(part for part in (sheet, steps, row.number) if part).replace("/#", "#")


def _heading(task: str) -> str:
    first = re.sub(r"^\s*(?:[0-9]{1,3}[.、]|\([0-9一二三四五六七八九十]+\))\s*", "", task)
    return re.split("[。;\n]", first, maxsplit=1)[0]


def _owners(row: Row, words: str, table: Table, *, first: bool) -> tuple[Owners, str]:
    led = "lead" in table.columns.values()
    lead, support = row.get("lead"), row.get("support")
    if led or support:
        return listed(lead, support, first=first, led=True), words
    bare = row.get("bare")
    if bare:
        if re.search("牵头|负责|配合|:", bare):
            said = read_owners(bare, first=first)
            if said:
                return said, words
        return listed(bare, "", first=first, led=False), words
    found = statements(words, first=first)
    if not found:
        return Owners(unsure=("lead",)), words
    return found[0].owners, words[: found[0].start] + words[found[0].end :]


def _targets(row: Row, words: str, plan: Period | None) -> list[Promise]:
    """The targets of a row: its figures alone, and those that its words print."""
    alone = indicator_targets(row, plan)
    if not alone:
        return _once(promises(words, census(words)))
    figures = {row.get("target"), *(said for _, said in row.years), row.get("task") if row.measure else ""}
    rest = "\n".join(line for line in words.split("\n") if line not in figures)
    said = promises(rest, census(rest))
    return [*alone, *(one for one in said if all(one.value != other.value for other in alone))]


def _once(targets: list[Promise]) -> list[Promise]:
    """A figure that another line of the row, or a table inside its cell, only says again is one target."""
    seen: set[tuple[object, str]] = set()
    kept = []
    for one in targets:
        figure = (one.value, one.unit)
        if one.value is None or one.unit in ("%", "") or figure not in seen:
            kept.append(one)
        seen.add(figure)
    return kept
