"""Exporting the return form (填报表) for a unit to fill in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from jianguan_cli.commands.selection import Filter, select
from jianguan_cli.commands.state import State
from jianguan_cli.errors import UsageError
from jianguan_cli.exchange.csv_form import csv_form
from jianguan_cli.exchange.form import build_form
from jianguan_cli.exchange.xlsx_form import xlsx_form

FORMATS = {"xlsx": xlsx_form, "csv": csv_form}


def export_form(
    state: State,
    as_of: date,
    file_format: str,
    *,
    unit: str | None = None,
    plans: tuple[str, ...] = (),
    upto: date | None = None,
) -> bytes:
    """The form of the chosen items; all of them where no unit is named.

    Raises ``UsageError`` where no item belongs to the unit.
    """
    narrow = Filter(plans=plans, unit=unit)
    standings = select(state.judge(as_of, archived=bool(plans)), narrow, state)
    if not standings:
        raise UsageError(
            f"没有{unit}牵头或配合的事项" if unit else "没有事项可以导出",
            hint="jianguan units 列出单位的各种写法" if unit else "jianguan list 查看全部事项",
        )
    return FORMATS[file_format](build_form(standings, as_of, unit=unit, upto=upto))


def default_name(file_format: str, unit: str | None, period: str | None) -> Path:
    """The file in the current folder that a form goes to where nothing is said."""
    parts = [part for part in ("填报表", unit, period) if part]
    return Path("-".join(parts).replace("/", "_").replace("\\", "_") + f".{file_format}")
