"""``update`` on several items at once, and on all items of a unit: the list is shown before it is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jianguan_cli.cli.terminal.asking import confirmed, on_terminal
from jianguan_cli.cli.terminal.output import note
from jianguan_cli.commands.selection import Chosen
from jianguan_cli.commands.state import open_state
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.errors import UsageError

_SHOWN = 30
_WORKING = (Status.UNREPORTED, Status.TODO, Status.DOING)


def items_of_unit(root: Path, unit: str, status: Status | None) -> list[Chosen]:
    """The items in work that a unit answers for; those that have the wanted status already are left out."""
    from jianguan_cli.commands.mine import answers

    state = open_state(root)
    units = state.register.named(unit)
    from jianguan_cli.cli.session import today

    chosen = [
        Chosen(state, one.item, one.path)
        for one in state.judge(today(state.settings), archived=False)
        if one.counts
        and one.status in _WORKING
        and one.status is not status
        and answers(state, one, units, unit)
    ]
    if not chosen:
        raise UsageError(
            f"没有{unit}牵头、可以这样更新的事项",
            hint=f"jianguan list --unit {unit} 查看；单位的写法见 jianguan units",
        )
    return chosen


def show_and_confirm(chosen: Sequence[Chosen], *, dry_run: bool) -> bool:
    """Name the items that are about to change; on a terminal ask."""
    for one in chosen[:_SHOWN]:
        note(f"  {one.item.title}（{one.item.id}）")
    if len(chosen) > _SHOWN:
        note(f"  ……共 {len(chosen)} 项")
    if dry_run or not on_terminal():
        return True
    return confirmed(f"同样更新以上 {len(chosen)} 项？")
