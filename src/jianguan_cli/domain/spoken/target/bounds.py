"""Promises with a bound of their own: 不低于98%, 98%以上, 保持在3%—5%, 60%±2, 每季度督导1次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.measures import is_points, is_ratio, is_share
from jianguan_cli.domain.spoken.numbers import PLAIN_DIGITS
from jianguan_cli.domain.spoken.numerals import NUMERAL_SIGNS
from jianguan_cli.domain.spoken.target.bars import compared, held_against
from jianguan_cli.domain.spoken.target.draft import (
    Words,
    is_rank,
    is_unit,
    level_unit,
    measure_for,
    quantity,
    unit_for,
)
from jianguan_cli.domain.spoken.target.subject import Given, Subject, subject
from jianguan_cli.domain.spoken.target.words import AFTER, ENDS_IN_VERB, HOLDING, OP, OPEN, OPS
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError

_OP = re.compile(OP)
_AFTER = re.compile("(?:以上|以下|以内|左右)$")
_PLUS_MINUS = re.compile(rf"(?P<value>.+?)±(?P<tolerance>{PLAIN_DIGITS})(?P<unit>[^0-9.].*)?")
_RANGE = re.compile("(?P<low>.+?)(?:[—–~～]+|-|至|到|和)(?P<high>[^—–~～至到和-]+?)(?:之间)?(?:以内)?")
_TWO_BOUNDS = re.compile(
    "(?P<metric>.+?)(?:不低于|不少于|>=|≥)(?P<low>.+?)[,、]?(?:且|并|同时|而)?"
    "(?:不高于|不超过|不多于|不大于|<=|≤)(?P<high>.+)"
)
_CHAIN = re.compile("(?P<low>[^<>=≤≥]+)(?:<=|≤)(?P<metric>[^<>=≤≥]+)(?:<=|≤)(?P<high>[^<>=≤≥]+)")
# Where no bound is said, ± and all of it say it themselves.
_BARE = re.compile("±|[^0-9.]100%$")
_NUMBER_HEAD = re.compile(f"[0-9{NUMERAL_SIGNS}+-]|百分之")
# A share of all that were looked at: never more than all; 增长率 and 负债率 may be.
_PART_OF_ALL = re.compile("(?<!不)(?:合格|达标|办结|处置|查处|满意|及时|优良|普及|接种|签约)率$")
_MAY_FALL = re.compile("[增升降差净温]|同比|环比|变化|利润|盈")
_ALL = Decimal(100)
_LOOSE_END = re.compile("[约近后前内-]$")
_NO_BOUND, _SAY_BOUND = "没有写不低于还是不超过", "请写明不低于还是不超过"


def bounded(words: Words, given: Given) -> dict[str, Fragment]:
    """The target that a bound makes; raises ``NotUnderstoodError`` where there is none."""
    found = _two_bounds(words, given) or _chain(words, given) or held_against(words, given)
    if found is not None:
        return found
    why: NotUnderstoodError | None = None
    for name, op, tail in _cuts(words, given):
        try:
            return _bound(subject(name, given), op, tail)
        except NotUnderstoodError as error:
            why = why or error
    if _OP.match(words.said):
        raise words.unclear("前面没有指标的名称", "先写名称，如 合格率>=98%")
    number = re.search("[0-9]", words.said)
    if why is None and number and number.start():
        name, tail = words.part(0, number.start()), words.part(number.start())
        raise words.unclear(_NO_BOUND, _SAY_BOUND, *_either_bound(name, "", tail))
    raise why or words.unclear("里没有界限和数", "写成 指标、界限、数、单位，如 合格率>=98%")


def _cuts(words: Words, given: Given) -> Iterator[tuple[Words, str, Words]]:
    """Every place where the words may be cut into a name, a bound and what follows it."""
    for match in _OP.finditer(words.said):
        if match.start() > 0:
            yield words.part(0, match.start()), match[0], words.part(match.end())
    if given.every is None and not _AFTER.search(words.said) and not _BARE.search(words.said):
        return
    inside = False
    for place, sign in enumerate(words.said):
        head = _NUMBER_HEAD.match(words.said, place) is not None
        if head and not inside and place > 0:
            yield words.part(0, place), "", words.part(place)
        inside = head or sign in ".,"


def _bound(one: Subject, op: str, tail: Words) -> dict[str, Fragment]:
    if not tail.said:
        raise one.name.unclear("后面没有数", "如 合格率>=98%")
    if not _NUMBER_HEAD.match(tail.said):
        return compared(one, op, tail)
    after = _AFTER.search(tail.said)
    word = after[0] if after else ""
    if after:
        tail = tail.part(0, after.start())
    if match := _PLUS_MINUS.fullmatch(tail.said):
        return _toleranced(one, op + word, tail, match)
    if word == "左右":
        raise tail.unclear("左右是多少没有写", "把“左右”换成 ± 和允许的上下差")
    if (match := _RANGE.fullmatch(tail.said)) and _NUMBER_HEAD.match(match["high"]):
        if op and op not in OPEN:
            raise tail.unclear("是一个范围，前面不能再写界限", "要范围就去掉界限，要界限就只写一个数")
        return _between(one, tail.part(*match.span("low")), tail.part(*match.span("high")), op in HOLDING)
    return _single(one, op, word, tail)


def _single(one: Subject, op: str, after: str, tail: Words) -> dict[str, Fragment]:
    """One bound: a number between the word before it and the word behind it."""
    found, bracket = quantity(tail), one.bracket
    level: dict[str, Fragment] = {}
    if one.given.rule == "grow" and is_share(found.unit):
        level["level_unit"], bracket = level_unit(one.name, bracket), ""
    unit = unit_for(one.name, found.unit, bracket)
    _refuse_beyond(one, found.value, unit, tail)
    sign = _sign(one, op, after, tail, unit)
    if sign == ">=" and ENDS_IN_VERB.search(one.name.said):
        raise one.name.unclear("没有说和哪一年比", "写成 比上年增长5%，或 比2024年增长5%")
    if is_rank(unit) and sign in (">=", ">"):
        raise one.name.unclear("是名次，数越小越好", "请写成 <=", (f"{op}{tail.typed}", f"<={tail.typed}"))
    # 控制在200万吨以内 is a cap of a running total, 控制在4.5%以内 a floor's mirror image.
    holds = op in HOLDING and (is_ratio(unit) or sign == ">=")
    measure = measure_for(one.name.said, unit, level=op in HOLDING and (holds or op != "控制在"))
    rule = "keep" if holds else "reach"
    return one.target(rule, op=sign, value=found.value, unit=unit, measure=measure, **level)


def _refuse_beyond(one: Subject, value: Decimal, unit: str, tail: Words) -> None:
    """Nothing that is counted is below nothing; no 合格率 is beyond the whole or below 1 %."""
    if value < 0 and not is_ratio(unit) and not _MAY_FALL.search(one.name.said):
        raise tail.unclear("是负数，数量不会小于 0", "请核对这个数，如 300批次")
    if unit in ("%", "％") and _PART_OF_ALL.search(one.name.said):
        if not 0 <= value <= _ALL:
            raise tail.unclear("不在 0 到 100% 之间", "请核对小数点，如 98%、99.8%")
        if 0 < value < 1:
            raise tail.unclear("不到 1%，像是把小数当成了百分数", "0.98 即 98%；请核对小数点")


def _sign(one: Subject, op: str, after: str, tail: Words, unit: str) -> str:
    """The bound that the words before and behind the number say together."""
    behind = AFTER.get(after)
    if op in OPS and op not in OPEN:
        if behind is not None and OPS[op] != behind:
            raise tail.unclear(f"前面是“{op}”，后面又是“{after}”", "请只写一个界限")
        return OPS[op]
    if behind is not None:
        return behind
    if op in OPS:
        return OPS[op]
    counted = one.given.every is not None and not is_ratio(unit)
    if op == "" and (tail.said == "100%" or counted):
        return ">="  # 每季度督导1次 asks for one at least; more than all there is not
    raise one.name.unclear(_NO_BOUND, _SAY_BOUND, *_either_bound(one.name, op, tail))


def _either_bound(name: Words, op: str, tail: Words) -> tuple[tuple[str, str], ...]:
    """Both bounds in the user's own words: which of them is meant nobody else can tell."""
    if _LOOSE_END.search(name.said):
        return ()
    written = f"{name.typed}{op}{tail.typed}" if not op else f"{op}{tail.typed}"
    before = name.typed if not op else ""
    return tuple((written, f"{before}{bound}{tail.typed}") for bound in ("不低于", "不超过"))


def _toleranced(one: Subject, around: str, tail: Words, match: re.Match[str]) -> dict[str, Fragment]:
    op = around.removesuffix("左右")
    if op not in OPEN and op not in ("", "==", "=", "等于"):
        raise tail.unclear("里的 ± 只能和“等于”同用", "要上下差就写 ==，要界限就去掉 ±")
    found = quantity(tail.part(*match.span("value")))
    own = tail.part(*match.span("unit")).said if match["unit"] else ""
    if own and not is_unit(own):
        raise tail.unclear(f"里的“{own}”看不懂", "± 后面只写数")
    unit = unit_for(one.name, found.unit or own, one.bracket)
    if not found.unit:
        quantity(Words.of(f"{match['value']}{unit}"))  # a number of years may be a year
    if own and own != unit and not (is_points(own) and is_ratio(unit)):
        raise tail.unclear(f"的两个单位“{unit}”和“{own}”不同", "± 后面只写数")
    return one.target(
        "keep" if op in HOLDING else "reach",
        op="==",
        value=found.value,
        tolerance=Decimal(match["tolerance"]),
        unit=unit,
        measure=measure_for(one.name.said, unit, level=op in HOLDING),
    )


def _between(one: Subject, low: Words, high: Words, holds: bool = False) -> dict[str, Fragment]:
    upper = quantity(high)
    unit = unit_for(one.name, upper.unit, one.bracket)
    lower = quantity(low, unit)
    if lower.unit != unit or lower.value >= upper.value:
        raise low.unclear("和后一个数不成范围", "小的在前，两个单位要一样，如 3%—5%")
    measure = measure_for(one.name.said, unit, level=holds)
    rule = "keep" if holds else "reach"
    return one.target(rule, op="between", value=lower.value, upper=upper.value, unit=unit, measure=measure)


def _two_bounds(words: Words, given: Given) -> dict[str, Fragment] | None:
    match = _TWO_BOUNDS.fullmatch(words.said)
    if match is None or not _NUMBER_HEAD.match(match["low"]) or not _NUMBER_HEAD.match(match["high"]):
        return None
    low = words.part(*match.span("low"))
    try:
        quantity(low)
    except NotUnderstoodError:
        return None  # 合格率≥98%且投诉≤50件 are two targets
    one = subject(words.part(*match.span("metric")), given)
    return _between(one, low, words.part(*match.span("high")))


def _chain(words: Words, given: Given) -> dict[str, Fragment] | None:
    match = _CHAIN.fullmatch(words.said)
    if match is None:
        return None
    one = subject(words.part(*match.span("metric")), given)
    return _between(one, words.part(*match.span("low")), words.part(*match.span("high")))
