"""``draft``: a document becomes a draft that a person confirms; nothing is written to ``checklists/``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.state import State
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.draft_fields import doubts, drafted_items, plan_fields
from jianguan_cli.domain.source.drafting import Draft, draft
from jianguan_cli.domain.source.quantities import Verdict
from jianguan_cli.errors import DataError, UsageError, os_words
from jianguan_cli.exchange.documents.limits import Limits
from jianguan_cli.exchange.documents.read import read_document
from jianguan_cli.storage.editing import create_file
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.workspace import CHECKLISTS

_NAMES = {"title": "标题", "issuer": "印发机关", "issued": "印发日期", "start": "起始日", "end": "截止日"}


class Reading(NamedTuple):
    """A document as it was read and understood."""

    document: Document
    draft: Draft

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader noticed, each with its place; clauses that come twice among it."""
        twice = [item for item in self.draft.items if item.clause.endswith("）") and "clause" in item.unsure]
        said = [note.words() for note in self.document.notes]
        if twice:
            where = twice[0].place.words()
            said.append(
                f"{where}起条款号重复（{len(twice)} 条），像是几份文件合在一起，已加（2）区别，请拆开或核对"
            )
        return tuple(said)


class Counts(NamedTuple):
    """How much a draft holds, and how much of it is open."""

    items: int
    targets: int
    unsure: int
    open: int


def read_draft(
    path: Path,
    settings: Settings | None = None,
    *,
    first: bool | None = None,
    columns: Mapping[str, str] | None = None,
) -> Reading:
    """Read and understand a document; raises where it cannot be read, or promises nothing."""
    document = open_document(path, settings)
    return understand(document, settings, first=first, columns=columns)


def open_document(path: Path, settings: Settings | None = None) -> Document:
    """A document from disk, within the limits of the workspace."""
    said = settings.documents if settings is not None else None
    limits = (
        Limits()
        if said is None
        else Limits(said.megabytes, said.unpacked, said.pages, said.rows, said.characters)
    )
    try:
        if path.stat().st_size > limits.megabytes * 1_000_000:
            raise DataError(
                f"{path.name} 有 {path.stat().st_size // 1_000_000} MB，超过 {limits.megabytes} MB 的上限",
                hint="请拆成几份，或在 jianguan.yaml 的 documents 里调高 megabytes",
            )
        data = path.read_bytes()
    except OSError as error:
        raise DataError(f"读不了 {path}：{os_words(error)}", hint="请检查文件名和权限") from error
    return read_document(data, path.name, limits)


def understand(
    document: Document,
    settings: Settings | None = None,
    *,
    first: bool | None = None,
    columns: Mapping[str, str] | None = None,
) -> Reading:
    """What a document that was read promises."""
    known = dict(settings.ledger_columns) if settings is not None else {}
    made = draft(document, first=first, columns={**known, **(columns or {})})
    return Reading(document, made)


def counts_of(made: Draft) -> Counts:
    """The numbers that are said when a draft is written."""
    return Counts(
        len(made.items),
        sum(len(item.targets) for item in made.items),
        sum(1 for item in made.items if item.unsure),
        sum(1 for one in made.counted if one.quantity.verdict is Verdict.OPEN),
    )


def write_draft(
    state: State, reading: Reading, plan_id: str, day: date, by: str, *, dry_run: bool
) -> FileChange:
    """Write ``drafts/<plan-id>.yaml``; an existing draft is never overwritten."""
    from jianguan_cli.storage.draft_file import DRAFTS, DraftEntry, draft_text

    made = reading.draft
    if not made.items:
        raise UsageError(
            f"{made.name} 里没有读出任务：没有条款、没有责任单位、也没有任务表",
            hint="请确认选对了文件；确实是任务的，用 jianguan add 逐项立项",
        )
    path = state.root / DRAFTS / f"{plan_id}.yaml"
    if path.exists():
        raise UsageError(
            f"已有草稿 {DRAFTS}/{plan_id}.yaml，不会覆盖",
            hint=f"jianguan draft {plan_id} --review 接着确认；要重新起草，先删去它或换一个 --plan",
        )
    entries = drafted_items(made, plan_id, _next(state, plan_id), day, by)
    head = [
        f"由 {made.name} 起草。逐项核对，把 confirm 改为 true；再运行 jianguan draft {plan_id} --accept",
        "没有确认的不判定、不进报表。每项上面是原文的位置和词句；写“待定”的要由人定。",
        *reading.notes,
    ]
    missing = "、".join(_NAMES[key] for key in made.plan.unsure if key in _NAMES)
    text = draft_text(
        head,
        plan_fields(made, plan_id),
        [f"原文没有写明，请补上：{missing}"] if missing else [],
        [DraftEntry(*one) for one in entries],
        [
            DraftEntry(
                {"text": one.quantity.text.strip(), "place": one.place.words(), "verdict": Verdict.OPEN.value}
            )
            for one in made.counted
            if one.quantity.verdict is Verdict.OPEN
        ],
    )
    return create_file(state.root, path, text, dry_run=dry_run, command=f"draft {plan_id}")


def doubt_lines(made: Draft) -> list[str]:
    """The open keys of each item, a line an item."""
    return [f"{item.clause} {item.title or ''}：{doubts(item.unsure)}" for item in made.items if item.unsure]


def _next(state: State, plan_id: str) -> int:
    """The first number that no item of the plan has: ids are never used again."""
    if not (state.root / CHECKLISTS / f"{plan_id}.yaml").exists():
        return 1
    checklist = next((one for one in state.loaded.checklists if one.plan.id == plan_id), None)
    if checklist is None:
        raise DataError(f"{CHECKLISTS}/{plan_id}.yaml 读不了，先改好它", hint="用 jianguan lint 查看问题")
    numbers = [item.id.removeprefix(f"{plan_id}-").split("-")[0] for item in checklist.items]
    return max((int(one) for one in numbers if one.isdigit()), default=0) + 1
