"""Promises held against others: 前三名, 第一方阵, 国家下达目标, 高于全国平均0.5个百分点."""

from __future__ import annotations

import re
from decimal import Decimal

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.numerals import NUMERAL_SIGNS
from jianguan_cli.domain.spoken.target.draft import Words, quantity, unit_for, unit_of_bar
from jianguan_cli.domain.spoken.target.subject import Given, Subject, subject
from jianguan_cli.domain.spoken.target.words import OPS

_RANK = re.compile(
    "(?P<metric>.+?)(?P<how>进入|跻身|位居|位列|保持|稳居|稳定在|保持在)?(?:全[国省市区县])?"
    f"前(?P<count>[0-9{NUMERAL_SIGNS}]+)(?P<unit>名|位)?"
)
_PLACE = re.compile(
    "(?P<metric>.+?)(?:整体)?(?P<how>进入|跨入|达到|跻身|保持在?|稳居|稳定在)"
    "(?P<bar>[^0-9]*?(?:第[一二]方阵|第[一二]梯队|前列))"
)
_SET = re.compile(
    "(?P<metric>.+?)(?:完成|达到|实现)"
    "(?P<bar>(?:国家|省|市|上级|省委|省政府)[^0-9]{0,6}下达的?(?:目标|任务|指标)(?:任务)?)"
)
_BAR = re.compile("[^0-9%‰<>=]*(?:平均|均值|平均值|水平|增速|方阵|梯队|前列|目标|任务|指标|标准)")
_MARGIN = re.compile(r"(?P<bar>[^0-9]+?)(?P<margin>[0-9]+(?:\.[0-9]+)?)(?P<unit>个?百分点|%)(?:以上)?")
_STAYS = ("保持", "稳居", "稳定在", "保持在")


def held_against(words: Words, given: Given) -> dict[str, Fragment] | None:
    """A place in an order, or a figure that somebody sets; None where the words are neither."""
    if match := _RANK.fullmatch(words.said):
        return _rank(words, match, given)
    if match := _PLACE.fullmatch(words.said):
        one = subject(words.part(*match.span("metric")), given)
        bar = words.part(*match.span("bar")).typed
        unit = one.bracket or "位次"
        return one.target(_rule(match), op=">=", against=bar, unit=unit, measure="stock")
    if match := _SET.fullmatch(words.said):
        one = subject(words.part(*match.span("metric")), given)
        bar = words.part(*match.span("bar")).typed
        return one.target("reach", op=">=", against=bar, unit=unit_of_bar(one.name, one.bracket))
    return None


def compared(one: Subject, op: str, bar: Words) -> dict[str, Fragment]:
    """A promise relative to somebody else's figure: the words behind the bound hold no number of our own."""
    match = _MARGIN.fullmatch(bar.said)
    name = bar.part(*match.span("bar")) if match else bar
    if op not in OPS or not _BAR.fullmatch(name.said):
        raise bar.unclear("不是数", "写成数和单位，如 98%；和别人比的写 高于全国平均")
    if match is None:
        unit = unit_of_bar(one.name, one.bracket)
        return one.target("reach", op=OPS[op], against=name.typed, unit=unit)
    if OPS[op] not in (">=", ">"):
        raise bar.unclear("低多少说不清是哪一种", "比别人低多少的，另立一个差距指标，写成 差距<=0.5个百分点")
    margin = Decimal(match["margin"])
    return one.target("reach", op=">=", against=name.typed, margin=margin, unit=one.bracket or "%")


def _rank(words: Words, match: re.Match[str], given: Given) -> dict[str, Fragment]:
    one = subject(words.part(*match.span("metric")), given)
    # Only the name of a rank needs no unit.
    unit_for(one.name, "名" if match["unit"] else "", one.bracket)
    count = quantity(words.part(*match.span("count"))).value
    return one.target(_rule(match), op="<=", value=count, unit="名", measure="stock")


def _rule(match: re.Match[str]) -> str:
    return "keep" if match["how"] in _STAYS else "reach"
