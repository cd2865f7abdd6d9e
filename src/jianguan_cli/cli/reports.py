"""报表: what the leadership sees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import Printing, Seen, choose_format, words
from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.reporting.request import Edition

_KINDS = (
    "weekly 周报、monthly 月报、ledger 台账、bulletin 通报、notice 督办文书、evaluation 监测评估、"
    "wall 挂图作战、calendar 日历、site 网站"
)
_TEXT = frozenset(("md", "csv", "json", "html", "ics"))
Kind = Annotated[str, typer.Argument(metavar="种类", help=_KINDS)]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="日期|版本", help="上一期的截止日，或一个 git 版本（默认按刊期推算）"),
]
EditionOption = Annotated[
    str, typer.Option("--edition", metavar="版本", help="internal 内部版、public 公开版")
]
Source = Annotated[
    Path | None,
    typer.Option("--source", metavar="文件夹", help="文件原文（<计划编号>.txt），督办文书引用条款时用"),
]
ReportedPlans = Annotated[
    list[str] | None,
    typer.Option("--plan", metavar="计划", help="只看这些计划（可多次；点名的已归档计划也算）"),
]


def report(
    ctx: typer.Context,
    kind: Kind,
    *,
    printing: Printing,
    since: Since = None,
    edition: EditionOption = "internal",
    source: Source = None,
    plan: ReportedPlans = None,
    seen: Seen,
) -> None:
    """Make a report."""
    from jianguan_cli.cli.terminal.output import report_broken
    from jianguan_cli.cli.terminal.progress_bar import ProgressBar
    from jianguan_cli.commands.report import ReportOptions, make_report
    from jianguan_cli.reporting.formats import REPORTS as KINDS

    if kind not in KINDS:
        raise UsageError(f"没有“{kind}”这种报表", hint=f"可选：{'、'.join(KINDS)}")
    known = tuple(KINDS[kind])
    chosen = choose_format(printing.fmt or _by_suffix(printing.output, known), known)
    told_to = _edition(edition)
    with ProgressBar(("读取清单", "判定和排版")) as bar:
        state, day = seen.read(ctx.obj)
        earlier = None
        if since is not None:
            from jianguan_cli.commands.since import read_since

            earlier = read_since(since, day, state)
        options = ReportOptions(
            kind=kind,
            format=chosen,
            as_of=day,
            since=earlier.day if earlier else None,
            edition=told_to,
            plans=words(plan),
            source=source,
            revision=earlier.revision if earlier else None,
        )
        bar.next()
        made = make_report(state, options)
    _write(made, kind, chosen, day.isoformat(), printing.output)
    raise typer.Exit(report_broken(state.broken))


def _edition(typed: str) -> Edition:
    from jianguan_cli.reporting.request import Edition

    editions = {one.value: one for one in Edition}
    if typed not in editions:
        raise UsageError(f"没有“{typed}”这个版本", hint="可选：internal 内部版、public 公开版")
    return editions[typed]


def _by_suffix(output: Path | None, known: tuple[str, ...]) -> str | None:
    suffix = output.suffix.removeprefix(".") if output is not None else ""
    return suffix if suffix in known else None


def _write(made: bytes | dict[str, bytes], kind: str, fmt: str, day: str, output: Path | None) -> None:
    """Text to stdout, binaries to a named file, many files to a folder."""
    from jianguan_cli.cli.terminal.output import emit, note, write_file

    if isinstance(made, dict):
        folder = output or Path(kind)
        for name, data in made.items():
            write_file(folder / name, data)
        note(f"已写入 {len(made)} 个文件：{folder}")
    elif output is None and fmt in _TEXT:
        emit(made.decode("utf-8"))
    else:
        path = output or Path(f"{kind}-{day}.{fmt}")
        write_file(path, made)
        note(f"已写入 {path}")
