"""日常: what a clerk does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import (
    ApprovedBy,
    AsOf,
    By,
    Day,
    DryRun,
    Evidence,
    Format,
    ItemArgument,
    Output,
    Reason,
    Rev,
    Unit,
    choose_format,
    words,
)

if TYPE_CHECKING:
    from jianguan_cli.domain.actions.action import Action, Author
    from jianguan_cli.domain.judging.standing import Standing

Values = Annotated[
    list[str] | None,
    typer.Option("--value", metavar="[目标=]数", help="累计完成值；只有一个目标时可只写数（可多次）"),
]
Refs = Annotated[
    list[str] | None,
    typer.Option("--ref", metavar="[目标=]数", help="相对目标的参照值，如全国均值（可多次）"),
]
Met = Annotated[
    str | None,
    typer.Option("--met", metavar="yes|no", help="参照不明确的相对目标是否达到"),
]
Upto = Annotated[
    str | None,
    typer.Option(
        "--upto", metavar="日期|周期", help="数据截止日，也可写 2025Q1、2025-03、2025（默认填报当日）"
    ),
]
Done = Annotated[
    list[str] | None,
    typer.Option("--done", metavar="成果", help="已完成的成果（可多次）"),
]
Note = Annotated[str | None, typer.Option("--note", metavar="文字", help="进展")]


def list_items(
    ctx: typer.Context,
    query: Annotated[
        str | None,
        typer.Argument(metavar="查找", help="编号的一部分、标题里的字或拼音"),
    ] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option("--plan", metavar="计划", help="只看这些计划（可多次）"),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option("--unit", metavar="单位", help="牵头或配合单位，任一写法"),
    ] = None,
    lead: Annotated[
        str | None,
        typer.Option("--lead", metavar="单位", help="牵头单位，任一写法"),
    ] = None,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", metavar="状态", help="状态：英文、中文或拼音首字母（可多次）"),
    ] = None,
    light: Annotated[
        list[str] | None,
        typer.Option("--light", metavar="灯", help="red、yellow、blue、green、none，或 红黄蓝绿（可多次）"),
    ] = None,
    due_before: Annotated[
        str | None,
        typer.Option("--due-before", metavar="日期", help="时限早于这一天"),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="类别", help="indicator 指标、task 任务"),
    ] = None,
    as_of: AsOf = None,
    rev: Rev = None,
    fmt: Format = None,
    output: Output = None,
) -> None:
    """List the items of the workspace."""
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import emit, painted, report_broken, terminal_columns
    from jianguan_cli.cli.typed import tokens
    from jianguan_cli.commands.selection import Filter, select
    from jianguan_cli.commands.state_at import state_at

    chosen = choose_format(fmt, ("table", "json", "csv", "md"))
    state = state_at(ctx.obj.root if rev is None else ctx.obj.versioned, rev)
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    before = due_before and spoken_day(due_before, "--due-before", state.settings, state.calendar)
    narrow = Filter(
        query=query,
        plans=words(plan),
        unit=unit,
        lead=lead,
        statuses=tokens.statuses(words(status)),
        lights=tokens.lights(words(light)),
        due_before=before or None,
        kind=tokens.kind(kind),
    )
    standings = select(state.judge(day), narrow, state)
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
    ctx: typer.Context,
    item: ItemArgument,
    as_of: AsOf = None,
    rev: Rev = None,
    fmt: Format = None,
    output: Output = None,
) -> None:
    """Show one item."""
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.choosing import choose
    from jianguan_cli.cli.terminal.output import emit, report_broken

    chosen_format = choose_format(fmt, ("text", "json", "md"))
    chosen = choose(ctx.obj.root if rev is None else ctx.obj.versioned, item, whole=True, revision=rev)
    state = chosen.state
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    standing = next(one for one in state.judge(day) if one.item.id == chosen.item.id)
    if chosen_format == "json":
        import json

        from jianguan_cli.reporting.terminal.item_json import item_json

        emit(json.dumps(item_json(standing), ensure_ascii=False, indent=2) + "\n", output)
    else:
        from jianguan_cli.reporting.terminal.item_text import item_text

        carriers = state.carriers().get(standing.item.id, ())
        emit(item_text(standing, markdown=chosen_format == "md", carriers=carriers), output)
    raise typer.Exit(report_broken(state.broken))


def update(
    ctx: typer.Context,
    items: Annotated[
        list[str] | None,
        typer.Argument(metavar="事项", help="编号、标题里的字或拼音首字母（可多个；不写则逐项询问）"),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="状态", help="todo 未启动、doing 推进中（英文、中文或拼音首字母）"),
    ] = None,
    value: Values = None,
    ref: Refs = None,
    met: Met = None,
    upto: Upto = None,
    done: Done = None,
    note: Note = None,
    problem: Annotated[str | None, typer.Option("--problem", metavar="文字", help="存在问题")] = None,
    next_: Annotated[str | None, typer.Option("--next", metavar="文字", help="下步打算")] = None,
    need: Annotated[str | None, typer.Option("--need", metavar="文字", help="需协调事项")] = None,
    evidence: Evidence = None,
    unit: Unit = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """Report progress on one or several items.

    在终端上不写事项和内容，就一步一步询问。
    不写事项而写 --unit，则同样更新该单位牵头的在办事项，先列出再确认。
    """
    from jianguan_cli.cli.acting import act_on, update_without_items
    from jianguan_cli.cli.typed import arguments, tokens
    from jianguan_cli.domain.actions.reporting import update as plan_update

    said = arguments.Said(value, ref, met, upto, done, note, problem, next_, need, evidence)
    wanted = tokens.status(status)
    writing = arguments.Writing(date, by, unit, dry_run)

    def plan(standing: Standing, author: Author, clerk: arguments.Clerk) -> Action:
        return plan_update(standing, author, clerk.progress(said, standing), wanted)

    if items:
        act_on(ctx.obj.root, items, writing, "update", plan)
    else:
        update_without_items(ctx.obj.root, said, wanted, writing, plan)


def submit(
    ctx: typer.Context,
    item: ItemArgument,
    evidence: Evidence = None,
    value: Values = None,
    ref: Refs = None,
    met: Met = None,
    upto: Upto = None,
    done: Done = None,
    waive: Annotated[
        list[str] | None,
        typer.Option("--waive", metavar="成果", help="经批准免于完成的成果（可多次；要有理由和批准人）"),
    ] = None,
    note: Note = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    unit: Unit = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """申请销号."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed import arguments
    from jianguan_cli.domain.actions.reporting import submit as plan_submit

    said = arguments.Said(value, ref, met, upto, done, note, None, None, None, evidence)
    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, unit, dry_run),
        "submit",
        lambda standing, author, clerk: plan_submit(
            standing,
            author,
            clerk.progress(said, standing),
            clerk.deliverables(words(waive), standing),
            reason,
            approved_by,
        ),
    )
