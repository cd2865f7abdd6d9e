"""The numbers before the items of a list, which the next command takes in place of an item."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jianguan_cli.cli.session import today
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.errors import UsageError
from jianguan_cli.storage.handles import keep_handles, kept_handles

_LONGEST = 5  # digits of a number that may stand beside an item


def number_items(root: Path, shown: Iterable[Standing]) -> bool:
    """From now on 1, 2, 3 mean these items; False where that cannot be kept, and no number may be shown."""
    return keep_handles(root, today(Settings()), [one.item.id for one in shown])


def numbered(root: Path, query: str) -> str:
    """The id that a plain number stands for; any other query as it is.

    Where a list was shown a number is only a number of that list, never a part of an id.  Raises
    ``UsageError`` where the list has no such number, or is of another day.
    """
    typed = query.strip()
    if not (typed.isdecimal() and len(typed) <= _LONGEST):
        return query
    handles = kept_handles(root)
    if handles is None:
        return query
    again = "请先运行 jianguan 或 jianguan list 再看一遍序号；也可以写编号或标题里的字"
    if handles.day != today(Settings()):
        raise UsageError(f"序号 {typed} 是 {handles.day} 列出的，今天的可能不同", hint=again)
    if not 1 <= int(typed) <= len(handles.ids):
        there = f"的只有 1 至 {len(handles.ids)}" if handles.ids else "时没有事项"
        raise UsageError(f"没有序号 {typed}：上次列出{there}", hint=again)
    return handles.ids[int(typed) - 1]
