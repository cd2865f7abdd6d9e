"""管理: a plan locked to its document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import DryRun, Handler, Printing, choose_format
from jianguan_cli.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from jianguan_cli.commands.state import State

PlanArgument = Annotated[str, typer.Argument(metavar="计划", help="计划编号，如 hb-2025")]
Document = Annotated[
    Path, typer.Option("--source", metavar="原文", help="清单所照的文件：txt、md、docx、pdf、html、xlsx")
]
Check = Annotated[
    bool, typer.Option("--check", help="只比较清单、原文与上次锁定时，不写入；有不同时退出码为 1")
]
LockDay = Annotated[
    str | None, typer.Option("--date", metavar="日期", help="办理日期：不写入，只在屏幕上说明")
]


def lock(
    ctx: typer.Context,
    plan: PlanArgument,
    source: Document,
    check: Check = False,
    date: LockDay = None,
    by: Handler = None,
    dry_run: DryRun = False,
    *,
    printing: Printing,
) -> None:
    """Lock a plan to its document.

    把原文逐条的摘要和清单从中取用的内容写进 sources/<计划编号>.lock，原文的句子不存。
    此后 jianguan lint 没有原文也能指出哪一条的承诺被改；
    有原文时（lint --source、lock --check）还指出原文改了哪几条。
    """
    from jianguan_cli.commands.state import open_state, require_readable

    state = open_state(ctx.obj.root)
    require_readable(state)
    if check:
        _compare(state, plan, source, printing)
    elif printing.fmt is not None or printing.output is not None:
        raise UsageError("-f、-o 只与 --check 同用", hint="锁定时写的是 sources/<计划编号>.lock")
    else:
        _write(state, plan, source, date, by, dry_run=dry_run)


def _write(state: State, plan: str, source: Path, date: str | None, by: str | None, *, dry_run: bool) -> None:
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import note, note_handler, show_changes
    from jianguan_cli.commands.lock import lock_plan
    from jianguan_cli.commands.locks import lock_name

    if date is not None:
        note(f"办理日期 {spoken_day(date, '--date', state.settings, state.calendar)}（锁定文件里没有这一栏）")
    note_handler(by)
    done = lock_plan(state, plan, source, dry_run=dry_run)
    show_changes([done.change], state.root, dry_run=dry_run)
    for line in done.notes:
        note(f"注意：{line}")
    for line in done.differences:
        note(f"与上次锁定相比：{line}")
    clauses, promises = len(done.lock.clauses) - 1, sum(1 for _ in done.lock.promises())
    verb = "将锁定" if dry_run else "已锁定" if done.change.changed else "没有变化，仍锁定"
    note(f"{verb} {clauses} 条原文、{promises} 个承诺：{lock_name(plan)}")


def _compare(state: State, plan: str, source: Path, printing: Printing) -> None:
    from jianguan_cli.cli.session import today
    from jianguan_cli.cli.terminal.output import emit, note
    from jianguan_cli.commands.lock import check_lock
    from jianguan_cli.reporting.terminal.finding_formats import FINDING_FORMATS

    chosen = choose_format(printing.fmt, tuple(FINDING_FORMATS))
    found = check_lock(state, plan, source)
    emit(FINDING_FORMATS[chosen](found, today(state.settings)), printing.output)
    note(f"与锁定时相比，{len(found)} 处不同" if found else "清单和原文都与锁定时一样")
    if found:
        raise typer.Exit(ExitCode.FINDINGS)
