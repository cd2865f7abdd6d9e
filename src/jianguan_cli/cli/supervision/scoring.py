"""督查: scores, and the acts that move whole items or send papers: split, carry, notice, reply."""

from __future__ import annotations

from typing import Annotated

import typer

from jianguan_cli.cli.options import (
    ApprovedBy,
    AsOf,
    Basis,
    By,
    Day,
    DryRun,
    Evidence,
    Format,
    ItemArgument,
    Output,
    Unit,
    choose_format,
    words,
)
from jianguan_cli.errors import UsageError


def split(
    ctx: typer.Context,
    item: ItemArgument,
    into: Annotated[
        list[str],
        typer.Option(
            "--into",
            metavar="后缀:标题[:单位]",
            help="拆出的一项（至少写两次）；多个单位用、隔开，第一个牵头",
        ),
    ],
    give: Annotated[
        list[str] | None,
        typer.Option(
            "--give", metavar="后缀=名称", help="由哪一项承接哪个目标或成果（可多次）；不写则每项都承接全部"
        ),
    ] = None,
    due: Annotated[
        list[str] | None,
        typer.Option("--due", metavar="后缀=日期", help="某一项自己的时限，不晚于原时限（可多次）"),
    ] = None,
    approved_by: ApprovedBy = None,
    basis: Basis = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """拆分."""
    from jianguan_cli.cli.acting import author_of
    from jianguan_cli.cli.supervision.parts import read_parts
    from jianguan_cli.cli.terminal.choosing import choose
    from jianguan_cli.cli.terminal.output import show_changes
    from jianguan_cli.cli.typed.arguments import Writing
    from jianguan_cli.commands.split import split_item

    chosen = choose(ctx.obj.root, item)
    author = author_of(chosen, Writing(date, by, None, dry_run))
    parts = read_parts(into, give or [], due or [], author.date, chosen.state.calendar)
    changes = split_item(chosen, author, parts, approved_by, basis, dry_run=dry_run)
    show_changes(changes, ctx.obj.root, dry_run=dry_run)


def carry(
    ctx: typer.Context,
    item: ItemArgument,
    to: Annotated[str, typer.Option("--to", metavar="计划|事项", help="结转到哪个计划，或那里的哪个事项")],
    basis: Basis = None,
    approved_by: ApprovedBy = None,
    suffix: Annotated[
        str | None, typer.Option("--id", metavar="后缀", help="新编号的后缀（默认沿用原后缀）")
    ] = None,
    clause: Annotated[
        str | None, typer.Option("--clause", metavar="条款", help="新计划里的条款号（默认 结转/原条款）")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="标题", help="新标题（默认沿用）")] = None,
    due: Annotated[
        str | None, typer.Option("--due", metavar="日期", help="新时限（默认新计划的截止日）")
    ] = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """结转."""
    from jianguan_cli.cli.acting import author_of
    from jianguan_cli.cli.terminal.choosing import choose
    from jianguan_cli.cli.terminal.output import note, show_changes
    from jianguan_cli.cli.typed.arguments import Writing
    from jianguan_cli.commands.carry import carry_item
    from jianguan_cli.domain.actions.carrying_over import Later
    from jianguan_cli.domain.spoken.days_and_numbers import DATE_EXAMPLES, read_day

    chosen = choose(ctx.obj.root, item)
    author = author_of(chosen, Writing(date, by, None, dry_run))
    deadline = read_day(due, author.date, chosen.state.calendar) if due else None
    if due and deadline is None:
        raise UsageError(f"--due 的“{due}”不是日期", hint=f"可以写：{DATE_EXAMPLES}")
    later = Later(suffix, clause, title, deadline)
    outcome = carry_item(chosen, author, to.strip().lower(), later, basis, approved_by, dry_run=dry_run)
    note(f"{chosen.item.title}（{chosen.item.id}）结转为 {outcome.item_id}")
    show_changes(outcome.changes, ctx.obj.root, dry_run=dry_run)


def notice(
    ctx: typer.Context,
    item: ItemArgument,
    number: Annotated[str | None, typer.Option("--number", metavar="编号", help="文书编号")] = None,
    colour: Annotated[
        str | None,
        typer.Option("--colour", metavar="颜色", help="颜色（默认按升级办法：首份同灯色，逾期不复则升一级）"),
    ] = None,
    reply_by: Annotated[
        str | None, typer.Option("--reply-by", metavar="日期", help="反馈时限（默认按设置的工作日数）")
    ] = None,
    signed_by: Annotated[str | None, typer.Option("--signed-by", metavar="姓名", help="签发人")] = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """登记督办文书."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed import arguments
    from jianguan_cli.domain.actions import notices
    from jianguan_cli.domain.actions.action import Action, Author
    from jianguan_cli.domain.judging.standing import Standing

    def plan(standing: Standing, author: Author, clerk: arguments.Clerk) -> Action:
        return notices.notice(
            standing,
            author,
            notices.colour_named(colour, clerk.settings) if colour else None,
            number,
            clerk.day_of(reply_by, "--reply-by") if reply_by else None,
            signed_by,
            clerk.settings,
            clerk.calendar,
        )

    act_on(ctx.obj.root, [item], arguments.Writing(date, by, None, dry_run), "notice", plan)


def reply(
    ctx: typer.Context,
    item: ItemArgument,
    note: Annotated[str | None, typer.Option("--note", metavar="文字", help="办理情况")] = None,
    number: Annotated[
        str | None, typer.Option("--number", metavar="编号", help="所回复的文书编号（只有一份时可省）")
    ] = None,
    evidence: Evidence = None,
    unit: Unit = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """回复督办文书."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed import arguments
    from jianguan_cli.domain.actions import notices

    said = arguments.Said(note=note, evidence=evidence)
    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, unit, dry_run),
        "reply",
        lambda standing, author, clerk: notices.reply(
            standing, author, number, clerk.progress(said, standing), clerk.settings, clerk.calendar
        ),
    )


def score(
    ctx: typer.Context,
    by: Annotated[str, typer.Option("--by", metavar="对象", help="unit 按单位、plan 按计划")] = "unit",
    plan: Annotated[
        list[str] | None,
        typer.Option("--plan", metavar="计划", help="只算这些计划（可多次）；点名的已归档计划也算"),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="日期", help="从哪一天起计分（默认按设置，通常是当年1月1日）"),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="日期", help="计到哪一天为止（默认判定日）")
    ] = None,
    as_of: AsOf = None,
    fmt: Format = None,
    output: Output = None,
) -> None:
    """Score; read only."""
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import emit, report_broken, terminal_columns
    from jianguan_cli.cli.terminal.output import note as tell
    from jianguan_cli.commands.score import GROUPINGS, score_units
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.reporting.terminal.score_formats import SCORE_FORMATS

    chosen = choose_format(fmt, tuple(SCORE_FORMATS))
    if by not in GROUPINGS:
        raise UsageError(f"--by 没有“{by}”", hint=f"可选：{'、'.join(GROUPINGS)}")
    state = open_state(ctx.obj.root)
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    first = spoken_day(since, "--since", state.settings, state.calendar) if since else None
    last = spoken_day(until, "--until", state.settings, state.calendar) if until else None
    outcome = score_units(state, day, by=by, plans=words(plan), since=first, until=last)
    for remark in outcome.remarks:
        tell(remark)
    emit(SCORE_FORMATS[chosen](outcome.board, terminal_columns()), output)
    raise typer.Exit(report_broken(state.broken))
