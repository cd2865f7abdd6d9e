"""日常: the clerk's own desk: what I owe, taking back, the full screen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianguan_cli.cli.options import AsOf, By, Day, DryRun, Printing, choose_format
from jianguan_cli.errors import UsageError

_LONGEST_COUNT = 9  # digits of a count of steps
OwnUnit = Annotated[
    str | None, typer.Option("--unit", metavar="单位", help="看这个单位的（默认本人所在单位）")
]
All = Annotated[bool, typer.Option("--all", help="连同眼下没有要做的事项")]
Count = Annotated[str, typer.Argument(metavar="几步", help="撤销最近几条命令")]


def mine(
    ctx: typer.Context,
    unit: OwnUnit = None,
    all_: All = False,
    by: By = None,
    as_of: AsOf = None,
    *,
    printing: Printing,
) -> None:
    """What I owe.

    本人按 --by、JIANGUAN_BY、jianguan.yaml 的 user、git 的 user.name 和 user.email 认定，对照单位登记册的
    members 找到单位。
    """
    from jianguan_cli.cli.session import author_name, spoken_day
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for
    from jianguan_cli.commands.mine import mine as find_mine
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.git.identity import user_email

    chosen = choose_format(printing.fmt, ("table", "json"))
    state = open_state(ctx.obj.root)
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    name = author_name(by, state.settings, state.root)
    found = find_mine(state, day, name, user_email(state.root) if by is None else None, unit)
    shown = [debt for debt in found.debts if all_ or debt.pressing]
    if chosen == "json":
        from jianguan_cli.reporting.terminal.item_json import items_text

        emit(items_text([debt.standing for debt in shown], day), printing.output)
    else:
        from jianguan_cli.cli.terminal.numbers import number_items
        from jianguan_cli.reporting.terminal.debts import debts_table

        screen = screen_for(state.settings, printing.output)
        numbered = printing.output is None and number_items(state.root, (debt.standing for debt in shown))
        table = debts_table(shown, screen, numbered=numbered) if shown else ""
        rest = len(found.debts) - len(shown)
        late = sum(debt.standing.plan.id in found.ended for debt in shown)
        of_ended = f"（其中 {late} 项在已结束的计划里）" if late else ""
        tail = f"{found.whose}：要办 {len(shown)} 项{of_ended}，另有 {rest} 项眼下没有要做的（截至 {day}）\n"
        emit(f"{table}\n{tail}" if table else tail, printing.output, screen)
    raise typer.Exit(report_broken(state.broken))


def undo(ctx: typer.Context, count: Count = "1", dry_run: DryRun = False) -> None:
    """Take back what was written last.

    一条命令写的全部文件作为一步撤销；文件在那以后又被改过的不撤销。不需要 git。
    """
    from jianguan_cli.cli.terminal.output import note, show_changes
    from jianguan_cli.storage.journal import foresee, undo_last

    root = ctx.obj.root
    steps = _steps(root, count)
    for one in foresee(root, steps):  # where a later step is refused, none is taken
        undone = one if dry_run else undo_last(root)
        note(f"撤销：{undone.command}")
        show_changes(undone.changes, root, dry_run=dry_run)


def _steps(root: Path, typed: str) -> int:
    """How many commands to take back; never more than there are."""
    from jianguan_cli.storage.journal import count_steps

    text = typed.strip()
    if not text.isdecimal() or not int(text[:_LONGEST_COUNT]):
        raise UsageError(f"“{typed}”不是步数", hint="请写撤销几步，如 jianguan undo 2；不写是一步")
    there, wanted = count_steps(root), int(text[:_LONGEST_COUNT])
    if there and wanted > there:
        raise UsageError(
            f"只有 {there} 条命令可以撤销，不够 {wanted} 步，什么也没有撤销",
            hint=f"全部撤销请写 jianguan undo {there}",
        )
    return wanted


def tui(ctx: typer.Context, date: Day = None, by: By = None) -> None:
    """Open the full-screen desk.

    要另装：pip install "jianguan[tui]"。全用键盘：/ 查找，e 填报，u 撤销，q 退出。
    """
    from jianguan_cli.cli.acting import writing_day
    from jianguan_cli.cli.session import author_name
    from jianguan_cli.cli.terminal.asking import on_terminal
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.domain.actions.action import Author

    root = ctx.obj.root
    if not on_terminal():
        raise UsageError("tui 要在终端上运行", hint="脚本里请用 jianguan list、jianguan update")
    try:
        from jianguan_cli.cli.daily.tui.app import DeskApp
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("textual"):
            raise
        raise UsageError("没有装全屏界面", hint='请运行 pip install "jianguan[tui]"') from error
    from jianguan_cli.cli.daily.tui.desk import Desk

    state = open_state(root)
    day = writing_day(state, date, settled=False)
    DeskApp(Desk(root, Author(day, author_name(by, state.settings, root)))).run()
