"""What changed between two states of the workspace, in business words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from jianguan_cli.commands.at_revision import checklists_of
from jianguan_cli.commands.beside import Neighbours
from jianguan_cli.commands.sides import Sides, read_sides
from jianguan_cli.domain.change.compare import Changes, Placed, compare
from jianguan_cli.domain.change.report import ChangeReport, build_report
from jianguan_cli.domain.judging.judge import judge_item
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.storage.calendar_data import build_calendar


def diff(
    folder: Path, span: str | None, day_of: Callable[[Settings], dt.date], *, staged: bool = False
) -> ChangeReport:
    """The report of ``span`` (see ``read_sides``); both sides are judged on the same day.

    ``day_of`` tells the as-of day once the settings are known.
    """
    sides = read_sides(folder, span, staged=staged)
    return report_of(sides, compare(sides.before, sides.after), day_of(sides.frame.settings))


def report_of(sides: Sides, changes: Changes, as_of: dt.date) -> ChangeReport:
    """The report of changes that are known already."""
    settings = sides.frame.settings
    calendar = build_calendar(settings)
    before = Neighbours(lambda: checklists_of(sides.all_before()))
    after = Neighbours(lambda: checklists_of(sides.all_after()))

    def stand(placed: Placed | None, others: Neighbours) -> Standing | None:
        if placed is None:
            return None
        ledger = others.ledger if others.bear_on(placed.item) else None
        return judge_item(placed.item, placed.plan, placed.path, as_of, settings, calendar, ledger)

    standings = {change.id: (stand(change.old, before), stand(change.new, after)) for change in changes.items}
    return build_report(
        changes, standings, old=sides.old, new=sides.new, as_of=as_of, findings=sides.findings
    )
