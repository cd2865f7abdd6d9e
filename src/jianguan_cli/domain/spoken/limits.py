"""Limits that count from a day: 交办后5个工作日内, 印发之日起30日内, 一个月内, 月底前."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.spoken.dates import month_end, same_day_later
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.dates import period_of, say
from jianguan_cli.domain.values.vocabulary import Every

_HANDED = "交办|接件|接到|收到|签收|立项|受理"
_PRINTED = "印发|发文|下发|发布|公布|本?方案印发|文件印发"
_LIMIT = re.compile(
    rf"(?:自|从)?(?:(?:(?P<handed>{_HANDED})|(?P<printed>{_PRINTED}))(?:任务|通知|文件)?(?:之日|当日)?(?:起|后|以后|之后)?)?"
    r"(?P<count>[0-9]{1,3}|半)(?P<unit>个?工作日|天|日|个?周|个?星期|个月|个季度|年)(?:之|以)?内"
)
_NEAR_MONTH = re.compile(
    r"(?P<which>本月|当月|下个?月|次月|(?=月[底末内]))(?:份|月)?(?:[底末内]|(?P<day>[0-9]{1,2})[日号])?"
)
_NEAR_QUARTER = re.compile("(?:本|当)季度?(?:[底末内])?")


class Frame(NamedTuple):
    """What the words of a deadline are read against.

    ``issued``, ``start`` and ``end`` are the plan's, ``given`` is the day of 交办 where it is known.
    """

    today: date
    issued: date
    start: date
    end: date
    calendar: Calendar
    given: date | None = None


def limit_of(said: str, frame: Frame) -> date | None:
    """The last day of a limit that counts from a day; None where the words are no such limit."""
    match = _LIMIT.fullmatch(said)
    if match is None:
        return None
    origin = _origin(match, said, frame)
    unit, half = match["unit"].removeprefix("个"), match["count"] == "半"
    if half and unit not in ("月", "年"):
        raise NotUnderstoodError(said, "看不懂", hint="请写日期，如 2025年6月30日")
    count = 0 if half else int(match["count"])
    if unit == "工作日":
        return frame.calendar.add_working_days(origin, count)
    if unit in ("天", "日"):
        return frame.calendar.limit(origin, count)
    if unit in ("周", "星期"):
        return frame.calendar.limit(origin, 7 * count)
    if half and unit == "月":
        return frame.calendar.limit(origin, 15)
    months = {"月": 1, "季度": 3, "年": 12}[unit]
    return frame.calendar.roll_forward(same_day_later(origin, 6 if half else months * count))


def near_end(said: str, frame: Frame) -> date | None:
    """The end of this or the next month or of this quarter; None where the words name neither."""
    bases = {frame.given or frame.issued, frame.today}
    if match := _NEAR_MONTH.fullmatch(said):
        which, on = match["which"] or "本月", match["day"]
        ends = {_in_month(base, 1 if which[0] in "下次" else 0, on) for base in bases}
        return _only(ends, said, "是哪个月的", frame)
    if _NEAR_QUARTER.fullmatch(said):
        return _only({period_of(base, Every.QUARTER).last for base in bases}, said, "是哪个季度的", frame)
    return None


def _origin(match: re.Match[str], said: str, frame: Frame) -> date:
    if match["printed"]:
        return frame.issued
    if frame.given is not None:
        return frame.given
    if match["handed"]:
        raise NotUnderstoodError(
            said, "要从交办那天算起，没有写是哪一天", hint="请用 --start 写交办日期，或直接写日期"
        )
    if frame.issued == frame.today:
        return frame.today
    raise NotUnderstoodError(
        said,
        f"没有说从哪一天算起：印发是{say(frame.issued)}，今天是{say(frame.today)}",
        hint="请写成 印发后…内，或用 --start 写交办日期，或直接写日期",
    )


def _in_month(base: date, later: int, on: str | None) -> date | None:
    month = same_day_later(base.replace(day=1), later)
    if on is None:
        return month_end(month.year, month.month)
    last = month_end(month.year, month.month)
    return month.replace(day=int(on)) if last is not None and 1 <= int(on) <= last.day else None


def _only(days: set[date | None], said: str, what: str, frame: Frame) -> date:
    day = days.pop() if len(days) == 1 else None
    if day is None:
        named = f"印发是{say(frame.issued)}，今天是{say(frame.today)}"
        raise NotUnderstoodError(said, f"没有说{what}：{named}", hint="请写年月，如 2025年6月底")
    return day
