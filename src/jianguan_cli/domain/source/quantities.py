"""The census: every digit run and quantity word of a clause is a target, a range, a name, a date or open.

Nothing is left out: what no rule takes for something else stays ``待定`` until a person has looked at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from jianguan_cli.domain.source.due import find_due
from jianguan_cli.domain.source.quantity_forms import (
    BASE,
    COUNTED,
    DATES,
    FROM,
    HEAD,
    NAMES,
    NUMBER,
    POINT,
    PROMISE,
    QUOTED,
    RANGE,
    SCALES,
    SCOPE,
    SINGLE,
    SPELLED,
    THAN,
    WORDS,
)
from jianguan_cli.domain.values.numerals import from_chinese

# 每季度开展一次: how often, no article.
_IN_A_ROW = re.compile("连续$")  # 连续2次排名末位: a condition
_QUOTA = re.compile("(?:每个?(?:年|半年|季度?|两个?月|月|周|旬)|逐月|按月|按季)(?:度)?[^,;。、0-9]{0,8}$")
WINDOW = 200  # characters to both sides of a figure that decide what it is


class Verdict(Enum):
    """What a quantity of the text is."""

    TARGET = "target"
    RANGE = "range"
    NAME = "name"
    DATE = "date"
    OPEN = "待定"


class Quantity(NamedTuple):
    """One quantity of a clause: its words, its place in the text, what it is, and what it amounts to.

    ``upper`` is the other end of a range; ``implied`` marks a promise in words (全覆盖 is 100 %).
    """

    text: str
    start: int
    end: int
    verdict: Verdict
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str = ""
    implied: bool = False
    against: str = ""  # 全国平均水平: what a promise without a number of its own is held against


def census(text: str) -> list[Quantity]:
    """Every digit run and quantity word of a folded clause, in order; each digit lies in exactly one."""
    found: list[Quantity] = []
    at = 0
    for line in text.split("\n"):  # no quantity goes over the end of a paragraph
        if line:
            found += [one._replace(start=one.start + at, end=one.end + at) for one in _of_line(line)]
        at += len(line) + 1
    return found


@lru_cache(maxsize=2048)  # a paragraph is counted for its item and for the census of the document
def _of_line(text: str) -> tuple[Quantity, ...]:
    found: list[Quantity] = []
    taken = bytearray(len(text))

    def take(quantity: Quantity) -> None:
        if not any(taken[quantity.start : quantity.end]):
            found.append(quantity)
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)

    for quantity in _readings(text):
        take(quantity)
    left = "".join(" " if took else sign for sign, took in zip(text, taken, strict=True))
    for match in re.finditer("[0-9]+", left):
        take(_plain(text, *match.span(), Verdict.OPEN))
    return tuple(sorted(found, key=lambda one: one.start))


def _readings(text: str) -> Iterator[Quantity]:
    """Every reading of every quantity, the surest first."""
    head = HEAD.match(text)
    if head:
        yield _plain(text, 0, head.end(), Verdict.NAME)
    for match in POINT.finditer(text):
        yield _plain(text, *match.span("mark"), Verdict.NAME)
    for match in DATES.finditer(text):
        yield _plain(text, *match.span(), Verdict.DATE)
    for due in find_due(text):
        if any(character.isdigit() for character in due.text):
            yield _plain(text, due.start, due.start + len(due.text), Verdict.DATE)
    for match in NAMES.finditer(text):
        yield _plain(text, *match.span(), Verdict.NAME)
    for match in QUOTED.finditer(text):
        for run in re.finditer(NUMBER, match[0]) if "%" not in match[0] else ():
            yield _plain(text, match.start() + run.start(), match.start() + run.end(), Verdict.NAME)
    for match in THAN.finditer(text):
        margin = _decimal(match["margin"]) if match["margin"] else None
        yield Quantity(
            match[0].rstrip(), match.start(), match.start() + len(match[0].rstrip()), Verdict.TARGET,
            margin, None, match["unit"] or "", against=match["against"],
        )  # fmt: skip
    yield from (_range(match) for match in RANGE.finditer(text))
    yield from (_single(text, match) for match in SINGLE.finditer(text))
    yield from filter(None, (_spelled(text, match) for match in SPELLED.finditer(text)))
    yield from (_worded(match) for match in WORDS.finditer(text))


def _plain(text: str, start: int, end: int, verdict: Verdict) -> Quantity:
    return Quantity(text[start:end], start, end, verdict)


def _range(match: re.Match[str]) -> Quantity:
    scale = SCALES[match["scale"]]
    low, high = _decimal(match["low"]) * scale, _decimal(match["high"]) * scale
    unit = match["unit"] or match["mark"] or ""
    sound = low < high and unit
    verdict = Verdict.RANGE if sound else Verdict.OPEN
    return Quantity(match[0], match.start(), match.end(), verdict, low, high, unit)


def _single(text: str, match: re.Match[str]) -> Quantity:
    value = _decimal(match["value"])
    unit = f"{match['scale']}{match['whole']}"
    start, end = match.start(), match.end()
    end = start + len(match[0].rstrip())
    verdict = _verdict(text, start, end, unit)
    return Quantity(text[start:end], start, end, verdict, value, None, unit)


def _verdict(text: str, start: int, end: int, unit: str) -> Verdict:
    before = re.split("[。;]", text[max(0, start - WINDOW) : start])[-1]
    near = re.split("[,,、]", before)[-1]
    after = text[end : end + WINDOW]
    if _IN_A_ROW.search(near) or _is_base(near, after) or _is_object(before, after, unit):
        return Verdict.NAME
    if (
        unit
        and unit[-1] not in "%‰"
        and re.match("[^,;。0-9\\n]{2,12}率(?:达|不|为|均|≥|[0-9])", after)
        and not re.search("达到?$|于$|超过$", near)
    ):
        return Verdict.NAME  # 20家集贸市场周检率达99%: whom a share is about
    if unit in ("年", "日", "度", "级", "期", "位", "号", "岁") and not re.search(
        "达|不少于|不低于|不超过|控制|满" + ("|开展|举办|培训|组织|完成|编发|推出" if unit == "期" else ""),
        near,
    ):
        return Verdict.NAME if unit != "位" else Verdict.OPEN
    if (
        unit
        and unit not in ("%", "‰")
        and SCOPE.search(near)
        and not PROMISE.search(near[-4:].removesuffix("覆盖"))
    ):
        return Verdict.NAME
    if unit and unit not in SCALES:
        return Verdict.TARGET
    return Verdict.TARGET if PROMISE.search(before[-40:]) and re.search("[率数量值]", near) else Verdict.OPEN


def _is_object(before: str, after: str, unit: str) -> bool:
    """等28类产品, 3大类: how many things a list names, not how many are promised."""
    whom = re.search("(?:对|围绕|聚焦|针对|涉及|涵盖|覆盖)[^,。;]*等$", before)
    if whom is None or not unit or unit[-1] in "%‰":
        return False
    return (
        re.match("[^,。;、开进实组]{0,10}?(?:检查|行动|活动|整治|工程|抽查|培训|比赛|会议|任务)", after)
        is None
    )


def _is_base(near: str, after: str) -> bool:
    return BASE.search(near) is not None and FROM.match(after) is not None


def _spelled(text: str, match: re.Match[str]) -> Quantity | None:
    start, end = match.span()
    if match["percent"]:
        number = _numeral(match["percent"])
        verdict = Verdict.TARGET if number is not None else Verdict.OPEN
        return Quantity(match[0], start, end, verdict, number, None, "%")
    if match["part"]:
        return Quantity(match[0], start, end, Verdict.OPEN)
    value = from_chinese(match["value"])
    before, after = text[max(0, start - 12) : start], text[end : end + 8]
    unit = f"{match['scale']}{match['unit']}"
    if value is None or re.search("[第统同每这那任某首唯单逐另进]$", before):
        return None
    if (
        match["value"] == "一"
        and unit in ("次", "轮", "场")
        and _QUOTA.search(text[max(0, start - 16) : start])
    ):
        return Quantity(match[0], start, end, Verdict.TARGET, Decimal(1), None, unit)
    if (
        match["value"] in ("一", "千", "百", "万", "两", "十")
        and match["unit"] in "批个项件次类级位种条期部门套场家名处度年成支"
    ):
        return None  # 一批, 一次, 一个: an article, no quantity
    if match["unit"] in "部门级度里处成只位国期日天类条年方":
        return None
    in_quotes = text[:start].count("“") > text[:start].count("”")
    promise = re.search("新建|新增|建成|不少于|不低于|达到|培育|打造|完成|创建|举办|开展|组织|不超过", before)
    if in_quotes or not promise or re.match("(?:[0-9]|关|方面|统筹|必须|意识|自信|确立|维护)", after):
        return Quantity(match[0], start, end, Verdict.NAME)
    return Quantity(match[0], start, end, Verdict.TARGET, Decimal(value), None, unit)


def _worded(match: re.Match[str]) -> Quantity:
    start, end = match.span()
    before = match.string[max(0, start - 12) : start]
    if match["full"] and re.search(rf"[0-9一二两三四]+(?:{COUNTED})$", before):
        return Quantity(match[0], start, end, Verdict.NAME)  # 1轮全覆盖检查: of what kind the rounds are
    if match["full"]:
        return Quantity(match[0], start, end, Verdict.TARGET, Decimal(100), None, "%", implied=True)
    if match["zero"]:
        return Quantity(match[0], start, end, Verdict.TARGET, Decimal(0), None, "", implied=True)
    return Quantity(match[0], start, end, Verdict.OPEN)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _numeral(text: str) -> Decimal | None:
    whole, point, fraction = text.partition("点")
    number = from_chinese(whole)
    if number is None or not point:
        return None if number is None else Decimal(number)
    digits = from_chinese(fraction)
    return None if digits is None else Decimal(f"{number}.{digits}")
