"""What is said after drafting and accepting: counts, what stays open, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jianguan_cli.cli.administration.draft_questions import Settled
from jianguan_cli.cli.terminal.output import note
from jianguan_cli.commands.draft import counts_of
from jianguan_cli.commands.draft_accept import Accepted
from jianguan_cli.commands.draft_write import Written
from jianguan_cli.domain.records.finding import Finding

_SHOWN = 10
_LINES = 5  # line numbers named of one message


def tell_written(root: Path, plan_id: str, settled: Settled, written: Written, *, dry_run: bool) -> None:
    """What was read, what became of the draft, and the next command."""
    counts = counts_of(settled.reading.draft)
    note(f"读出 {counts.items} 项、{counts.targets} 个目标；{counts.unsure} 项有待定的内容")
    if counts.open:
        note(f"另有 {counts.open} 处数字待定（列在草稿末尾 census）：是目标还是别的，要由人看一遍")
    if settled.pending:
        note("有一问没有人答：只写了责任单位、列着几个的，第一个是不是牵头单位；这些都标了待定")
        note("  在终端上 --review 会问；或再运行一次，加 --first-leads 或 --no-first-leads")
    if written.held:
        note(f"{written.held} 条清单里已有，没有再列")
    if written.kept:
        note(f"草稿原有的 {written.kept} 项没有动，新添 {written.added} 项")
    _listed("这些条款的原文变了，草稿里还是旧的，请核对：", written.altered)
    _listed("这些草稿里的事项，文件里已找不到：", written.gone)
    if not dry_run:
        if written.change.changed:
            name = written.change.path.relative_to(root).as_posix()
            note(f"已写入 {name}（未确认，不判定、不进报表）")
        note(f"接下来：jianguan draft {plan_id} --review 逐项确认，再 --accept 移入清单")


def tell_accepted(plan_id: str, done: Accepted, *, dry_run: bool) -> None:
    """How much moved, what stays, what lint would warn of; silent where nothing is open."""
    note(f"{'将移入' if dry_run else '移入'} {done.moved} 项；草稿里还有 {done.waiting} 项没有确认")
    if done.registered:
        note(
            f"{'将登记' if dry_run else '登记了'} {len(done.registered)} 个单位：{'、'.join(done.registered)}"
        )
    _listed(
        f"数据检查有 {len(done.warnings)} 处提醒（行号是草稿的）：",
        _by_message(done.warnings),
    )
    _listed(
        f"还有 {len(done.open_census)} 处数字待定，没有人看过：",
        [f"{one.place} “{one.text}”{one.words}" for one in done.open_census],
    )
    if done.open_census:
        note(f"  用 jianguan draft {plan_id} --review 逐个定")
        note("  或在 census 里把 verdict 改为 target、range、name、date")


def _by_message(findings: Sequence[Finding]) -> list[str]:
    """The same thing said of many items is one line."""
    lines: dict[str, list[str]] = {}
    for one in findings:
        where = str(one.location.line) if one.location else "?"
        lines.setdefault(one.message, []).append(where)
    return [
        f"{message}（第 {'、'.join(where[:_LINES])}{'…' if len(where) > _LINES else ''} 行，{len(where)} 处）"
        for message, where in lines.items()
    ]


def _listed(head: str, lines: tuple[str, ...] | list[str]) -> None:
    if not lines:
        return
    note(head)
    for line in lines[:_SHOWN]:
        note(f"  {line}")
    if len(lines) > _SHOWN:
        note(f"  ……另有 {len(lines) - _SHOWN} 处")
