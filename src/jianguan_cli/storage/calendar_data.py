"""The published 调休 arrangements, from the library that tracks them; loaded when first counted."""

from __future__ import annotations

from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar, Published


def load_published() -> Published:
    """Every published day off and working weekend that the installed library knows."""
    from chinese_calendar import holidays, workdays

    days = frozenset(holidays)
    return Published(days, frozenset(workdays), min(days).year, max(days).year)


def build_calendar(settings: Settings) -> Calendar:
    """The calendar of a workspace: the published days with its own additions."""
    local = settings.calendar
    return Calendar(load_published, off=frozenset(local.off), work=frozenset(local.work))
