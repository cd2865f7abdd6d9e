"""督查: judge, and say why."""

from __future__ import annotations

from typing import Annotated

import typer

from jianguan_cli.cli.options import AsOf, OnlyPlans, Printing, Seen, choose_format, words
from jianguan_cli.errors import UsageError

FAIL_ON = ("red", "yellow", "blue", "never")
FailOn = Annotated[
    str, typer.Option("--fail-on", metavar="灯", help="达到这种灯时退出码为 1：red、yellow、blue、never")
]
Ahead = Annotated[
    int | None, typer.Option("--ahead", metavar="天数", help="若不再填报，今后这些天里哪些灯会变")
]
NewSince = Annotated[
    str | None,
    typer.Option("--new-since", metavar="版本", help="只算这个版本以来新出现的问题（按同一天判定两边）"),
]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="从未填报的事项也逐条列出（默认一项一行，只说有几条）")
]
Subject = Annotated[str, typer.Argument(metavar="规则|事项", help="规则代码（如 overdue），或一个事项")]


def check(
    ctx: typer.Context,
    fail_on: FailOn = "red",
    ahead: Ahead = None,
    plan: OnlyPlans = None,
    new_since: NewSince = None,
    verbose: Verbose = False,
    *,
    seen: Seen,
    printing: Printing,
) -> None:
    """Judge everything; read only."""
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for
    from jianguan_cli.commands.check import check as run_check
    from jianguan_cli.commands.ci_paths import placed_for
    from jianguan_cli.commands.state_at import state_at
    from jianguan_cli.reporting.terminal.finding_formats import FINDING_FORMATS

    chosen = choose_format(printing.fmt, tuple(FINDING_FORMATS))
    if fail_on not in FAIL_ON:
        raise UsageError(f"--fail-on 没有“{fail_on}”这一档", hint=f"可选：{'、'.join(FAIL_ON)}")
    root = seen.folder(ctx.obj)
    state, day = seen.read(ctx.obj)
    outcome = run_check(
        state,
        day,
        fail_on=fail_on,
        ahead=ahead,
        plans=words(plan),
        earlier=None if new_since is None else state_at(root, new_since),
    )
    placed = placed_for(chosen, outcome.findings, root)
    if chosen == "text" and not verbose:
        from jianguan_cli.reporting.terminal.silence import format_told_once

        text = format_told_once(placed, outcome.untouched, day)
    else:
        text = FINDING_FORMATS[chosen](placed, day)
    screen = screen_for(state.settings, printing.output) if chosen == "text" else None
    emit(text, printing.output, screen)
    raise typer.Exit(report_broken(state.broken) or outcome.exit_code)


def explain(ctx: typer.Context, subject: Subject, as_of: AsOf = None, *, printing: Printing) -> None:
    """Tell a rule, or why an item has its light."""
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for
    from jianguan_cli.commands.explain import FORMATS, explain_code

    fmt = choose_format(printing.fmt, FORMATS)
    told = explain_code(subject, fmt)
    if told is not None:
        emit(told, printing.output, screen_for(None, printing.output) if fmt == "text" else None)
        return
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.choosing import choose
    from jianguan_cli.commands.explain import close_codes, explain_standing

    try:
        chosen = choose(ctx.obj.root, subject, whole=True)
    except UsageError as error:
        codes = close_codes(subject)
        if codes:
            error.hint = f"规则代码里相近的有：{'、'.join(codes)}（jianguan explain 代码）\n  {error.hint}"
        raise
    state = chosen.state
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    screen = screen_for(state.settings, printing.output) if fmt == "text" else None
    emit(explain_standing(state, chosen.item.id, day, fmt), printing.output, screen)
    raise typer.Exit(report_broken(state.broken))
