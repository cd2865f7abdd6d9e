"""A target in the making: what has been understood of it, with what a document's words imply beside them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.amount import read_amount
from jianguan_cli.domain.spoken.measures import is_ratio
from jianguan_cli.domain.spoken.numbers import read_leading_number
from jianguan_cli.domain.spoken.target.words import (
    BAD_END,
    HEDGE,
    LEFT_OVER,
    NO_NAME,
    NO_UNIT,
    OPS,
    UNIT,
    UNREAD_PERIOD,
)
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError, folded
from jianguan_cli.domain.values.number import parse_number, show

_ORDER = (
    "key", "metric", "rule", "op", "value", "upper", "tolerance", "against", "margin", "unit", "level_unit",
    "measure", "every", "average", "baseline", "milestones", "strength", "implied", "deadline",
    "deadline_text", "part_of", "any_of", "combine", "nature",
)  # fmt: skip
_LONGEST_METRIC = 40
_YEARS = range(1000, 10_000)
_NAME = re.compile("[A-Za-z一-龥]{2}")
_PERCENT_METRICS = re.compile("(?:率|比重|占比|比例|增速|增幅|降幅|涨幅)$")
_RANKS = ("名", "位", "位次", "名次")
_RANK_METRICS = re.compile("(?:排名|位次|名次)$")
_SPENT_TIME = re.compile("时限|时间|用时|耗时|时效|周期")
_TIME_UNITS = re.compile("个?工作日|天|日|个?小时|分钟|个月")
_EACH_HAS = re.compile("人均|户均|每户|每人|平均|每[十百千万]+(?:人|户|名|家|常住)")


class Words(NamedTuple):
    """The words with narrow signs, and as they were typed; both of one length."""

    said: str
    typed: str

    @classmethod
    def of(cls, text: str) -> Words:
        """The words of a text, without the spaces around them."""
        return cls(folded(text.strip()), text.strip())

    def part(self, start: int, end: int | None = None) -> Words:
        """A stretch of the words, without the spaces around it."""
        said, typed = self.said[start:end], self.typed[start:end]
        left = len(said) - len(said.lstrip())
        right = len(said.rstrip())
        return Words(said[left:right], typed[left:right])

    def unclear(self, reason: str, hint: str = "", *instead: tuple[str, str]) -> NotUnderstoodError:
        """What to raise where these words are not understood."""
        return NotUnderstoodError(self.typed, reason, hint=hint, instead=instead)


class Quantity(NamedTuple):
    """A number and its unit."""

    value: Decimal
    unit: str


def quantity(words: Words, unit: str = "") -> Quantity:
    """The number and unit that the words are, whole; ``unit`` is that of the other end of a range."""
    said = words.said
    if said.startswith("百分之"):
        return Quantity(read_amount(said, "%").value, "%")
    number, rest = read_leading_number(words.typed)
    found = rest or unit
    if found and not is_unit(found):
        raise words.unclear(f"里的单位“{found}”看不懂", "单位写在数后面，如 98%、300批次、5批次/千人")
    if parse_number(show(number)) is None:
        raise words.unclear("位数太多", "至多 15 位整数、6 位小数")
    if found == "年" and number in _YEARS:
        raise words.unclear("是年份，不是数", "时限写在最前面，如 到2025年，合格率达到98%")
    return Quantity(number, found)


def is_unit(said: str) -> bool:
    """Whether the words can be a unit, and hold nothing of the sentence around it."""
    return bool(UNIT.fullmatch(said)) and not NO_UNIT.search(said) and not LEFT_OVER.search(said)


def check_metric(metric: Words) -> None:
    """Raises where the name of the figure holds what should have been read of the target."""
    said = metric.said
    if match := UNREAD_PERIOD.search(said):
        raise metric.unclear(
            f"里的“{match[0]}”没有读作周期",
            "周期写成 每年、每半年、每季度、每双月、每月，如 每季度督导不少于1次",
        )
    if match := HEDGE.search(said):
        raise metric.unclear(f"里的“{match[0]}”没有说清界限", "写明不低于还是不超过，如 合格率不低于98%")
    if NO_NAME.fullmatch(said):
        raise metric.unclear(
            "没有说是什么指标", "先写指标名称，再写界限和数，如 综合排名进入前3名、每县示范店不少于2家"
        )
    named = _NAME.search(said) and len(said) <= _LONGEST_METRIC and said not in OPS
    if not named or LEFT_OVER.search(said) or BAD_END.search(said):
        raise metric.unclear("不像一个指标的名称", "先写指标名称，再写界限和数，如 合格率>=98%")


def unit_for(metric: Words, unit: str, bracket: str) -> str:
    """The unit, from behind the number or the bracket; a rank counts in 名."""
    if unit and bracket and unit != bracket:
        raise metric.unclear(f"写了两个单位：“{bracket}”和“{unit}”", "请只写一个")
    found = unit or bracket
    if not found and _RANK_METRICS.search(metric.said):
        return "名"
    if not found:
        raise metric.unclear("后面的数没有写单位", "如 98%、300批次；没有数的写成 名称（单位）")
    return found


def level_unit(metric: Words, bracket: str) -> str:
    """The unit of the level that a growth in percent is computed from: it stands in the bracket."""
    if not bracket:
        raise metric.unclear(
            "没有写水平的单位", "增长的百分数由水平算出：名称后面写水平的单位，如 产值（亿元）"
        )
    return bracket


def unit_of_bar(metric: Words, bracket: str) -> str:
    """The unit of a promise without a number of its own: from the bracket, or % for a rate."""
    if bracket:
        return bracket
    if _PERCENT_METRICS.search(metric.said):
        return "%"
    raise metric.unclear("没有写单位", "写成 名称（单位），如 人均收入（元）高于全省平均水平")


def measure_for(metric: str, unit: str, *, level: bool = False) -> str | None:
    """What the figure is, where the words say that it is neither a running total nor plainly a rate."""
    if is_ratio(unit):
        return None
    if unit in _RANKS or level:
        return "stock"
    if _TIME_UNITS.fullmatch(unit) and _SPENT_TIME.search(metric):
        return "stock"
    return "rate" if _EACH_HAS.search(metric) else None


def is_rank(unit: str) -> bool:
    """Whether less is better because it is a place in an order."""
    return unit in _RANKS


def in_order(fields: dict[str, Fragment]) -> dict[str, Fragment]:
    """The fields that say something, in the order in which a file has them."""
    return {name: fields[name] for name in _ORDER if fields.get(name) is not None}
