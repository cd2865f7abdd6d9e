"""督查: judge, and say why."""

from __future__ import annotations

from typing import Annotated

import typer

from jianguan_cli.cli.options import AsOf, Format, Output, Rev, choose_format, words
from jianguan_cli.errors import UsageError

FAIL_ON = ("red", "yellow", "blue", "never")


def check(
    ctx: typer.Context,
    fail_on: Annotated[
        str,
        typer.Option("--fail-on", metavar="灯", help="达到这种灯时退出码为 1：red、yellow、blue、never"),
    ] = "red",
    ahead: Annotated[
        int | None,
        typer.Option("--ahead", metavar="天数", help="若不再填报，今后这些天里哪些灯会变"),
    ] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option("--plan", metavar="计划", help="只看这些计划（可多次）"),
    ] = None,
    new_since: Annotated[
        str | None,
        typer.Option("--new-since", metavar="版本", help="只算这个版本以来新出现的问题（按同一天判定两边）"),
    ] = None,
    as_of: AsOf = None,
    rev: Rev = None,
    fmt: Format = None,
    output: Output = None,
) -> None:
    """Judge everything; read only."""
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import emit, report_broken
    from jianguan_cli.commands.check import check as run_check
    from jianguan_cli.commands.ci_paths import placed_for
    from jianguan_cli.commands.state_at import state_at
    from jianguan_cli.reporting.terminal.finding_formats import FINDING_FORMATS

    chosen = choose_format(fmt, tuple(FINDING_FORMATS))
    if fail_on not in FAIL_ON:
        raise UsageError(f"--fail-on 没有“{fail_on}”这一档", hint=f"可选：{'、'.join(FAIL_ON)}")
    root = ctx.obj.root if rev is None else ctx.obj.versioned
    state = state_at(root, rev)
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    outcome = run_check(
        state,
        day,
        fail_on=fail_on,
        ahead=ahead,
        plans=words(plan),
        earlier=None if new_since is None else state_at(root, new_since),
    )
    placed = placed_for(chosen, outcome.findings, root)
    emit(FINDING_FORMATS[chosen](placed, day), output)
    raise typer.Exit(report_broken(state.broken) or outcome.exit_code)


def explain(
    ctx: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="规则|事项", help="规则代码（如 overdue），或一个事项")],
    as_of: AsOf = None,
) -> None:
    """Tell a rule, or why an item has its light."""
    from jianguan_cli.cli.terminal.output import emit, report_broken
    from jianguan_cli.commands.explain import explain_code

    told = explain_code(subject)
    if told is not None:
        emit(told)
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
    emit(explain_standing(state, chosen.item.id, day))
    raise typer.Exit(report_broken(state.broken))
