"""日常: beginning a plan file: options where they are given, questions on a terminal where not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from jianguan_cli.cli.options import DryRun, Handler
from jianguan_cli.errors import UsageError

if TYPE_CHECKING:
    from jianguan_cli.cli.daily.questions import Questions
    from jianguan_cli.domain.records.edit import Fragment

PlanId = Annotated[
    str | None,
    typer.Argument(metavar="计划编号", help="小写字母、数字、. 和 -，也是文件名（不写则在终端上询问）"),
]
Title = Annotated[str | None, typer.Option("--title", metavar="标题", help="文件标题")]
Issuer = Annotated[str | None, typer.Option("--issuer", metavar="机关", help="印发机关")]
Number = Annotated[str | None, typer.Option("--number", metavar="文号", help="文号")]
Org = Annotated[str | None, typer.Option("--org", metavar="机关", help="单位名称所属的机关（默认印发机关）")]
Issued = Annotated[str | None, typer.Option("--issued", metavar="日期", help="印发日期")]
Start = Annotated[str | None, typer.Option("--start", metavar="日期", help="起始日")]
End = Annotated[str | None, typer.Option("--end", metavar="日期", help="截止日")]
IsRegister = Annotated[bool, typer.Option("--register", help="批示、会议等台账（条款自定），不是规划或要点")]
CountedFrom = Annotated[
    str | None,
    typer.Option("--date", metavar="日期", help="按哪一天算“年底”“+10d”等说法（默认今天）；不写入文件"),
]


class Head(NamedTuple):
    """What the options say of the plan."""

    title: Title = None
    issuer: Issuer = None
    number: Number = None
    org: Org = None
    issued: Issued = None
    start: Start = None
    end: End = None
    register: IsRegister = False


def new(
    ctx: typer.Context,
    plan: PlanId = None,
    *,
    head: Head,
    date_: CountedFrom = None,
    by: Handler = None,
    dry_run: DryRun = False,
) -> None:
    """Start a plan file.

    缺的内容在终端上逐项询问，给出改动，确认后写入。写好后用 jianguan add 立项。
    """
    from jianguan_cli.cli.daily.questions import Questions, write_answered
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import note
    from jianguan_cli.commands.begin import new_plan, new_plan_id
    from jianguan_cli.commands.state import open_state

    state = open_state(ctx.obj.root)
    questions = Questions(state, spoken_day(date_, "--date", state.settings, state.calendar))
    plan_id = questions.given(
        plan, "计划编号 计划编号（如 hb-2026）", lambda text: new_plan_id(state.root, text)
    )
    fields: dict[str, Fragment] = {"id": plan_id, **_fields(head, questions)}
    wrote = write_answered(
        lambda preview: new_plan(state.root, fields, dry_run=preview),
        state.root,
        dry_run=dry_run,
        ask=questions.asked,
        by=by,
    )
    if wrote:
        note(f"接下来：jianguan add {plan_id} 立项")


def _fields(head: Head, questions: Questions) -> dict[str, Fragment]:
    from jianguan_cli.cli.daily.questions import filled

    fields: dict[str, Fragment] = {
        "title": questions.given(head.title, "--title 文件标题", filled),
        "issuer": questions.given(head.issuer, "--issuer 印发机关", filled),
        "number": head.number,
        "org": head.org,
        "type": "register" if head.register else None,
        "issued": questions.given(head.issued, "--issued 印发日期", questions.day),
    }
    first = questions.given(head.start, "--start 起始日", questions.day)
    last = questions.given(head.end, "--end 截止日", _later(first, questions.day))
    return {**fields, "start": first, "end": last}


def _later(first: date, read: Callable[[str], date]) -> Callable[[str], date]:
    def read_later(text: str) -> date:
        day = read(text)
        if day < first:
            raise UsageError(f"截止日 {day} 早于起始日 {first}", hint="请核对两个日期")
        return day

    return read_later
