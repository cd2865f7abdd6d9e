"""Until when, in the words of plans: 6月底前完成, 印发后一个月内, 长期坚持; one meaning, or refused.

Two days may be meant wherever words lean on a day: that of the document and that of typing.  Where both
give the same answer it is taken; else the words are refused and the answers named.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from jianguan_cli.domain.spoken.dates import near_day, with_digits
from jianguan_cli.domain.spoken.limits import Frame, limit_of, near_end
from jianguan_cli.domain.spoken.spans import MOVING_HOLIDAYS, Named, Span, holiday_eve, named_span
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError
from jianguan_cli.domain.values.dates import FIRST_YEAR, LAST_YEAR, say

DEADLINE_EXAMPLES = "2025年6月底、2025年上半年、6月30日、年底、印发后30日内、长期坚持"
_DAY = timedelta(days=1)
_DROPPED = str.maketrans("", "", "“”\"'‘’ 　")
_ENDLESS = re.compile("(?:长期|持续|常年|常态化?|经常性?)(?:坚持|推进|推动|开展|实施|抓好|落实|巩固|深化)*")
_BEGINNING = re.compile("^(?:力争|确保|争取|原则上|最迟|最晚|不迟于|不晚于|应|于|在|到|至|截至|截止)+(?=.)")
_DONE = "(?:基本|全面|全部|整体)?(?:完成|办结|结束|落实到位|整改到位|落实|到位|建成|见效|实现|达标|整改)"
_ENDING = re.compile(f"(?:{_DONE})+$")
_BEFORE, _WITHIN = re.compile("(?:之前|以前|前)$"), re.compile("(?:之内|以内|内)$")
_PLAN_END = re.compile("(?:本?规划|本?计划|方案)?期(?:末|内|满|限内)|到期")
_RANGE = re.compile("(?P<from>.+?)(?:[—–~～-]+|至|到)(?P<to>.+)")
_NEAR_YEARS = {"今年": 0, "本年": 0, "当年": 0, "明年": 1, "次年": 1, "去年": -1}
_REFUSED = (
    (re.compile(".*(?:左右|前后|上下|大约)"), "里的“左右”不是时限", "请写最晚的一天"),
    (
        re.compile(".*[每逐]"),
        "说的是频次，不是时限",
        "频次写进目标，如 每季度督导>=1次；时限写最后一天",
    ),
    (
        re.compile("立行立改|立即|即行|即知即改|马上|尽快|尽早|近期|适时|及时|早日|限期|按期|按时|按.*"),
        "没有说到哪一天",
        "请写一个日期；原话可以写进 deadline_text",
    ),
    (re.compile(r".*[0-9](?:时|点|:[0-9])"), "里有钟点，时限只到日", "请写日期；钟点写进备注"),
    (re.compile(f".*(?:{'|'.join(MOVING_HOLIDAYS)})"), "每年日子不同（农历）", "请写日期"),
    (re.compile(".*年中"), "可以是6月30日，也可以是六七月间", "请写日期，如 6月30日"),
)


class Deadline(NamedTuple):
    """The day, or None where there is no end (长期坚持)."""

    day: date | None

    @property
    def ongoing(self) -> bool:
        """Whether the promise has no end."""
        return self.day is None


def read_deadline(text: str, frame: Frame) -> Deadline:
    """What the words mean; raises ``NotUnderstoodError`` where they mean nothing or several days."""
    said = with_digits(text).translate(_DROPPED)
    if _ENDLESS.fullmatch(said):
        return Deadline(None)
    day = near_day(said, frame.today, frame.calendar) or _dated(said, text, frame)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NotUnderstoodError(text, f"是{say(day)}，不会是时限", hint="请写四位年份")
    return Deadline(day)


def _dated(said: str, text: str, frame: Frame) -> date:
    for pattern, reason, hint in _REFUSED:
        if pattern.match(said):
            raise NotUnderstoodError(text, reason, hint=hint)
    if re.search("[、,;；]", said):
        raise NotUnderstoodError(text, "里有两个时限", hint="每个成果各写各的时限，事项的时限写最后一个")
    core = _ENDING.sub("", _BEGINNING.sub("", said))
    found = limit_of(core, frame) or near_end(_BEFORE.sub("", core), frame)
    if found is not None:
        return found
    before = bool(_BEFORE.search(core))
    core = _WITHIN.sub("", _BEFORE.sub("", core))
    if _PLAN_END.fullmatch(core):
        return frame.end
    named = (holiday_eve(core) if before else None) or named_span(core) or _range_end(core)
    if named is None:
        raise NotUnderstoodError(text, "看不懂是哪一天", hint=f"可以写 {DEADLINE_EXAMPLES}")
    span = _placed(named, text, frame)
    if before and not span.point:
        raise NotUnderstoodError(
            text,
            f"有两种意思：{say(span.last)}，或{say(span.first - _DAY)}",
            hint=f"请写成 {say(span.last)}，或 {say(span.first - _DAY)}",
        )
    return span.last


def _range_end(said: str) -> Named | None:
    """The end of 2025—2027年, 2025年6月至12月; a year said once counts for both ends."""
    match = _RANGE.fullmatch(said)
    if match is None:
        return None
    last = named_span(match["to"])
    first = named_span(match["from"]) or named_span(f"{match['from']}{match['to'][-1]}")
    if last is None or first is None:
        return None
    return last if last.year is not None else last._replace(year=first.year)


def _placed(named: Named, text: str, frame: Frame) -> Span:
    """The span in the one year that is meant."""
    if isinstance(named.year, int):
        span = named.of(named.year)
        if span is None:
            raise NotUnderstoodError(text, f"：{named.year}年没有这一天", hint="请核对日期")
        return span
    if named.year is not None:
        return _near_year(named, _NEAR_YEARS[named.year], text, frame)
    return _year_of_plan(named, text, frame)


def _near_year(named: Named, shift: int, text: str, frame: Frame) -> Span:
    years = {(frame.given or frame.issued).year + shift, frame.today.year + shift}
    spans = [span for year in sorted(years) if (span := named.of(year)) is not None]
    if not spans:
        raise NotUnderstoodError(text, "：没有这一天", hint="请核对日期")
    if len(years) > 1:
        said = "，或".join(say(span.last) for span in spans)
        raise NotUnderstoodError(text, f"有两种意思：{said}（印发与今天不在同一年）", hint="请写年份")
    return spans[0]


def _year_of_plan(named: Named, text: str, frame: Frame) -> Span:
    """The year that the plan leaves for words without one; where it leaves several, that of both days."""
    begins = max(frame.issued, frame.start, frame.given or frame.issued)
    years = range(begins.year, max(frame.end.year, begins.year) + 1)
    all_of = [(year, span) for year in years if (span := named.of(year)) is not None]
    if not all_of:
        raise NotUnderstoodError(text, "：没有这一天", hint="请核对日期")
    inside = [(year, span) for year, span in all_of if begins <= span.last <= frame.end]
    if len(inside) > 1 and frame.today.year == begins.year == inside[0][0]:
        inside = inside[:1]
    if len(inside) == 1:
        return inside[0][1]
    period = f"{say(begins)}至{say(frame.end)}"
    why = f"没有说年份，计划期（{period}）里有几个" if inside else f"不在计划期（{period}）里"
    raise NotUnderstoodError(text, why, hint="请写年份，如 2025年底")
