"""督查: what an approval amends on an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import ApprovedBy, ItemArgument, Reason, Writing
from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.cli.typed.arguments import Clerk
    from jianguan_cli.domain.actions.action import Action, Author
    from jianguan_cli.domain.judging.standing import Standing

NewDeadline = Annotated[str | None, typer.Option("--to", metavar="日期", help="新期限")]
Approve = Annotated[str | None, typer.Option("--approve", metavar="姓名", help="批准待批的申请")]
Refuse = Annotated[str | None, typer.Option("--refuse", metavar="姓名", help="不予批准待批的申请")]
AskingUnit = Annotated[str | None, typer.Option("--unit", metavar="单位", help="申请单位")]
EntryDay = Annotated[str, typer.Option("--entry", metavar="日期", help="报错的那条日志的日期")]
RightValues = Annotated[
    list[str] | None, typer.Option("--value", metavar="[目标=]数", help="改成多少；撤回写 目标=~（可多次）")
]
Field = Annotated[
    str, typer.Option("--field", metavar="字段", help="title，或 targets/目标/value（op、unit、deadline 等）")
]
Content = Annotated[str, typer.Option("--to", metavar="内容", help="改成什么")]
ToUnits = Annotated[list[str] | None, typer.Option("--to", metavar="单位", help="移入单位（可多次）")]
FromUnits = Annotated[
    list[str] | None, typer.Option("--from", metavar="单位", help="移出单位（默认现承办的全部；可多次）")
]
RoleOption = Annotated[str, typer.Option("--role", metavar="角色", help="lead 牵头、support 配合")]


def extend(
    ctx: typer.Context,
    item: ItemArgument,
    to: NewDeadline = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    approve: Approve = None,
    refuse: Refuse = None,
    unit: AskingUnit = None,
    *,
    writing: Writing,
) -> None:
    """延期: ask, decide at once, or decide later."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import amending

    if sum(option is not None for option in (to, approve, refuse)) != 1:
        raise UsageError(
            "extend 要写 --to、--approve、--refuse 中的一个",
            hint="申请：--to 2026-03-31 --reason 理由；批复：--approve 姓名 或 --refuse 姓名",
        )

    def plan(standing: Standing, author: Author, clerk: Clerk) -> Action:
        limit = clerk.settings.extensions.limit
        decider = approve or refuse
        if decider is not None:
            agreed = approve is not None
            return amending.decide_extension(standing, author, decider, approve=agreed, limit=limit)
        day = clerk.day_of(to or "", "--to")
        return amending.ask_extension(standing, author, day, reason, approved_by, limit)

    act_on(ctx.obj.root, [item], writing, "extend", plan, unit=unit)


def correct(
    ctx: typer.Context,
    item: ItemArgument,
    entry: EntryDay,
    value: RightValues = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    *,
    writing: Writing,
) -> None:
    """更正."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed.arguments import corrected_figures
    from jianguan_cli.domain.actions import amending

    def plan(standing: Standing, author: Author, clerk: Clerk) -> Action:
        day = clerk.day_of(entry, "--entry")
        values = corrected_figures(value, standing.item)
        return amending.correct(standing, author, day, values, reason, approved_by)

    act_on(ctx.obj.root, [item], writing, "correct", plan)


def revise(
    ctx: typer.Context,
    item: ItemArgument,
    field: Field,
    to: Content,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    *,
    writing: Writing,
) -> None:
    """修订."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import amending

    def plan(standing: Standing, author: Author, _: Clerk) -> Action:
        return amending.revise(standing, author, field, to, reason, approved_by)

    act_on(ctx.obj.root, [item], writing, "revise", plan)


def transfer(
    ctx: typer.Context,
    item: ItemArgument,
    to: ToUnits = None,
    from_: FromUnits = None,
    role: RoleOption = "lead",
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    *,
    writing: Writing,
) -> None:
    """移交."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed import tokens
    from jianguan_cli.domain.actions import amending

    moved = tokens.role(role)

    def plan(standing: Standing, author: Author, _: Clerk) -> Action:
        units = tuple(to or ()), tuple(from_ or ())
        return amending.transfer(standing, author, moved, *units, reason, approved_by)

    act_on(ctx.obj.root, [item], writing, "transfer", plan, units=to or ())
