"""日常: the return form, out to the units and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import AsOf, Printing, Unit, Writing, choose_format, words
from jianguan_cli.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from jianguan_cli.commands.import_ import FormResult
    from jianguan_cli.exchange.reports import CellChange
    from jianguan_cli.exchange.returned import Problem

_SHOWN = 15  # problems of one file: more would leave the screen
FormUnit = Annotated[
    str | None, typer.Option("--unit", metavar="单位", help="只导出这个单位牵头或配合的事项")
]
Period = Annotated[
    str | None, typer.Option("--period", metavar="周期", help="填报哪一期，如 2025Q2：数据截止日预填为期末")
]
FormPlans = Annotated[
    list[str] | None, typer.Option("--plan", metavar="计划", help="只导出这些计划（可多次）")
]
Files = Annotated[list[Path], typer.Argument(metavar="文件", help="填好的填报表（可多个）")]
Partial = Annotated[
    bool, typer.Option("--partial", help="有问题的事项跳过，其余照写（默认有一处问题就都不写）")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="不再询问，直接写入")]


def export(
    ctx: typer.Context,
    *,
    printing: Printing,
    unit: FormUnit = None,
    period: Period = None,
    plan: FormPlans = None,
    as_of: AsOf = None,
) -> None:
    """Write the return form."""
    import sys

    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import note, report_broken, write_file
    from jianguan_cli.commands.export import FORMATS, default_name, export_form
    from jianguan_cli.commands.state import open_state

    suffix = printing.output.suffix.lstrip(".").lower() if printing.output is not None else ""
    chosen = choose_format(printing.fmt or (suffix if suffix in FORMATS else None), tuple(FORMATS))
    upto = None if period is None else _period_end(period)
    state = open_state(ctx.obj.root)
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    data = export_form(state, day, chosen, unit=unit, plans=words(plan), upto=upto)
    if printing.output is None and chosen == "csv":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    else:
        path = printing.output or default_name(chosen, unit, period)
        write_file(path, data)
        note(f"已写入 {path}；填好后用 jianguan import {path} 导入")
    raise typer.Exit(report_broken(state.broken))


def _period_end(typed: str) -> date:
    from jianguan_cli.domain.spoken.dates import read_period

    span = read_period(typed)
    if span is None:
        raise UsageError(f"--period 的“{typed}”不是周期", hint="可以写 2025Q2、2025-06、2025")
    return span.last


def import_(
    ctx: typer.Context,
    files: Files,
    partial: Partial = False,
    unit: Unit = None,
    *,
    writing: Writing,
    yes: Yes = False,
) -> None:
    """Read returned forms and write what they report."""
    from jianguan_cli.cli.acting import author_of, tell_proxy
    from jianguan_cli.cli.terminal.asking import confirmed, on_terminal
    from jianguan_cli.cli.terminal.output import note, report_broken, show_changes
    from jianguan_cli.commands.import_ import read_form_file, understand_forms, write_forms
    from jianguan_cli.commands.state import open_state

    root, dry_run = ctx.obj.root, writing.dry_run
    forms = [read_form_file(path) for path in files]
    state = open_state(root)
    report_broken(state.broken)  # the forms of the other plans can be read all the same
    author = author_of(state, writing)
    tell_proxy(state, writing.by, anybody=True)
    asked = on_terminal() and not yes
    sure = writing.sure or dry_run or asked
    results = understand_forms(state, forms, author, unit=unit, sure=sure)
    problems = [one for result in results for one in result.problems]
    count = sum(len(result.planned) for result in results)
    refused = bool(problems) and not partial
    ask = asked and not (dry_run or refused) and bool(count)
    # Written before it is told: a reader of the pipe that goes away (| head) must not stop it.
    changes = write_forms(root, results, dry_run=dry_run) if not (ask or refused) else []
    for result in results:
        _show(result)
    if refused or not count:
        _tell_nothing(len(problems) if refused else 0, count)
        raise typer.Exit(_exit_code(problems))
    if ask:
        if not confirmed(f"按 {author.date}、填报人 {author.by} 写入以上 {count} 项？"):
            note("没有写入")
            raise typer.Exit(ExitCode.CLEAN)
        changes = write_forms(root, results, dry_run=False)
    show_changes(changes, root, dry_run=dry_run)
    if problems:
        note(f"另有 {len(problems)} 处问题没有写入，见上")
    raise typer.Exit(_exit_code(problems))


def _tell_nothing(problems: int, count: int) -> None:
    """Why nothing is written: the problems that forbid it, or that there is nothing new."""
    from jianguan_cli.cli.terminal.output import note

    if problems:
        note(f"有 {problems} 处问题，什么也没有写入")
        note(f"改好表格后再导入；或加 --partial，只写没有问题的 {count} 项")
    else:
        note("没有要写入的内容：表里没有新填的格")


def _exit_code(problems: Sequence[Problem]) -> ExitCode:
    """A bad cell is data that cannot be read; a ledger that moved on is a conflict."""
    if not problems:
        return ExitCode.CLEAN
    return ExitCode.FINDINGS if all(one.conflict for one in problems) else ExitCode.DATA


def _show(result: FormResult) -> None:
    """The cells of one file: what they will change on stdout, what is wrong with them on stderr."""
    from jianguan_cli.cli.terminal.output import emit, note

    emit(f"{result.name}：{len(result.planned)} 项有新填的内容\n")
    item = ""
    for cell in result.cells:
        if cell.item != item:
            emit(f"  {cell.title}（{cell.item}）\n")
            item = cell.item
        emit(f"    {_change(cell)}\n")
    for heading, listed in (("提示", result.notices), ("问题", result.problems)):
        for one in listed[:_SHOWN]:
            kind = "冲突" if one.conflict else heading
            named = f"（{one.item}）" if one.item else ""
            note(f"{kind}：{result.name} {one.where}{named} {one.message}")
        if len(listed) > _SHOWN:
            note(f"{heading}：……{result.name} 共 {len(listed)} 处")


def _change(cell: CellChange) -> str:
    before = f"{cell.before} → " if cell.before else ""
    return f"{cell.where}  {cell.column}：{before}{cell.after}"
