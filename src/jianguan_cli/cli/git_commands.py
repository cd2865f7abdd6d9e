"""版本: what changed, whether it may, how it came about, and the merge driver."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.help import VERSIONS, ChineseCommand
from jianguan_cli.cli.options import AsOf, Format, Output, choose_format
from jianguan_cli.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from jianguan_cli.domain.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the commands that read Git to the program."""
    command = {"cls": ChineseCommand, "rich_help_panel": VERSIONS}
    for name, function, words in (
        ("diff", diff, "用业务语言说明改了什么：状态、读数、时限、责任、变灯"),
        ("review", review, "审核一次变更：哪些承诺、责任、历史被悄悄改动"),
    ):
        app.command(name, help=words, **command)(function)  # type: ignore[arg-type]


def diff(
    ctx: typer.Context,
    span: Annotated[
        str | None,
        typer.Argument(metavar="版本", help="A（与工作区比）、A..B 或 A...B；默认 HEAD 与工作区比"),
    ] = None,
    staged: Annotated[bool, typer.Option("--staged", help="比较 HEAD 与暂存区")] = False,
    as_of: AsOf = None,
    fmt: Format = None,
    output: Output = None,
) -> None:
    """Say a change in business words; exits 0 whatever it finds."""
    from jianguan_cli.cli.output import emit, report_broken
    from jianguan_cli.commands.diff import diff as run_diff
    from jianguan_cli.reporting.change_formats import CHANGE_FORMATS

    chosen = choose_format(fmt, tuple(CHANGE_FORMATS))
    if staged and span is not None:
        raise UsageError("--staged 比较的是 HEAD 与暂存区，不能再写版本", hint="去掉其中一个")
    report = run_diff(_folder(ctx), span, _DayOf(as_of), staged=staged)
    emit(CHANGE_FORMATS[chosen](report), output)
    raise typer.Exit(report_broken(report.findings))


def review(
    ctx: typer.Context,
    span: Annotated[
        str | None,
        typer.Argument(metavar="BASE[..HEAD]", help="从 HEAD 离开 BASE 的地方算起的全部改动"),
    ] = None,
    staged: Annotated[bool, typer.Option("--staged", help="审核将要提交的内容（暂存区）")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="有提醒也算不通过")] = False,
    as_of: AsOf = None,
    fmt: Format = None,
    output: Output = None,
) -> None:
    """Judge a change by the review rules; 1 on errors, 3 where a file cannot be read."""
    from jianguan_cli.cli.output import emit, report_broken
    from jianguan_cli.commands.review import review_range, review_staged
    from jianguan_cli.reporting.change_formats import format_review_md
    from jianguan_cli.reporting.finding_formats import FINDING_FORMATS

    chosen = choose_format(fmt, (*FINDING_FORMATS, "md"))
    day_of = _DayOf(as_of)
    if staged == (span is not None):
        raise UsageError("请写要审核的范围 BASE[..HEAD]，或用 --staged 审核将要提交的内容")
    folder = _folder(ctx)
    outcome = review_range(folder, span, day_of) if span is not None else review_staged(folder, day_of)
    text = (
        format_review_md(outcome.report, outcome.findings)
        if chosen == "md"
        else FINDING_FORMATS[chosen](outcome.findings, outcome.report.as_of)
    )
    emit(text, output)
    code = report_broken(outcome.unreadable)
    raise typer.Exit(code or (ExitCode.FINDINGS if outcome.fails(strict=strict) else ExitCode.CLEAN))


class _DayOf:
    """The as-of day, once the settings are known."""

    def __init__(self, text: str | None) -> None:
        self.text = text

    def __call__(self, settings: Settings) -> date:
        from jianguan_cli.cli.session import spoken_day
        from jianguan_cli.storage.calendar_data import build_calendar

        return spoken_day(self.text, "--as-of", settings, build_calendar(settings))


def _folder(ctx: typer.Context) -> Path:
    """The workspace; where there is none on disk, the bare repository that may hold one."""
    try:
        root: Path = ctx.obj.root
    except UsageError:
        from jianguan_cli.commands.at_revision import is_bare

        start: Path = ctx.obj.start
        if not is_bare(start):
            raise
        return start
    return root
