"""Beginning a plan file and an item: options where they are given, questions on a terminal where not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import DryRun, Handler, words
from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.domain.records.edit import Fragment
    from jianguan_cli.storage.filechange import FileChange


def new(
    ctx: typer.Context,
    plan: Annotated[
        str | None,
        typer.Argument(metavar="计划编号", help="小写字母、数字、. 和 -，也是文件名（不写则在终端上询问）"),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="标题", help="文件标题")] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="机关", help="印发机关")] = None,
    number: Annotated[str | None, typer.Option("--number", metavar="文号", help="文号")] = None,
    org: Annotated[
        str | None, typer.Option("--org", metavar="机关", help="单位名称所属的机关（默认印发机关）")
    ] = None,
    issued: Annotated[str | None, typer.Option("--issued", metavar="日期", help="印发日期")] = None,
    start: Annotated[str | None, typer.Option("--start", metavar="日期", help="起始日")] = None,
    end: Annotated[str | None, typer.Option("--end", metavar="日期", help="截止日")] = None,
    register: Annotated[
        bool, typer.Option("--register", help="批示、会议等台账（条款自定），不是规划或要点")
    ] = False,
    date_: Annotated[
        str | None,
        typer.Option("--date", metavar="日期", help="按哪一天算“年底”“+10d”等说法（默认今天）；不写入文件"),
    ] = None,
    by: Handler = None,
    dry_run: DryRun = False,
) -> None:
    """Start a plan file.

    缺的内容在终端上逐项询问，给出改动，确认后写入。写好后用 jianguan add 立项。
    """
    from jianguan_cli.cli.daily.questions import Questions, filled
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import note
    from jianguan_cli.commands.begin import new_plan, new_plan_id
    from jianguan_cli.commands.state import open_state

    state = open_state(ctx.obj.root)
    questions = Questions(state, spoken_day(date_, "--date", state.settings, state.calendar))
    plan_id = questions.given(
        plan, "计划编号 计划编号（如 hb-2026）", lambda text: new_plan_id(state.root, text)
    )
    fields: dict[str, Fragment] = {
        "id": plan_id,
        "title": questions.given(title, "--title 文件标题", filled),
        "issuer": questions.given(issuer, "--issuer 印发机关", filled),
        "number": number,
        "org": org,
        "type": "register" if register else None,
        "issued": questions.given(issued, "--issued 印发日期", questions.day),
    }
    first = questions.given(start, "--start 起始日", questions.day)
    fields["start"] = first
    fields["end"] = questions.given(end, "--end 截止日", _later(first, questions.day))
    wrote = _written(
        lambda preview: new_plan(state.root, fields, dry_run=preview),
        state.root,
        dry_run=dry_run,
        ask=questions.asked,
        by=by,
    )
    if wrote:
        note(f"接下来：jianguan add {plan_id} 立项")


def add(
    ctx: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="计划", help="计划编号")],
    title: Annotated[
        str | None, typer.Option("--title", metavar="名称", help="事项名称（30 字以内）")
    ] = None,
    clause: Annotated[
        str | None, typer.Option("--clause", metavar="条款", help="条款号，如 五/(十九)、一/6")
    ] = None,
    lead: Annotated[
        list[str] | None, typer.Option("--lead", metavar="单位", help="牵头单位（可多次）")
    ] = None,
    support: Annotated[
        list[str] | None, typer.Option("--support", metavar="单位", help="配合单位（可多次）")
    ] = None,
    deadline: Annotated[
        str | None, typer.Option("--deadline", metavar="日期", help="时限（默认计划的截止日）")
    ] = None,
    target: Annotated[
        list[str] | None, typer.Option("--target", metavar="目标", help="如 合格率>=98%（可多次）")
    ] = None,
    deliverable: Annotated[
        list[str] | None, typer.Option("--deliverable", metavar="成果", help="没有数字的成果（可多次）")
    ] = None,
    id_: Annotated[
        str | None, typer.Option("--id", metavar="后缀", help="编号里计划编号之后的部分（默认下一个数）")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="类别", help="来源：批示、会议、上级文件（可不写条款）")
    ] = None,
    leader: Annotated[str | None, typer.Option("--leader", metavar="姓名", help="批示领导或会议名称")] = None,
    source_date: Annotated[
        str | None, typer.Option("--source-date", metavar="日期", help="批示或会议日期")
    ] = None,
    source_number: Annotated[
        str | None, typer.Option("--source-number", metavar="文号", help="批示或文件的编号")
    ] = None,
    date_: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="日期", help="立项日期：“+10d”等由此算起，批示、会议事项由此起算（默认今天）"
        ),
    ] = None,
    by: Handler = None,
    dry_run: DryRun = False,
) -> None:
    """Add an item.

    缺的内容在终端上逐项询问，给出改动，确认后写入。目标写成“指标 界限 数值 单位”，如 合格率>=98%、
    抽检批次不低于 3000 批次；底线型写 keep:合格率>=98%，周期型写 each/quarter:抽检批次>=300批次，
    递增型写 grow:增加值>=5%。
    """
    from jianguan_cli.cli.acting import tell_unregistered
    from jianguan_cli.cli.daily import questions as asking
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import note
    from jianguan_cli.commands.begin import NewItem, add_item, check_suffix, plan_to_add_to
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.domain.actions.action import record
    from jianguan_cli.domain.values.vocabulary import PlanType

    state = open_state(ctx.obj.root)
    checklist = plan_to_add_to(state, plan)
    if id_ is not None:
        check_suffix(state, checklist, id_)
    today = spoken_day(date_, "--date", state.settings, state.calendar)
    questions = asking.Questions(state, today)
    came_from: dict[str, Fragment] | None = None
    if source is not None:
        said_on = questions.day(source_date) if source_date else None
        came_from = record(kind=source, leader=leader, date=said_on, number=source_number)
    clause_said = clause
    if clause is None and came_from is None:
        read_clause = questions.clause(free=checklist.plan.type is PlanType.REGISTER)
        clause_said = questions.given(None, "--clause 条款号", read_clause)
    title_said = questions.given(title, "--title 事项名称", asking.filled)
    read_units = questions.units(checklist.plan.unit_org)
    leads = words(lead) or questions.maybe("牵头单位（几个用逗号隔开；没有就回车）：", read_units)
    supports = words(support) or questions.maybe("配合单位（几个用逗号隔开；没有就回车）：", read_units)
    day = questions.day(deadline) if deadline else None
    if day is None:
        day = questions.maybe(
            "时限（回车为计划的截止日）：", lambda text: questions.day(text) if text else None
        )
    targets = [asking.target(one) for one in target or ()]
    if not targets and not deliverable:
        targets = questions.each("目标（如 合格率>=98%；没有就回车）：", asking.target)
    item = NewItem(
        clause=asking.filled(clause_said) if clause_said is not None else None,
        title=title_said,
        lead=leads or (),
        support=supports or (),
        deadline=day or checklist.plan.end,
        deadline_text=_phrase(deadline),
        start=today if source is not None else None,
        suffix=id_,
        targets=tuple(targets),
        deliverables=tuple(deliverable or ()),
        source=came_from,
    )

    def make(preview: bool) -> FileChange:
        made, change = add_item(state, plan, item, dry_run=preview)
        if preview or not questions.asked:
            note(f"{item.title}（{made}），时限 {item.deadline}")
        return change

    _written(make, state.root, dry_run=dry_run, ask=questions.asked, by=by)
    tell_unregistered(state, (*words(lead), *words(support)), checklist.plan.unit_org)


def _later(first: date, read: Callable[[str], date]) -> Callable[[str], date]:
    def read_later(text: str) -> date:
        day = read(text)
        if day < first:
            raise UsageError(f"截止日 {day} 早于起始日 {first}", hint="请核对两个日期")
        return day

    return read_later


def _phrase(deadline: str | None) -> str | None:
    """The document's own words for the deadline (年底), where the option was given in words."""
    return deadline if deadline and any("\u4e00" <= sign <= "\u9fff" for sign in deadline) else None


def _written(
    make: Callable[[bool], FileChange], root: Path, *, dry_run: bool, ask: bool, by: str | None
) -> bool:
    """Show the diff and write it; what was typed answer by answer is written after a yes."""
    from jianguan_cli.cli.terminal.asking import confirmed
    from jianguan_cli.cli.terminal.output import note, show_changes

    if by and by.strip():
        note(f"经手人 {by.strip()}（文件里没有这一栏，不写入）")
    if not ask or dry_run:
        show_changes([make(dry_run)], root, dry_run=dry_run)
        return not dry_run
    show_changes([make(True)], root, dry_run=True)
    if not confirmed("写入？"):
        note("没有写入")
        return False
    note(f"已写入 {make(False).path.relative_to(root).as_posix()}")
    return True
