"""``update`` on all items of a unit: which they are."""

from __future__ import annotations

from pathlib import Path

from jianguan_cli.cli.session import today
from jianguan_cli.commands.selection import Chosen
from jianguan_cli.commands.state import open_state
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.errors import UsageError


def items_of_unit(root: Path, unit: str, status: Status | None) -> list[Chosen]:
    """The items in work that a unit answers for; those that have the wanted status already are left out."""
    from jianguan_cli.commands.mine import answers

    state = open_state(root)
    units = state.register.named(unit)
    chosen = [
        Chosen(state, one.item, one.path)
        for one in state.judge(today(state.settings), archived=False)
        if one.counts and one.status.in_hand and one.status is not status and answers(state, one, units, unit)
    ]
    if not chosen:
        raise UsageError(
            f"没有{unit}牵头、可以这样更新的事项",
            hint=f"jianguan list --unit {unit} 查看；单位的写法见 jianguan units",
        )
    return chosen
