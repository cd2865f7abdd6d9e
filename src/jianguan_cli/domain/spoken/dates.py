"""Days and periods as people type them on the command line or into a return form.

Files hold only ``2025-12-31``; whatever is read here is said back in full before it is written.  Nothing is
guessed: a month without a year is the year of ``today``, never "the next one".
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Protocol

from jianguan_cli.domain.spoken.numerals import NUMERAL_SIGNS, read_numeral
from jianguan_cli.domain.spoken.understanding import folded
from jianguan_cli.domain.values.dates import FIRST_YEAR, LAST_YEAR, Period, parse_day, period_of
from jianguan_cli.domain.values.vocabulary import Every

DATE_EXAMPLES = "2025-12-31、2025年12月31日、2025年底、9月底、下周五、+10d（10 天后）、+10wd（10 个工作日后）"
_CHINESE_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_END = re.compile(r"(?:到|至)?(?:(\d{4})年|(今年|本年|明年|去年)?)年?(?:底|末)前?")
_MONTH_END = re.compile(r"(?:到|至)?(?:(\d{4})年)?(\d{1,2})月(?:底|末)前?")
_QUARTER_END = re.compile(r"(?:(\d{4})年)?第?([1-4])季度(?:底|末)前?")
_OFFSET = re.compile(r"\+(\d{1,4})(d|w|m|wd|天|个工作日|工作日)")
_WEEKDAY = re.compile(r"(上|下|本|这)?(?:周|星期|礼拜)([一二三四五六日天])")
_PERIODS = (
    (re.compile(r"(\d{4})[Qq]([1-4])"), Every.QUARTER),
    (re.compile(r"(\d{4})年?第?([1-4])季度"), Every.QUARTER),
    (re.compile(r"(\d{4})-(\d{2})"), Every.MONTH),
    (re.compile(r"(\d{4})年(\d{1,2})月"), Every.MONTH),
    (re.compile(r"(\d{4})年?"), Every.YEAR),
)
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


def read_period(text: str) -> Period | None:
    """The period that ``2025Q1``, ``2025-03`` or ``2025`` names, or None."""
    said = with_digits(text)
    for pattern, every in _PERIODS:
        match = pattern.fullmatch(said)
        if match is None:
            continue
        number = int(match[2]) if pattern.groups > 1 else 1
        month = number * 3 if every is Every.QUARTER else number
        first = day_of(int(match[1]), month, 1)
        return period_of(first, every) if first else None
    return None


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
