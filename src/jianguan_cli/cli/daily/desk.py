"""日常: the clerk's own desk: what I owe, taking back, the register of units."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianguan_cli.cli.options import AsOf, By, Day, DryRun, Format, Handler, Output, choose_format
from jianguan_cli.errors import ExitCode, UsageError

_LONGEST_COUNT = 9  # digits of a count of steps


def mine(
    ctx: typer.Context,
    unit: Annotated[
        str | None, typer.Option("--unit", metavar="单位", help="看这个单位的（默认本人所在单位）")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="连同眼下没有要做的事项")] = False,
    by: By = None,
    as_of: AsOf = None,
    fmt: Format = None,
    output: Output = None,
) -> None:
    """What I owe.

    本人按 --by、JIANGUAN_BY、jianguan.yaml 的 user、git 的 user.name 和 user.email 认定，对照单位登记册的
    members 找到单位。
    """
    from jianguan_cli.cli.session import author_name, spoken_day
    from jianguan_cli.cli.terminal.output import emit, report_broken, terminal_columns
    from jianguan_cli.commands.mine import mine as find_mine
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.git.identity import user_email

    chosen = choose_format(fmt, ("table", "json"))
    state = open_state(ctx.obj.root)
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    name = author_name(by, state.settings, state.root)
    found = find_mine(state, day, name, user_email(state.root) if by is None else None, unit)
    shown = [debt for debt in found.debts if all_ or debt.pressing]
    if chosen == "json":
        from jianguan_cli.reporting.terminal.item_json import items_text

        emit(items_text([debt.standing for debt in shown], day), output)
    else:
        from jianguan_cli.reporting.terminal.debts import debts_table

        columns = terminal_columns() if output is None else None
        table = debts_table(shown, columns, state.settings.ambiguous_width) if shown else ""
        rest = len(found.debts) - len(shown)
        tail = f"{found.whose}：要办 {len(shown)} 项，另有 {rest} 项眼下没有要做的（截至 {day}）\n"
        emit(f"{table}\n{tail}" if table else tail, output)
    raise typer.Exit(report_broken(state.broken))


def undo(
    ctx: typer.Context,
    count: Annotated[str, typer.Argument(metavar="几步", help="撤销最近几条命令")] = "1",
    dry_run: DryRun = False,
) -> None:
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


def fmt(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="文件", help="只排这些文件（默认工作区的全部）")
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="只检查，不写入；有文件要排时退出码为 1")] = False,
    dry_run: DryRun = False,
) -> None:
    """Lay the files out.

    键的次序、缩进和空行照 docs/format.md；内容、引号和注释不变，放不下的注释会说明并保持原样。
    """
    from jianguan_cli.cli.terminal.output import note, show_changes
    from jianguan_cli.commands.fmt import format_files

    root = ctx.obj.root
    paths = [path if path.is_absolute() else Path.cwd() / path for path in files or ()]
    changes = format_files(root, paths, dry_run=check or dry_run)
    changed = [change for change in changes if change.changed]
    show_changes(changed, root, dry_run=bool(changed) and (check or dry_run))
    note(f"{len(changed)} 个文件要排版" if check or dry_run else f"排了 {len(changed)} 个文件")
    if check and changed:
        raise typer.Exit(ExitCode.FINDINGS)


def units(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(metavar="list|rename", help="列出，或更名")] = "list",
    names: Annotated[list[str] | None, typer.Argument(metavar="名称", help="更名时：原名称 新名称")] = None,
    org: Annotated[
        str | None, typer.Option("--org", metavar="机关", help="只列这个机关的；更名时，重名的指明机关")
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="日期", help="更名日期（默认今天）")] = None,
    by: Handler = None,
    dry_run: DryRun = False,
) -> None:
    """Keep the register of units.

    jianguan units 列出全部单位；jianguan units rename 原名称 新名称 --date 日期 登记更名。
    事项里照文件所印的名称不改，仍能找到。
    """
    from jianguan_cli.commands.state import open_state

    state = open_state(ctx.obj.root)
    if action == "list":
        from jianguan_cli.cli.terminal.output import emit, report_broken, terminal_columns
        from jianguan_cli.commands.unit_counts import of_org, unit_counts
        from jianguan_cli.reporting.terminal.unit_list import unit_list

        register, counts = state.register, unit_counts(state)
        if org is not None:
            register, counts = of_org(register, counts, org)
        emit(unit_list(register, counts, terminal_columns(), state.settings.ambiguous_width))
        raise typer.Exit(report_broken(state.broken))
    if action != "rename" or len(names or ()) != 2:
        raise UsageError(
            "units 的用法不对", hint="jianguan units list；或 jianguan units rename 原名称 新名称 --date 日期"
        )
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import note, show_changes
    from jianguan_cli.commands.rename_unit import rename_unit

    old, new = names or ("", "")
    if by and by.strip():
        note(f"经手人 {by.strip()}（文件里没有这一栏，不写入）")
    day = spoken_day(date, "--date", state.settings, state.calendar)
    show_changes([rename_unit(state, old, new, day, org=org, dry_run=dry_run)], state.root, dry_run=dry_run)


def tui(ctx: typer.Context, date: Day = None, by: By = None) -> None:
    """Open the full-screen desk.

    要另装：pip install "jianguan[tui]"。全用键盘：/ 查找，e 填报，u 撤销，q 退出。
    """
    from jianguan_cli.cli.session import author_name, spoken_day
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
    day = spoken_day(date, "--date", state.settings, state.calendar)
    DeskApp(Desk(root, Author(day, author_name(by, state.settings, root)))).run()
