"""The few questions about a whole document, asked once: which of its parts, its columns, who leads.

The answers stand in the draft, so that drafting again, reviewing and checking do not ask a second time.
Without a terminal nobody is asked: what is unsure stays marked in the draft.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.cli.terminal.asking import ask_until, confirmed, on_terminal
from jianguan_cli.cli.terminal.output import note
from jianguan_cli.commands.draft import Opened, Reading, open_document, understand
from jianguan_cli.commands.draft_items import FIRST_LEADS, PART, DraftFile, draft_path, read_draft_file
from jianguan_cli.commands.state import State
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.source import drafting
from jianguan_cli.errors import UsageError

_ALL = "all"


class Settled(NamedTuple):
    """The reading of a document, the answers that it rests on, and the question that nobody answered."""

    reading: Reading
    answers: dict[str, Fragment]
    pending: bool = False


def part_number(said: str | None) -> int | None:
    """The number of a document in its file; None for all of it."""
    if said is None or said.strip().lower() in (_ALL, "全部"):
        return None
    if not said.strip().isdecimal():
        raise UsageError(f"--part 的“{said}”不是第几份", hint="写 1、2，或 all")
    return int(said)


def known(state: State, path: Path, plan_id: str, *, first: bool | None, part: str | None) -> Reading:
    """The document as it was read for the draft: by the options, else by the answers kept there."""
    draft = _draft_of(state, plan_id)
    opened = open_document(path, state.settings)
    number = part_number(part if part is not None else _part_in(draft))
    return understand(opened.part(number), state.settings, first=_first(first, draft))


def asked(
    state: State, path: Path, plan_id: str, *, first: bool | None, part: str | None, dry_run: bool
) -> Settled:
    """The reading, after what nobody has answered yet; raises where a file holds several documents."""
    draft = _draft_of(state, plan_id)
    opened = open_document(path, state.settings)
    answers: dict[str, Fragment] = {}
    chosen = part if part is not None else _part_in(draft)
    if opened.several:
        chosen = _part(opened) if chosen is None else chosen
        answers[PART] = Decimal(chosen) if chosen.isdecimal() else chosen
    opened = opened.part(part_number(chosen))
    first = _first(first, draft)
    columns: dict[str, str] = {}
    reading = understand(opened, state.settings, first=first)
    if on_terminal() and reading.draft.columns and not state.settings.ledger_columns:
        from jianguan_cli.cli.administration.ledger_columns import ask_columns

        columns = ask_columns(reading.draft.columns)
        reading = understand(opened, state.settings, first=first, columns=columns)
    pending = drafting.FIRST_LEADS in reading.draft.questions
    if pending and on_terminal():
        _tell_unled(reading)
        first = confirmed("第一个单位是牵头单位吗（整份文件问这一次）")
        reading = understand(opened, state.settings, first=first, columns=reading.draft.columns)
        pending = False
    if first is not None:
        answers[FIRST_LEADS] = first
    if columns:  # kept once every question is answered: who stops in the middle has changed nothing
        from jianguan_cli.commands.ledger_columns import keep_columns

        keep_columns(state.root, columns, dry_run=dry_run)
    return Settled(reading, answers, pending)


def registering(state: State, plan_id: str) -> bool:
    """Whether the units that the register does not know are to be entered; asked on a terminal."""
    from jianguan_cli.commands.draft_accept import unknown_units

    if not on_terminal():
        return False
    unknown = unknown_units(state, plan_id)
    if not unknown:
        return False
    note("这些单位名录里没有：")
    for one in unknown:
        note(f"  {one}")
    return confirmed(f"这 {len(unknown)} 个都登记进 checklists/units.yaml 吗（写错的先改正）")


def _part(opened: Opened) -> str:
    """Which document of the file is meant; refused where nobody can be asked."""
    head = f"{opened.document.name} 里像是有 {len(opened.parts)} 份公文："
    if not on_terminal():
        raise UsageError(
            "\n".join([head, *(f"  {line}" for line in opened.named())]),
            hint="加 --part 1 只起草第 1 份，--part all 合成一份；也可以先把文件拆开",
        )
    note(head)
    for line in opened.named():
        note(f"  {line}")

    def read(text: str) -> str:
        number = part_number(text.strip() or _ALL)
        if number is not None:
            opened.part(number)
        return _ALL if number is None else str(number)

    return ask_until("起草第几份（1、2…；都要、合成一份直接回车）：", read)


def _tell_unled(reading: Reading) -> None:
    items = [one for one in reading.draft.items if "lead" in one.unsure]
    note(f"有 {len(items)} 条只写了责任单位、列着几个，没有说谁牵头，例如：")
    for item in items[:2]:
        note(f"  {item.clause} {item.title or ''}：{'、'.join((*item.owners.lead, *item.owners.support))}")


def _draft_of(state: State, plan_id: str) -> DraftFile | None:
    there = draft_path(state.root, plan_id).exists()
    return read_draft_file(state.root, plan_id) if there else None


def _part_in(draft: DraftFile | None) -> str | None:
    said = draft.answers.get(PART) if draft else None
    return None if said is None else str(said)


def _first(given: bool | None, draft: DraftFile | None) -> bool | None:
    return given if given is not None or draft is None else draft.first_leads
