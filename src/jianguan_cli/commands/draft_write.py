"""Writing ``drafts/<plan-id>.yaml``: a new one, or what an existing one does not hold yet.

What a person confirmed or edited in a draft is never touched: reading the document again only adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from jianguan_cli.commands.draft import Reading
from jianguan_cli.commands.draft_gates import ledger_of
from jianguan_cli.commands.draft_items import (
    DRAFTS,
    FIRST_LEADS,
    PLAN_NAMES,
    DraftedItem,
    DraftFile,
    draft_path,
    fragment,
    read_draft_file,
)
from jianguan_cli.commands.draft_leading import lead_edits
from jianguan_cli.commands.state import State
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.records.edit import Append, Edit, Fragment, SetValue
from jianguan_cli.domain.source.draft_fields import Drafted, drafted_items, plan_fields
from jianguan_cli.domain.source.quantities import Verdict
from jianguan_cli.domain.source.text import fold
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.draft_file import DraftEntry, draft_text, with_items
from jianguan_cli.storage.editing import create_file
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.rewriting import rewrite_files
from jianguan_cli.storage.splice import reread
from jianguan_cli.storage.yaml_tree import parse_tree

_AROUND = 20  # characters on each side of a quantity that nobody has explained
_HOW = "没有确认的不判定、不进报表。每项上面是原文的位置和词句；写“待定”的要由人定。"


class Written(NamedTuple):
    """What became of the draft file.

    ``added`` items are new in it; ``kept`` it had before; ``held`` clauses the checklist has already, so that
    they are not drafted again; ``altered`` items stand otherwise in the document than when they were
    drafted; ``gone`` items' clauses are no longer in it.
    """

    change: FileChange
    added: int
    kept: int = 0
    held: int = 0
    altered: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def write_draft(
    state: State,
    reading: Reading,
    plan_id: str,
    day: date,
    by: str,
    *,
    answers: Mapping[str, Fragment],
    dry_run: bool,
) -> Written:
    """Write the draft of a plan; where there is one already, only what it lacks is added.

    ``answers`` to the questions of the plan (``first_leads``, ``part``) are kept in the file.  Raises
    ``UsageError`` where the document promises nothing, or all of it is in the checklist already.
    """
    made = reading.draft
    if not made.items:
        raise UsageError(
            f"{made.name} 里没有读出任务：没有条款、没有责任单位、也没有任务表",
            hint="请确认选对了文件；确实是任务的，用 jianguan add 逐项立项",
        )
    ledger = ledger_of(state, plan_id)
    old = read_draft_file(state.root, plan_id) if draft_path(state.root, plan_id).exists() else None
    entries = drafted_items(made, plan_id, _next(ledger, old), day, by)
    held = {fold(item.clause) for item in ledger.items} if ledger else set()
    if old is not None:
        return _merged(state, reading, old, entries, held, answers, dry_run=dry_run)
    fresh = (one for one in entries if fold(str(one.fields["clause"])) not in held)
    new = _numbered(fresh, plan_id, _next(ledger, None))
    if not new:
        raise UsageError(
            f"{made.name} 的 {len(entries)} 条都已在清单 {plan_id} 里，没有新的",
            hint=f"对一遍有没有漏：jianguan draft {made.name} --plan {plan_id} --check",
        )
    text = _new_text(reading, plan_id, new, answers, with_plan=ledger is None)
    path = draft_path(state.root, plan_id)
    change = create_file(state.root, path, text, dry_run=dry_run, command=f"draft {plan_id}")
    return Written(change, len(new), held=len(entries) - len(new))


def _numbered(entries: Iterable[Drafted], plan_id: str, start: int) -> list[Drafted]:
    """The entries with ids in a row: those that are left out leave no gap."""
    return [
        one._replace(fields={**one.fields, "id": f"{plan_id}-{number}"})
        for number, one in enumerate(entries, start=start)
    ]


def _new_text(
    reading: Reading,
    plan_id: str,
    entries: list[Drafted],
    answers: Mapping[str, Fragment],
    *,
    with_plan: bool,
) -> str:
    made = reading.draft
    head = [
        f"由 {made.name} 起草。逐项核对，把 confirm 改为 true；再运行 jianguan draft {plan_id} --accept",
        _HOW,
        *reading.notes,
    ]
    missing = "、".join(PLAN_NAMES[key] for key in made.plan.unsure if key in PLAN_NAMES)
    lines = ["计划本身也要确认：核对标题、印发机关、文号和日期，把 confirm 改为 true"]
    lines += [f"原文没有写明，请补上：{missing}"] if missing else []
    fields = plan_fields(made, plan_id)
    if not with_plan:
        lines, fields = ["清单已经有了，这里只有清单里没有的条款"], {"confirm": "moved", "id": plan_id}
    return draft_text(
        head,
        {"source": _source(reading), **({"answers": dict(answers)} if answers else {})},
        DraftEntry(fields, tuple(lines)),
        [DraftEntry(*one) for one in entries],
        [DraftEntry(one, (around,)) for one, around in _open_figures(reading)],
    )


def _source(reading: Reading) -> dict[str, Fragment]:
    """Which file was read."""
    return {"file": reading.draft.name, "sha256": reading.sha256}


def _open_figures(reading: Reading) -> list[tuple[dict[str, Fragment], str]]:
    """The quantities that nobody has explained, and the words around each."""
    texts = {block.place: block.text for block in reading.document.blocks}
    found: list[tuple[dict[str, Fragment], str]] = []
    for one in reading.draft.counted:
        if one.quantity.verdict is Verdict.OPEN:
            text = one.quantity.text.strip()
            said: dict[str, Fragment] = {
                "text": text,
                "place": one.place.words(),
                "verdict": Verdict.OPEN.value,
            }
            found.append((said, f"“{_around(texts.get(one.place, ''), text, one.quantity.start)}”"))
    return found


def _around(words: str, text: str, start: int) -> str:
    """The words of a block around a quantity, on one line."""
    said = re.sub(r"\s+", " ", words.strip())
    at = said.find(text, max(0, start - 4))
    at = said.find(text) if at < 0 else at
    begin, end = max(0, at - _AROUND), at + len(text) + _AROUND
    return ("…" if begin else "") + said[begin:end] + ("…" if end < len(said) else "")


def _merged(
    state: State,
    reading: Reading,
    old: DraftFile,
    entries: list[Drafted],
    held: set[str],
    answers: Mapping[str, Fragment],
    *,
    dry_run: bool,
) -> Written:
    by_clause = {fold(str(item.fields.get("clause") or "")): item for item in old.items}
    by_words = {_words(item.comment): item for item in old.items if item.comment}
    new, altered, found = [], [], set()
    for one in entries:
        clause = fold(str(one.fields["clause"]))
        item = by_words.get(_words(one.lines)) or by_clause.get(clause)
        if item is not None:
            found.add(item.position)
            if item.comment and _words(item.comment) != _words(one.lines):
                altered.append(f"{DRAFTS}/{old.plan_id}.yaml:{item.line}: 条款 {item.fields.get('clause')}")
        elif clause not in held:
            new.append(one)
    gone = [item for item in old.items if item.comment and item.position not in found]
    fresh = _numbered(new, old.plan_id, _number(str(entries[0].fields["id"]), old.plan_id))
    edits = _edits(reading, old, answers)

    def rewrite(text: str, name: str) -> str:
        if text != old.text:
            raise DataError(f"{name} 刚刚被别的程序修改，没有写入", hint="请再试一次")
        added = with_items(text, old.tree, [DraftEntry(*one) for one in fresh]) if fresh else text
        tree, findings = parse_tree(added, name)
        if tree is None or findings:
            raise DataError(f"{name} 的写法特殊，接不上新的条款，没有写入", hint="改成通常的写法再试")
        return reread(added, tree, edits, name=name)[0]

    (change,) = rewrite_files(
        state.root, [old.path], rewrite, dry_run=dry_run, command=f"draft {old.plan_id}"
    )
    return Written(
        change,
        len(fresh),
        len(old.items),
        sum(1 for one in entries if fold(str(one.fields["clause"])) in held),
        tuple(altered),
        tuple(_named(gone)),
    )


def _edits(reading: Reading, old: DraftFile, answers: Mapping[str, Fragment]) -> list[Edit]:
    known = {one.name for one in old.census}
    figures = [one for one, _ in _open_figures(reading) if f"{one['place']} {one['text']}" not in known]
    edits: list[Edit] = [Append(("census",), one) for one in figures]
    if old.source.get("sha256") != reading.sha256:
        edits.append(SetValue(("source",), _source(reading)))
    before = {key: fragment(value) for key, value in old.answers.items()}
    if answers and {**before, **answers} != before:
        edits.append(SetValue(("answers",), {**before, **answers}))
    if old.first_leads is None and isinstance(first := answers.get(FIRST_LEADS), bool):
        edits += lead_edits(old.items, first=first)
    return edits


def _next(ledger: Checklist | None, old: DraftFile | None) -> int:
    """The first number that neither checklist nor draft has given: ids are never used again."""
    used = [_number(item.id, ledger.plan.id) for item in ledger.items] if ledger else []
    used += [_number(item.id, old.plan_id) for item in old.items] if old else []
    return max(used, default=0) + 1


def _number(item_id: str, plan_id: str) -> int:
    """5 of p-5-1: an id that begins another one would be found for it."""
    head = item_id.removeprefix(f"{plan_id}-").split("-")[0]
    return int(head) if head.isdigit() else 0


def _words(lines: Iterable[str]) -> str:
    """The words of the document in the lines above an item: they stay when lines before them move."""
    first = next(iter(lines), "")
    return first[first.find("“") :] if "“" in first else first


def _named(items: Iterable[DraftedItem]) -> list[str]:
    return [f"{one.line}: {one.label}" for one in items]
