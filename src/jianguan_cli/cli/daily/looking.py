"""日常: the items as a list, and one of them in full."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.daily.listing import Arranging, Narrowing
from jianguan_cli.cli.options import ItemArgument, Printing, Seen, choose_format
from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jianguan_cli.cli.daily.listing import Wanted
    from jianguan_cli.commands.quote import Quoted
    from jianguan_cli.commands.state import State
    from jianguan_cli.domain.judging.standing import Standing

Query = Annotated[
    list[str] | None,
    typer.Argument(metavar="查找", help="编号的一部分、标题里的字或拼音，几个词都要有；或 views 的名称"),
]
Source = Annotated[
    Path | None,
    typer.Option(
        "--source", metavar="原文", help="原文文件，或放 <计划编号>.* 的文件夹：印出承诺所在的句子和位置"
    ),
]


def list_items(
    ctx: typer.Context,
    query: Query = None,
    *,
    narrowing: Narrowing,
    arranging: Arranging,
    seen: Seen,
    printing: Printing,
) -> None:
    """List the items of the workspace.

    表格只列进行中的计划里没有办结的事项，最急的在前；-f json、csv、md 是全部，按文件的次序。
    行首的序号可以代替编号写在下一条命令里，如 jianguan update 1。
    """
    from jianguan_cli.cli.daily.listing import tell_views, wanted_of
    from jianguan_cli.cli.terminal.output import emit, report_broken
    from jianguan_cli.commands.selection import select
    from jianguan_cli.domain.judging.listing import ordered

    chosen = choose_format(printing.fmt, ("table", "json", "csv", "md"))
    state, day = seen.read(ctx.obj)
    wanted = wanted_of(query or (), narrowing, arranging, state, day)
    everything = state.judge(day)
    selected = select(everything, wanted.narrow, state)
    tell_views(query or (), state, found=bool(selected))
    if chosen == "table":
        _show_table(state, everything, selected, day, wanted, printing)
    else:
        found = ordered(selected, wanted.orders)[: wanted.limit]
        if chosen == "json":
            if wanted.columns and arranging.columns:
                raise UsageError("--columns 只用于表格、csv 和 md", hint="json 总是完整的，不写 --columns")
            from jianguan_cli.reporting.terminal.item_json import items_text

            emit(items_text(found, day), printing.output)
        else:
            from jianguan_cli.domain.settings.views import SHOWN
            from jianguan_cli.reporting.terminal.cells import UNBOUNDED
            from jianguan_cli.reporting.terminal.item_lists import Layout, render_list

            layout = Layout(wanted.columns or SHOWN, carriers=state.carriers())
            bare = chosen == "csv" and not wanted.columns
            emit(render_list(found, day, chosen, UNBOUNDED, None if bare else layout), printing.output)
    raise typer.Exit(report_broken(state.broken))


def _show_table(
    state: State,
    everything: Sequence[Standing],
    found: Sequence[Standing],
    day: date,
    wanted: Wanted,
    printing: Printing,
) -> None:
    """The open items of running plans, or everything; numbered for the next command."""
    from jianguan_cli.cli.terminal.numbers import number_items
    from jianguan_cli.cli.terminal.output import emit, screen_for
    from jianguan_cli.domain.judging.listing import Listing, ordered, scoped
    from jianguan_cli.domain.settings.views import SHOWN, Order
    from jianguan_cli.reporting.terminal.item_lists import Layout, render_list
    from jianguan_cli.reporting.terminal.list_words import list_words

    narrow = wanted.narrow
    listing = Listing(tuple(found), len(found))
    if not wanted.everything:
        listing = scoped(everything, found, day, plans=narrow.plans, finished=bool(narrow.statuses))
    inside = ordered(listing.shown, wanted.orders or ((Order.URGENCY, False),))
    listing = listing._replace(shown=inside[: wanted.limit])
    output = printing.output
    numbered = output is None and number_items(state.root, listing.shown)
    below = list_words(listing, inside, day)
    layout = Layout(wanted.columns or SHOWN, numbered, state.carriers(), below)
    screen = screen_for(state.settings, output)
    emit(render_list(listing.shown, day, "table", screen, layout), output, screen)


def show(
    ctx: typer.Context, item: ItemArgument, source: Source = None, *, seen: Seen, printing: Printing
) -> None:
    """Show one item."""
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.choosing import choose
    from jianguan_cli.cli.terminal.output import emit, report_broken, screen_for

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
        screen = screen_for(state.settings, printing.output) if chosen_format == "text" else None
        text = _text(standing, carriers, quoted, markdown=chosen_format == "md")
        emit(text, printing.output, screen)
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
