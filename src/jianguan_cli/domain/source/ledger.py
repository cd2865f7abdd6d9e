"""Rows of tables as items: 分工表, 指标表, and the ledgers (台账) that departments keep in Excel."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jianguan_cli.domain.source.drafting import DraftItem, as_document, composed
from jianguan_cli.domain.source.due import find_due
from jianguan_cli.domain.source.outline import Clause
from jianguan_cli.domain.source.owners import Owners, listed, read_owners, statements
from jianguan_cli.domain.source.promises import Promise, promises
from jianguan_cli.domain.source.quantities import Quantity, Verdict, census
from jianguan_cli.domain.source.tables import Row, Table, grouped, read_table
from jianguan_cli.domain.values.clause import spell
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.number import parse_number

_FIGURE = re.compile(
    r"(?P<bound>[<>≥≤＞＜]?=?|不低于|不超过|达到)?\s*(?P<value>-?[0-9][0-9,.]*)\s*(?P<unit>.*)"
)


def rows_of(root: Clause, mapping: Mapping[str, str]) -> list[tuple[Clause, Table]]:
    """The tables of tasks of a document, each with the clause that it stands in."""
    found: list[tuple[Clause, Table]] = []
    for clause in root.walk():
        for rows in grouped(clause.rows):
            table = read_table(rows, mapping)
            if table is not None and _is_tasks(table):
                found.append((clause, table))
    return found


def table_items(
    clause: Clause, table: Table, plan: Period | None, *, first: bool, many: int
) -> list[tuple[Row, DraftItem]]:
    """The items of a table; a row without a task of its own is none."""
    return [(row, _item(row, clause, table, plan, first=first, many=many)) for row in table.rows]


def _is_tasks(table: Table) -> bool:
    fields = set(table.columns.values())
    return bool(fields & {"lead", "bare", "support", "due", "target", "progress", "measure", "nature"})


def _item(
    row: Row, clause: Clause, table: Table, plan: Period | None, *, first: bool, many: int
) -> DraftItem:
    task = row.get("task") or row.get("measure") or row.get("target")
    words = "\n".join(part for part in (task, row.get("measure"), row.get("target")) if part)
    words = "\n".join(dict.fromkeys(words.split("\n")))
    owners, words = _owners(row, words, table, first=first)
    leaders = tuple(name for name in re.split(r"[、,;\s]+", row.get("leader")) if name)
    owners = owners._replace(leader=owners.leader or leaders)
    targets = _targets(row, words, task)
    above = " ".join((clause.title, *table.columns)) if row.get("nature") else clause.title
    said = row.get("due").strip("。;, ")
    phrases = find_due(said)
    due = (said if len(phrases) != 1 else phrases[0].text) or None
    item = composed(
        _label(row, clause, many),
        _heading(task),
        words,
        above,
        owners,
        targets,
        plan,
        row.block.place,
        due=due,
    )
    item = as_document(item, "\n".join(row.block.cells))
    return item._replace(progress=row.get("progress"), source=row.get("source"))


def _label(row: Row, clause: Clause, many: int) -> str:
    steps = spell((*clause.steps, *row.above))
    sheet = row.block.place.sheet if many > 1 else None
    return "/".join(part for part in (sheet, steps, row.number) if part)


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


def _targets(row: Row, words: str, task: str) -> list[Promise]:
    target = row.get("target")
    figure = _FIGURE.fullmatch(target.strip()) if target and "\n" not in target else None
    if figure is None or len(figure["unit"]) > 8:
        return promises(words, census(words))
    value = parse_number(figure["value"].replace(",", ""))
    if value is None:
        return promises(words, census(words))
    # An indicator table prints the figure alone: its metric and unit stand in columns beside it.
    unit = figure["unit"].strip("以上下内 ") or row.get("unit").strip("()") or _unit_of(task)
    said = f"{re.sub(r'[(].*[)]$', '', _heading(task))}{figure['bound'] or '达到'}"
    quantity = Quantity(target, len(said), len(said) + len(target), Verdict.TARGET, value, None, unit)
    return promises(said + target, [quantity])


def _unit_of(task: str) -> str:
    match = re.search(r"[(]([^()0-9]{1,6})[)]\s*$", task.strip())
    return match[1] if match else ""
