"""What a person owes, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from jianguan_cli.domain.judging.owing import Owed
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.values.dates import period_label
from jianguan_cli.reporting.terminal.finding_formats import LIGHT_LABELS, told

_HEADERS = ("灯", "事项", "要做什么", "报送期", "时限", "编号")
_ELASTIC = (1, 2, 3)


class Owing(Protocol):
    """An item with the readings it owes."""

    @property
    def standing(self) -> Standing:
        """The item."""

    @property
    def owed(self) -> tuple[Owed, ...]:
        """The readings."""


def debts_table(debts: Sequence[Owing], width: int | None, ambiguous: int) -> str:
    """The items in the order given; what is owed for which period stands in a column of its own."""
    from jianguan_cli.reporting.terminal.table import render_table

    rows = [_row(one) for one in debts]
    return render_table(_HEADERS, rows, width=width, ambiguous=ambiguous, elastic=_ELASTIC) + "\n"


def _row(debt: Owing) -> list[str]:
    standing = debt.standing
    said = [told(finding) for finding in standing.findings if finding.code != "no-reading"]
    if debt.owed:
        said.insert(0, f"报数：{'、'.join(one.target for one in debt.owed)}")
    return [
        LIGHT_LABELS[standing.light],
        standing.item.title,
        _first(said) or standing.status.label,
        "；".join(dict.fromkeys(owed_words(one) for one in debt.owed)),
        standing.deadline.isoformat(),
        standing.item.id,
    ]


def _first(said: list[str]) -> str:
    """The first reason; the rest are for ``show``."""
    return f"{said[0]}（等{len(said)}条）" if len(said) > 1 else "".join(said)


def owed_words(one: Owed) -> str:
    """2025年第2季度（7月7日前），已过3天."""
    late = f"，已过{one.late}天" if one.late else ""
    return f"{period_label(one.period, one.every)}（{one.due.month}月{one.due.day}日前{late}）"
