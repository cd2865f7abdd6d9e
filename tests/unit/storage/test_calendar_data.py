"""The published 调休 arrangements, and a workspace's own beside them."""

from __future__ import annotations

import datetime as dt

from jianguan_cli.domain.settings.settings import LocalDays, Settings
from jianguan_cli.storage.calendar_data import build_calendar, load_published

NATIONAL_DAY, WORKING_SUNDAY = dt.date(2025, 10, 1), dt.date(2025, 9, 28)


def test_what_was_published_for_2025() -> None:
    published = load_published()
    assert NATIONAL_DAY in published.holidays
    assert WORKING_SUNDAY in published.working_weekends
    assert published.first_year <= 2025 <= published.last_year


def test_a_workspace_adds_its_own_days() -> None:
    closed, opened = dt.date(2025, 7, 1), dt.date(2025, 7, 5)
    own = build_calendar(Settings(calendar=LocalDays(off=(closed,), work=(opened,))))
    plain = build_calendar(Settings())
    for calendar, days in ((plain, (True, False)), (own, (False, True))):
        assert (calendar.is_working(closed), calendar.is_working(opened)) == days
        assert not calendar.is_working(NATIONAL_DAY)
        assert calendar.is_working(WORKING_SUNDAY)
