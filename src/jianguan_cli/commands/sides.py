"""Two states of a workspace beside each other: read what differs, parse what differs."""

from __future__ import annotations

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
from jianguan_cli.domain.checklist_reading import read_checklist
from jianguan_cli.domain.finding import Finding
from jianguan_cli.domain.model import Checklist
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
    """

    old: str
    new: str
    before: tuple[Checklist, ...]
    after: tuple[Checklist, ...]
    frame: Loaded
    frozen_before: tuple[FileText, ...]
    frozen: tuple[FileText, ...]
    findings: tuple[Finding, ...]


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
    before = {path: oid for path, oid in old.items() if path in differing}
    after = {
        path: oid
        for path, oid in new.items()
        if path in differing or path in always or path.startswith(f"{FROZEN}/")
    }
    return pair(read_oids(history, before), read_oids(history, after), old_name, new_name)


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
        for data, found, name in zip(
            _reduced(old_bytes, new_bytes), (before, after), (old_name, new_name), strict=True
        ):
            if data is not None:
                checklist, wrong = _read(data, path)
                findings += [_on_side(one, name) for one in wrong]
                if checklist is None and not half:
                    unreadable.add(path)
                elif checklist is not None:
                    found.append(checklist)
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


def _reduced(old: bytes | None, new: bytes | None) -> tuple[bytes | str | None, bytes | str | None]:
    """Both sides' texts without the items they share, where both are plain text of the plain layout."""
    if old is None or new is None:
        return old, new
    old_text, old_wrong = decode(old, "")
    new_text, new_wrong = decode(new, "")
    if old_wrong or new_wrong:
        return old, new
    return blank_unchanged(old_text, new_text) or (old_text, new_text)


def _read(data: bytes | str, path: str) -> tuple[Checklist | None, list[Finding]]:
    if isinstance(data, bytes):
        text, undecodable = decode(data, path)
        if undecodable is not None:
            return None, [undecodable]
    else:
        text = data
    tree, wrong = parse_tree(text, path)
    if wrong:
        return None, wrong
    return read_checklist(tree, path, path.rpartition("/")[2].removesuffix(".yaml"))


def _on_side(finding: Finding, name: str) -> Finding:
    from dataclasses import replace

    return replace(finding, message=f"（{name}）{finding.message}")
