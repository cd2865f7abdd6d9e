"""日常: beginning an item: options where they are given, questions on a terminal where not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from jianguan_cli.cli.options import DryRun, Handler, words

if TYPE_CHECKING:
    from jianguan_cli.cli.daily.questions import Questions
    from jianguan_cli.commands.begin import NewItem
    from jianguan_cli.domain.plan.model import Checklist
    from jianguan_cli.domain.records.edit import Fragment
    from jianguan_cli.domain.spoken.limits import Frame
    from jianguan_cli.storage.filechange import FileChange

PlanArgument = Annotated[str, typer.Argument(metavar="计划", help="计划编号")]
Title = Annotated[str | None, typer.Option("--title", metavar="名称", help="事项名称（30 字以内）")]
Clause = Annotated[str | None, typer.Option("--clause", metavar="条款", help="条款号，如 五/(十九)、一/6")]
Leads = Annotated[list[str] | None, typer.Option("--lead", metavar="单位", help="牵头单位（可多次）")]
Supports = Annotated[list[str] | None, typer.Option("--support", metavar="单位", help="配合单位（可多次）")]
Start = Annotated[
    str | None, typer.Option("--start", metavar="日期", help="交办日期：“交办后5个工作日内”由此算起")
]
Deadline = Annotated[
    str | None,
    typer.Option("--deadline", metavar="时限", help="如 2025-06-30、6月底前、长期坚持（默认计划的截止日）"),
]
Targets = Annotated[
    list[str] | None,
    typer.Option("--target", metavar="目标", help="如 合格率>=98%、每季度督导不少于1次（可多次）"),
]
Deliverables = Annotated[
    list[str] | None, typer.Option("--deliverable", metavar="成果", help="没有数字的成果（可多次）")
]
Suffix = Annotated[
    str | None, typer.Option("--id", metavar="后缀", help="编号里计划编号之后的部分（默认下一个数）")
]
SourceKind = Annotated[
    str | None, typer.Option("--source", metavar="类别", help="来源：批示、会议、上级文件（可不写条款）")
]
Leader = Annotated[str | None, typer.Option("--leader", metavar="姓名", help="批示领导或会议名称")]
SourceDate = Annotated[str | None, typer.Option("--source-date", metavar="日期", help="批示或会议日期")]
SourceNumber = Annotated[str | None, typer.Option("--source-number", metavar="文号", help="批示或文件的编号")]
AddedOn = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="日期", help="立项日期：“+10d”等由此算起，批示、会议事项由此起算（默认今天）"
    ),
]


class Draft(NamedTuple):
    """What the options say of the item."""

    title: Title = None
    clause: Clause = None
    lead: Leads = None
    support: Supports = None
    start: Start = None
    deadline: Deadline = None
    target: Targets = None
    deliverable: Deliverables = None
    suffix: Suffix = None


class Origin(NamedTuple):
    """来源: whence an item comes that stands in no document."""

    source: SourceKind = None
    leader: Leader = None
    source_date: SourceDate = None
    source_number: SourceNumber = None

    def read(self, questions: Questions) -> dict[str, Fragment] | None:
        """The record of it; None where there is no such source."""
        from jianguan_cli.domain.actions.action import record

        if self.source is None:
            return None
        said_on = questions.day(self.source_date) if self.source_date else None
        return record(kind=self.source, leader=self.leader, date=said_on, number=self.source_number)


def add(
    ctx: typer.Context,
    plan: PlanArgument,
    *,
    draft: Draft,
    origin: Origin,
    date_: AddedOn = None,
    by: Handler = None,
    dry_run: DryRun = False,
) -> None:
    """Add an item.

    缺的内容在终端上逐项询问，给出改动，确认后写入。目标写成“指标 界限 数值 单位”，如 合格率>=98%、
    抽检批次不低于 3000 批次；底线型写 keep:合格率>=98%，周期型写 每季度抽检批次>=300批次，
    递增型写 增加值（亿元）比上年增长5%，区间写 涨幅保持在3%—5%；写完会把理解的意思说一遍。
    """
    from jianguan_cli.cli.acting import tell_unregistered
    from jianguan_cli.cli.daily.questions import Questions, write_answered
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import note
    from jianguan_cli.commands.begin import add_item, check_suffix, plan_to_add_to
    from jianguan_cli.commands.state import open_state

    state = open_state(ctx.obj.root)
    checklist = plan_to_add_to(state, plan)
    if draft.suffix is not None:
        check_suffix(state, checklist, draft.suffix)
    questions = Questions(state, spoken_day(date_, "--date", state.settings, state.calendar))
    item = _completed(draft, origin, checklist, questions)

    def make(preview: bool) -> FileChange:
        made, change = add_item(state, plan, item, dry_run=preview)
        if preview or not questions.asked:
            note(f"{item.title}（{made}），时限 {item.deadline}")
        return change

    write_answered(make, state.root, dry_run=dry_run, ask=questions.asked, by=by)
    tell_unregistered(state, (*words(draft.lead), *words(draft.support)), checklist.plan.unit_org)


def _completed(draft: Draft, origin: Origin, checklist: Checklist, questions: Questions) -> NewItem:
    """The item, with what the options leave out asked for in the order of the file."""
    from jianguan_cli.cli.daily.questions import filled
    from jianguan_cli.commands.begin import NewItem

    came_from = origin.read(questions)
    clause = draft.clause if came_from is not None else _clause(draft, checklist, questions)
    title = questions.given(draft.title, "--title 事项名称", filled)
    read_units = questions.units(checklist.plan.unit_org)
    leads = words(draft.lead) or questions.maybe("牵头单位（几个用逗号隔开；没有就回车）：", read_units)
    supports = words(draft.support) or questions.maybe("配合单位（几个用逗号隔开；没有就回车）：", read_units)
    given = questions.day(draft.start) if draft.start else None
    said_on = came_from.get("date") if came_from is not None else None
    day = said_on if isinstance(said_on, date) else None
    if came_from is not None and day is None:
        day = given = given or questions.today
    until = _until(draft.deadline, questions.frame(checklist.plan, day, given), questions)
    return NewItem(
        targets=_targets(draft, questions),
        clause=filled(clause) if clause is not None else None,
        title=title,
        lead=leads or (),
        support=supports or (),
        deadline=until.day or checklist.plan.end,
        deadline_text=until.phrase,
        ongoing=until.ongoing,
        start=given or (questions.today if came_from is not None else None),
        suffix=draft.suffix,
        deliverables=tuple(draft.deliverable or ()),
        source=came_from,
    )


def _clause(draft: Draft, checklist: Checklist, questions: Questions) -> str:
    from jianguan_cli.domain.values.vocabulary import PlanType

    if draft.clause is not None:
        return draft.clause
    free = checklist.plan.type is PlanType.REGISTER
    return questions.given(None, "--clause 条款号", questions.clause(free=free))


def _targets(draft: Draft, questions: Questions) -> tuple[dict[str, Fragment], ...]:
    from jianguan_cli.cli.daily.questions import targets

    given = tuple(target for text in draft.target or () for target in targets(text))
    if given or draft.deliverable:
        return given
    asked = questions.each("目标（如 合格率>=98%、每季度督导1次；没有就回车）：", targets)
    return tuple(target for several in asked for target in several)


class Until(NamedTuple):
    """The deadline of an item, and the document's own words for it where it was given in words."""

    day: date | None = None
    ongoing: bool = False
    phrase: str | None = None


def _until(typed: str | None, frame: Frame, questions: Questions) -> Until:
    """The deadline that was typed or is asked for; without one the plan's end is meant."""

    def read(text: str) -> Until:
        if not text:
            return Until()
        deadline = questions.deadline(text, frame)
        worded = any("\u4e00" <= sign <= "\u9fff" for sign in text)
        return Until(deadline.day, deadline.ongoing, text.strip() if worded else None)

    if typed:
        return read(typed)
    return questions.maybe("时限（如 6月底前、长期坚持；回车为计划的截止日）：", read) or Until()
