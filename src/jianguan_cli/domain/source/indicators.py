"""Tables of indicators: figures alone in their cells, a column a year, 年均, 属性, the metric beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.source.promises import Promise
from jianguan_cli.domain.source.tables import Row
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.number import parse_number
from jianguan_cli.domain.values.vocabulary import Every, Op, Rule

_SIGNS = str.maketrans({"＞": ">", "＜": "<", "≧": "≥", "≦": "≤", "〉": ">", "〈": "<"})
_OPS = {
    "≥": Op.GE, ">=": Op.GE, "不低于": Op.GE, "不少于": Op.GE, "达到": Op.GE, "达": Op.GE, "至少": Op.GE,
    "≤": Op.LE, "<=": Op.LE, "不超过": Op.LE, "不高于": Op.LE, "控制在": Op.LE,
    ">": Op.GT, "大于": Op.GT, "超过": Op.GT, "高于": Op.GT, "<": Op.LT, "小于": Op.LT, "低于": Op.LT,
}  # fmt: skip
_BEHIND = {"以上": Op.GE, "及以上": Op.GE, "以内": Op.LE, "以下": Op.LE, "及以下": Op.LE, "之内": Op.LE}
_CELL = re.compile(
    rf"(?P<sign>{'|'.join(map(re.escape, sorted(_OPS, key=len, reverse=True)))})?\s*(?P<about>约)?"
    r"\[?(?P<value>-?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)\]?(?P<mark>%)?"
    r"(?:\s*(?:—|–|-|~|～|至)+\s*(?P<upper>[0-9]+(?:\.[0-9]+)?))?"
    r"\s*(?P<unit>[^0-9,。;\[\]]{0,8}?)(?P<behind>以上|及以上|以内|以下|及以下|之内|左右)?"
)
_RELATIVE = re.compile(r"增速|增长|增幅|年均")
_NATURES = (("约束", "binding"), ("预期", "expected"))


class Cell(NamedTuple):
    """What a cell asks for where it is a figure alone."""

    op: Op
    value: Decimal
    upper: Decimal | None
    unit: str
    about: bool


def read_cell(text: str) -> Cell | None:
    """A figure with its bound and unit; None for a dash, for words, for several figures."""
    said = re.sub(r"\s+", "", text).translate(_SIGNS).rstrip("。;,")
    match = _CELL.fullmatch(said)
    if match is None:
        return None
    value = parse_number(match["value"].replace(",", ""))
    upper = parse_number(match["upper"]) if match["upper"] else None
    if value is None:
        return None
    about = bool(match["about"]) or match["behind"] == "左右"
    op = Op.EQ if about else _BEHIND.get(match["behind"] or "", _OPS.get(match["sign"] or "", Op.GE))
    if upper is not None:
        op = Op.BETWEEN
    return Cell(op, value, upper, match["mark"] or match["unit"], about)


def indicator_targets(row: Row, plan: Period | None) -> list[Promise]:
    """The targets of a row of figures; none where its cells are words."""
    targets = _by_years(row, plan) if row.years else _alone(row)
    average = read_cell(row.get("average"))
    if average is not None and (targets or row.years):
        name = _name_and_unit(row.get("task"))[0]
        grown = _RELATIVE.search(name) is None
        targets.append(
            _promise(
                row, average._replace(unit=average.unit or "%"), f"{name}年均增速" if grown else name, ""
            )._replace(rule=Rule.GROW, every=Every.YEAR, average=True, key="年均增速", unsure=())
        )
    return targets


def _by_years(row: Row, plan: Period | None) -> list[Promise]:
    cells = [(year, cell) for year, said in row.years if (cell := read_cell(said)) is not None]
    first = plan.first.year if plan is not None else row.years[1][0]
    before = [(year, cell) for year, cell in cells if year < first]
    asked = [(year, cell) for year, cell in cells if year >= first]
    if not asked:
        return []
    last = asked[-1][1]
    name, unit = _name_and_unit(row.get("task"))
    made = _promise(row, last, name, unit)
    stages = tuple((year, cell.value) for year, cell in asked[:-1])
    base = (before[-1][1].value, before[-1][0]) if before else None
    return [made._replace(baseline=base, milestones=stages)]


def _alone(row: Row) -> list[Promise]:
    """目标值 in a column of its own: the metric stands in the column of tasks, or in the heading."""
    said = row.get("target") or (row.get("task") if row.measure else "")
    cell = read_cell(said)
    if cell is None:
        return []
    words = row.get("task") if row.get("target") else ""
    *_, last = words.split("\n")
    name, unit = _name_and_unit(last or row.measure)
    heading_unit = _name_and_unit(row.measure)[1] if row.measure else ""
    return [_promise(row, cell, name, unit or heading_unit)]


def _promise(row: Row, cell: Cell, metric: str, unit: str) -> Promise:
    said = cell.unit or row.get("unit").strip("()") or unit
    nature = next((name for word, name in _NATURES if word in row.get("nature")), None)
    return Promise(
        key=metric[:12],
        metric=metric[:30],
        op=cell.op,
        value=cell.value,
        unit=said,
        upper=cell.upper,
        rule=Rule.REACH,
        every=None,
        soft=False,
        implied=False,
        due=None,
        start=0,
        unsure=(*(("tolerance",) if cell.about else ()), *(() if said else ("unit",))),
        about=cell.about,
        nature=nature,
    )


def _name_and_unit(task: str) -> tuple[str, str]:
    """经营主体总量(万户) is the metric and its unit."""
    said = re.split(
        "[。;\n]", re.sub(r"^\s*(?:[0-9]{1,3}[.、]|\([0-9一二三四五六七八九十]+\))\s*", "", task)
    )[0]
    match = re.search(r"\(([^()0-9]{1,9})\)\s*$", said.strip())
    if match is None:
        return said.strip() or "数量", ""
    return said[: match.start()].strip() or said, match[1]
