"""督查: the acts that move whole items: 拆分, 结转."""

from __future__ import annotations

from typing import Annotated, NamedTuple

import typer

from jianguan_cli.cli.options import ApprovedBy, Basis, ItemArgument, Writing

Into = Annotated[
    list[str],
    typer.Option(
        "--into", metavar="后缀:标题[:单位]", help="拆出的一项（至少写两次）；多个单位用、隔开，第一个牵头"
    ),
]
Give = Annotated[
    list[str] | None,
    typer.Option(
        "--give", metavar="后缀=名称", help="由哪一项承接哪个目标或成果（可多次）；不写则每项都承接全部"
    ),
]
PartDue = Annotated[
    list[str] | None,
    typer.Option("--due", metavar="后缀=日期", help="某一项自己的时限，不晚于原时限（可多次）"),
]
Destination = Annotated[
    str, typer.Option("--to", metavar="计划|事项", help="结转到哪个计划，或那里的哪个事项")
]
Suffix = Annotated[str | None, typer.Option("--id", metavar="后缀", help="新编号的后缀（默认沿用原后缀）")]
Clause = Annotated[
    str | None, typer.Option("--clause", metavar="条款", help="新计划里的条款号（默认 结转/原条款）")
]
Title = Annotated[str | None, typer.Option("--title", metavar="标题", help="新标题（默认沿用）")]
Due = Annotated[str | None, typer.Option("--due", metavar="日期", help="新时限（默认新计划的截止日）")]


class Renewed(NamedTuple):
    """What is other in the later plan."""

    suffix: Suffix = None
    clause: Clause = None
    title: Title = None
    due: Due = None


def split(
    ctx: typer.Context,
    item: ItemArgument,
    into: Into,
    give: Give = None,
    due: PartDue = None,
    approved_by: ApprovedBy = None,
    basis: Basis = None,
    *,
    writing: Writing,
) -> None:
    """拆分."""
    from jianguan_cli.cli.acting import author_of
    from jianguan_cli.cli.supervision.parts import read_parts
    from jianguan_cli.cli.terminal.choosing import choose
    from jianguan_cli.cli.terminal.output import show_changes
    from jianguan_cli.commands.split import split_item

    chosen = choose(ctx.obj.root, item)
    author = author_of(chosen.state, writing)
    parts = read_parts(into, give or [], due or [], author.date, chosen.state.calendar)
    changes = split_item(chosen, author, parts, approved_by, basis, dry_run=writing.dry_run)
    show_changes(changes, ctx.obj.root, dry_run=writing.dry_run)


def carry(
    ctx: typer.Context,
    item: ItemArgument,
    to: Destination,
    basis: Basis = None,
    approved_by: ApprovedBy = None,
    *,
    renewed: Renewed,
    writing: Writing,
) -> None:
    """结转."""
    from jianguan_cli.cli.acting import author_of
    from jianguan_cli.cli.terminal.choosing import choose
    from jianguan_cli.cli.terminal.output import note, show_changes
    from jianguan_cli.cli.typed.heard import day_of
    from jianguan_cli.commands.carry import carry_item
    from jianguan_cli.domain.actions.carrying_over import Later

    chosen = choose(ctx.obj.root, item)
    author = author_of(chosen.state, writing)
    due = renewed.due
    deadline = day_of("--due", due, author.date, chosen.state.calendar) if due else None
    later = Later(renewed.suffix, renewed.clause, renewed.title, deadline)
    plan = to.strip().lower()
    outcome = carry_item(chosen, author, plan, later, basis, approved_by, dry_run=writing.dry_run)
    note(f"{chosen.item.title}（{chosen.item.id}）结转为 {outcome.item_id}")
    show_changes(outcome.changes, ctx.obj.root, dry_run=writing.dry_run)
