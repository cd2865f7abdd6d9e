"""A workspace: the folder with ``jianguan.yaml``, its checklists, its register of units."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jianguan_cli.domain.plan.model import Checklist, ChecklistFile
from jianguan_cli.domain.plan.reading import FORMAT, read_checklist
from jianguan_cli.domain.plan.units import Register, UnitsFile
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Location
from jianguan_cli.domain.records.reading import read_record
from jianguan_cli.domain.settings.reading import Slips, read_settings
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.errors import UsageError, os_words
from jianguan_cli.storage.decoding import decode

if TYPE_CHECKING:
    from jianguan_cli.storage.memory import Memory

SETTINGS_NAME = "jianguan.yaml"
CHECKLISTS = "checklists"
UNITS_PATH = f"{CHECKLISTS}/units.yaml"


class FileText(NamedTuple):
    """A file of the workspace as it was found: ``path`` relative with forward slashes, bytes undecoded.

    ``fault`` is why the system gave no bytes.
    """

    path: str
    data: bytes
    fault: str = ""


class Loaded(NamedTuple):
    """All that could be read, and what could not: ``findings`` are errors that hide no good file."""

    settings: Settings
    register: Register
    checklists: tuple[Checklist, ...]
    findings: tuple[Finding, ...]

    @property
    def plan_ids(self) -> tuple[str, ...]:
        """The ids of the plans that could be read."""
        return tuple(checklist.plan.id for checklist in self.checklists)


def find_root(start: Path) -> Path:
    """The nearest folder from ``start`` upward that holds ``jianguan.yaml``."""
    start = start.absolute()
    if not start.is_dir():
        raise UsageError(f"没有这个文件夹：{start}", hint="请检查 -C/--root 或 JIANGUAN_ROOT 的写法")
    for folder in (start, *start.parents):
        if (folder / SETTINGS_NAME).is_file():
            return folder
    raise UsageError(
        f"这里不是工作区：{start} 及其上级文件夹里都没有 {SETTINGS_NAME}",
        hint="新建一个：jianguan init .；或用 -C 文件夹 指明已有的工作区",
    )


def read_files(root: Path, *, only: Iterable[str] | None = None) -> list[FileText]:
    """The settings, the register and the checklists on disk, in the order of their names.

    ``only`` narrows the checklists to some paths; settings and register always come along.
    """
    names = [SETTINGS_NAME]
    folder = root / CHECKLISTS
    if folder.is_dir():
        found = sorted(name for name in os.listdir(folder) if name.endswith((".yaml", ".yml")))  # noqa: PTH208
        names += [f"{CHECKLISTS}/{name}" for name in found]
    if only is not None:
        wanted = {*only, SETTINGS_NAME, UNITS_PATH}
        names = [name for name in names if name in wanted]
    return [_read(root, name) for name in names]


def load(files: Iterable[FileText], memory: Memory | None = None) -> Loaded:
    """Read what the files say; each file's errors stand beside the good files.

    With a ``memory``, files that are as they were are recalled: their records have places, but no nodes.
    """
    settings = Settings()
    register = Register()
    checklists: list[Checklist] = []
    findings: list[Finding] = []
    for file in files:
        record, wrong = _read_file(file, memory)
        findings += wrong
        if isinstance(record, Settings):
            settings = record
        elif isinstance(record, UnitsFile):
            register = Register(record.units)
        elif isinstance(record, ChecklistFile):
            checklists.append(Checklist(file.path, record.plan, record.items))
    return Loaded(settings, register, tuple(checklists), tuple(findings))


def _read_file(file: FileText, memory: Memory | None) -> tuple[Record | None, list[Finding]]:
    if memory is None:
        return _parse_file(file)
    kind = _KINDS.get(file.path, ChecklistFile)
    recalled = memory.recall(file.path, file.data, kind)
    if recalled is not None:
        return recalled, []
    record, findings = _parse_file(file)
    if record is not None and not findings:
        memory.remember(file.path, file.data, record)
    return record, findings


_KINDS: dict[str, type[Record]] = {SETTINGS_NAME: Settings, UNITS_PATH: UnitsFile}


def _parse_file(file: FileText) -> tuple[Record | None, list[Finding]]:
    """The record that a file spells, or what is wrong with it."""
    # PyYAML takes longer to import than most workspaces take to be recalled.
    from jianguan_cli.storage.yaml_tree import parse_tree

    path = file.path
    if file.fault:
        message = f"这个文件读不了：{file.fault}"
        return None, [Finding("schema", Severity.ERROR, message, Location(path))]
    text, undecodable = decode(file.data, path)
    if undecodable is not None:
        return None, [undecodable]
    tree, wrong = parse_tree(text, path)
    if wrong:
        return None, wrong
    if path == SETTINGS_NAME:
        return read_settings(tree, path, _acceptance_slips)
    if path == UNITS_PATH:
        return read_record(UnitsFile, tree, path)
    if path.endswith(".yml"):
        message = "清单文件的后缀应是 .yaml，请改名"
        return None, [Finding("schema", Severity.ERROR, message, Location(path))]
    checklist, wrong = read_checklist(tree, path, path.rpartition("/")[2].removesuffix(".yaml"))
    if checklist is None:
        return None, wrong
    return ChecklistFile(format=FORMAT, plan=checklist.plan, items=checklist.items), wrong


def _acceptance_slips(settings: Settings, path: str) -> Slips:
    """The slips under ``accept:``; the checks and the reviews are loaded only where something is accepted."""
    if settings.accept:
        from jianguan_cli.domain.review.accepting import acceptance_slips

        yield from acceptance_slips(settings, path)


def plan_path(root: Path, item_id: str) -> str | None:
    """The checklist that an item's id belongs to: the longest plan id it starts with, if there is one."""
    parts = item_id
    while "-" in parts or "." in parts:
        parts = parts[: max(parts.rfind("-"), parts.rfind("."))]
        if (root / CHECKLISTS / f"{parts}.yaml").is_file():
            return f"{CHECKLISTS}/{parts}.yaml"
    return None


def _read(root: Path, name: str) -> FileText:
    try:
        return FileText(name, (root / name).read_bytes())
    except OSError as error:
        return FileText(name, b"", os_words(error))
