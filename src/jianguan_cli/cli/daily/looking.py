"""日常: the items as a list, and one of them in full."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from jianguan_cli.cli.options import ItemArgument, OnlyPlans, Printing, Seen, choose_format, words

if TYPE_CHECKING:
    from jianguan_cli.commands.quote import Quoted
    from jianguan_cli.domain.judging.standing import Standing

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
Source = Annotated[
    Path | None,
    typer.Option(
        "--source", metavar="原文", help="原文文件，或放 <计划编号>.* 的文件夹：印出承诺所在的句子和位置"
    ),
]
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
    from jianguan_cli.cli.terminal.output import emit, painted, report_broken, terminal_columns
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

        columns = terminal_columns() if output is None else None
        ambiguous = state.settings.ambiguous_width
        text = render_list(standings, day, chosen, columns, ambiguous, state.carriers())
        emit(painted(text) if output is None else text, output)
    raise typer.Exit(report_broken(state.broken))


def show(
    ctx: typer.Context, item: ItemArgument, source: Source = None, *, seen: Seen, printing: Printing
) -> None:
    """Show one item."""
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.choosing import choose
    from jianguan_cli.cli.terminal.output import emit, report_broken

    chosen_format = choose_format(printing.fmt, ("text", "json", "md"))
    chosen = choose(seen.folder(ctx.obj), item, whole=True, revision=seen.rev)
    state = chosen.state
    day = spoken_day(seen.as_of, "--as-of", state.settings, state.calendar)
    standing = next(one for one in state.judge(day) if one.item.id == chosen.item.id)
    quoted = None
    if source is not None:
        from jianguan_cli.commands.quote import quote

        quoted = quote(state, standing.plan, standing.item, source)
    if chosen_format == "json":
        emit(_json(standing, quoted), printing.output)
    else:
        carriers = state.carriers().get(standing.item.id, ())
        emit(_text(standing, carriers, quoted, markdown=chosen_format == "md"), printing.output)
    raise typer.Exit(report_broken(state.broken))


def _json(standing: Standing, quoted: Quoted | None) -> str:
    import json

    from jianguan_cli.reporting.terminal.item_json import item_json

    data = item_json(standing)
    if quoted is not None:
        from jianguan_cli.reporting.terminal.quote_text import quotes_json

        data["document"] = quotes_json(*quoted)
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _text(standing: Standing, carriers: tuple[str, ...], quoted: Quoted | None, *, markdown: bool) -> str:
    from jianguan_cli.reporting.terminal.item_text import item_text

    below: tuple[str, ...] = ()
    if quoted is not None:
        from jianguan_cli.reporting.terminal.quote_text import quote_lines

        below = quote_lines(*quoted)
    return item_text(standing, markdown=markdown, carriers=carriers, below=below)
