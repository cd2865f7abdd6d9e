"""The locks of a workspace: read, held against the ledger, and against the documents that are at hand."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jianguan_cli.commands.state import State
from jianguan_cli.domain.lint.lock_codes import BROKEN
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import Location
from jianguan_cli.domain.source.lock_text import BadLock, Lock, read_lock
from jianguan_cli.errors import os_words
from jianguan_cli.storage.workspace import CHECKLISTS

if TYPE_CHECKING:
    from jianguan_cli.domain.source.blocks import Document

SOURCES = "sources"
SUFFIX = ".lock"


def lock_name(plan_id: str) -> str:
    """The lock of a plan, as the workspace calls it."""
    return f"{SOURCES}/{plan_id}{SUFFIX}"


def read_locks(root: Path) -> dict[str, Lock | BadLock]:
    """Every lock of the workspace by its plan; a workspace without ``sources`` has none."""
    folder = root / SOURCES
    if not folder.is_dir():
        return {}
    names = sorted(name for name in os.listdir(folder) if name.endswith(SUFFIX))  # noqa: PTH208
    return {name.removesuffix(SUFFIX): _read(folder / name) for name in names}


def read_plan_lock(root: Path, plan_id: str) -> Lock | BadLock | None:
    """The lock of one plan; None where it was never locked."""
    path = root / lock_name(plan_id)
    return _read(path) if path.is_file() else None


def check_locks(state: State, documents: Mapping[str, Document]) -> list[Finding]:
    """What changed since the plans were locked, also in those of their documents that are at hand."""
    locks = read_locks(state.root)
    if not locks:
        return []
    from jianguan_cli.domain.source.drift import ledger_drift

    checklists = {one.plan.id: one for one in state.loaded.checklists}
    findings: list[Finding] = []
    sound: dict[str, Lock] = {}
    for plan_id, lock in locks.items():
        wrong = _wrong(state, plan_id, lock, checklists.keys())
        findings += wrong
        if isinstance(lock, Lock) and not wrong and plan_id in checklists:
            sound[plan_id] = lock
            findings += ledger_drift(checklists[plan_id], lock)
    if documents:
        findings += _documents(sound, checklists, documents)
    return findings


def broken_lock(plan_id: str, bad: BadLock) -> Finding:
    """The finding that a lock cannot be relied on."""
    return _finding(plan_id, f"锁定文件{bad.reason}", bad.line)


def _wrong(state: State, plan_id: str, lock: Lock | BadLock, known: Iterable[str]) -> list[Finding]:
    if isinstance(lock, BadLock):
        return [broken_lock(plan_id, lock)]
    if lock.plan != plan_id:
        return [_finding(plan_id, f"锁定文件是计划“{lock.plan}”的，与文件名不符", 3)]
    if plan_id not in known and not (state.root / CHECKLISTS / f"{plan_id}.yaml").exists():
        return [_finding(plan_id, f"没有计划“{plan_id}”，这份锁定文件没有清单可对", 3)]
    return []


def _finding(plan_id: str, message: str, line: int) -> Finding:
    made = BROKEN.finding(
        lock_name(plan_id),
        None,
        message,
        hint=f"不要手工改，对照原文重新锁定：jianguan lock {plan_id} --source 原文；"
        "没有这个计划的，删去锁定文件",
    )
    return made._replace(location=Location(lock_name(plan_id), line))


def _documents(
    locks: dict[str, Lock], checklists: dict[str, Checklist], documents: Mapping[str, Document]
) -> Iterator[Finding]:
    from jianguan_cli.domain.source.digests import clause_digests
    from jianguan_cli.domain.source.document_drift import document_drift

    for plan_id, lock in locks.items():
        if plan_id in documents:
            yield from document_drift(checklists[plan_id], lock, clause_digests(documents[plan_id].blocks))


def _read(path: Path) -> Lock | BadLock:
    try:
        return read_lock(path.read_bytes().decode("utf-8"))
    except OSError as error:
        return BadLock(f"读不了：{os_words(error)}", 1)
    except UnicodeDecodeError:
        return BadLock("不是 UTF-8 文字，被改过", 1)
