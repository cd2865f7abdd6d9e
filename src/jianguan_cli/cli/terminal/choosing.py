"""Which of several: a numbered choice on a terminal, an error with the candidates elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from jianguan_cli.cli.terminal.asking import confirmed, on_terminal
from jianguan_cli.cli.terminal.numbers import numbered
from jianguan_cli.cli.terminal.output import note
from jianguan_cli.commands.selection import Ambiguous, Chosen, choose_item
from jianguan_cli.errors import UsageError

_SHOWN = 20  # candidates of one name
_LISTED = 30  # items of one act


def choose(root: Path, query: str, *, whole: bool = False, revision: str | None = None) -> Chosen:
    """The item that ``query`` means, or its number in the last list; a terminal asks which of several."""
    query = numbered(root, query)
    try:
        return choose_item(root, query, whole=whole, revision=revision)
    except Ambiguous as several:
        if not on_terminal():
            raise
        candidates = several.candidates[:_SHOWN]
        sys.stderr.write(f"{several.question}：\n")
        for number, item in enumerate(candidates, start=1):
            sys.stderr.write(f"  {number:>2}  {item.title}  （{item.id}）\n")
        sys.stderr.write("请输入序号（直接回车放弃）：")
        sys.stderr.flush()
        answer = sys.stdin.readline().strip()
        if not answer:
            raise UsageError("没有选择事项，什么也没有做") from None
        if not answer.isdigit() or not 1 <= int(answer) <= len(candidates):
            raise UsageError(f"没有第“{answer}”项", hint=f"请输入 1 到 {len(candidates)}") from None
        return choose_item(root, candidates[int(answer) - 1].id, whole=whole, revision=revision)


def confirm_all(chosen: Sequence[Chosen], *, dry_run: bool) -> bool:
    """Name the items that are about to change; on a terminal ask."""
    for one in chosen[:_LISTED]:
        note(f"  {one.item.title}（{one.item.id}）")
    if len(chosen) > _LISTED:
        note(f"  ……共 {len(chosen)} 项")
    if dry_run or not on_terminal():
        return True
    return confirmed(f"同样更新以上 {len(chosen)} 项？")
