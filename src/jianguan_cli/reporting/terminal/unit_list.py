"""The register of units on the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from jianguan_cli.domain.plan.units import Register
from jianguan_cli.reporting.terminal.cells import Screen
from jianguan_cli.reporting.terminal.table import Column, render_table

_COLUMNS = (
    Column("单位", folds=True),
    Column("机关", folds=True, rank=3),
    Column("其他写法", folds=True, rank=2),
    Column("经办人", folds=True, rank=1),
    Column("事项"),
)


def unit_list(register: Register, counts: Mapping[int, int], screen: Screen) -> str:
    """One row a unit in 机构序列; ``counts`` gives the items it answers for, by its place in the register."""
    ordered = sorted(enumerate(register.units), key=lambda pair: (pair[1].org or "", register.order(pair[1])))
    rows = [
        [
            unit.name,
            unit.org or "",
            "、".join(name for name in unit.names() if name != unit.name),
            "、".join(
                f"{member.name}（{member.role}）" if member.role else member.name for member in unit.members
            ),
            str(counts.get(place, 0)),
        ]
        for place, unit in ordered
    ]
    return f"{render_table(_COLUMNS, rows, screen)}\n\n共 {len(rows)} 个单位\n"
