"""日常: reporting progress, on one item, on several, or question by question; 申请销号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from jianguan_cli.cli.options import ApprovedBy, Evidence, ItemArgument, Reason, Unit, Writing, words
from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from jianguan_cli.cli.acting import Planner
    from jianguan_cli.cli.typed.arguments import Clerk, Said
    from jianguan_cli.domain.actions.action import Action, Author
    from jianguan_cli.domain.judging.standing import Standing
    from jianguan_cli.domain.plan.status import Status

Items = Annotated[
    list[str] | None,
    typer.Argument(metavar="事项", help="编号、标题里的字或拼音首字母（可多个；不写则逐项询问）"),
]
NewStatus = Annotated[
    str | None,
    typer.Option("--status", metavar="状态", help="todo 未启动、doing 推进中（英文、中文或拼音首字母）"),
]
Values = Annotated[
    list[str] | None,
    typer.Option("--value", metavar="[目标=]数", help="累计完成值；只有一个目标时可只写数（可多次）"),
]
Refs = Annotated[
    list[str] | None,
    typer.Option("--ref", metavar="[目标=]数", help="相对目标的参照值，如全国均值（可多次）"),
]
Met = Annotated[str | None, typer.Option("--met", metavar="yes|no", help="参照不明确的相对目标是否达到")]
Upto = Annotated[
    str | None,
    typer.Option(
        "--upto", metavar="日期|周期", help="数据截止日，也可写 2025Q1、2025-03、2025（默认填报当日）"
    ),
]
Done = Annotated[list[str] | None, typer.Option("--done", metavar="成果", help="已完成的成果（可多次）")]
Waive = Annotated[
    list[str] | None,
    typer.Option("--waive", metavar="成果", help="经批准免于完成的成果（可多次；要有理由和批准人）"),
]
Provisional = Annotated[
    bool | None,
    typer.Option("--provisional", help="所报的是初步数：以后同一截至日的数为最终数，不必更正"),
]
Note = Annotated[str | None, typer.Option("--note", metavar="文字", help="进展")]
Problem = Annotated[str | None, typer.Option("--problem", metavar="文字", help="存在问题")]
Next = Annotated[str | None, typer.Option("--next", metavar="文字", help="下步打算")]
Need = Annotated[str | None, typer.Option("--need", metavar="文字", help="需协调事项")]


class Achieved(NamedTuple):
    """What can be counted of a report of progress: the first fields of ``Said``."""

    value: Values = None
    ref: Refs = None
    met: Met = None
    upto: Upto = None
    done: Done = None


def update(
    ctx: typer.Context,
    items: Items = None,
    status: NewStatus = None,
    *,
    achieved: Achieved,
    note: Note = None,
    problem: Problem = None,
    next_: Next = None,
    need: Need = None,
    evidence: Evidence = None,
    provisional: Provisional = None,
    unit: Unit = None,
    writing: Writing,
) -> None:
    """Report progress on one or several items.

    在终端上不写事项和内容，就一步一步询问。
    不写事项而写 --unit，则同样更新该单位牵头的在办事项，先列出再确认。
    """
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed import arguments, tokens
    from jianguan_cli.domain.actions.reporting import update as plan_update

    said = arguments.Said(*achieved, note, problem, next_, need, evidence, provisional)
    wanted = tokens.reported_status(status)

    def plan(standing: Standing, author: Author, clerk: Clerk) -> Action:
        return plan_update(standing, author, clerk.statement(said, standing), wanted)

    if items:
        act_on(ctx.obj.root, items, writing, "update", plan, unit=unit, said=said)
    else:
        _update_unnamed(ctx.obj.root, unit, said, wanted, writing, plan)


def _update_unnamed(
    root: Path, unit: str | None, said: Said, status: Status | None, writing: Writing, plan: Planner
) -> None:
    """``update`` that names no item: all of a unit's, or question by question on a terminal."""
    from jianguan_cli.cli.terminal.asking import on_terminal

    empty = all(one is None for one in said)
    if unit is not None and not (empty and status is None):
        from jianguan_cli.cli.acting import act_on_all
        from jianguan_cli.cli.daily.bulk import items_of_unit

        chosen = items_of_unit(root, unit, status if empty else None)
        act_on_all(root, chosen, writing, "update", plan, unit=unit, said=said)
        return
    if not (empty and status is None) or not on_terminal():
        raise UsageError(
            "没有写更新哪个事项",
            hint="例如 jianguan update 事项 --status doing；或用 --unit 单位；在终端上可以什么都不写",
        )
    from jianguan_cli.cli.daily.wizard import ask_update

    ask_update(root, unit, writing)


def submit(
    ctx: typer.Context,
    item: ItemArgument,
    evidence: Evidence = None,
    *,
    achieved: Achieved,
    waive: Waive = None,
    note: Note = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    provisional: Provisional = None,
    unit: Unit = None,
    writing: Writing,
) -> None:
    """申请销号."""
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.cli.typed.arguments import Said
    from jianguan_cli.domain.actions.reporting import submit as plan_submit

    said = Said(*achieved, note, evidence=evidence, provisional=provisional)

    def plan(standing: Standing, author: Author, clerk: Clerk) -> Action:
        statement = clerk.statement(said, standing)
        waived = clerk.deliverables(words(waive), standing)
        return plan_submit(standing, author, statement, waived, reason, approved_by)

    act_on(ctx.obj.root, [item], writing, "submit", plan, unit=unit, said=said)
