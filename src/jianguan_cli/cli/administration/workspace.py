"""管理: start a workspace, check its data, look after it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianguan_cli.cli.options import AsOf, DryRun, Output, Printing, choose_format, words
from jianguan_cli.errors import UsageError

_SCHEMAS = ("checklist", "units", "settings")
Folder = Annotated[Path, typer.Argument(metavar="文件夹", help="在哪里新建（默认当前文件夹）")]
With = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="计划", help="带上随程序提供的计划，如 hb-2025,hb-145-tasks"),
]
Demo = Annotated[
    bool, typer.Option("--demo", help="填入演示数据，马上能看到有进展的报表（每条都标明演示数据）")
]
Forge = Annotated[
    str | None,
    typer.Option(
        "--ci", metavar="平台", help="写一份流水线：github、gitlab、gitee、jenkins（可用于已有的工作区）"
    ),
]
Files = Annotated[list[Path] | None, typer.Argument(metavar="文件", help="只看这些文件（默认全部）")]
Source = Annotated[
    Path | None,
    typer.Option(
        "--source",
        metavar="原文",
        help="原文（docx、pdf、html、xlsx、txt、md），或放“计划编号.扩展名”的文件夹：清单与原文逐条互相对照",
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="有提醒时退出码也为 1")]
Which = Annotated[str, typer.Argument(metavar="文件", help="checklist 清单、units 单位名录、settings 设置")]


def init(
    folder: Folder = Path(), with_: With = None, demo: Demo = False, ci: Forge = None, dry_run: DryRun = False
) -> None:
    """Start a workspace."""
    from jianguan_cli.cli.terminal.output import note
    from jianguan_cli.commands.init import start_workspace

    if ci is not None:
        from jianguan_cli.commands.pipeline import known_forge, write_pipeline

        known_forge(ci)
        if (folder / "jianguan.yaml").is_file() and not with_ and not demo:
            place = write_pipeline(folder, ci, dry_run=dry_run)
            note(f"{'将写入' if dry_run else '已写入'} {place}")
            return
    started = start_workspace(folder, words(with_), demo=demo, dry_run=dry_run)
    note(f"{'将建立' if dry_run else '已建立'}工作区 {started.root.resolve()}：")
    for name in started.files:
        note(f"  {name}")
    if ci is not None:
        note(f"  {write_pipeline(started.root, ci, dry_run=dry_run)}")
    if dry_run:
        note("（只是预览，没有写入）")
        return
    if demo:
        from jianguan_cli.commands.demo import AS_OF

        where = "" if folder == Path() else f"-C {folder} "
        note(f"演示数据截至 {AS_OF}，接下来：")
        note(f"  jianguan {where}report weekly --as-of {AS_OF} -f html -o 周报.html")
        return
    note("接下来：jianguan list 查看事项，jianguan update 填报进展，jianguan report weekly 生成周报")


def lint(
    ctx: typer.Context,
    files: Files = None,
    source: Source = None,
    strict: Strict = False,
    as_of: AsOf = None,
    *,
    printing: Printing,
) -> None:
    """Check the data."""
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import emit, note, screen_for
    from jianguan_cli.commands.ci_paths import placed_for
    from jianguan_cli.commands.lint import lint as run_lint
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.reporting.terminal.finding_formats import FINDING_FORMATS

    chosen = choose_format(printing.fmt, tuple(FINDING_FORMATS))
    root = ctx.obj.root
    only = tuple(_inside(path, root) for path in files or ())
    state = open_state(root)
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    outcome = run_lint(state, day, only=only, source=source, strict=strict)
    placed = placed_for(chosen, outcome.findings, root)
    if outcome.compared is not None:
        for line in (*outcome.compared.notes, outcome.compared.words()):
            note(line)
    screen = screen_for(state.settings, printing.output) if chosen == "text" else None
    emit(FINDING_FORMATS[chosen](placed, day), printing.output, screen)
    raise typer.Exit(outcome.exit_code)


def schema(which: Which = "checklist", output: Output = None) -> None:
    """Print a JSON Schema."""
    import json

    from jianguan_cli.cli.terminal.output import emit
    from jianguan_cli.domain.plan.model import ChecklistFile
    from jianguan_cli.domain.plan.units import UnitsFile
    from jianguan_cli.domain.records.json_schema import schema_of
    from jianguan_cli.domain.settings.settings import Settings

    if which not in _SCHEMAS:
        raise UsageError(f"没有“{which}”的格式", hint=f"可选：{'、'.join(_SCHEMAS)}")
    record = {"checklist": ChecklistFile, "units": UnitsFile, "settings": Settings}[which]
    title = {"checklist": "监管清单", "units": "单位名录", "settings": "监管设置"}[which]
    emit(json.dumps(schema_of(record, title), ensure_ascii=False, indent=2) + "\n", output)


def _inside(path: Path, root: Path) -> str:
    """A file that was named on the command line, as the workspace calls it."""
    for found in (Path.cwd() / path, root / path):
        if found.exists() and found.resolve().is_relative_to(root.resolve()):
            return found.resolve().relative_to(root.resolve()).as_posix()
    raise UsageError(f"工作区里没有这个文件：{path}", hint=f"工作区是 {root}")
