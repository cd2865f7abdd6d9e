"""``lock``: a plan and its document, as they stand beside each other now, written down clause by clause."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.draft import open_document
from jianguan_cli.commands.locks import lock_name, read_plan_lock
from jianguan_cli.commands.state import State
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.records.finding import Finding, sort_key
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.digests import clause_digests
from jianguan_cli.domain.source.document_drift import clause_pairs, document_drift, pair_words
from jianguan_cli.domain.source.drift import ledger_drift
from jianguan_cli.domain.source.lock_text import Lock, spell_lock
from jianguan_cli.domain.source.locking import lock_of, strays
from jianguan_cli.errors import DataError, UsageError, os_words
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.rewriting import put_file
from jianguan_cli.storage.source import digest


class Locked(NamedTuple):
    """A plan that was locked: the file, its lock, what is different from the lock before, what to say."""

    change: FileChange
    lock: Lock
    differences: tuple[str, ...]
    notes: tuple[str, ...]


def lock_plan(state: State, plan_id: str, source: Path, *, dry_run: bool) -> Locked:
    """Write ``sources/<plan-id>.lock``; raises where the document lacks a clause that an item names."""
    checklist = _checklist(state, plan_id)
    document = open_document(source, state.settings).document
    sha256 = _digest_of(source)
    missing = strays(checklist, document)
    if missing:
        shown = "、".join(missing[:10]) + ("……" if len(missing) > 10 else "")
        raise DataError(
            f"{document.name} 里没有清单的 {len(missing)} 个条款：{shown}，没有锁定",
            hint=f"选错了文件的换一份；条款号写错的，先用 jianguan lint --source {source} 对照改正",
        )
    before = read_plan_lock(state.root, plan_id)
    lock = lock_of(checklist, document, sha256)
    change = put_file(
        state.root,
        state.root / lock_name(plan_id),
        spell_lock(lock),
        dry_run=dry_run,
        command=f"lock {plan_id}",
    )
    differences = _differences(before, lock) if isinstance(before, Lock) else ()
    return Locked(change, lock, differences, (*_notes(document), *_source_note(checklist, sha256)))


def check_lock(state: State, plan_id: str, source: Path) -> tuple[Finding, ...]:
    """What changed since the plan was locked, in the ledger and in the document; nothing is written."""
    checklist = _checklist(state, plan_id)
    lock = read_plan_lock(state.root, plan_id)
    if lock is None:
        raise UsageError(
            f"计划“{plan_id}”还没有锁定，没有可比的", hint=f"jianguan lock {plan_id} --source {source}"
        )
    if not isinstance(lock, Lock):
        raise DataError(
            f"{lock_name(plan_id)}:{lock.line}: 锁定文件{lock.reason}",
            hint=f"不要手工改，重新锁定：jianguan lock {plan_id} --source {source}",
        )
    read = clause_digests(open_document(source, state.settings).document.blocks)
    found = [*ledger_drift(checklist, lock), *document_drift(checklist, lock, read)]
    return tuple(sorted(found, key=sort_key))


def _checklist(state: State, plan_id: str) -> Checklist:
    state.require_plans([plan_id])
    return next(one for one in state.loaded.checklists if one.plan.id == plan_id)


def _digest_of(source: Path) -> str:
    try:
        return digest(source.read_bytes())
    except OSError as error:
        raise DataError(f"读不了 {source}：{os_words(error)}", hint="请检查文件名和权限") from error


def _differences(before: Lock, after: Lock) -> tuple[str, ...]:
    pairs = clause_pairs((one for one, _ in before.clauses), [one for one, _ in after.clauses])
    return tuple(pair_words(pair) for pair in pairs)


def _notes(document: Document) -> tuple[str, ...]:
    return tuple(note.words() for note in document.notes)


def _source_note(checklist: Checklist, sha256: str) -> tuple[str, ...]:
    """The checklist is never written silently: what its ``plan.source`` might say is only told."""
    source = checklist.plan.source
    if source is None or source.sha256 is None:
        return (f"清单的 plan.source 没有写文件摘要，可以补上 sha256: {sha256}",)
    if source.sha256 != sha256:
        return (f"清单的 plan.source 写的是另一份文件（sha256 {source.sha256[:12]}……），这份是 {sha256}",)
    return ()
