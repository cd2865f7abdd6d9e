"""督查: who carries which promise."""

from __future__ import annotations

from typing import Annotated

import typer

from jianguan_cli.cli.options import Printing, choose_format

TracedPlan = Annotated[
    str | None, typer.Argument(metavar="计划", help="列出这个计划的每一条（默认各计划的合计）")
]


def trace(ctx: typer.Context, plan: TracedPlan = None, *, printing: Printing) -> None:
    """Show for each clause the items that carry it, promises without a carrier, and conflicts."""
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.commands.trace import trace as run_trace
    from jianguan_cli.reporting.terminal.trace_formats import TRACE_FORMATS, render_trace

    chosen = choose_format(printing.fmt, TRACE_FORMATS)
    state = open_state(ctx.obj.root)
    outcome = run_trace(state, plan)
    screen = screen_for(state.settings, printing.output)
    text = render_trace(outcome.traces, chosen, detail=outcome.detail, screen=screen)
    emit(text, printing.output, screen if chosen == "table" else None)
    raise typer.Exit(report_broken(state.broken))
