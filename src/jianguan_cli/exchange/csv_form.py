"""The return form as CSV, for those without a spreadsheet program: UTF-8 with a mark that Excel knows."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

from jianguan_cli.domain.values.number import show
from jianguan_cli.exchange.columns import COLUMNS, UPTO
from jianguan_cli.exchange.form import Form

_RUNS = ("=", "+", "-", "@", "\t", "\r")


def csv_form(form: Form) -> bytes:
    """The form with the same header row; a cell that a spreadsheet would run begins with an apostrophe."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in form.rows:
        said = (row.item, row.title, row.metric, row.unit, row.wanted, row.last, row.last_status)
        blanks = [
            form.upto.isoformat() if name == UPTO and form.upto and not row.ended else ""
            for name in COLUMNS[len(said) :]
        ]
        writer.writerow([*(_cell(value) for value in said), *blanks])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Decimal | str | None) -> str:
    if isinstance(value, Decimal):
        return show(value)
    text = value or ""
    return f"'{text}" if text.startswith(_RUNS) else text
