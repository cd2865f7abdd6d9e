"""The head of a table of tasks: which column says what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from jianguan_cli.domain.source.blocks import Block
from jianguan_cli.domain.source.paragraphs import FOLD

_BARE = (
    r"责任(?:单位|部门|处室|科室|主体|分工)|^责任$|承办|落实单位|分工|"
    r"^(?:单位名称|部门|处室|科室|实施主体|实施单位|建设单位|业主单位|地区|辖区|区县|市州|地市|乡镇|乡镇街道"
    r"|县市?区|县\(市、区\)|市\(州\))$"
)
# In the order in which a heading is tried: 配合责任单位 is no 责任单位.
_FIELDS = (
    ("number", r"序号|编号|项号|条目号"),
    ("source", r"来源|依据|文件名称"),
    ("leader", r"领导|责任人|负责人"),
    ("support", r"配合|协办|协同|参与|参加|协助"),
    ("lead", r"牵头|主办|主责"),
    ("bare", _BARE),
    ("average", r"年均|年平均"),
    ("base", r"(?:基期|基数|现状|基准)值?"),
    (
        "progress",
        r"进展|(?<!时间)进度(?!安排|要求)|落实情况|完成情况|推进情况|整改情况|工作成效|实际完成|完成值",
    ),
    ("next", r"下步|下一步|打算"),
    ("start", r"(?:启动|开始|起始|开工|立项|交办)(?:时间|日期|时限|节点|年月)?$|^起始"),
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
    ("problem", r"^(?!.*(?:任务|事项|项目|重点工作)).*问题"),
    ("nature", r"属性|约束"),
    ("task", r"任务|事项|工作内容|指标名称|主要指标|^指标|内容|重点工作|问题|项目|要点"),
    ("category", r"类别|领域|分类|板块|方面"),
    ("unit", r"^单位$|计量单位"),
)
_YEAR = re.compile(r"(20[0-9]{2})年?")

_HEADERS = 8  # rows from the top within which the head of a table stands
FIELDS = {name for name, _ in _FIELDS}


def read_head(
    rows: list[Block], mapping: Mapping[str, str]
) -> tuple[int, dict[str, list[int]], dict[str, str]] | None:
    """Where the data begin, the columns of each field, and the headings that named them."""
    best: tuple[int, int] | None = None
    for at in range(min(len(rows), _HEADERS)):
        fields = {field for cell in rows[at].cells if (field := _field(cell, mapping)) is not None}
        sure = bool(fields & {"task", "measure", "target", "problem"})
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
    inherited = _inherited(rows[start:first], mapping)
    for column in range(len(rows[start].cells)):
        texts = [rows[at].cells[column] for at in range(start, first) if column < len(rows[at].cells)]
        field = next((found for text in reversed(texts) if (found := _field(text, mapping))), None)
        if field == "due" and column in inherited:
            continue  # 时间安排 over 启动 and 完成时限: the day is that of the column that says so itself
        if field is not None:
            places.setdefault(field, []).append(column)
            names.setdefault(re.sub(r"\s+", "", texts[-1]), field)
    if "lead" in places and "bare" in places:  # 责任单位 beside 牵头单位 are the supporting ones
        places.setdefault("support", []).extend(places.pop("bare"))
    if "problem" in places and not {"task", "measure", "target"} & places.keys():
        places["task"] = places.pop("problem")
    return first, places, names


def _inherited(head: list[Block], mapping: Mapping[str, str]) -> set[int]:
    """The columns that are the deadline only by the heading above theirs, beside one that is by its own."""
    own: set[int] = set()
    below: set[int] = set()
    for column, cell in enumerate(head[-1].cells):
        if cell.strip() and any(row.cells[column : column + 1] not in ((), (cell,)) for row in head[:-1]):
            below.add(column)
            own |= {column} if _field(cell, mapping) == "due" else set()
    return below - own if own else set()


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


def is_head(block: Block, mapping: Mapping[str, str]) -> bool:
    """Whether a row names three columns or more, its number and its task among them."""
    fields = {field for cell in block.cells if (field := _field(cell, mapping)) is not None}
    return len(fields) >= 3 and "number" in fields and bool(fields & {"task", "measure", "problem"})


def year_columns(head: list[Block]) -> list[tuple[int, int]]:
    """The columns that stand for a year each: two at least, in the order of the years."""
    found: dict[int, int] = {}
    for block in head:
        for column, cell in enumerate(block.cells):
            said = re.sub(r"\s+", "", cell.translate(FOLD))
            match = _YEAR.match(said)
            if match and not re.search("完成时|时限|工作|任务", said) and column not in found.values():
                found.setdefault(int(match[1]), column)
    return sorted(found.items()) if len(found) > 1 else []
