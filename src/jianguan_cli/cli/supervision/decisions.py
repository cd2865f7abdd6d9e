"""督查: what is decided on an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import ApprovedBy, Basis, Evidence, ItemArgument, Reason, Writing

if TYPE_CHECKING:
    from jianguan_cli.cli.typed.arguments import Clerk
    from jianguan_cli.domain.actions.action import Action, Author
    from jianguan_cli.domain.judging.standing import Standing

Note = Annotated[str | None, typer.Option("--note", metavar="文字", help="说明")]
Until = Annotated[str | None, typer.Option("--until", metavar="日期", help="暂缓到哪一天")]
Conclusion = Annotated[
    str, typer.Option("--result", metavar="结论", help="confirmed 属实、partly 部分属实、untrue 不实")
]
Found = Annotated[str | None, typer.Option("--found", metavar="文字", help="核查发现")]
Place = Annotated[str | None, typer.Option("--place", metavar="地点", help="核查地点")]


def close(
    ctx: typer.Context,
    item: ItemArgument,
    evidence: Evidence = None,
    approved_by: ApprovedBy = None,
    basis: Basis = None,
    note: Note = None,
    *,
    writing: Writing,
) -> None:
    """销号."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed.arguments import Said
    from jianguan_cli.domain.actions import deciding

    said = Said(note=note, evidence=evidence)

    def plan(standing: Standing, author: Author, clerk: Clerk) -> Action:
        return deciding.close(standing, author, clerk.statement(said, standing), approved_by, basis)

    act_on(ctx.obj.root, [item], writing, "close", plan)


def return_(ctx: typer.Context, item: ItemArgument, reason: Reason = None, *, writing: Writing) -> None:
    """退回."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import deciding

    act_on(ctx.obj.root, [item], writing, "return", lambda now, by, _: deciding.return_(now, by, reason))


def reopen(ctx: typer.Context, item: ItemArgument, reason: Reason = None, *, writing: Writing) -> None:
    """重新打开."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import deciding

    act_on(ctx.obj.root, [item], writing, "reopen", lambda now, by, _: deciding.reopen(now, by, reason))


def pause(
    ctx: typer.Context,
    item: ItemArgument,
    until: Until = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    basis: Basis = None,
    *,
    writing: Writing,
) -> None:
    """暂缓."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import deciding

    def plan(standing: Standing, author: Author, clerk: Clerk) -> Action:
        last = clerk.day_of(until, "--until") if until else None
        return deciding.pause(standing, author, last, reason, approved_by, basis)

    act_on(ctx.obj.root, [item], writing, "pause", plan)


def drop(
    ctx: typer.Context,
    item: ItemArgument,
    basis: Basis = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    *,
    writing: Writing,
) -> None:
    """撤项."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import deciding

    def plan(standing: Standing, author: Author, _: Clerk) -> Action:
        return deciding.drop(standing, author, basis, reason, approved_by)

    act_on(ctx.obj.root, [item], writing, "drop", plan)


def verify(
    ctx: typer.Context,
    item: ItemArgument,
    result: Conclusion,
    found: Found = None,
    place: Place = None,
    evidence: Evidence = None,
    *,
    writing: Writing,
) -> None:
    """核查."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed import arguments, tokens
    from jianguan_cli.domain.actions import deciding

    said = arguments.Said(evidence=evidence)
    conclusion = tokens.verify_result(result)

    def plan(standing: Standing, author: Author, clerk: Clerk) -> Action:
        shown = clerk.statement(said, standing).evidence
        return deciding.verify(standing, author, conclusion, found, place, shown)

    act_on(ctx.obj.root, [item], writing, "verify", plan)
