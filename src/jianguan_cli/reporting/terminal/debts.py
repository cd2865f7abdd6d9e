"""What a person owes, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from jianguan_cli.domain.judging.owing import Owed
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.values.dates import period_label
from jianguan_cli.reporting.terminal.cells import Screen
from jianguan_cli.reporting.terminal.finding_formats import LIGHT_LABELS, told
from jianguan_cli.reporting.terminal.table import Column, render_table

_COLUMNS = (
    Column("灯"),
    Column("事项", folds=True),
    Column("要做什么", folds=True),
    Column("报送期", folds=True, rank=2),
    Column("时限", rank=3),
    Column("编号", rank=1),
)


class Owing(Protocol):
    """An item with the readings it owes."""

    @property
    def standing(self) -> Standing:
        """The item."""

    @property
    def owed(self) -> tuple[Owed, ...]:
        """The readings."""


def debts_table(debts: Sequence[Owing], screen: Screen, *, numbered: bool = False) -> str:
    """The items in the order given; what is owed for which period stands in a column of its own."""
    rows = [_row(one) for one in debts]
    if not numbered:
        return render_table(_COLUMNS, rows, screen) + "\n"
    counted = [[str(number), *row] for number, row in enumerate(rows, 1)]
    return render_table((Column("序"), *_COLUMNS), counted, screen) + "\n"


def _row(debt: Owing) -> list[str]:
    standing = debt.standing
    return [
        LIGHT_LABELS[standing.light],
        standing.item.title,
        _what(debt),
        _when(debt),
        standing.deadline.isoformat(),
        standing.item.id,
    ]


def todo_words(debt: Owing) -> str:
    """What is to be done, and for which period: one phrase."""
    when = _when(debt)
    return f"{_what(debt)}；{when}" if when else _what(debt)


def _what(debt: Owing) -> str:
    said = [told(finding) for finding in debt.standing.findings if finding.code != "no-reading"]
    if debt.owed:
        said.insert(0, f"报数：{'、'.join(one.target for one in debt.owed)}")
    return _first(said) or debt.standing.status.label


def _when(debt: Owing) -> str:
    return "；".join(dict.fromkeys(owed_words(one) for one in debt.owed))


def _first(said: list[str]) -> str:
    """The first reason; the rest are for ``show``."""
    return f"{said[0]}（等{len(said)}条）" if len(said) > 1 else "".join(said)


def owed_words(one: Owed) -> str:
    """2025年第2季度（7月7日前），已过3天."""
    late = f"，已过{one.late}天" if one.late else ""
    return f"{period_label(one.period, one.every)}（{one.due.month}月{one.due.day}日前{late}）"
