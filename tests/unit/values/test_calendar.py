from __future__ import annotations

from datetime import timedelta

import holidays
import pytest
from tests.unit.judging.making import CALENDAR, day, settings

from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar, Published
from jianguan_cli.storage.calendar_data import build_calendar, load_published

FIRST, LAST = CALENDAR.published_years


@pytest.mark.parametrize("year", range(max(FIRST, 2010), LAST + 1))
def test_every_published_day_agrees_with_a_second_library(year: int) -> None:
    other = holidays.country_holidays("CN", years=year)
    one = day(f"{year}-01-01")
    while one.year == year:
        assert CALENDAR.is_working(one) == other.is_working_day(one), one
        one += timedelta(days=1)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-01-26", True),  # Sunday, made up for Spring Festival
        ("2025-01-28", False),
        ("2025-02-04", False),
        ("2025-02-05", True),
        ("2025-09-28", True),
        ("2025-10-08", False),
        ("2025-10-11", True),
        ("2025-06-07", False),
        ("2025-06-06", True),
        ("2026-02-14", True),
    ],
)
def test_days_off_and_made_up(date: str, expected: bool) -> None:
    assert CALENDAR.is_working(day(date)) is expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2035-01-01", False),
        ("2035-05-01", False),
        ("2035-05-02", False),
        ("2035-10-01", False),
        ("2035-10-02", False),
        ("2035-10-03", False),
        ("2035-10-04", True),
        ("2035-06-16", False),  # a Saturday
        ("2035-06-15", True),
        ("1999-10-01", False),
    ],
)
def test_other_years_are_computed_from_weekends_and_fixed_dates(date: str, expected: bool) -> None:
    assert not CALENDAR.published(day(date))
    assert CALENDAR.is_working(day(date)) is expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2019-06-14", True),
        ("2019-06-15", False),  # a Saturday of a year before
        ("2020-06-15", False),  # a Monday off in the first year of what is published
        ("2020-06-14", True),
        ("2021-06-15", False),  # a Tuesday off in the last one
        ("2021-06-13", True),
        ("2022-06-15", True),
    ],
)
def test_the_first_and_the_last_published_year_are_published(date: str, expected: bool) -> None:
    off = frozenset(day(f"{year}-06-15") for year in (2020, 2021))
    made_up = frozenset((day("2020-06-14"), day("2021-06-13")))
    calendar = Calendar(lambda: Published(off, made_up, 2020, 2021))
    assert calendar.is_working(day(date)) is expected
    assert calendar.published(day(date)) is (date[:4] in ("2020", "2021"))


@pytest.mark.parametrize(
    ("after", "upto", "expected"),
    [
        ("2025-06-05", "2025-06-05", 0),
        ("2025-06-05", "2025-06-04", 0),
        ("2025-06-05", "2025-06-06", 1),
        ("2025-06-06", "2025-06-08", 0),
        ("2025-06-06", "2025-06-09", 1),
        ("2025-09-30", "2025-10-08", 0),
        ("2025-09-30", "2025-10-11", 3),
        ("2024-02-28", "2024-03-01", 2),
        ("2025-12-31", "2026-12-31", 248),
    ],
)
def test_working_days_after_up_to_and_with(after: str, upto: str, expected: int) -> None:
    assert CALENDAR.working_days_between(day(after), day(upto)) == expected


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        ("2025-06-05", 0, "2025-06-05"),
        ("2025-06-05", 1, "2025-06-06"),
        ("2025-06-06", 1, "2025-06-09"),
        ("2025-06-07", 1, "2025-06-09"),
        ("2025-09-30", 1, "2025-10-09"),
        ("2025-09-30", 3, "2025-10-11"),
        ("2025-06-05", 10, "2025-06-19"),
    ],
)
def test_adding_working_days_does_not_count_the_first(start: str, count: int, expected: str) -> None:
    found = CALENDAR.add_working_days(day(start), count)
    assert found == day(expected)
    assert CALENDAR.working_days_between(day(start), found) == count


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-06-06", "2025-06-06"),
        ("2025-06-07", "2025-06-09"),
        ("2025-10-01", "2025-10-09"),
        ("2025-09-28", "2025-09-28"),
    ],
)
def test_rolling_to_a_working_day(date: str, expected: str) -> None:
    assert CALENDAR.roll_forward(day(date)) == day(expected)


@pytest.mark.parametrize("start", ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31", "2035-09-28"])
@pytest.mark.parametrize("days", [0, 1, 5, 15])
def test_the_short_cut_of_limits_says_the_same(start: str, days: int) -> None:
    first = day(start)
    last = CALENDAR.limit(first, days)
    for count in range(60):
        on = first + timedelta(days=count)
        assert CALENDAR.limit_passed(first, days, on) is (on > last)


def test_far_from_the_edge_nothing_is_loaded() -> None:
    def never() -> object:
        raise AssertionError("loaded")

    calendar = Calendar(never)  # type: ignore[arg-type]
    assert calendar.limit_passed(day("2025-03-31"), 5, day("2025-06-30"))
    assert not calendar.limit_passed(day("2025-03-31"), 5, day("2025-04-05"))


def test_local_days_win() -> None:
    local = build_calendar(settings("calendar: {off: [2025-07-01], work: [2025-10-01]}"))
    assert not local.is_working(day("2025-07-01"))
    assert local.is_working(day("2025-10-01"))
    assert local.limit_passed(day("2025-06-20"), 11, day("2025-07-01")) is False
    assert local.limit(day("2025-06-20"), 11) == day("2025-07-02")


def test_a_long_local_rest_is_waited_for() -> None:
    off = ", ".join(f"2025-07-{number:02}" for number in range(1, 32))
    local = build_calendar(settings(f"calendar: {{off: [{off}]}}"))
    assert local.limit(day("2025-06-26"), 5) == day("2025-08-01")
    assert not local.limit_passed(day("2025-06-26"), 5, day("2025-07-31"))
    assert local.limit_passed(day("2025-06-26"), 5, day("2025-08-02"))


@pytest.mark.parametrize(
    ("after", "upto", "labelled"),
    [
        (f"{LAST}-12-01", f"{LAST}-12-31", False),
        (f"{LAST}-12-01", f"{LAST + 1}-01-01", True),
        (f"{LAST}-12-31", f"{LAST + 1}-01-05", True),
        (f"{FIRST - 1}-12-30", f"{FIRST}-01-05", True),
        (f"{FIRST - 1}-12-31", f"{FIRST}-01-05", False),  # the first day counted is published
        (f"{FIRST}-01-01", f"{FIRST}-01-05", False),
    ],
)
def test_computed_days_are_said_to_be_so(after: str, upto: str, labelled: bool) -> None:
    assert ("暂按未公布安排推算" in CALENDAR.note(day(after), day(upto))) is labelled


def test_a_calendar_without_data_knows_weekends() -> None:
    plain = Calendar()
    assert plain.is_working(day("2025-06-06"))
    assert not plain.is_working(day("2025-06-07"))
    assert not plain.published(day("2025-06-06"))


def test_what_the_library_publishes() -> None:
    data = load_published()
    assert data.first_year <= 2010
    assert data.last_year >= 2026
    assert build_calendar(Settings()).published(day("2025-01-01"))
