"""Two states of a workspace beside each other: read what differs, parse what differs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.at_revision import (
    FROZEN,
    History,
    disk_files,
    oids_at,
    oids_staged,
    open_history,
    read_oids,
)
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.errors import UsageError
from jianguan_cli.git.repository import merge_base, resolve
from jianguan_cli.storage.decoding import decode
from jianguan_cli.storage.unchanged import blank_unchanged
from jianguan_cli.storage.workspace import CHECKLISTS, SETTINGS_NAME, UNITS_PATH, FileText, Loaded, load
from jianguan_cli.storage.yaml_tree import parse_tree

WORK_TREE = "工作区"
STAGED = "暂存区"


class Sides(NamedTuple):
    """Two states by name; the checklists hold at least every item that differs.

    ``frame`` has settings and register of the new side, ``findings`` what could not be read on either.
    ``settings_before`` are the old side's settings: the defaults where it has none that can be read.
    ``all_before`` and ``all_after`` read the sides whole, for what an item alone cannot tell.
    """

    old: str
    new: str
    before: tuple[Checklist, ...]
    after: tuple[Checklist, ...]
    frame: Loaded
    frozen_before: tuple[FileText, ...]
    frozen: tuple[FileText, ...]
    findings: tuple[Finding, ...]
    settings_before: Settings
    all_before: Callable[[], list[FileText]]
    all_after: Callable[[], list[FileText]]


def read_sides(folder: Path, span: str | None, *, staged: bool = False) -> Sides:
    """The two sides that ``span`` names.

    Nothing: HEAD and the work tree (or, ``staged``, the index); ``A``: A and the work tree; ``A..B``:
    two commits; ``A...B``: where B left A, and B.  A side left out is HEAD.
    """
    history = open_history(folder)
    old_name, new_name, three_dots = _split(span)
    old = resolve(history.repository, old_name)
    if new_name is not None:
        new = resolve(history.repository, new_name)
        if three_dots:
            old = merge_base(history.repository, old, new)
        return between(history, old, new, old_name, new_name)
    if staged:
        return _between_oids(history, oids_at(history, old), oids_staged(history), old_name, STAGED)
    if history.repository.bare:
        raise UsageError("裸仓库没有工作区文件", hint="请写两个版本，如 jianguan diff HEAD~1..HEAD")
    oids = oids_at(history, old)
    return pair(read_oids(history, oids), disk_files(folder), old_name, WORK_TREE)


def between(history: History, old: str, new: str, old_name: str, new_name: str) -> Sides:
    """Two commits by id."""
    return _between_oids(history, oids_at(history, old), oids_at(history, new), old_name, new_name)


def _between_oids(
    history: History, old: dict[str, str], new: dict[str, str], old_name: str, new_name: str
) -> Sides:
    differing = {path for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    always = {SETTINGS_NAME, UNITS_PATH}
    before = {path: oid for path, oid in old.items() if path in differing or path == SETTINGS_NAME}
    after = {
        path: oid
        for path, oid in new.items()
        if path in differing or path in always or path.startswith(f"{FROZEN}/")
    }
    sides = pair(read_oids(history, before), read_oids(history, after), old_name, new_name)
    return sides._replace(
        all_before=lambda: read_oids(history, old), all_after=lambda: read_oids(history, new)
    )


def pair(
    old: list[FileText], new: list[FileText], old_name: str, new_name: str, *, half: bool = False
) -> Sides:
    """Two lists of files beside each other; files of equal bytes are not parsed.

    Of a file that one side cannot be read from, the other side counts only with ``half``: alone it says
    nothing of what was added or removed.
    """
    old_data = {file.path: file.data for file in old if is_checklist(file.path)}
    new_data = {file.path: file.data for file in new if is_checklist(file.path)}
    frame = load(file for file in new if file.path in (SETTINGS_NAME, UNITS_PATH))
    before: list[Checklist] = []
    after: list[Checklist] = []
    findings = list(frame.findings)
    unreadable: set[str] = set()
    for path in sorted(old_data.keys() | new_data.keys()):
        old_bytes, new_bytes = old_data.get(path), new_data.get(path)
        if old_bytes == new_bytes:
            continue
        readings = _read_both(old_bytes, new_bytes, path)
        for reading, found, name in zip(readings, (before, after), (old_name, new_name), strict=True):
            if reading is None:
                continue
            checklist, wrong = reading
            findings += [_on_side(one, name) for one in wrong]
            if checklist is not None:
                found.append(checklist)
            elif not half:
                unreadable.add(path)
    readable_before = tuple(one for one in before if one.path not in unreadable)
    readable_after = tuple(one for one in after if one.path not in unreadable)
    return Sides(
        old_name,
        new_name,
        readable_before,
        readable_after,
        frame,
        _frozen(old),
        _frozen(new),
        tuple(findings),
        load(file for file in old if file.path == SETTINGS_NAME).settings,
        lambda: old,
        lambda: new,
    )


def _frozen(files: list[FileText]) -> tuple[FileText, ...]:
    return tuple(file for file in files if file.path.startswith(f"{FROZEN}/"))


def _split(span: str | None) -> tuple[str, str | None, bool]:
    if span is None:
        return "HEAD", None, False
    for dots in ("...", ".."):
        old, found, new = span.partition(dots)
        if found:
            return old or "HEAD", new or "HEAD", dots == "..."
    return span, None, False


def is_checklist(path: str) -> bool:
    """Whether a path inside the workspace is a checklist (the register of units is none)."""
    return path.startswith(f"{CHECKLISTS}/") and path.endswith(".yaml") and path != UNITS_PATH


Reading = tuple[Checklist | None, list[Finding]]


def _read_both(old: bytes | None, new: bytes | None, path: str) -> tuple[Reading | None, Reading | None]:
    """Both sides of a file; the items they share are not parsed where that leaves a readable text."""
    if old is not None and new is not None:
        old_text, old_wrong = decode(old, path)
        new_text, new_wrong = decode(new, path)
        reduced = None if old_wrong or new_wrong else blank_unchanged(old_text, new_text)
        if reduced is not None:
            readings = _parse(reduced[0], path), _parse(reduced[1], path)
            if all(not wrong for _, wrong in readings):
                return readings
    return _read(old, path), _read(new, path)


def _read(data: bytes | None, path: str) -> Reading | None:
    if data is None:
        return None
    text, undecodable = decode(data, path)
    return _parse(text, path) if undecodable is None else (None, [undecodable])


def _parse(text: str, path: str) -> Reading:
    tree, wrong = parse_tree(text, path)
    if wrong:
        return None, wrong
    return read_checklist(tree, path, path.rpartition("/")[2].removesuffix(".yaml"))


def _on_side(finding: Finding, name: str) -> Finding:
    return finding._replace(message=f"（{name}）{finding.message}")
