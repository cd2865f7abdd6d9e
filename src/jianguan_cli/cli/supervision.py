"""督查: what the supervision office does."""

from __future__ import annotations

from typing import Annotated

import typer

from jianguan_cli.cli.help import SUPERVISION, ChineseCommand
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
    Reason,
    choose_format,
    words,
)
from jianguan_cli.errors import UsageError

Note = Annotated[str | None, typer.Option("--note", metavar="文字", help="说明")]
FAIL_ON = ("red", "yellow", "blue", "never")


def register(app: typer.Typer) -> None:
    """Add the supervision commands to the program."""
    command = {"cls": ChineseCommand, "rich_help_panel": SUPERVISION}
    for name, function, words_ in (
        ("check", check, "判定全部事项，列出亮灯的原因；达到门槛时退出码为 1"),
        ("explain", explain, "说明一条规则，或某个事项为什么是这个灯"),
        ("close", close, "销号（须有佐证和批准人，不能由申请人自己办）"),
        ("return", return_, "退回销号申请"),
        ("reopen", reopen, "重新打开已办结的事项，或恢复暂缓的事项"),
        ("extend", extend, "申请延期、批准延期或不予延期"),
        ("correct", correct, "更正以前报错的数"),
        ("revise", revise, "经批准修订目标或名称"),
        ("verify", verify, "登记核查结论；不实则撤回数据"),
        ("transfer", transfer, "移交承办单位（文件所印的不改）"),
        ("pause", pause, "暂缓（期限不停）"),
        ("drop", drop, "撤项（须有文号和批准人）"),
    ):
        app.command(name, help=words_, **command)(function)  # type: ignore[arg-type]


def check(
    ctx: typer.Context,
    fail_on: Annotated[
        str,
        typer.Option("--fail-on", metavar="灯", help="达到这种灯时退出码为 1：red、yellow、blue、never"),
    ] = "red",
    ahead: Annotated[
        int | None,
        typer.Option("--ahead", metavar="天数", help="若不再填报，今后这些天里哪些灯会变"),
    ] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option("--plan", metavar="计划", help="只看这些计划（可多次）"),
    ] = None,
    as_of: AsOf = None,
    fmt: Format = None,
    output: Output = None,
) -> None:
    """Judge everything; read only."""
    from jianguan_cli.cli.output import emit, report_broken
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.commands.check import check as run_check
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.reporting.finding_formats import FINDING_FORMATS

    chosen = choose_format(fmt, tuple(FINDING_FORMATS))
    if fail_on not in FAIL_ON:
        raise UsageError(f"--fail-on 没有“{fail_on}”这一档", hint=f"可选：{'、'.join(FAIL_ON)}")
    state = open_state(ctx.obj.root)
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    outcome = run_check(state, day, fail_on=fail_on, ahead=ahead, plans=words(plan))
    emit(FINDING_FORMATS[chosen](outcome.findings, day), output)
    raise typer.Exit(report_broken(state.broken) or outcome.exit_code)


def explain(
    ctx: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="规则|事项", help="规则代码（如 overdue），或一个事项")],
    as_of: AsOf = None,
) -> None:
    """Tell a rule, or why an item has its light."""
    from jianguan_cli.cli.output import emit, report_broken
    from jianguan_cli.commands.explain import explain_code

    told = explain_code(subject)
    if told is not None:
        emit(told)
        return
    from jianguan_cli.cli.choosing import choose
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.commands.explain import explain_standing

    chosen = choose(ctx.obj.root, subject)
    state = chosen.state
    day = spoken_day(as_of, "--as-of", state.settings, state.calendar)
    emit(explain_standing(state, chosen.item.id, day))
    raise typer.Exit(report_broken(state.broken))


def close(
    ctx: typer.Context,
    item: ItemArgument,
    evidence: Evidence = None,
    approved_by: ApprovedBy = None,
    basis: Basis = None,
    note: Note = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """销号."""
    from jianguan_cli.cli import arguments
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import deciding

    said = arguments.Said(note=note, evidence=evidence)
    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
        "close",
        lambda standing, author, clerk: deciding.close(
            standing, author, clerk.progress(said, standing), approved_by, basis
        ),
    )


def return_(
    ctx: typer.Context,
    item: ItemArgument,
    reason: Reason = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """退回."""
    from jianguan_cli.cli import arguments
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import deciding

    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
        "return",
        lambda standing, author, _: deciding.return_(standing, author, reason),
    )


def reopen(
    ctx: typer.Context,
    item: ItemArgument,
    reason: Reason = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """重新打开."""
    from jianguan_cli.cli import arguments
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import deciding

    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
        "reopen",
        lambda standing, author, _: deciding.reopen(standing, author, reason),
    )


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
    from jianguan_cli.cli import arguments
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import amending
    from jianguan_cli.domain.actions.action import Action, Author
    from jianguan_cli.domain.standing import Standing

    if sum(option is not None for option in (to, approve, refuse)) != 1:
        raise UsageError(
            "extend 要写 --to、--approve、--refuse 中的一个",
            hint="申请：--to 2026-03-31 --reason 理由；批复：--approve 姓名 或 --refuse 姓名",
        )

    def plan(standing: Standing, author: Author, clerk: arguments.Clerk) -> Action:
        decider = approve or refuse
        if decider is not None:
            return amending.decide_extension(standing, author, decider, approve=approve is not None)
        day = clerk.day_of(to or "", "--to")
        limit = clerk.settings.extensions.limit
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
    from jianguan_cli.cli import arguments
    from jianguan_cli.cli.acting import act_on
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
    from jianguan_cli.cli import arguments
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import amending

    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
        "revise",
        lambda standing, author, _: amending.revise(standing, author, field, to, reason, approved_by),
    )


def verify(
    ctx: typer.Context,
    item: ItemArgument,
    result: Annotated[
        str, typer.Option("--result", metavar="结论", help="confirmed 属实、partly 部分属实、untrue 不实")
    ],
    found: Annotated[str | None, typer.Option("--found", metavar="文字", help="核查发现")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="地点", help="核查地点")] = None,
    evidence: Evidence = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """核查."""
    from jianguan_cli.cli import arguments
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import deciding

    said = arguments.Said(evidence=evidence)
    conclusion = arguments.verify_result(result)
    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
        "verify",
        lambda standing, author, clerk: deciding.verify(
            standing, author, conclusion, found, place, clerk.progress(said, standing).evidence
        ),
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
    from jianguan_cli.cli import arguments
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import amending

    moved = arguments.role(role)
    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
        "transfer",
        lambda standing, author, _: amending.transfer(
            standing, author, moved, tuple(to or ()), tuple(from_ or ()), reason, approved_by
        ),
    )


def pause(
    ctx: typer.Context,
    item: ItemArgument,
    until: Annotated[str | None, typer.Option("--until", metavar="日期", help="暂缓到哪一天")] = None,
    reason: Reason = None,
    approved_by: ApprovedBy = None,
    basis: Basis = None,
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """暂缓."""
    from jianguan_cli.cli import arguments
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import deciding

    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
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
    date: Day = None,
    by: By = None,
    dry_run: DryRun = False,
) -> None:
    """撤项."""
    from jianguan_cli.cli import arguments
    from jianguan_cli.cli.acting import act_on
    from jianguan_cli.domain.actions import deciding

    act_on(
        ctx.obj.root,
        [item],
        arguments.Writing(date, by, None, dry_run),
        "drop",
        lambda standing, author, _: deciding.drop(standing, author, basis, reason, approved_by),
    )
