"""The program: its global options, and the commands that each group of people uses."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jianguan_cli.cli.help import ChineseGroup
from jianguan_cli.cli.session import Session

app = typer.Typer(
    cls=ChineseGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=False,
    invoke_without_command=True,
    help="监管：把规划、要点、分工方案里的每一项承诺（目标、责任单位、时限）记成 Git 里的 YAML 清单，"
    "在终端更新进展，找出逾期和未达标，生成周报、台账和网站。",
)


@app.callback()
def main(
    ctx: typer.Context,
    root: Annotated[
        Path | None,
        typer.Option("--root", "-C", metavar="文件夹", help="工作区所在的文件夹（默认从当前文件夹向上找）"),
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="显示版本号")] = False,
) -> None:
    """Keep the global options; without a command, show what stands today."""
    if version:
        from jianguan_cli import __version__

        typer.echo(f"jianguan {__version__}")
        raise typer.Exit
    ctx.obj = Session(root)
    if ctx.invoked_subcommand is None:
        from jianguan_cli.cli.daily.first import show_first_screen

        raise typer.Exit(show_first_screen(ctx.obj))
