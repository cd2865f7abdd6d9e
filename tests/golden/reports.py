"""Reports from a folder that is a workspace, by the same parts as the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.reporting.request import Edition, Former, ReportRequest
from jianguan_cli.reporting.views.issue_numbers import Cadence, former_days
from jianguan_cli.storage.workspace import load, read_files

AS_OF = date(2025, 6, 30)


def request_of(
    root: Path, kind: str = "weekly", edition: str = "internal", as_of: date = AS_OF
) -> ReportRequest:
    """The request of one report of the workspace in ``root``."""
    loaded = load(read_files(root))
    assert loaded.findings == ()
    calendar = Calendar()

    def judged(day: date) -> tuple[Standing, ...]:
        return judge(loaded.checklists, day, loaded.settings, calendar)

    cadence = Cadence.MONTHLY if kind == "monthly" else Cadence.WEEKLY
    return ReportRequest(
        judged(AS_OF),
        AS_OF,
        loaded.register,
        loaded.settings,
        calendar,
        earlier=tuple(Former(day, judged(day)) for day in former_days(cadence, AS_OF, None)),
        edition=Edition(edition),
    )
