"""督查: the papers that are sent (提醒函, 催办函, 督办单) and their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import Evidence, ItemArgument, Unit, Writing

if TYPE_CHECKING:
    from jianguan_cli.cli.typed.arguments import Clerk
    from jianguan_cli.domain.actions.action import Action, Author
    from jianguan_cli.domain.judging.standing import Standing

Number = Annotated[str | None, typer.Option("--number", metavar="编号", help="文书编号")]
Colour = Annotated[
    str | None,
    typer.Option("--colour", metavar="颜色", help="颜色（默认按升级办法：首份同灯色，逾期不复则升一级）"),
]
ReplyBy = Annotated[
    str | None, typer.Option("--reply-by", metavar="日期", help="反馈时限（默认按设置的工作日数）")
]
SignedBy = Annotated[str | None, typer.Option("--signed-by", metavar="姓名", help="签发人")]
Handling = Annotated[str | None, typer.Option("--note", metavar="文字", help="办理情况")]
AnsweredNumber = Annotated[
    str | None, typer.Option("--number", metavar="编号", help="所回复的文书编号（只有一份时可省）")
]


def notice(
    ctx: typer.Context,
    item: ItemArgument,
    number: Number = None,
    colour: Colour = None,
    reply_by: ReplyBy = None,
    signed_by: SignedBy = None,
    *,
    writing: Writing,
) -> None:
    """登记督办文书."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import notices

    def plan(standing: Standing, author: Author, clerk: Clerk) -> Action:
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

    act_on(ctx.obj.root, [item], writing, "notice", plan)


def reply(
    ctx: typer.Context,
    item: ItemArgument,
    note: Handling = None,
    number: AnsweredNumber = None,
    evidence: Evidence = None,
    unit: Unit = None,
    *,
    writing: Writing,
) -> None:
    """回复督办文书."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed.arguments import Said
    from jianguan_cli.domain.actions import notices

    said = Said(note=note, evidence=evidence)

    def plan(standing: Standing, author: Author, clerk: Clerk) -> Action:
        statement = clerk.statement(said, standing)
        return notices.reply(standing, author, number, statement, clerk.settings, clerk.calendar)

    act_on(ctx.obj.root, [item], writing, "reply", plan, unit=unit)
