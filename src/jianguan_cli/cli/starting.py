"""Beginning a plan file and an item: options where they are given, questions on a terminal where not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from jianguan_cli.cli.options import DryRun, words
from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.commands.state import State
    from jianguan_cli.domain.edit import Fragment

T = TypeVar("T")


def new(
    ctx: typer.Context,
    plan: Annotated[str, typer.Argument(metavar="计划编号", help="小写字母、数字、. 和 -，也是文件名")],
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
    dry_run: DryRun = False,
) -> None:
    """Start a plan file.

    缺的内容在终端上逐项询问。写好后用 jianguan add 立项。
    """
    from jianguan_cli.cli.output import note, show_changes
    from jianguan_cli.commands.begin import new_plan
    from jianguan_cli.commands.state import open_state

    state = open_state(ctx.obj.root)
    days = _DayReader(state)
    fields: dict[str, Fragment] = {
        "id": plan.strip(),
        "title": _given(title, "--title 文件标题", _text),
        "issuer": _given(issuer, "--issuer 印发机关", _text),
        "number": number,
        "org": org,
        "type": "register" if register else None,
        "issued": _given(issued, "--issued 印发日期", days),
        "start": _given(start, "--start 起始日", days),
        "end": _given(end, "--end 截止日", days),
    }
    change = new_plan(state.root, fields, dry_run=dry_run)
    show_changes([change], state.root, dry_run=dry_run)
    note(f"接下来：jianguan add {plan} 立项")


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
        typer.Option("--date", metavar="日期", help="立项日期（批示、会议事项由此起算，默认今天）"),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Add an item.

    缺的内容在终端上逐项询问。目标写成“指标 界限 数值 单位”，如 合格率>=98%、抽检批次不低于 3000 批次；
    底线型写 keep:合格率>=98%，周期型写 each/quarter:抽检批次>=300批次，递增型写 grow:增加值>=5%。
    """
    from jianguan_cli.cli.output import note, show_changes
    from jianguan_cli.commands.begin import NewItem, add_item
    from jianguan_cli.commands.state import open_state
    from jianguan_cli.domain.actions.action import record

    state = open_state(ctx.obj.root)
    days = _DayReader(state)
    came_from: dict[str, Fragment] | None = None
    start = None
    if source is not None:
        said_on = days(source_date) if source_date else None
        came_from = record(kind=source, leader=leader, date=said_on, number=source_number)
        start = days(date_) if date_ else days.today
    clause_said = clause if came_from else _given(clause, "--clause 条款号", _text)
    title_said = _given(title, "--title 事项名称", _text)
    leads = words(lead) or _asked("牵头单位（几个用逗号隔开；没有就回车）：", lambda text: words([text]))
    supports = words(support) or _asked(
        "配合单位（几个用逗号隔开；没有就回车）：", lambda text: words([text])
    )
    known = next((one.plan for one in state.loaded.checklists if one.plan.id == plan), None)
    day = days(deadline) if deadline else None
    if day is None:
        day = _asked("时限（回车为计划的截止日）：", lambda text: days(text) if text else None)
    targets = [_target(one) for one in target or ()]
    if not targets and not deliverable:
        targets = _each("目标（如 合格率>=98%；没有就回车）：", _target)
    item = NewItem(
        clause=clause_said,
        title=title_said,
        lead=leads or (),
        support=supports or (),
        deadline=day or (known.end if known else days.today),
        deadline_text=_phrase(deadline),
        start=start,
        suffix=id_,
        targets=tuple(targets),
        deliverables=tuple(deliverable or ()),
        source=came_from,
    )
    made, change = add_item(state, plan, item, dry_run=dry_run)
    note(f"{item.title}（{made}），时限 {item.deadline}")
    show_changes([change], state.root, dry_run=dry_run)


class _DayReader:
    """Reads days as typed, against today in the workspace."""

    def __init__(self, state: State) -> None:
        from jianguan_cli.cli.session import today

        self._calendar = state.calendar
        self.today = today(state.settings)

    def __call__(self, text: str) -> date:
        from jianguan_cli.domain.spoken import DATE_EXAMPLES, read_day

        day = read_day(text, self.today, self._calendar)
        if day is None:
            raise UsageError(f"“{text}”不是日期", hint=f"可以写：{DATE_EXAMPLES}")
        return day


def _text(text: str) -> str:
    if not text.strip():
        raise UsageError("这一项不能空")
    return text.strip()


def _target(text: str) -> dict[str, Fragment]:
    from jianguan_cli.domain.spoken_target import TARGET_EXAMPLE, read_target

    found = read_target(text)
    if found is None:
        raise UsageError(f"“{text}”不是目标", hint=f"例如 {TARGET_EXAMPLE}")
    return found


def _phrase(deadline: str | None) -> str | None:
    """The document's own words for the deadline (年底), where the option was given in words."""
    return deadline if deadline and any("\u4e00" <= sign <= "\u9fff" for sign in deadline) else None


def _given(value: str | None, what: str, read: Callable[[str], T]) -> T:
    """The option's value; on a terminal it is asked for where it is missing."""
    from jianguan_cli.cli.asking import ask_until, on_terminal

    if value is not None:
        return read(value)
    if not on_terminal():
        option, _, meaning = what.partition(" ")
        raise UsageError(f"缺少 {option}：{meaning}", hint=f"请加上 {option}，或在终端上运行，逐项回答")
    return ask_until(f"{what.partition(' ')[2]}：", read)


def _asked(question: str, read: Callable[[str], T]) -> T | None:
    """An answer on a terminal; None elsewhere."""
    from jianguan_cli.cli.asking import ask_until, on_terminal

    return ask_until(question, read) if on_terminal() else None


def _each(question: str, read: Callable[[str], T]) -> list[T]:
    """Answers until Enter alone, on a terminal; none elsewhere."""
    found: list[T] = []
    while True:
        one = _asked(question, lambda text: read(text) if text else None)
        if one is None:
            return found
        found.append(one)
