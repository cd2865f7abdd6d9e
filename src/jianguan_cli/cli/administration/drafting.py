"""管理: from a document to a draft, and from a confirmed draft into the ledger."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jianguan_cli.cli.options import Printing, Writing, choose_format
from jianguan_cli.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from jianguan_cli.cli.session import Session
    from jianguan_cli.commands.draft import Reading
    from jianguan_cli.commands.state import State
    from jianguan_cli.domain.settings.settings import Settings

Source = Annotated[
    str | None,
    typer.Argument(metavar="文件", help="要起草的文件；--review、--accept 时是计划编号（只有一份时可省）"),
]
PlanName = Annotated[
    str | None, typer.Option("--plan", metavar="计划编号", help="草稿用的计划编号（默认用文件名）")
]
First = Annotated[
    bool | None,
    typer.Option("--first-leads/--no-first-leads", help="只写责任单位、列了几个时，第一个是不是牵头单位"),
]
Review = Annotated[bool, typer.Option("--review", help="在终端上逐项确认：接受、修改、跳过、拆分、合并")]
Accept = Annotated[bool, typer.Option("--accept", help="把已确认的移入 checklists/")]
Check = Annotated[bool, typer.Option("--check", help="列出文件里有、草稿和清单都没有的条款、单位和数")]


def draft(
    ctx: typer.Context,
    file: Source = None,
    plan: PlanName = None,
    first: First = None,
    review: Review = False,
    accept: Accept = False,
    check: Check = False,
    *,
    writing: Writing,
    printing: Printing,
) -> None:
    """Turn a document into a draft.

    文件里读出的条款、单位、时限、目标写进 drafts/<计划编号>.yaml，每项带原文的位置和词句，等人确认；
    没有确认的不判定、不进报表。-f json 只打印读出的内容，不写入，不用工作区，也不提问。
    """
    chosen = choose_format(printing.fmt, ("text", "json"))
    if sum((review, accept, check)) > 1:
        raise UsageError("--review、--accept、--check 一次只用一个")
    if chosen == "json" and not check:
        if file is None:
            raise UsageError("没有指明文件", hint="jianguan draft 文件 -f json")
        _print_json(ctx.obj, Path(file), plan, printing, first=first)
    elif review:
        from jianguan_cli.cli.administration.reviewing import review_draft

        review_draft(ctx.obj.root, file or plan, dry_run=writing.dry_run)
    elif accept:
        _accept(ctx.obj.root, file or plan, dry_run=writing.dry_run)
    elif file is None:
        raise UsageError("没有指明文件", hint="jianguan draft 文件；草稿已有的用 --review 或 --accept")
    elif check:
        _check(ctx.obj.root, Path(file), plan, printing, chosen, first=first)
    else:
        _draft(ctx.obj.root, Path(file), plan, writing, first=first)


def _print_json(
    session: Session, path: Path, plan: str | None, printing: Printing, *, first: bool | None
) -> None:
    import json

    from jianguan_cli.cli.terminal.output import emit
    from jianguan_cli.commands.draft import read_draft
    from jianguan_cli.domain.source.draft_json import draft_data

    reading = read_draft(path, _settings(session), first=first)
    data = draft_data(reading.draft, plan_id=plan or _plan_of(path), notes=reading.notes)
    emit(json.dumps(data, ensure_ascii=False, indent=2) + "\n", printing.output)


def _settings(session: Session) -> Settings | None:
    """The settings of the workspace around, where there is one."""
    from jianguan_cli.commands.state import open_state

    try:
        root = session.root
    except UsageError:
        return None
    return open_state(root, only=()).settings


def _draft(root: Path, path: Path, plan: str | None, writing: Writing, *, first: bool | None) -> None:
    from jianguan_cli.cli.acting import author_of
    from jianguan_cli.cli.terminal.output import note, show_changes
    from jianguan_cli.commands.draft import counts_of, write_draft
    from jianguan_cli.commands.state import open_state, require_readable

    state = open_state(root)
    require_readable(state)
    plan_id = _plan_id(plan, path)
    reading = _asked(state, path, first=first, dry_run=writing.dry_run)
    author = author_of(state, writing)
    change = write_draft(state, reading, plan_id, author.date, author.by, dry_run=writing.dry_run)
    if writing.dry_run:
        show_changes([change], root, dry_run=True)
    for line in reading.notes:
        note(f"注意：{line}")
    counts = counts_of(reading.draft)
    note(f"读出 {counts.items} 项、{counts.targets} 个目标；{counts.unsure} 项有待定的内容")
    if counts.open:
        note(f"另有 {counts.open} 处数字待定（列在草稿末尾 census）：是目标还是别的，要由人看一遍")
    if not writing.dry_run:
        note(f"已写入 {change.path.relative_to(root).as_posix()}（未确认，不判定、不进报表）")
        note(f"接下来：jianguan draft {plan_id} --review 逐项确认，再 --accept 移入清单")


def _asked(state: State, path: Path, *, first: bool | None, dry_run: bool) -> Reading:
    """The reading, after the questions that are asked once a plan; elsewhere what is unsure is marked."""
    from jianguan_cli.cli.terminal.asking import confirmed, on_terminal
    from jianguan_cli.commands.draft import open_document, understand
    from jianguan_cli.domain.source.drafting import FIRST_LEADS

    document = open_document(path, state.settings)
    reading = understand(document, state.settings, first=first)
    if not on_terminal():
        return reading
    if reading.draft.columns and not state.settings.ledger_columns:
        from jianguan_cli.cli.administration.ledger_columns import ask_columns

        columns = ask_columns(state, reading.draft.columns, dry_run=dry_run)
        reading = understand(document, state.settings, first=first, columns=columns)
    if FIRST_LEADS in reading.draft.questions:
        first = confirmed("只写了责任单位、列着几个的条款，第一个单位是牵头单位吗")
        reading = understand(document, state.settings, first=first, columns=reading.draft.columns)
    return reading


def _accept(root: Path, named: str | None, *, dry_run: bool) -> None:
    from jianguan_cli.cli.terminal.output import note, show_changes
    from jianguan_cli.commands.draft_accept import accept
    from jianguan_cli.commands.draft_items import find_draft
    from jianguan_cli.commands.state import open_state

    done = accept(open_state(root), find_draft(root, named), dry_run=dry_run)
    show_changes(done.changes, root, dry_run=dry_run)
    note(f"{'将移入' if dry_run else '移入'} {done.moved} 项；草稿里还有 {done.waiting} 项没有确认")
    if done.open_census:
        note(f"还有 {len(done.open_census)} 处数字待定，没有人看过：")
        for line in done.open_census[:10]:
            note(f"  {line}")
        note("在草稿的 census 里把 verdict 改为 target、range、name 或 date")


def _check(
    root: Path, path: Path, plan: str | None, printing: Printing, chosen: str, *, first: bool | None
) -> None:
    import json

    from jianguan_cli.cli.terminal.output import emit, note
    from jianguan_cli.commands.draft import read_draft
    from jianguan_cli.commands.draft_check import missing
    from jianguan_cli.commands.state import open_state

    state = open_state(root)
    plan_id = _plan_id(plan, path)
    reading = read_draft(path, state.settings, first=first)
    found = missing(state, plan_id, reading.draft)
    if chosen == "json":
        data = {"source": path.name, "plan": plan_id, "missing": [one._asdict() for one in found]}
        emit(json.dumps(data, ensure_ascii=False, indent=2) + "\n", printing.output)
    else:
        emit("".join(f"{one.place}：{one.message}\n" for one in found), printing.output)
    clauses = len(reading.draft.items)
    note(f"对照了 {path.name} 的 {clauses} 条、{len(reading.draft.counted)} 处数字，{len(found)} 处没有着落")
    if found or not clauses:
        raise typer.Exit(ExitCode.FINDINGS)


def _plan_of(path: Path) -> str | None:
    from jianguan_cli.domain.plan.model import ID_PATTERN

    stem = path.stem.lower()
    return stem if re.fullmatch(ID_PATTERN, stem) else None


def _plan_id(plan: str | None, path: Path) -> str:
    """The plan id: the option, the name of the file, or an answer on a terminal."""
    from jianguan_cli.cli.terminal.asking import ask_until, on_terminal
    from jianguan_cli.domain.plan.model import ID_PATTERN

    def read(text: str) -> str:
        if not re.fullmatch(ID_PATTERN, text.strip()):
            raise UsageError(f"“{text}”不能作计划编号", hint="用小写字母、数字、. 和 -，如 hb-2026")
        return text.strip()

    if plan is not None:
        return read(plan)
    named = _plan_of(path)
    if named is not None:
        return named
    if not on_terminal():
        raise UsageError(f"“{path.stem}”不能作计划编号", hint="请加上 --plan 编号，如 --plan hb-2026")
    return ask_until("计划编号（小写字母、数字、. 和 -，如 hb-2026）：", read)
