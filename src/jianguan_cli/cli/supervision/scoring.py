"""督查: scores and ranks."""

from __future__ import annotations

from typing import Annotated

import typer

from jianguan_cli.cli.options import AsOf, Printing, choose_format, words
from jianguan_cli.errors import UsageError

Grouping = Annotated[str, typer.Option("--by", metavar="对象", help="unit 按单位、plan 按计划")]
ScoredPlans = Annotated[
    list[str] | None,
    typer.Option("--plan", metavar="计划", help="只算这些计划（可多次）；点名的已归档计划也算"),
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="日期", help="从哪一天起计分（默认按设置，通常是当年1月1日）")
]
Until = Annotated[str | None, typer.Option("--until", metavar="日期", help="计到哪一天为止（默认判定日）")]


def score(
    ctx: typer.Context,
    by: Grouping = "unit",
    plan: ScoredPlans = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    *,
    printing: Printing,
) -> None:
    """Score; read only."""
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import emit, note, report_broken, screen_for
    from jianguan_cli.commands.score import GROUPINGS, score_units
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.reporting.terminal.score_formats import SCORE_FORMATS

    chosen = choose_format(printing.fmt, tuple(SCORE_FORMATS))
    if by not in GROUPINGS:
        raise UsageError(f"--by 没有“{by}”", hint=f"可选：{'、'.join(GROUPINGS)}")
    state = open_state(ctx.obj.root)
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    first = spoken_day(since, "--since", state.settings, state.calendar) if since else None
    last = spoken_day(until, "--until", state.settings, state.calendar) if until else None
    outcome = score_units(state, day, by=by, plans=words(plan), since=first, until=last)
    for remark in outcome.remarks:
        note(remark)
    screen = screen_for(state.settings, printing.output)
    text = SCORE_FORMATS[chosen](outcome.board, screen.width, screen.ambiguous)
    emit(text, printing.output, screen if chosen == "table" else None)
    raise typer.Exit(report_broken(state.broken))
