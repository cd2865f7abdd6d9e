"""Tables of tasks and ledgers: which column says what, and the rows that are tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise
from typing import NamedTuple

from jianguan_cli.domain.source.blocks import Block
from jianguan_cli.domain.source.headings import Heading, Style, read_heading, title_of
from jianguan_cli.domain.source.names import UNIT
from jianguan_cli.domain.source.paragraphs import FOLD
from jianguan_cli.domain.source.table_heads import is_head, read_head, year_columns
from jianguan_cli.domain.values.clause import Step

_TOTAL = re.compile(r"(?:合\s*计|小\s*计|总\s*计|共\s*计)")
_NUMERAL = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?")
_SENTENCE = 14  # characters of a cell that holds more than a name


class Row(NamedTuple):
    """A row of a table that is a task: its label, its cells by field, the headings above it."""

    number: str
    cells: Mapping[str, str]
    above: tuple[Step, ...]
    category: str
    block: Block
    parts: tuple[Block, ...]  # the rows of the file that it was made of
    years: tuple[tuple[int, str], ...] = ()  # of a table of indicators with a column a year
    fields: Mapping[int, str] = {}
    measure: str = ""  # what the figure alone in a cell counts, where only the heading of its column says it

    def field_at(self, column: int) -> str:
        """The field for which a column of the table stands; empty where it stands for none."""
        return self.fields.get(column, "")

    def get(self, field: str) -> str:
        """The words of a field; empty where the table has no such column."""
        return self.cells.get(field, "")


class Table(NamedTuple):
    """A table of tasks: the columns as they were understood, and its rows."""

    columns: Mapping[str, str]
    rows: tuple[Row, ...]


def grouped(rows: Iterable[Block]) -> list[list[Block]]:
    """The rows by table and sheet, in order."""
    tables: list[list[Block]] = []
    last: tuple[object, object] | None = None
    for block in rows:
        key = (block.place.sheet, block.place.table)
        if key != last:
            tables.append([])
            last = key
        tables[-1].append(block)
    return [part for table in tables for part in _parted(table)]


def _parted(rows: list[Block]) -> list[list[Block]]:
    """A sheet with several tables, one below the other: each begins with a head of its own."""
    heads = [at for at, block in enumerate(rows) if is_head(block, {})]
    cuts = [at for at in heads[1:] if at - heads[0] > 2 and rows[at].text != rows[heads[0]].text
            and at - 1 not in heads]  # fmt: skip
    edges = [0, *cuts, len(rows)]
    return [rows[start:end] for start, end in pairwise(edges)]


def _continues(before: list[Block], rows: list[Block]) -> bool:
    last, first = before[-1].cells, rows[0].cells
    return len(last) == len(first) and re.fullmatch(r"\s*[0-9]{1,3}\s*", first[0]) is not None


def read_table(
    rows: list[Block], mapping: Mapping[str, str] | None = None, before: list[Block] | None = None
) -> Table | None:
    """The tasks of a table; None where it is no table of tasks.

    ``mapping`` names fields by heading.  ``before`` is a table whose head holds for this one too, where this
    one has none and goes on with numbers.
    """
    head = read_head(rows, mapping or {})
    if head is None and before and _continues(before, rows):
        head = read_head(before, mapping or {})
        head = (0, *head[1:]) if head is not None else None
    if head is None:
        return None
    first, places, names = head
    if first == 0 and before:
        rows = [*before[:1], *rows]
        first = 1
    torn = _joined(rows[first:], places.get("number", []), {rows[at].text for at in range(first)})
    body = [block for block, _ in torn]
    years = year_columns(rows[:first])
    if "unit" in places and not {"lead", "bare"} & places.keys() and _names_units(body, places["unit"]):
        places["bare"] = places.pop("unit")
    measure = _measure(rows[:first], places)
    _spread(rows[:first], body, places)
    fields = {column: field for field, columns in places.items() for column in columns}
    made: list[Row] = []
    above: list[Heading] = []
    category = ""
    for block, parts in torn:
        section = _section(block, places)
        if section is not None:
            heading = read_heading(section)
            category = section if heading is None else title_of(section[heading.end :])
            if heading is not None and heading.style is not Style.NUMBER:
                above = [*(one for one in above if one.style < heading.style), heading]
            continue
        row = _row(block, places, tuple(one.step for one in above), category, len(made) + 1)
        if row is not None:
            cells = tuple((year, _cell(block, column)) for year, column in years)
            made.append(row._replace(years=cells, fields=fields, measure=measure, parts=parts))
    made = _told_apart(made)
    return Table(names, tuple(made)) if made else None


def _told_apart(rows: list[Row]) -> list[Row]:
    """Rows under one number: one task where its owners and its day are the same, else #1, #2."""
    made: list[Row] = []
    for _, same in groupby(rows, lambda row: (row.number, row.above, row.cells.get("number"))):
        group = list(same)
        if len(group) == 1 or not group[0].cells.get("number"):
            made += group
            continue
        owned = {tuple(row.get(field) for field in ("lead", "support", "bare", "due")) for row in group}
        if len(owned) == 1:
            made.append(_one(group))
        else:
            made += [row._replace(number=f"{row.number}#{at}") for at, row in enumerate(group, start=1)]
    return made


def _one(group: list[Row]) -> Row:
    fields = dict.fromkeys(field for row in group for field in row.cells)
    cells = {
        field: "\n".join(dict.fromkeys(said for row in group if (said := row.get(field)))) for field in fields
    }
    parts = tuple(part for row in group for part in row.parts)
    return group[0]._replace(cells=cells, parts=parts)


def _joined(rows: list[Block], numbers: list[int], heads: set[str]) -> list[tuple[Block, tuple[Block, ...]]]:
    """The rows below the head: the head printed again left out, a row that a page end tore put together."""
    made: list[tuple[Block, tuple[Block, ...]]] = []
    for block in rows:
        if not any(block.cells) or block.text in heads:
            continue
        before = made[-1][1][-1].place.page if made else None
        torn = bool(numbers) and before is not None and block.place.page != before
        if torn and not any(_cell(block, column) for column in numbers):
            whole, parts = made[-1]
            width = max(len(block.cells), len(whole.cells))
            cells = tuple(_cell(whole, at) + _cell(block, at) for at in range(width))
            text = " | ".join(dict.fromkeys(cell for cell in cells if cell))
            made[-1] = (whole._replace(cells=cells, text=text), (*parts, block))
            continue
        made.append((block, (block,)))
    return made


def _cell(block: Block, column: int) -> str:
    return block.cells[column].translate(FOLD).strip() if column < len(block.cells) else ""


def _section(block: Block, places: Mapping[str, list[int]]) -> str | None:
    """The heading of the rows below, where a row is one: it fills one cell, or a numeral and one more."""
    filled = list(dict.fromkeys(cell.translate(FOLD).strip() for cell in block.cells if cell.strip()))
    if len(block.cells) < 2 or not filled or len(filled) > 2:
        return None
    across = all(not cell.strip() or cell.strip() == block.cells[0].strip() for cell in block.cells[1:])
    if len(filled) == 1:
        heading = read_heading(filled[0])
        named = heading is not None and heading.style is not Style.NUMBER
        return filled[0] if named or (len(block.cells) > 2 and across) else None
    if not _NUMERAL.fullmatch(filled[0]) or not any(
        _cell(block, at) == filled[0] for at in places.get("number", [0])
    ):
        return None
    return f"{filled[0].strip('、.')}、{filled[1]}" if "(" not in filled[0] else filled[0] + filled[1]


def _names_units(rows: list[Block], columns: list[int]) -> bool:
    said = [cell for block in rows for column in columns if (cell := _cell(block, column))]
    return sum(1 for cell in said if len(cell) > 2 and UNIT.search(cell)) * 2 > len(said)


def _spread(head: list[Block], body: list[Block], places: dict[str, list[int]]) -> None:
    """A column of sentences under a heading that no field has stands beside the task, as its measures do."""
    known = {column for columns in places.values() for column in columns}
    for column in range(len(head[-1].cells) if head else 0):
        said = [cell for block in body if (cell := _cell(block, column))]
        long = sum(1 for cell in said if len(cell) >= _SENTENCE and not cell.isdigit())
        if column not in known and head[-1].cells[column].strip() and said and long * 2 > len(said):
            places.setdefault("measure", []).append(column)


def _measure(head: list[Block], places: Mapping[str, list[int]]) -> str:
    """抽检任务(批次): the heading of the column whose cells are figures alone."""
    for column in (*places.get("target", []), *places.get("task", [])):
        for block in reversed(head):
            said = re.sub(r"\s+", "", _cell(block, column))
            if re.search(r"\([^()]{1,8}\)$", said):
                return said
    return ""


def _row(
    block: Block, places: Mapping[str, list[int]], steps: tuple[Step, ...], category: str, count: int
) -> Row | None:
    cells = {
        field: "\n".join(dict.fromkeys(filter(None, (_cell(block, column) for column in columns))))
        for field, columns in places.items()
    }
    task = cells.get("task") or cells.get("measure") or cells.get("target") or ""
    totals = any(_TOTAL.match(cell.strip()) for cell in block.cells[:3])
    if not task or totals:
        return None
    printed = re.findall("[0-9]+", cells.get("number", ""))
    number = "/".join(str(int(part)) for part in printed) or str(count)
    return Row(number, cells, steps, cells.get("category") or category, block, (block,))
