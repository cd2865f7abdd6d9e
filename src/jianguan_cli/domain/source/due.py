"""Deadlines as documents print them: 到2025年, 6月底前, 年底, “十四五”期末, 三到五年内, 长期坚持."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.values.dates import Period, period_of
from jianguan_cli.domain.values.vocabulary import Every

_CYCLE = "十一二三四五"
_YEAR = "(?:20[0-9]{2}年|今年|本年|当年)"
_NUMBER = "[一二三四五六七八九十两0-9]{1,4}"
_BEFORE = "(?:之前|以前|前|之内|以内|内)"
_PHRASE = re.compile(
    rf"(?:到|至|在)?{_YEAR}?[0-9]{{1,2}}月(?:份)?(?:[0-9]{{1,2}}[日号]|底|末|初|中旬|上旬|下旬|中)?{_BEFORE}?"
    rf"|(?:到|至|在)?{_YEAR}(?:第?[一二三四1-4]季度|上半年|下半年)?年?(?:底|末|全年)?{_BEFORE}?"
    r"|(?:到|至|在)?20[0-9]{2}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?(?![0-9])(?:之前|以前|前|底)?"
    r"|(?:到|至|在|力争)?“十[一二三四五六]五”(?:规划)?(?:期末|末|期间)"
    rf"|(?:到|至|在)?{_YEAR}?年(?:底|末|终){_BEFORE}?|年(?:内|度内)(?!部)|今年内|全年(?=$|[。;,)\s])"
    r"|(?<![0-9])[一二三四五六七八九十两]{1,3}(?:到|至)[一二三四五六七八九十]{1,3}年(?:时间)?内"
    rf"|(?:印发|交办|发文|收到|反馈|通知|整改)[^,。;]{{0,8}}?(?:之日起|后|起){_NUMBER}个?(?:工作日|月|天|日){_BEFORE}"
    r"|第?[一二三四1-4]季度(?:底|末)?(?:之前|前|内)?|上半年(?!度)|下半年(?!度)"
    r"|长期坚持|长期推进|长期任务|持续推进并长期坚持|立行立改并长期坚持|持续推进|持续整改|持续实施|持续落实|长期"
    r"|立行立改|立即整改|即知即改|立知立改|边查边改|常态化(?:推进|开展|实施|坚持)?(?=$|[。;,)\s])"
)
_BOUND = re.compile(
    r"^(?:到|至)|(?:底|末|前|内|期末|期间|日|号|旬|终)$|长期|^持续|立|即|常态|边查|[-./][0-9]{1,2}$|^全年|半年$"
    r"|(?<!每)季度"
)
_PARTS = re.compile(
    r"(?:(?P<year>20[0-9]{2})[年./-])?(?:(?P<month>[0-9]{1,2})(?:月份?|[./-](?=[0-9])|(?=$|[^0-9月./-]))"
    r"(?:(?P<day>[0-9]{1,2})[日号]?)?)?"
)
_TEN_DAYS = {"上旬": 10, "中旬": 20, "月中": 15}
_NO_DAY = re.compile("之日起|[后起][一二三四五六七八九十两0-9]{1,4}个?(?:工作日|月|天|日)")


_SPAN = re.compile(
    rf"(?P<from>{_YEAR}?[0-9]{{1,2}}月(?:份|[0-9]{{1,2}}日|上旬|中旬|下旬|初|底)?)\s*(?:—|–|-|~|～|至|到)+\s*"
    rf"(?P<to>{_YEAR}?[0-9]{{1,2}}月(?:份|[0-9]{{1,2}}日|上旬|中旬|下旬|底|末)?)(?:底|末)?"
)


class Due(NamedTuple):
    """A deadline phrase of a text: the words, and where they stand."""

    text: str
    start: int

    @property
    def ongoing(self) -> bool:
        """Whether it names no end: 长期坚持."""
        return is_ongoing(self.text)


def is_ongoing(phrase: str) -> bool:
    """Whether a phrase asks for something without end: 长期坚持, 持续推进."""
    return any(word in phrase for word in ("长期", "常态化", "持续"))


def find_due(text: str) -> list[Due]:
    """The deadline phrases of a folded text; a bare 2025年 or 3月5日 inside a sentence is none."""
    spans = [Due(match[0], match.start()) for match in _SPAN.finditer(text)]
    return spans + [
        Due(match[0], match.start())
        for match in _PHRASE.finditer(text)
        if not any(one.start <= match.start() < one.start + len(one.text) for one in spans)
        and _BOUND.search(match[0]) is not None
        and not _repeats(text, match)
    ]


def _repeats(text: str, match: re.Match[str]) -> bool:
    """每年底, 每年6月底前 and 每第一季度 come again; they are no last day."""
    return text[max(0, match.start() - 3) : match.start()].endswith(("每", "每年", "每年的")) or match[
        0
    ].startswith(("每", "年初"))


def day_of(phrase: str, plan: Period | None) -> date | None:
    """The last day that a phrase allows; None where it names none, or the year is not certain."""
    if "十" in phrase and "五”" in phrase:
        number = _CYCLE.find(phrase.split("“十")[1][0]) if "“十" in phrase else -1
        return date(2005 + 5 * number, 12, 31) if number > 0 else None
    if _NO_DAY.search(phrase):
        return None  # counted from a day that the document does not print
    span = _SPAN.search(re.sub(r"\s", "", phrase))
    if span is not None:  # 2026年3月—11月 ends in November of that year
        year_said = re.match("20[0-9]{2}年", span["from"])
        own_year = re.match("20[0-9]{2}年", span["to"])
        phrase = span["to"] if own_year or not year_said else year_said[0] + span["to"]
    phrase = re.sub("^(?:到|至|在)", "", re.sub(r"\s", "", phrase))
    match = next((one for one in _PARTS.finditer(phrase) if one["year"] or one["month"]), None)
    year = int(match["year"]) if match and match["year"] else _only_year(plan)
    if year is None:
        return None
    quarter = re.search("第?([一二三四1-4])季度", phrase)
    if quarter:
        number = "一二三四".find(quarter[1]) + 1 or int(quarter[1])
        return period_of(date(year, number * 3, 1), Every.QUARTER).last
    if "上半年" in phrase:
        return date(year, 6, 30)
    if match is None or not match["month"]:
        named = match is not None or re.search("年|季|每月|每周|每旬", phrase)
        return date(year, 12, 31) if named and not re.search("[一二三四五六七八九]年", phrase) else None
    return _in_year(year, match, phrase)


def _in_year(year: int, match: re.Match[str], phrase: str) -> date | None:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    last = period_of(date(year, month, 1), Every.MONTH).last
    if match["day"]:
        day = int(match["day"])
        return date(year, month, day) if 1 <= day <= last.day else None
    if "月初" in phrase:
        return date(year, month, 10)
    for word, day in _TEN_DAYS.items():
        if word in phrase:
            return date(year, month, day)
    return last


def _only_year(plan: Period | None) -> int | None:
    return plan.first.year if plan is not None and plan.first.year == plan.last.year else None
