"""What stretch of time words name: a day, a month, a half, a year, with the year or without."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from jianguan_cli.domain.spoken.dates import day_of, month_end

_DAY = timedelta(days=1)
_DEKADS = {"上": (1, 10), "中": (11, 20), "下": (21, 0)}
_HOLIDAYS = {
    **dict.fromkeys(("元旦", "元旦节"), (1, 1)),
    **dict.fromkeys(("五一", "劳动节", "五一节"), (5, 1)),
    **dict.fromkeys(("七一",), (7, 1)),
    **dict.fromkeys(("国庆", "国庆节", "十一"), (10, 1)),
}
MOVING_HOLIDAYS = ("春节", "清明", "端午", "中秋", "元宵", "除夕")
_FIVE_YEARS = dict(zip("一二三四五六七八九", range(1, 10), strict=True))


class Span(NamedTuple):
    """A stretch of time; ``point`` where the words name its end (6月底), so that 前 adds nothing to them."""

    first: date
    last: date
    point: bool


class Named(NamedTuple):
    """What words name: in a year that they say (``year``) or that is to be found, by ``of``.

    ``of`` answers None where the calendar has no such day in that year.
    """

    year: int | str | None
    of: Callable[[int], Span | None]


def named_span(said: str) -> Named | None:
    """What ``said`` names, digits and signs being narrow; None where it names no stretch of time.

    ``year`` is a number, a word (今年, 明年), or None where no year is said.
    """
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(said):
            return read(match)
    return None


def holiday_eve(said: str) -> Named | None:
    """The last day before a holiday of a fixed date (国庆节前 is 30 September), ``said`` without 前."""
    holiday = _HOLIDAYS.get(said)
    if holiday is None:
        return None

    def of(year: int) -> Span:
        eve = date(year, *holiday) - _DAY
        return Span(eve, eve, point=True)

    return Named(None, of)


def _span(first: date | None, last: date | None, *, point: bool) -> Span | None:
    return None if first is None or last is None else Span(first, last, point)


def _year(match: re.Match[str]) -> int | str | None:
    year = match["year"]
    return int(year) if year and year.isdigit() else year or None


def _day(match: re.Match[str]) -> Named:
    month, day = int(match["month"]), int(match["day"])

    def of(year: int) -> Span | None:
        found = day_of(year, month, day)
        return _span(found, found, point=True)

    return Named(_year(match), of)


def _month(match: re.Match[str]) -> Named | None:
    month = int(match["month"])
    if not 1 <= month <= 12:
        return None
    return Named(
        _year(match),
        lambda year: _span(day_of(year, month, 1), month_end(year, month), point=bool(match["end"])),
    )


def _dekad(match: re.Match[str]) -> Named | None:
    month, (first, last) = int(match["month"]), _DEKADS[match["dekad"]]
    if not 1 <= month <= 12:
        return None

    def of(year: int) -> Span | None:
        return _span(
            day_of(year, month, first),
            day_of(year, month, last) if last else month_end(year, month),
            point=False,
        )

    return Named(_year(match), of)


def _quarter(match: re.Match[str]) -> Named:
    month = int(match["quarter"]) * 3
    return Named(
        _year(match),
        lambda year: _span(day_of(year, month - 2, 1), month_end(year, month), point=bool(match["end"])),
    )


def _half(match: re.Match[str]) -> Named:
    first, last = (1, 6) if match["half"] == "上" else (7, 12)
    return Named(
        _year(match),
        lambda year: _span(day_of(year, first, 1), month_end(year, last), point=bool(match["end"])),
    )


def _whole_year(match: re.Match[str]) -> Named:
    return Named(
        _year(match), lambda year: _span(date(year, 1, 1), date(year, 12, 31), point=bool(match["end"]))
    )


def _plan_end(match: re.Match[str]) -> Named:
    """“十四五”末: the fourteenth five-year plan ended in 2025."""
    tens = 10 if match["ten"] else 0
    last = 1955 + 5 * (tens + _FIVE_YEARS[match["number"]])
    return Named(last, lambda year: _span(date(year - 4, 1, 1), date(year, 12, 31), point=True))


_YEAR = r"(?:(?P<year>[0-9]{4}|今年|本年|当年|明年|次年|去年)(?:年度?|度)?的?)?"
_SAID_YEAR = _YEAR.removesuffix("?")
_END = "(?P<end>底|末)?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Named | None]], ...] = (
    (re.compile(_YEAR + r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]?"), _day),
    (re.compile(r"(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})"), _day),
    (re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"), _day),
    (re.compile(_YEAR + rf"(?P<month>[0-9]{{1,2}})月份?{_END}"), _month),
    (re.compile(rf"(?P<year>[0-9]{{4}})[-/.](?P<month>[0-9]{{1,2}})(?:月)?{_END}"), _month),
    (re.compile(_YEAR + r"(?P<month>[0-9]{1,2})月(?P<dekad>[上中下])旬"), _dekad),
    (re.compile(_YEAR + rf"第?(?P<quarter>[1-4])季度?{_END}"), _quarter),
    (re.compile(rf"(?P<year>[0-9]{{4}})[Qq](?P<quarter>[1-4]){_END}"), _quarter),
    (re.compile(_YEAR + rf"(?P<half>[上下])半年{_END}"), _half),
    (re.compile(_SAID_YEAR + rf"(?:年)?{_END}"), _whole_year),
    (re.compile(r"(?P<year>)年(?P<end>底|末|终)"), _whole_year),
    (re.compile(r"(?P<year>)(?P<end>)(?:全年|年度?)"), _whole_year),
    (
        re.compile(
            "(?P<ten>十)?(?P<number>[一二三四五六七八九])五(?:时期|期间|规划)?(?:期?末|期间|时期|收官)?"
        ),
        _plan_end,
    ),
)
