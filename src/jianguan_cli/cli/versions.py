"""版本: what changed, whether it may, how it came about, and the merge driver."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import (
    ApprovedBy,
    AsOf,
    By,
    Day,
    DryRun,
    ItemArgument,
    Printing,
    choose_format,
)
from jianguan_cli.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from jianguan_cli.domain.settings.settings import Settings

Span = Annotated[
    str | None, typer.Argument(metavar="版本", help="A（与工作区比）、A..B 或 A...B；默认 HEAD 与工作区比")
]
IndexDiffed = Annotated[bool, typer.Option("--staged", help="比较 HEAD 与暂存区")]
ReviewedSpan = Annotated[
    str | None, typer.Argument(metavar="BASE[..HEAD]", help="从 HEAD 离开 BASE 的地方算起的全部改动")
]
IndexReviewed = Annotated[bool, typer.Option("--staged", help="审核将要提交的内容（暂存区）")]
Strict = Annotated[bool, typer.Option("--strict", help="有提醒也算不通过")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="日期|版本", help="只看这一天（或这个版本）以来的")
]
Period = Annotated[str, typer.Argument(metavar="报告期", help="2025Q2、2025-06 或 2025")]
Act = Annotated[str, typer.Argument(metavar="install|uninstall", help="安装，或卸下")]
MergedFiles = Annotated[
    list[Path],
    typer.Argument(metavar="祖先 我方 对方", help="三个文件，结果写进“我方”；只写一个：正在冲突中的清单"),
]
MarkerSize = Annotated[int, typer.Option("--marker-size", metavar="长度", help="冲突标记的长度")]
NamedPath = Annotated[
    str | None, typer.Option("--path", metavar="路径", help="清单在仓库里的路径（用于说明）")
]


def diff(
    ctx: typer.Context,
    span: Span = None,
    staged: IndexDiffed = False,
    as_of: AsOf = None,
    *,
    printing: Printing,
) -> None:
    """Say a change in business words; exits 0 whatever it finds."""
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for
    from jianguan_cli.commands.diff import diff as run_diff
    from jianguan_cli.reporting.terminal.change_formats import CHANGE_FORMATS

    chosen = choose_format(printing.fmt, tuple(CHANGE_FORMATS))
    if staged and span is not None:
        raise UsageError("--staged 比较的是 HEAD 与暂存区，不能再写版本", hint="去掉其中一个")
    report = run_diff(ctx.obj.versioned, span, _DayOf(as_of), staged=staged)
    screen = screen_for(None, printing.output) if chosen == "text" else None
    emit(CHANGE_FORMATS[chosen](report), printing.output, screen)
    raise typer.Exit(report_broken(report.findings))


def review(
    ctx: typer.Context,
    span: ReviewedSpan = None,
    staged: IndexReviewed = False,
    strict: Strict = False,
    as_of: AsOf = None,
    *,
    printing: Printing,
) -> None:
    """Judge a change by the review rules; 1 on errors, 3 where a file cannot be read."""
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for
    from jianguan_cli.commands.ci_paths import placed_for
    from jianguan_cli.commands.review import review_range, review_staged
    from jianguan_cli.reporting.terminal.change_formats import format_review_md
    from jianguan_cli.reporting.terminal.finding_formats import FINDING_FORMATS

    chosen = choose_format(printing.fmt, (*FINDING_FORMATS, "md"))
    day_of = _DayOf(as_of)
    if staged == (span is not None):
        raise UsageError("请写要审核的范围 BASE[..HEAD]，或用 --staged 审核将要提交的内容")
    folder = ctx.obj.versioned
    outcome = review_range(folder, span, day_of) if span is not None else review_staged(folder, day_of)
    text = (
        format_review_md(outcome.report, outcome.findings)
        if chosen == "md"
        else FINDING_FORMATS[chosen](placed_for(chosen, outcome.findings, folder), outcome.report.as_of)
    )
    emit(text, printing.output, screen_for(None, printing.output) if chosen == "text" else None)
    code = report_broken(outcome.unreadable)
    raise typer.Exit(code or (ExitCode.FINDINGS if outcome.fails(strict=strict) else ExitCode.CLEAN))


def history(ctx: typer.Context, query: ItemArgument, since: Since = None, *, printing: Printing) -> None:
    """Tell how an item came about."""
    from jianguan_cli.cli.session import today
    from jianguan_cli.cli.terminal.choosing import choose
    from jianguan_cli.cli.terminal.numbers import numbered
    from jianguan_cli.cli.terminal.output import emit, note, screen_for
    from jianguan_cli.commands.history import history as run_history
    from jianguan_cli.commands.history import removed_item
    from jianguan_cli.commands.since import since_day
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.reporting.terminal.history_formats import HISTORY_FORMATS

    chosen_format = choose_format(printing.fmt, tuple(HISTORY_FORMATS))
    root = ctx.obj.root
    query = numbered(root, query)
    item_id = removed_item(root, query)
    if item_id is not None:
        state, current = open_state(root, only=()), None
    else:
        chosen = choose(root, query)
        state, item_id, current = chosen.state, chosen.item.id, (chosen.item, chosen.path)
    day = since_day(since, today(state.settings), state) if since is not None else None
    told = run_history(root, item_id, current, day)
    if told.missing:
        note(f"没有 Git 历史（{told.missing}），下面只有日志")
    screen = screen_for(state.settings, printing.output) if chosen_format == "text" else None
    emit(HISTORY_FORMATS[chosen_format](told), printing.output, screen)


def freeze(
    ctx: typer.Context,
    period: Period,
    day: Day = None,
    by: By = None,
    approved_by: ApprovedBy = None,
    dry_run: DryRun = False,
) -> None:
    """Sign off a reporting period."""
    from jianguan_cli.cli.session import author_name, spoken_day
    from jianguan_cli.cli.terminal.output import show_changes
    from jianguan_cli.commands.freeze import freeze as run_freeze
    from jianguan_cli.commands.state import open_state

    root = ctx.obj.root
    state = open_state(root)
    when = spoken_day(day, "--date", state.settings, state.calendar)
    who = author_name(by, state.settings, root)
    show_changes([run_freeze(state, period, when, who, approved_by, dry_run=dry_run)], root, dry_run=dry_run)


def git(ctx: typer.Context, action: Act) -> None:
    """Put the merge and diff drivers in place, or take them back."""
    from jianguan_cli.cli.terminal.output import note
    from jianguan_cli.commands.git_install import install, uninstall

    if action not in ("install", "uninstall"):
        raise UsageError(f"不认识“{action}”", hint="可以写：jianguan git install、jianguan git uninstall")
    changed = install(ctx.obj.root) if action == "install" else uninstall(ctx.obj.root)
    for name in changed:
        note(f"已{'写入' if action == 'install' else '删去'} {name}")
    if not changed:
        note("已经装好了，没有改动" if action == "install" else "本来就没有安装，没有改动")
    elif action == "install":
        note("请把 .gitattributes 提交进仓库；每个克隆各自运行一次 jianguan git install")


def merge_file(files: MergedFiles, size: MarkerSize = 7, path: NamedPath = None) -> None:
    """Merge a checklist by item; 1 where somebody has to decide."""
    from jianguan_cli.cli.terminal.output import note
    from jianguan_cli.commands.merge_file import merge_conflicted
    from jianguan_cli.commands.merge_file import merge_file as run_merge
    from jianguan_cli.storage.merge_text import Markers

    if len(files) not in (1, 3):
        raise UsageError("请写三个文件（祖先 我方 对方），或一个正在冲突中的清单")
    markers = Markers(max(size, 1))
    outcome = (
        run_merge(files[0], files[1], files[2], markers)
        if len(files) == 3
        else merge_conflicted(files[0], markers)
    )
    name = path or str(files[1] if len(files) == 3 else files[0])
    if outcome.by_lines:
        note(f"{name}：有一方不能按清单读，改按行合并")
    for conflict in outcome.conflicts:
        note(f"{name}：冲突 {conflict}")
    if not outcome.clean:
        note(f"{name}：请改好标出的地方（<<<<<<< 与 >>>>>>> 之间），再 git add")
        raise typer.Exit(ExitCode.FINDINGS)


def textconv(file: Annotated[Path, typer.Argument(metavar="文件", help="一份清单")]) -> None:
    """Print a checklist as lines of facts."""
    import sys

    from jianguan_cli.commands.textconv import textconv as run_textconv

    sys.stdout.flush()
    sys.stdout.buffer.write(run_textconv(file))


class _DayOf:
    """The as-of day, once the settings are known."""

    def __init__(self, text: str | None) -> None:
        self.text = text

    def __call__(self, settings: Settings) -> date:
        from jianguan_cli.cli.session import spoken_day
        from jianguan_cli.storage.calendar_data import build_calendar

        return spoken_day(self.text, "--as-of", settings, build_calendar(settings))
