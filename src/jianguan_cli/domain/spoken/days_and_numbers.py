"""Dates and numbers as people type them on the command line or into a return form.

Files hold only ``2025-12-31`` and plain decimals; whatever is read here is echoed in full before it is
written.  Nothing is guessed: a month without a year is the year of ``today``, never "the next one".
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from jianguan_cli.domain.values.dates import FIRST_YEAR, LAST_YEAR, Period, parse_day, period_of
from jianguan_cli.domain.values.number import parse_number
from jianguan_cli.domain.values.vocabulary import Every

DATE_EXAMPLES = "2025-12-31、2025年12月31日、2025年底、9月底、下周五、+10d（10 天后）、+10wd（10 个工作日后）"
_CHINESE_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})[日号]?")
_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_END = re.compile(r"(?:到|至)?(?:(\d{4})年|(今年|本年|明年|去年)?)年?(?:底|末)前?")
_MONTH_END = re.compile(r"(?:到|至)?(?:(\d{4})年)?(\d{1,2})月(?:底|末)前?")
_QUARTER_END = re.compile(r"(?:(\d{4})年)?(?:第)?([1-4一二三四])季度(?:底|末)?前?")
_OFFSET = re.compile(r"\+(\d{1,4})(d|w|m|wd|天|个工作日|工作日)")
_WEEKDAY = re.compile(r"(上|下|本|这)?(?:周|星期|礼拜)([一二三四五六日天])")
_PERIODS = (
    (re.compile(r"(\d{4})[Qq]([1-4])"), Every.QUARTER),
    (re.compile(r"(\d{4})年?第?([1-4一二三四])季度"), Every.QUARTER),
    (re.compile(r"(\d{4})-(\d{2})"), Every.MONTH),
    (re.compile(r"(\d{4})年(\d{1,2})月"), Every.MONTH),
    (re.compile(r"(\d{4})年?"), Every.YEAR),
)
_GROUPED = re.compile(r"-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?[^0-9,]{0,4}")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = (("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))
_NEAR_DAYS = {"今天": 0, "昨天": -1, "前天": -2, "明天": 1, "后天": 2}


class WorkingDays(Protocol):
    """What spoken dates need of a calendar."""

    def add_working_days(self, day: date, count: int) -> date:
        """The day ``count`` working days after ``day``."""


def read_day(text: str, today: date, calendar: WorkingDays) -> date | None:
    """The day that people mean by ``text``, or None where it cannot be told or lies out of all plans."""
    day = _read_day(text, today, calendar)
    return day if day is not None and FIRST_YEAR <= day.year <= LAST_YEAR else None


def _read_day(text: str, today: date, calendar: WorkingDays) -> date | None:
    said = _folded(text)
    day = parse_day(said)
    if day is not None:
        return day
    for pattern in (_SLASHED, _COMPACT):
        if match := pattern.fullmatch(said):
            return _day(int(match[1]), int(match[2]), int(match[3]))
    if said in _NEAR_DAYS:
        return today + timedelta(days=_NEAR_DAYS[said])
    if match := _CHINESE_DAY.fullmatch(said):
        return _day(int(match[1] or today.year), int(match[2]), int(match[3]))
    if match := _OFFSET.fullmatch(said):
        return _after(int(match[1]), match[2], today, calendar)
    if match := _WEEKDAY.fullmatch(said):
        monday = today - timedelta(days=today.weekday())
        weeks = {"上": -1, "下": 1}.get(match[1] or "", 0)
        return monday + timedelta(days=7 * weeks + "一二三四五六日".index(match[2].replace("天", "日")))
    return _read_end(said, today)


def read_period(text: str) -> Period | None:
    """The period that ``2025Q1``, ``2025-03`` or ``2025`` names, or None."""
    said = _folded(text)
    for pattern, every in _PERIODS:
        match = pattern.fullmatch(said)
        if match is None:
            continue
        part = match[2] if pattern.groups > 1 else "1"
        number = _DIGITS.get(part) or int(part)
        month = number * 3 if every is Every.QUARTER else number
        first = _day(int(match[1]), month, 1)
        return period_of(first, every) if first else None
    return None


def read_amount(text: str) -> Decimal | None:
    """The number that people mean by ``1.2万``, ``百分之九十八``, ``98％``, ``３００`` or ``一百零五``.

    A percent sign is dropped (targets in % hold 98 for 98 %); 万 and 亿 are multiplied out.  Commas only
    part thousands.
    """
    said = _folded(text).replace(" ", "")
    if "," in said:
        if not _GROUPED.fullmatch(said):
            return None  # 98,6 is a slip of the hand, not 986
        said = said.replace(",", "")
    said = said.removeprefix("百分之") if said.startswith("百分之") else said.removesuffix("%")
    factor = Decimal(1)
    for word, value in _MYRIADS:
        if said.endswith(word) and parse_number(said.removesuffix(word)) is not None:
            said, factor = said.removesuffix(word), value
    number = parse_number(said)
    if number is None:
        number = _read_numerals(said)
    return None if number is None else number * factor


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _day(year: int, month: int, day: int) -> date | None:
    return parse_day(f"{year:04d}-{month:02d}-{day:02d}")


def _after(count: int, unit: str, today: date, calendar: WorkingDays) -> date:
    if unit in ("d", "天"):
        return today + timedelta(days=count)
    if unit == "w":
        return today + timedelta(weeks=count)
    if unit == "m":
        from dateutil.relativedelta import relativedelta

        return today + relativedelta(months=count)
    return calendar.add_working_days(today, count)


def _read_end(said: str, today: date) -> date | None:
    if match := _YEAR_END.fullmatch(said):
        shift = {"明年": 1, "去年": -1}.get(match[2] or "", 0)
        return date(int(match[1]) if match[1] else today.year + shift, 12, 31)
    if match := _MONTH_END.fullmatch(said):
        first = _day(int(match[1] or today.year), int(match[2]), 1)
        return period_of(first, Every.MONTH).last if first else None
    if match := _QUARTER_END.fullmatch(said):
        quarter = _DIGITS.get(match[2]) or int(match[2])
        return period_of(date(int(match[1] or today.year), quarter * 3, 1), Every.QUARTER).last
    return None


def _read_numerals(said: str) -> Decimal | None:
    """Chinese numerals up to 亿, with 点 for the point: 九十八点六, 一万二千, 一百零五."""
    whole, point, fraction = said.partition("点")
    if not whole or (point and not fraction) or any(digit not in _DIGITS for digit in fraction):
        return None
    number = _whole_numerals(whole)
    if number is None:
        return None
    decimals = "".join(str(_DIGITS[digit]) for digit in fraction)
    return Decimal(f"{number}.{decimals}") if decimals else Decimal(number)


def _whole_numerals(said: str) -> int | None:
    for word, value in _MYRIADS:
        high, found, low = said.partition(word)
        if found:
            left, right = _whole_numerals(high), _whole_numerals(low) if low else 0
            return None if left is None or right is None else left * int(value) + right
    total, digit = 0, 0
    for character in said:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _TENS:
            total += (digit or 1) * _TENS[character]
            digit = 0
        else:
            return None
    return total + digit if said else None
