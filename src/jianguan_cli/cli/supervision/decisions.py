"""督查: what is decided on an item."""

from __future__ import annotations

from typing import Annotated

import typer

from jianguan_cli.cli.options import ApprovedBy, Basis, Evidence, ItemArgument, Reason, Writing

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
    act_on(
        ctx.obj.root,
        [item],
        writing,
        "close",
        lambda standing, author, clerk: deciding.close(
            standing, author, clerk.progress(said, standing), approved_by, basis
        ),
    )


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

    act_on(
        ctx.obj.root,
        [item],
        writing,
        "pause",
        lambda standing, author, clerk: deciding.pause(
            standing,
            author,
            clerk.day_of(until, "--until") if until else None,
            reason,
            approved_by,
            basis,
        ),
    )


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

    act_on(
        ctx.obj.root,
        [item],
        writing,
        "drop",
        lambda standing, author, _: deciding.drop(standing, author, basis, reason, approved_by),
    )


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
    act_on(
        ctx.obj.root,
        [item],
        writing,
        "verify",
        lambda standing, author, clerk: deciding.verify(
            standing, author, conclusion, found, place, clerk.progress(said, standing).evidence
        ),
    )
