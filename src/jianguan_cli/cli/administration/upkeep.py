"""管理: looking after what is there: the layout of the files, the register of units."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import DryRun, Handler
from jianguan_cli.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from jianguan_cli.commands.state import State

Files = Annotated[list[Path] | None, typer.Argument(metavar="文件", help="只排这些文件（默认工作区的全部）")]
Check = Annotated[bool, typer.Option("--check", help="只检查，不写入；有文件要排时退出码为 1")]
Act = Annotated[str, typer.Argument(metavar="list|rename", help="列出，或更名")]
Names = Annotated[list[str] | None, typer.Argument(metavar="名称", help="更名时：原名称 新名称")]
Org = Annotated[
    str | None, typer.Option("--org", metavar="机关", help="只列这个机关的；更名时，重名的指明机关")
]
RenameDay = Annotated[str | None, typer.Option("--date", metavar="日期", help="更名日期（默认今天）")]


def fmt(ctx: typer.Context, files: Files = None, check: Check = False, dry_run: DryRun = False) -> None:
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
    action: Act = "list",
    names: Names = None,
    org: Org = None,
    date: RenameDay = None,
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
        _list_units(state, org)
    elif action != "rename" or len(names or ()) != 2:
        raise UsageError(
            "units 的用法不对", hint="jianguan units list；或 jianguan units rename 原名称 新名称 --date 日期"
        )
    else:
        from jianguan_cli.cli.session import spoken_day
        from jianguan_cli.cli.terminal.output import note_handler, show_changes
        from jianguan_cli.commands.rename_unit import rename_unit

        old, new = names or ("", "")
        note_handler(by)
        day = spoken_day(date, "--date", state.settings, state.calendar)
        change = rename_unit(state, old, new, day, org=org, dry_run=dry_run)
        show_changes([change], state.root, dry_run=dry_run)


def _list_units(state: State, org: str | None) -> None:
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for
    from jianguan_cli.commands.unit_counts import of_org, unit_counts
    from jianguan_cli.reporting.terminal.unit_list import unit_list

    register, counts = state.register, unit_counts(state)
    if org is not None:
        register, counts = of_org(register, counts, org)
    screen = screen_for(state.settings)
    emit(unit_list(register, counts, screen), screen=screen)
    raise typer.Exit(report_broken(state.broken))
