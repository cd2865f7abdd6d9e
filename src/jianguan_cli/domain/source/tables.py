"""Tables of tasks and ledgers: which column says what, and the rows that are tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from jianguan_cli.domain.source.blocks import Block
from jianguan_cli.domain.source.headings import Heading, Style, read_heading, title_of
from jianguan_cli.domain.source.names import UNIT
from jianguan_cli.domain.source.paragraphs import FOLD
from jianguan_cli.domain.values.clause import Step

# In the order in which a heading is tried: 配合责任单位 is no 责任单位.
_FIELDS = (
    ("number", r"序号|编号|项号|条目号"),
    ("source", r"来源|依据|文件名称"),
    ("leader", r"领导|责任人|负责人"),
    ("support", r"配合|协办|协同|参与|参加|协助"),
    ("lead", r"牵头|主办|主责"),
    (
        "bare",
        r"责任(?:单位|部门|处室|科室|主体|分工)|^责任$|承办|落实单位|分工|^(?:单位名称|部门|处室|科室|实施主体|实施单位|建设单位|业主单位"
        r"|地区|辖区|区县|市州|地市|乡镇|乡镇街道|县市?区|县\(市、区\)|市\(州\))$",
    ),
    ("average", r"年均|年平均"),
    ("base", r"(?:基期|基数|现状|基准)值?"),
    ("progress", r"进展|落实情况|完成情况|推进情况|整改情况|工作成效|实际完成|完成值"),
    ("next", r"下步|下一步|打算"),
    (
        "due",
        r"时限|期限|完成时间|截止|整改时间|时间节点|时间要求|时间安排|时间进度|进度安排|完成节点|完成日期|推进时间|办结时间|^时间$",
    ),
    ("done", r"是否|状态|销号"),
    ("note", r"备注|说明"),
    ("weight", r"权重|分值|得分|评分"),
    (
        "target",
        r"^(?!.*(?:季度|半年|月)).*目标(?!任务|责任)|20[0-9]{2}年$|量化|^(?:任务数|任务量|计划数|指标值|数量)$",
    ),
    ("measure", r"措施|举措|要求|主要内容|具体内容"),
    ("problem", r"存在问题|问题表现"),
    ("nature", r"属性|约束"),
    ("task", r"任务|事项|工作内容|指标名称|主要指标|^指标|内容|重点工作|问题|项目|要点"),
    ("category", r"类别|领域|分类|板块|方面"),
    ("unit", r"^单位$|计量单位"),
)
_YEAR = re.compile(r"(20[0-9]{2})年?")
_TOTAL = re.compile(r"(?:合\s*计|小\s*计|总\s*计|共\s*计)")
_NUMERAL = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?")
_SENTENCE = 14  # characters of a cell that holds more than a name
_HEADERS = 8  # rows from the top within which the head of a table stands
FIELDS = {name for name, _ in _FIELDS}


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
    heads = [at for at, block in enumerate(rows) if _is_head(block, {})]
    cuts = [at for at in heads[1:] if at - heads[0] > 2 and rows[at].text != rows[heads[0]].text
            and at - 1 not in heads]  # fmt: skip
    edges = [0, *cuts, len(rows)]
    return [rows[start:end] for start, end in pairwise(edges)]


def _continues(before: list[Block], rows: list[Block]) -> bool:
    last, first = before[-1].cells, rows[0].cells
    return len(last) == len(first) and re.fullmatch(r"\s*[0-9]{1,3}\s*", first[0]) is not None


def _is_head(block: Block, mapping: Mapping[str, str]) -> bool:
    """Whether a row names three columns or more, its number and its task among them."""
    fields = {field for cell in block.cells if (field := _field(cell, mapping)) is not None}
    return len(fields) >= 3 and "number" in fields and bool(fields & {"task", "measure"})


def read_table(
    rows: list[Block], mapping: Mapping[str, str] | None = None, before: list[Block] | None = None
) -> Table | None:
    """The tasks of a table; None where it is no table of tasks.

    ``mapping`` names fields by heading.  ``before`` is a table whose head holds for this one too, where this
    one has none and goes on with numbers.
    """
    head = _head(rows, mapping or {})
    if head is None and before and _continues(before, rows):
        head = _head(before, mapping or {})
        head = (0, *head[1:]) if head is not None else None
    if head is None:
        return None
    first, places, names = head
    if first == 0 and before:
        rows = [*before[:1], *rows]
        first = 1
    torn = _joined(rows[first:], places.get("number", []), {rows[at].text for at in range(first)})
    body = [block for block, _ in torn]
    years = _years(rows[:first])
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


def _years(head: list[Block]) -> list[tuple[int, int]]:
    """The columns that stand for a year each: two at least, in the order of the years."""
    found: dict[int, int] = {}
    for block in head:
        for column, cell in enumerate(block.cells):
            said = re.sub(r"\s+", "", cell.translate(FOLD))
            match = _YEAR.match(said)
            if match and not re.search("完成时|时限|工作|任务", said) and column not in found.values():
                found.setdefault(int(match[1]), column)
    return sorted(found.items()) if len(found) > 1 else []


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


def _head(
    rows: list[Block], mapping: Mapping[str, str]
) -> tuple[int, dict[str, list[int]], dict[str, str]] | None:
    """Where the data begin, the columns of each field, and the headings that named them."""
    best: tuple[int, int] | None = None
    for at in range(min(len(rows), _HEADERS)):
        fields = {field for cell in rows[at].cells if (field := _field(cell, mapping)) is not None}
        sure = "task" in fields or "measure" in fields or "target" in fields
        if sure and len(fields) >= 2 and len(set(rows[at].cells)) > 2 - (len(rows[at].cells) < 3):
            best = (at, len(fields))
            break
    if best is None:
        return None
    start = best[0]
    first = start + 1
    while first < len(rows) and _second(rows[start], rows[first], mapping):
        first += 1
    places: dict[str, list[int]] = {}
    names: dict[str, str] = {}
    for column in range(len(rows[start].cells)):
        texts = [rows[at].cells[column] for at in range(start, first) if column < len(rows[at].cells)]
        field = next((found for text in reversed(texts) if (found := _field(text, mapping))), None)
        if field is not None:
            places.setdefault(field, []).append(column)
            names.setdefault(re.sub(r"\s+", "", texts[-1]), field)
    if "lead" in places and "bare" in places:  # 责任单位 beside 牵头单位 are the supporting ones
        places.setdefault("support", []).extend(places.pop("bare"))
    if "problem" in places and "task" not in places:
        places["task"] = places.pop("problem")
    return first, places, names


def _second(head: Block, row: Block, mapping: Mapping[str, str]) -> bool:
    """Whether a row below the head belongs to it: cells merged down, beside others that name fields."""
    pairs = list(zip(head.cells, row.cells, strict=False))
    same = sum(1 for above, below in pairs if above and above == below)
    named = sum(1 for above, below in pairs if above != below and _field(below, mapping) is not None)
    return same > 0 and named > 0 and not any(re.fullmatch(r"\s*[0-9]+\s*", cell) for cell in row.cells)


def _field(cell: str, mapping: Mapping[str, str]) -> str | None:
    said = re.sub(r"\s+", "", cell.translate(FOLD))
    if said in mapping:
        return mapping[said] if mapping[said] in FIELDS else None
    return _named(said) if 0 < len(said) <= 16 else None


@lru_cache(maxsize=1024)
def _named(said: str) -> str | None:
    return next((field for field, pattern in _FIELDS if re.search(pattern, said)), None)
