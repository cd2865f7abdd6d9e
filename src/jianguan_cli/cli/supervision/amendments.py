"""督查: what an approval amends on an item."""

from __future__ import annotations

from typing import Annotated

import typer

from jianguan_cli.cli.options import ApprovedBy, By, Day, DryRun, ItemArgument, Reason
from jianguan_cli.errors import UsageError


def extend(
    ctx: typer.Context,
    item: ItemArgument,
    to: Annotated[str | None, typer.Option("--to", metavar="日期", help="新期限")] = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    approve: Annotated[
        str | None,
        typer.Option("--approve", metavar="姓名", help="批准待批的申请"),
    ] = None,
    refuse: Annotated[
        str | None,
        typer.Option("--refuse", metavar="姓名", help="不予批准待批的申请"),
    ] = None,
    unit: Annotated[str | None, typer.Option("--unit", metavar="单位", help="申请单位")] = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """延期: ask, decide at once, or decide later."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed import arguments
    from jianguan_cli.domain.actions import amending
    from jianguan_cli.domain.actions.action import Action, Author
    from jianguan_cli.domain.judging.standing import Standing

    if sum(option is not None for option in (to, approve, refuse)) != 1:
        raise UsageError(
            "extend 要写 --to、--approve、--refuse 中的一个",
            hint="申请：--to 2026-03-31 --reason 理由；批复：--approve 姓名 或 --refuse 姓名",
        )

    def plan(standing: Standing, author: Author, clerk: arguments.Clerk) -> Action:
        limit = clerk.settings.extensions.limit
        decider = approve or refuse
        if decider is not None:
            agreed = approve is not None
            return amending.decide_extension(standing, author, decider, approve=agreed, limit=limit)
        day = clerk.day_of(to or "", "--to")
        return amending.ask_extension(standing, author, day, reason, approved_by, limit)

    act_on(ctx.obj.root, [item], arguments.Writing(date, by, unit, dry_run), "extend", plan)


def correct(
    ctx: typer.Context,
    item: ItemArgument,
    entry: Annotated[str, typer.Option("--entry", metavar="日期", help="报错的那条日志的日期")],
    value: Annotated[
        list[str] | None,
        typer.Option("--value", metavar="[目标=]数", help="改成多少；撤回写 目标=~（可多次）"),
    ] = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """更正."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed import arguments
    from jianguan_cli.domain.actions import amending

    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
        "correct",
        lambda standing, author, clerk: amending.correct(
            standing,
            author,
            clerk.day_of(entry, "--entry"),
            arguments.corrected_figures(value, standing.item),
            reason,
            approved_by,
        ),
    )


def revise(
    ctx: typer.Context,
    item: ItemArgument,
    field: Annotated[
        str,
        typer.Option("--field", metavar="字段", help="title，或 targets/目标/value（op、unit、deadline 等）"),
    ],
    to: Annotated[str, typer.Option("--to", metavar="内容", help="改成什么")],
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """修订."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed import arguments
    from jianguan_cli.domain.actions import amending

    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
        "revise",
        lambda standing, author, _: amending.revise(standing, author, field, to, reason, approved_by),
    )


def transfer(
    ctx: typer.Context,
    item: ItemArgument,
    to: Annotated[list[str] | None, typer.Option("--to", metavar="单位", help="移入单位（可多次）")] = None,
    from_: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="单位", help="移出单位（默认现承办的全部；可多次）"),
    ] = None,
    role: Annotated[str, typer.Option("--role", metavar="角色", help="lead 牵头、support 配合")] = "lead",
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """移交."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed import arguments, tokens
    from jianguan_cli.domain.actions import amending

    moved = tokens.role(role)
    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
        "transfer",
        lambda standing, author, _: amending.transfer(
            standing, author, moved, tuple(to or ()), tuple(from_ or ()), reason, approved_by
        ),
        units=to or (),
    )
