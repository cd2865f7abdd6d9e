"""The register of units on the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from jianguan_cli.domain.plan.units import Register

_HEADERS = ("单位", "机关", "其他写法", "经办人", "事项")


def unit_list(register: Register, counts: Mapping[int, int], width: int | None, ambiguous: int) -> str:
    """One row a unit in 机构序列; ``counts`` gives the items it answers for, by its place in the register."""
    from jianguan_cli.reporting.terminal.table import render_table

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
    table = render_table(_HEADERS, rows, width=width, ambiguous=ambiguous, elastic=(1, 2, 3))
    return f"{table}\n\n共 {len(rows)} 个单位\n"
