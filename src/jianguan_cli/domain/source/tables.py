"""Tables of tasks and ledgers: which column says what, and the rows that are tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from jianguan_cli.domain.source.blocks import Block
from jianguan_cli.domain.source.headings import read_heading, title_of
from jianguan_cli.domain.source.paragraphs import FOLD
from jianguan_cli.domain.values.clause import Step

# In the order in which a heading is tried: 配合责任单位 is no 责任单位.
_FIELDS = (
    ("number", r"序号|编号|项号|条目号"),
    ("source", r"来源|依据|文件名称"),
    ("leader", r"领导|责任人|负责人"),
    ("support", r"配合|协办|协同|参与|参加|协助"),
    ("lead", r"牵头|主办|主责"),
    ("bare", r"责任(?:单位|部门|处室|科室|主体|分工)|^责任$|承办|落实单位|分工"),
    ("progress", r"进展|落实情况|完成情况|推进情况|整改情况|工作成效"),
    ("next", r"下步|下一步|打算"),
    ("due", r"时限|期限|完成时间|截止|整改时间|时间节点|时间要求"),
    ("done", r"是否|状态|销号"),
    ("note", r"备注|说明"),
    ("target", r"目标值|工作目标|年目标|目标要求|阶段目标|预期目标|^目标$|20[0-9]{2}年(?:目标)?$|量化"),
    ("measure", r"措施|举措"),
    ("problem", r"存在问题|问题表现"),
    ("nature", r"属性|约束"),
    ("task", r"任务|事项|工作内容|指标名称|主要指标|^指标|内容|重点工作|问题|项目|要点"),
    ("category", r"类别|领域|分类|板块|方面"),
    ("unit", r"^单位$|计量单位"),
)
_HEADERS = 8  # rows from the top within which the head of a table stands
FIELDS = {name for name, _ in _FIELDS}


class Row(NamedTuple):
    """A row of a table that is a task: its label, its cells by field, the headings above it."""

    number: str
    cells: Mapping[str, str]
    above: tuple[Step, ...]
    category: str
    block: Block

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
    return tables


def read_table(rows: list[Block], mapping: Mapping[str, str] | None = None) -> Table | None:
    """The tasks of a table; None where it is no table of tasks.  ``mapping`` names fields by heading."""
    head = _head(rows, mapping or {})
    if head is None:
        return None
    first, places, names = head
    made: list[Row] = []
    steps: tuple[Step, ...] = ()
    category = ""
    header_texts = {rows[at].text for at in range(first)}
    for block in rows[first:]:
        filled = {cell for cell in block.cells if cell}
        if block.text in header_texts or not filled:
            continue  # the head printed again on the next page
        if len(filled) == 1 and len(block.cells) > 1:
            said = next(iter(filled)).translate(FOLD)
            heading = read_heading(said)
            if heading is not None and heading.style.name != "NUMBER":
                steps, category = (heading.step,), title_of(said[heading.end :])
                continue
            if len(block.cells) > 2 and all(cell == said or not cell for cell in block.cells[1:]):
                category = said
                continue
        row = _row(block, places, steps, category, len(made) + 1)
        if row is not None:
            made.append(row)
    return Table(names, tuple(made)) if made else None


def _row(
    block: Block, places: Mapping[str, list[int]], steps: tuple[Step, ...], category: str, count: int
) -> Row | None:
    cells = {
        field: "\n".join(
            dict.fromkeys(
                block.cells[column].translate(FOLD).strip()
                for column in columns
                if column < len(block.cells) and block.cells[column].strip()
            )
        )
        for field, columns in places.items()
    }
    task = cells.get("task") or cells.get("measure") or cells.get("target") or ""
    if not task or re.fullmatch(r"(?:合\s*计|小\s*计|总\s*计).*", task):
        return None
    number = re.sub(r"\D", "", cells.get("number", "")) or str(count)
    return Row(number, cells, steps, cells.get("category") or category, block)


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
    if not said or len(said) > 16:
        return None
    return next((field for field, pattern in _FIELDS if re.search(pattern, said)), None)
