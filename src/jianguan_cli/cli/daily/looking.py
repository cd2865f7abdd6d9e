"""日常: the items as a list, and one of them in full."""

from __future__ import annotations

from typing import Annotated, NamedTuple

import typer

from jianguan_cli.cli.options import ItemArgument, OnlyPlans, Printing, Seen, choose_format, words

Query = Annotated[str | None, typer.Argument(metavar="查找", help="编号的一部分、标题里的字或拼音")]
AnyUnit = Annotated[str | None, typer.Option("--unit", metavar="单位", help="牵头或配合单位，任一写法")]
Lead = Annotated[str | None, typer.Option("--lead", metavar="单位", help="牵头单位，任一写法")]
Statuses = Annotated[
    list[str] | None, typer.Option("--status", metavar="状态", help="状态：英文、中文或拼音首字母（可多次）")
]
Lights = Annotated[
    list[str] | None,
    typer.Option("--light", metavar="灯", help="red、yellow、blue、green、none，或 红黄蓝绿（可多次）"),
]
DueBefore = Annotated[str | None, typer.Option("--due-before", metavar="日期", help="时限早于这一天")]
KindOption = Annotated[str | None, typer.Option("--kind", metavar="类别", help="indicator 指标、task 任务")]


class Narrowing(NamedTuple):
    """Which items are listed: those that pass all of these."""

    plan: OnlyPlans = None
    unit: AnyUnit = None
    lead: Lead = None
    status: Statuses = None
    light: Lights = None
    due_before: DueBefore = None
    kind: KindOption = None


def list_items(
    ctx: typer.Context, query: Query = None, *, narrowing: Narrowing, seen: Seen, printing: Printing
) -> None:
    """List the items of the workspace."""
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for
    from jianguan_cli.cli.typed import tokens
    from jianguan_cli.commands.selection import Filter, select

    chosen = choose_format(printing.fmt, ("table", "json", "csv", "md"))
    state, day = seen.read(ctx.obj)
    by = narrowing.due_before
    narrow = Filter(
        query=query,
        plans=words(narrowing.plan),
        unit=narrowing.unit,
        lead=narrowing.lead,
        due_before=spoken_day(by, "--due-before", state.settings, state.calendar) if by else None,
        statuses=tokens.statuses(words(narrowing.status)),
        lights=tokens.lights(words(narrowing.light)),
        kind=tokens.kind(narrowing.kind),
    )
    standings = select(state.judge(day), narrow, state)
    output = printing.output
    if chosen == "json":
        from jianguan_cli.reporting.terminal.item_json import items_text

        emit(items_text(standings, day), output)
    else:
        from jianguan_cli.reporting.terminal.item_lists import render_list

        screen = screen_for(state.settings, output)
        text = render_list(standings, day, chosen, screen, state.carriers())
        emit(text, output, screen if chosen == "table" else None)
    raise typer.Exit(report_broken(state.broken))


def show(ctx: typer.Context, item: ItemArgument, *, seen: Seen, printing: Printing) -> None:
    """Show one item."""
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.choosing import choose
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for

    chosen_format = choose_format(printing.fmt, ("text", "json", "md"))
    chosen = choose(seen.folder(ctx.obj), item, whole=True, revision=seen.rev)
    state = chosen.state
    day = spoken_day(seen.as_of, "--as-of", state.settings, state.calendar)
    standing = next(one for one in state.judge(day) if one.item.id == chosen.item.id)
    if chosen_format == "json":
        import json

        from jianguan_cli.reporting.terminal.item_json import item_json

        emit(json.dumps(item_json(standing), ensure_ascii=False, indent=2) + "\n", printing.output)
    else:
        from jianguan_cli.reporting.terminal.item_text import item_text

        carriers = state.carriers().get(standing.item.id, ())
        text = item_text(standing, markdown=chosen_format == "md", carriers=carriers)
        screen = screen_for(state.settings, printing.output) if chosen_format == "text" else None
        emit(text, printing.output, screen)
    raise typer.Exit(report_broken(state.broken))
