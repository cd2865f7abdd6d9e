"""The numbers before the items of a list, which the next command takes in place of an item."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from jianguan_cli.cli.session import today
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.errors import UsageError
from jianguan_cli.storage.handles import keep_handles, kept_handles

_LONGEST = 5  # digits of a number that may stand beside an item
_YEAR = 4  # digits: 2025-19 is a part of an id, 1-3 are numbers
_MOST = 20  # numbers written out in a hint
_SEVERAL = re.compile(r"\d+(?:\s*[-,，、;；~～–—至到\s]\s*\d+)*\s*[,，、;；]?")
_RANGE = re.compile(r"(\d+)\s*[-~～–—至到]\s*(\d+)")


def number_items(root: Path, shown: Iterable[Standing]) -> bool:
    """From now on 1, 2, 3 mean these items; False where that cannot be kept, and no number may be shown."""
    return keep_handles(root, today(Settings()), [one.item.id for one in shown])


def numbered(root: Path, query: str) -> str:
    """The id that a plain number stands for; any other query as it is.

    Where a list was shown a number is only a number of that list, never a part of an id.  Raises
    ``UsageError`` where the list has no such number, or is of another day, or for several numbers in one.
    """
    typed = query.strip()
    if not _SEVERAL.fullmatch(typed) or max(map(len, re.findall(r"\d+", typed))) > _LONGEST:
        return query
    handles = kept_handles(root)
    if handles is None:
        return query
    if not typed.isdecimal():
        return _no_several(typed, query, len(handles.ids))
    again = "请先运行 jianguan 或 jianguan list 再看一遍序号；也可以写编号或标题里的字"
    if handles.day != today(Settings()):
        raise UsageError(f"序号 {typed} 是 {handles.day} 列出的，今天的可能不同", hint=again)
    if not 1 <= int(typed) <= len(handles.ids):
        there = f"的只有 1 至 {len(handles.ids)}" if handles.ids else "时没有事项"
        raise UsageError(f"没有序号 {typed}：上次列出{there}", hint=again)
    return handles.ids[int(typed) - 1]


def _no_several(typed: str, query: str, listed: int) -> str:
    """Refuse 1-3 and 1、2, which would be looked for in the ids; what holds a year is a part of an id."""
    found = [int(one) for one in re.findall(r"\d+", typed)]
    if any(len(str(one)) >= _YEAR and one > listed for one in found):
        return query
    named = re.sub(r"[^\d]+", " ", _RANGE.sub(_written_out, typed)).split()
    more = " ……" if len(named) > _MOST else ""
    raise UsageError(
        f"“{typed}”像是几个序号写在一起，不当作编号的一部分；什么也没有做",
        hint=f"序号之间用空格隔开：{' '.join(named[:_MOST])}{more}（如 jianguan update 1 2）；说编号的请写全",
    )


def _written_out(span: re.Match[str]) -> str:
    first, last = int(span[1]), int(span[2])
    return " ".join(map(str, range(first, min(last, first + _MOST) + 1))) or span[0]
