"""Days and periods as people type them on the command line or into a return form.

Files hold only ``2025-12-31``; whatever is read here is said back in full before it is written.  Nothing is
guessed: a day without a year is of the year of ``today``, never "the next one"; such a period is the last
that has ended.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Protocol

from jianguan_cli.domain.spoken.numerals import NUMERAL_SIGNS, read_numeral
from jianguan_cli.domain.spoken.understanding import folded
from jianguan_cli.domain.values.dates import FIRST_YEAR, LAST_YEAR, Period, parse_day, period_of
from jianguan_cli.domain.values.vocabulary import Every

PERIOD_EXAMPLES = (
    "2025Q1、2025年上半年、2025年3月上旬、2025-03、2025；不写年份的（上半年、3月）是最近结束的那一个"
)
DATE_EXAMPLES = "2025-12-31、2025年12月31日、2025年底、9月底、下周五、+10d（10 天后）、+10wd（10 个工作日后）"
_CHINESE_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_END = re.compile(r"(?:到|至)?(?:(\d{4})年|(今年|本年|明年|去年)?)年?(?:底|末)前?")
_MONTH_END = re.compile(r"(?:到|至)?(?:(\d{4})年)?(\d{1,2})月(?:底|末)前?")
_QUARTER_END = re.compile(r"(?:(\d{4})年)?第?([1-4])季度(?:底|末)前?")
_OFFSET = re.compile(r"\+(\d{1,4})(d|w|m|wd|天|个工作日|工作日)")
_WEEKDAY = re.compile(r"(上|下|本|这)?(?:周|星期|礼拜)([一二三四五六日天])")
_YEAR = r"(?:(?P<year>[0-9]{4})年度?|(?P<near>今年|本年|去年))"
_LOOSE_YEAR = r"(?:(?P<year>[0-9]{4})(?:年度?)?|(?P<near>今年|本年|去年))?"
_PERIODS = (
    (re.compile(rf"{_LOOSE_YEAR}第?(?P<number>[1-4])季度?"), Every.QUARTER),
    (re.compile(rf"{_LOOSE_YEAR}[Qq](?P<number>[1-4])"), Every.QUARTER),
    (re.compile(rf"{_LOOSE_YEAR}(?P<half>[上下])半年"), Every.HALF),
    (re.compile(rf"{_LOOSE_YEAR}[Hh](?P<number>[12])"), Every.HALF),
    (re.compile(rf"{_YEAR}?(?P<from>[0-9]{{1,2}})月?[—–~～至到-](?P<number>[0-9]{{1,2}})月"), Every.BIMONTH),
    (re.compile(rf"{_YEAR}?(?P<number>[0-9]{{1,2}})月(?P<dekad>[上中下])旬"), Every.DEKAD),
    (re.compile(rf"{_YEAR}?(?P<number>[0-9]{{1,2}})月份?"), Every.MONTH),
    (re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{2})"), Every.MONTH),
    (re.compile(rf"(?P<year>[0-9]{{4}})|{_YEAR.replace('?P<year>', '?P<full>')}"), Every.YEAR),
)
_HALF_MONTHS = {"上": 1, "下": 7}
_DEKAD_DAYS = {"上": 1, "中": 11, "下": 21}
_NUMERALS = re.compile(f"[{NUMERAL_SIGNS}]+(?=个?(?:年|月|日|号|季|天|周|星期|工作日))")
_NEAR_DAYS = {"今天": 0, "昨天": -1, "前天": -2, "明天": 1, "后天": 2}


class WorkingDays(Protocol):
    """What spoken dates need of a calendar."""

    def add_working_days(self, day: date, count: int) -> date:
        """The day ``count`` working days after ``day``."""


def read_day(text: str, today: date, calendar: WorkingDays) -> date | None:
    """The day that people mean by ``text``, or None where it cannot be told or lies out of all plans."""
    said = with_digits(text)
    day = parse_day(said) or _on_calendar(said, today) or near_day(said, today, calendar)
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def near_day(said: str, today: date, calendar: WorkingDays) -> date | None:
    """The day that is counted from ``today``: 明天, 下周五, +10d, +10wd."""
    if said in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[said])
    if match := _OFFSET.fullmatch(said):
        return _after(int(match[1]), match[2], today, calendar)
    if match := _WEEKDAY.fullmatch(said):
        monday = today - timedelta(days=today.weekday())
        weeks = {"上": -1, "下": 1}.get(match[1] or "", 0)
        return monday + timedelta(days=7 * weeks + "一二三四五六日".index(match[2].replace("天", "日")))
    return None


def read_period(text: str, ended_by: date | None = None) -> Period | None:
    """The period that ``2025Q1``, 2025年上半年, 2025年3月上旬, ``2025-03`` or ``2025`` names, or None.

    Without a year (上半年, 3月) it is the last such period that has ended by ``ended_by``; where that day is
    not given, words without a year name none, and neither do 今年 and 去年.
    """
    said = with_digits(text)
    for pattern, every in _PERIODS:
        match = pattern.fullmatch(said)
        if match is None:
            continue
        parts = match.groupdict()
        year = parts["year"] or parts.get("full")
        if year:
            return _period_in(int(year), parts, every)
        if ended_by is None:
            return None
        if near := parts["near"]:
            return _period_in(ended_by.year - (near == "去年"), parts, every)
        found = _period_in(ended_by.year, parts, every)
        if found is not None and found.last <= ended_by:
            return found
        return _period_in(ended_by.year - 1, parts, every)
    return None


def _period_in(year: int, parts: Mapping[str, str | None], every: Every) -> Period | None:
    """The period of that year that the parts of a match name; None where the calendar has none."""
    number = int(parts.get("number") or 1)
    if half := parts.get("half"):
        month = _HALF_MONTHS[half]
    elif every in (Every.QUARTER, Every.HALF):
        month = number * every.months
    else:
        month = number
    first = day_of(year, month, _DEKAD_DAYS[parts.get("dekad") or "上"])
    period = period_of(first, every) if first else None
    # 2月—3月 is no period of two months that anything is judged by.
    ends = (int(parts.get("from") or 0), number)
    if period and every is Every.BIMONTH and (period.first.month, period.last.month) != ends:
        return None
    return period


def with_digits(text: str) -> str:
    """The words with narrow signs and their numbers in digits: 二〇二五年六月 is 2025年6月."""
    said = folded(text).strip()

    def digits(match: re.Match[str]) -> str:
        number = read_numeral(match[0])
        return match[0] if number is None else str(number)

    return _NUMERALS.sub(digits, said)


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none."""
    return parse_day(f"{year:04d}-{month:02d}-{day:02d}")


def month_end(year: int, month: int) -> date | None:
    """The last day of the month, or None where there is no such month."""
    first = day_of(year, month, 1)
    return period_of(first, Every.MONTH).last if first else None


def same_day_later(day: date, months: int) -> date:
    """The same day of the month so many months on, its last day where it is shorter (民法典 202)."""
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


def _on_calendar(said: str, today: date) -> date | None:
    for pattern in (_SLASHED, _COMPACT):
        if match := pattern.fullmatch(said):
            return day_of(int(match[1]), int(match[2]), int(match[3]))
    if match := _CHINESE_DAY.fullmatch(said):
        return day_of(int(match[1] or today.year), int(match[2]), int(match[3]))
    if match := _YEAR_END.fullmatch(said):
        shift = {"明年": 1, "去年": -1}.get(match[2] or "", 0)
        return date(int(match[1]) if match[1] else today.year + shift, 12, 31)
    if match := _MONTH_END.fullmatch(said):
        return month_end(int(match[1] or today.year), int(match[2]))
    if match := _QUARTER_END.fullmatch(said):
        return month_end(int(match[1] or today.year), int(match[2]) * 3)
    return None


def _after(count: int, unit: str, today: date, calendar: WorkingDays) -> date:
    if unit in ("d", "天"):
        return today + timedelta(days=count)
    if unit == "w":
        return today + timedelta(weeks=count)
    if unit == "m":
        return same_day_later(today, count)
    return calendar.add_working_days(today, count)
