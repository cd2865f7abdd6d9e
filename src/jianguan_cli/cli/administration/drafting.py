"""管理: from a document to a draft, and from a confirmed draft into the ledger."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from jianguan_cli.cli.options import Printing, Writing, choose_format
from jianguan_cli.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from jianguan_cli.cli.session import Session
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
Part = Annotated[
    str | None,
    typer.Option("--part", metavar="第几份", help="文件里有几份公文时起草哪一份；all 是合成一份"),
]
Review = Annotated[bool, typer.Option("--review", help="在终端上逐项确认：接受、修改、跳过、拆分、合并")]
Accept = Annotated[bool, typer.Option("--accept", help="把已确认的移入 checklists/")]
Check = Annotated[bool, typer.Option("--check", help="列出文件里有、草稿和清单都没有的条款、单位和数")]
RegisterUnits = Annotated[
    bool, typer.Option("--register-units", help="--accept 时把名录里没有的单位一并登记")
]


class Told(NamedTuple):
    """What is said beforehand of the document, so that nobody needs to be asked."""

    plan: PlanName = None
    first: First = None
    part: Part = None


class Doing(NamedTuple):
    """Which step is wanted; none of them drafts."""

    review: Review = False
    accept: Accept = False
    check: Check = False
    register_units: RegisterUnits = False


def draft(
    ctx: typer.Context,
    file: Source = None,
    *,
    told: Told,
    doing: Doing,
    writing: Writing,
    printing: Printing,
) -> None:
    """Turn a document into a draft.

    文件里读出的条款、单位、时限、目标写进 drafts/<计划编号>.yaml，每项带原文的位置和词句，等人确认；
    没有确认的不判定、不进报表。已有草稿的只添新的条款，确认过、改过的不动。
    -f json 只打印读出的内容，不写入，不用工作区，也不提问。
    """
    chosen = choose_format(printing.fmt, ("text", "json"))
    if sum(doing[:3]) > 1:
        raise UsageError("--review、--accept、--check 一次只用一个")
    if doing.register_units and not doing.accept:
        raise UsageError("--register-units 与 --accept 同用")
    if chosen == "json" and not doing.check:
        if doing.review or doing.accept:
            raise UsageError("-f json 只打印读出的内容，不与 --review、--accept 同用")
        _print_json(ctx.obj, _file(file, "-f json"), told, printing)
    elif doing.review:
        _review(ctx.obj.root, file or told.plan, writing)
    elif doing.accept:
        _accept(ctx.obj.root, file or told.plan, writing, register=doing.register_units)
    elif doing.check:
        _check(ctx.obj.root, _file(file, "--check"), told, printing, chosen)
    else:
        _draft(ctx.obj.root, _file(file, ""), told, writing)


def _file(file: str | None, option: str) -> Path:
    if file is None:
        hint = f"jianguan draft 文件 {option}".strip() + "；草稿已有的用 --review 或 --accept"
        raise UsageError("没有指明文件", hint=hint)
    return Path(file)


def _print_json(session: Session, path: Path, told: Told, printing: Printing) -> None:
    import json

    from jianguan_cli.cli.administration.draft_questions import part_number
    from jianguan_cli.cli.terminal.output import emit, note
    from jianguan_cli.commands.draft import open_document, understand
    from jianguan_cli.domain.source.draft_json import draft_data

    settings = _settings(session)
    opened = open_document(path, settings).part(part_number(told.part))
    if opened.several:
        note(f"注意：文件里像是有 {len(opened.parts)} 份公文：{'；'.join(opened.named())}")
    reading = understand(opened, settings, first=told.first)
    for line in reading.notes:
        note(f"注意：{line}")
    data = draft_data(reading.draft, plan_id=told.plan or _plan_of(path))
    emit(json.dumps(data, ensure_ascii=False, indent=2) + "\n", printing.output)


def _settings(session: Session) -> Settings | None:
    """The settings of the workspace around, where there is one."""
    from jianguan_cli.commands.state import open_state

    try:
        root = session.root
    except UsageError:
        return None
    return open_state(root, only=()).settings


def _draft(root: Path, path: Path, told: Told, writing: Writing) -> None:
    from jianguan_cli.cli.acting import author_of
    from jianguan_cli.cli.administration.draft_questions import asked
    from jianguan_cli.cli.administration.draft_words import tell_written
    from jianguan_cli.cli.terminal.output import note, show_changes
    from jianguan_cli.commands.draft_write import write_draft
    from jianguan_cli.commands.state import open_state, require_readable

    state = open_state(root)
    require_readable(state)
    _refuse_draft(root, path, "--review")
    plan_id = _plan_id(told.plan, path)
    settled = asked(state, path, plan_id, first=told.first, part=told.part, dry_run=writing.dry_run)
    author = author_of(state, writing)
    written = write_draft(
        state,
        settled.reading,
        plan_id,
        author.date,
        author.by,
        answers=settled.answers,
        dry_run=writing.dry_run,
    )
    if writing.dry_run:
        show_changes([written.change], root, dry_run=True)
    for line in settled.reading.notes:
        note(f"注意：{line}")
    tell_written(root, plan_id, settled, written, dry_run=writing.dry_run)


def _review(root: Path, named: str | None, writing: Writing) -> None:
    from jianguan_cli.cli.administration.reviewing import review_draft
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.commands.state import open_state

    state = open_state(root)
    day = spoken_day(writing.date, "--date", state.settings, state.calendar)
    review_draft(state, named, day, dry_run=writing.dry_run)


def _accept(root: Path, named: str | None, writing: Writing, *, register: bool) -> None:
    from jianguan_cli.cli.administration.draft_questions import registering
    from jianguan_cli.cli.administration.draft_words import tell_accepted
    from jianguan_cli.cli.session import spoken_day
    from jianguan_cli.cli.terminal.output import show_changes
    from jianguan_cli.commands.draft_accept import accept
    from jianguan_cli.commands.draft_items import find_draft
    from jianguan_cli.commands.state import open_state

    state = open_state(root)
    plan_id = find_draft(root, named)
    day = spoken_day(writing.date, "--date", state.settings, state.calendar)
    done = accept(
        state, plan_id, day, register=register or registering(state, plan_id), dry_run=writing.dry_run
    )
    show_changes(done.changes, root, dry_run=writing.dry_run)
    tell_accepted(plan_id, done, dry_run=writing.dry_run)


def _check(root: Path, path: Path, told: Told, printing: Printing, chosen: str) -> None:
    import json

    from jianguan_cli.cli.administration.draft_questions import known
    from jianguan_cli.cli.terminal.output import emit, note
    from jianguan_cli.commands.draft_check import missing
    from jianguan_cli.commands.state import open_state

    state = open_state(root)
    _refuse_draft(root, path, "--check")
    plan_id = _plan_id(told.plan, path)
    reading = known(state, path, plan_id, first=told.first, part=told.part)
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


def _refuse_draft(root: Path, path: Path, option: str) -> None:
    """A draft where its document is meant: said with the command that was probably wanted."""
    from jianguan_cli.commands.draft_items import drafts_in, read_draft_file

    if path.exists() or path.stem not in drafts_in(root):
        return
    source = read_draft_file(root, path.stem).source.get("file") or "文件"
    wanted = f"{path.stem} --review" if option == "--review" else f"{source} --plan {path.stem} --check"
    raise UsageError(f"“{path}”是草稿的编号，不是文件", hint=f"是不是：jianguan draft {wanted}")


def _plan_of(path: Path) -> str | None:
    from jianguan_cli.domain.plan.model import ID_PATTERN

    stem = path.stem.lower()
    return stem if re.fullmatch(ID_PATTERN, stem) else None


def _plan_id(plan: str | None, path: Path) -> str:
    """The plan id: the option, the name of the file, or an answer on a terminal."""
    from jianguan_cli.cli.terminal.asking import ask_until, on_terminal
    from jianguan_cli.domain.plan.model import ID_PATTERN
    from jianguan_cli.domain.plan.reading import RESERVED_PLAN_IDS

    def read(text: str) -> str:
        said = text.strip()
        if not re.fullmatch(ID_PATTERN, said) or said in RESERVED_PLAN_IDS:
            raise UsageError(f"“{said}”不能作计划编号", hint="用小写字母、数字、. 和 -，如 hb-2026")
        return said

    if plan is not None:
        return read(plan)
    named = _plan_of(path)
    if named is not None:
        return read(named)
    if not on_terminal():
        raise UsageError(f"“{path.stem}”不能作计划编号", hint="请加上 --plan 编号，如 --plan hb-2026")
    return ask_until("计划编号（小写字母、数字、. 和 -，如 hb-2026）：", read)
