"""Promises in words, or of growth: 不发生, 全覆盖, 逐年提高, 年均增长10%, 比2020年下降13.5%."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.measures import is_points, is_share
from jianguan_cli.domain.spoken.target.draft import Words, level_unit, measure_for, quantity, unit_for
from jianguan_cli.domain.spoken.target.subject import Given, Subject, subject
from jianguan_cli.domain.spoken.target.words import DIRECTION, ENDS_IN_VERB, GROWTH

_NONE = re.compile("(?:不发生|零发生|杜绝|坚决防止|防止发生)(?P<what>.+)")
_COVERED = re.compile("(?P<what>.+?)(?:实现)?(?:100%)?全覆盖")
_ZERO = re.compile("(?:实现)?(?P<what>.+?)零(?P<verb>[一-龥]{1,4})")
_DOUBLED = re.compile("翻(?:[一两]?番|倍)|[一二三两0-9.]倍")
_STEADY = re.compile(f"(?P<metric>.+?)(?:逐年|持续|稳步|每年)(?P<verb>{GROWTH})")
_NEVER_MORE = re.compile("(?P<metric>.+?)(?P<how>只减不增|零增长|只增不减)")
_VERB = f"(?P<verb>{GROWTH})"
_BASIS = "(?P<basis>同比|环比|比上年|较上年|比去年|较去年|比上年同期|比上月|比上季度?)"
_AMOUNT = "(?P<op>不低于|不少于|>=|≥|达到)?(?P<amount>(?:[0-9]|百分之).*?)(?P<after>以上|左右)?"
_GROWN = re.compile(f"(?P<metric>.+?){_BASIS}?{_VERB}{_AMOUNT}")
_SINCE = re.compile(f"(?P<metric>.+?(?:比|较)(?P<year>[0-9]{{4}})年(?:底|末)?(?:累计)?{_VERB}){_AMOUNT}")
_FROM_TO = re.compile(
    f"(?P<metric>.+?)[从由](?P<year>[0-9]{{4}})年(?:底|末)?的?(?P<base>[0-9].*?){_VERB}(?:到|至)(?P<amount>[0-9].*?)(?P<after>以上|以下|以内)?"
)
_FROM_NOWHERE = re.compile(f".*?[从由](?![0-9]{{4}}年)[^年]*?[0-9].*?{_VERB}(?:到|至)[0-9].*")
_BASIS_EVERY = {"比上月": "month", "比上季": "quarter", "比上季度": "quarter"}
_COUNTED = re.compile("(?:事故|事件|案件|案)$")
_RATE_NAMES = re.compile("(?:率|比重|占比|比例)$")
_SAY_BASIS = "每年的在增减的字前面写 比上年，累计的写 比哪一年"


def promised(words: Words, given: Given) -> dict[str, Fragment] | None:
    """The target that words of growth or of all and nothing make; None where they are no such words."""
    if _FROM_NOWHERE.fullmatch(words.said):
        raise words.unclear("没有写基期是哪一年", "请在“由”的后面写明基期的年份")
    for shape in (_none, _covered, _never_more, _steady, _since, _from_to, _grown):
        found = shape(words, given)
        if found is not None:
            return found
    if _DOUBLED.search(words.said):
        raise words.unclear("里翻了几番、几倍要写成数", "请写明基期的年份和数、要达到的数")
    if match := _ZERO.fullmatch(words.said):
        what = words.part(*match.span("what")).typed.removeprefix("实现")
        raise words.unclear("没有写单位", f"写成 {what}{match['verb']}==0份（换成实际的单位）")
    return None


def _none(words: Words, given: Given) -> dict[str, Fragment] | None:
    match = _NONE.fullmatch(words.said)
    if match is None:
        return None
    one = subject(words.part(*match.span("what")), given)
    unit = unit_for(one.name, "起" if _COUNTED.search(one.name.said) else "", one.bracket)
    measure = measure_for(one.name.said, unit)
    return one.target("keep", op="==", value=Decimal(0), unit=unit, measure=measure, implied=True)


def _covered(words: Words, given: Given) -> dict[str, Fragment] | None:
    match = _COVERED.fullmatch(words.said)
    if match is None:
        return None
    one = subject(words.part(*match.span("what")), given)
    if one.bracket:
        raise words.unclear(f"里的单位“{one.bracket}”用不上", "全覆盖是 100%，不写单位")
    name = f"{one.name.typed}覆盖率"
    covered = one._replace(name=Words.of(name))
    return covered.target("reach", op=">=", value=Decimal(100), unit="%", implied=True)


def _growing(name: Words, given: Given, every: str | None = None) -> Subject:
    if given.rule not in (None, "grow"):
        raise name.unclear("说的是增长，前面写的却不是递增型", "增长的目标不写规则，或写 grow:")
    if ENDS_IN_VERB.search(name.said):
        raise name.unclear("里已有增减的字", "增长、下降只写一次，写在数前面")
    return subject(name, given._replace(rule="grow", every=given.every or every or "year"))


def _never_more(words: Words, given: Given) -> dict[str, Fragment] | None:
    match = _NEVER_MORE.fullmatch(words.said)
    if match is None:
        return None
    one = _growing(words.part(*match.span("metric")), given)
    op = ">=" if match["how"] == "只增不减" else "<="
    return one.target("grow", op=op, value=Decimal(0), unit=_level(one), implied=True)


def _steady(words: Words, given: Given) -> dict[str, Fragment] | None:
    match = _STEADY.fullmatch(words.said)
    if match is None:
        return None
    one = _growing(words.part(*match.span("metric")), given)
    op = ">" if DIRECTION[match["verb"]] > 0 else "<"
    return one.target("grow", op=op, value=Decimal(0), unit=_level(one), implied=True)


def _level(one: Subject) -> str:
    """The unit of a growth without a number: that of the level, points for a rate."""
    if not one.bracket and _RATE_NAMES.search(one.name.said):
        return "个百分点"
    return unit_for(one.name, "", one.bracket)


def _grown(words: Words, given: Given) -> dict[str, Fragment] | None:
    match = _GROWN.fullmatch(words.said)
    if match is None:
        return None
    basis = match["basis"]
    every = _BASIS_EVERY.get(basis or "")
    if basis == "环比" and given.every is None:
        raise words.unclear(
            "里的环比没有说按什么周期",
            "请在前面写明 每月 或 每季度",
            (words.typed, f"每月{words.typed}"),
            (words.typed, f"每季度{words.typed}"),
        )
    if basis is None and given.every is None and given.rule != "grow":
        said = words.part(match.start("verb")).typed
        yearly = () if "累计" in match["metric"] else ((said, f"比上年{said}"),)
        raise words.unclear("没有说和哪一年比", _SAY_BASIS, *yearly)
    if every is not None and given.every not in (None, every):
        raise words.unclear("说了两个周期", "请只写一个")
    if match["after"] == "左右" or "±" in match["amount"]:
        raise words.unclear("左右的增长请写成一个指标", "请把增幅立为指标，界限写 == 和 ±允许的上下差")
    one = _growing(words.part(*match.span("metric")), given, every)
    found = quantity(words.part(*match.span("amount")))
    level: dict[str, Fragment] = {}
    if is_share(found.unit):
        level["level_unit"] = level_unit(one.name, one.bracket)
    unit = found.unit if level or is_points(found.unit) else unit_for(one.name, found.unit, one.bracket)
    direction = DIRECTION[match["verb"]]
    op = ">=" if direction > 0 else "<="
    return one.target("grow", op=op, value=found.value * direction, unit=unit, **level)


def _since(words: Words, given: Given) -> dict[str, Fragment] | None:
    match = _SINCE.fullmatch(words.said)
    if match is None:
        return None
    if match["after"] == "左右":
        raise words.unclear("左右是多少没有写", "在数前面写 ==，后面写 ± 和允许的上下差")
    one = subject(words.part(*match.span("metric")), given)
    found = quantity(words.part(*match.span("amount")))
    unit = unit_for(one.name, found.unit, one.bracket)
    base = _year_end(match, Decimal(0))
    return one.target("reach", op=">=", value=found.value, unit=unit, baseline=base)


def _from_to(words: Words, given: Given) -> dict[str, Fragment] | None:
    match = _FROM_TO.fullmatch(words.said)
    if match is None:
        return None
    one = subject(words.part(*match.span("metric")), given)
    found = quantity(words.part(*match.span("amount")))
    unit = unit_for(one.name, found.unit, one.bracket)
    base = quantity(words.part(*match.span("base")), unit)
    rising = DIRECTION[match["verb"]] > 0
    if base.unit != unit or (base.value < found.value) != rising:
        raise words.unclear("的两个数方向或单位不一致", "请核对两个数，单位要一样")
    if match["after"] and (match["after"] == "以上") != rising:
        raise words.unclear(f"是{match['verb']}，后面却是“{match['after']}”", "请只写一个界限")
    return one.target(
        "reach",
        op=">=" if rising else "<=",
        value=found.value,
        unit=unit,
        measure=measure_for(one.name.said, unit, level=True),
        baseline=_year_end(match, base.value),
    )


def _year_end(match: re.Match[str], value: Decimal) -> dict[str, Fragment]:
    return {"value": value, "date": date(int(match["year"]), 12, 31)}
