"""Changing files: read, plan, splice, prove, and replace only what is still as it was read.

A file that changes underneath is read and planned again, so that two clerks at once both succeed.
Several files change together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from jianguan_cli.domain.plan.model import ChecklistFile
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.records.edit import Edit
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import Node
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.journal import Saved, forget, record
from jianguan_cli.storage.lock import locked
from jianguan_cli.storage.replacing import replace_files
from jianguan_cli.storage.source import (
    SourceFile,
    name_of,
    read_bytes,
    read_source,
    refuse_outside,
    refuse_unsafe,
    replace,
)
from jianguan_cli.storage.splice import reread
from jianguan_cli.storage.yaml_tree import parse_tree

__all__ = [
    "FileChange",
    "Planner",
    "Validator",
    "change_file",
    "change_files",
    "checklist_findings",
    "create_file",
]

Planner = Callable[[Node, str], Sequence[Edit]]
"""From the root node and the text of a file to the edits; may raise any ``JianguanError``.

It is called again, with what the file says then, where the file changed underneath."""

Validator = Callable[[Node, str], list[Finding]]
"""From the root node and the name of a file (relative to the workspace) to what is wrong with it."""

_UNLOCKED = 3  # times to plan before others are made to wait for it
_LOCKED = 3  # and then, against programs that do not take the lock
_SHOWN = 5  # findings named in a refusal


def checklist_findings(tree: Node, name: str) -> list[Finding]:
    """The validator of checklist files: what keeps them from being read."""
    return read_checklist(tree, name, PurePosixPath(name).stem)[1]


def change_file(
    root: Path,
    path: Path,
    planner: Planner,
    validate: Validator = checklist_findings,
    *,
    dry_run: bool,
    command: str,
    record_type: type[Record] = ChecklistFile,
) -> FileChange:
    """Make the planned edits in one file; see ``change_files``."""
    return change_files(
        root, {path: planner}, validate, dry_run=dry_run, command=command, record_type=record_type
    )[0]


def change_files(
    root: Path,
    planners: Mapping[Path, Planner],
    validate: Validator = checklist_findings,
    *,
    dry_run: bool,
    command: str,
    record_type: type[Record] = ChecklistFile,
    created: Mapping[Path, str] | None = None,
) -> list[FileChange]:
    """Make the planned edits in all the files or in none; ``command`` is what undo calls it.

    ``created`` are the texts of new files that belong to the same step; their changes come last.  Raises
    ``DataError`` (``CannotSplice`` among them) with nothing written, ``UsageError`` where a new file is there
    already.  Where no text changes, nothing is written or recorded.
    """
    if len({path.resolve() for path in planners}) < len(planners):
        raise DataError("同一个文件以两个名字给出，不能一次改两遍", hint="它们之间有符号链接；请只用一个名字")
    plan = _Plan(root, planners, validate, record_type, created or {})
    for _ in range(_UNLOCKED):
        if plan.make() or dry_run:
            return plan.changes
        with locked(root):
            if plan.write(command):
                return plan.changes
    with locked(root):  # nobody who takes the lock can be faster any more
        for _ in range(_LOCKED):
            if plan.make() or plan.write(command):
                return plan.changes
    raise DataError(
        f"{'、'.join(source.name for source in plan.sources)} 一直在被别的程序修改，没有写入",
        hint="请稍后再试",
    )


def create_file(root: Path, path: Path, text: str, *, dry_run: bool, command: str) -> FileChange:
    """Write a new file; raises ``UsageError`` where there is one already."""
    name = name_of(root, path)
    change = FileChange(path, "", text)
    refuse_outside(root, path, name)
    if path.exists():
        raise UsageError(f"已有文件 {name}，不会覆盖", hint="请换一个编号，或直接修改它")
    if dry_run:
        return change
    data = text.encode("utf-8")
    with locked(root):
        if path.exists():
            raise UsageError(f"已有文件 {name}，不会覆盖", hint="它是刚刚由别的命令建立的")
        entry = record(root, command, [Saved(name, None, data)])
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace(root, path, data, name)
        except BaseException:
            forget(entry)
            raise
    return change


class _Plan:
    """What is to be done to some files, resting on what they said when it was made."""

    def __init__(
        self,
        root: Path,
        planners: Mapping[Path, Planner],
        validate: Validator,
        record_type: type[Record],
        created: Mapping[Path, str],
    ) -> None:
        self._root = root
        self._created = created
        self._planners = planners
        self._validate = validate
        self._record_type = record_type
        self.sources: list[SourceFile] = []
        self.changes: list[FileChange] = []

    def make(self) -> bool:
        """Read the files and plan; whether there is nothing to do."""
        self.sources = [read_source(self._root, path) for path in self._planners]
        self.changes = [
            _changed(source, planner, self._validate, self._record_type)
            for source, planner in zip(self.sources, self._planners.values(), strict=True)
        ]
        for source, change in zip(self.sources, self.changes, strict=True):
            if change.changed:
                refuse_unsafe(self._root, source.path, source.name)
        for path, text in self._created.items():
            _refuse_existing(self._root, path)
            self.changes.append(FileChange(path, "", text))
        return not any(change.changed for change in self.changes)

    def write(self, command: str) -> bool:
        """Replace the files, under the lock; whether all were still as they were read.

        Files that the plan leaves alone count too: it may rest on what they say.
        """
        if any(read_bytes(source.path, source.name) != source.data for source in self.sources):
            return False
        pending = [
            (source, source.encoded(change.after))
            for source, change in zip(self.sources, self.changes, strict=False)
            if change.changed
        ]
        for path in self._created:
            _refuse_existing(self._root, path)
        created = {path: text.encode("utf-8") for path, text in self._created.items()}
        replace_files(self._root, pending, command, created)
        return True


def _refuse_existing(root: Path, path: Path) -> None:
    if path.exists():
        raise UsageError(f"已有文件 {name_of(root, path)}，不会覆盖", hint="它是刚刚由别的命令建立的")


def _changed(
    source: SourceFile, planner: Planner, validate: Validator, record_type: type[Record]
) -> FileChange:
    tree, findings = parse_tree(source.text, source.name)
    if findings:
        raise _broken(f"{source.name} 有错误，改好之前不能更新", findings)
    if tree is None:
        raise DataError(f"{source.name} 是空的")
    edits = planner(tree, source.text)
    text, new_tree = reread(source.text, tree, edits, name=source.name, record=record_type)
    if text != source.text and (findings := validate(new_tree, source.name)):
        if before := validate(tree, source.name):
            raise _broken(f"{source.name} 有错误，改好之前不能更新", before)
        raise _broken(f"这样改会使 {source.name} 读不出来，没有写入", findings)
    return FileChange(source.path, source.text, text)


def _broken(message: str, findings: list[Finding]) -> DataError:
    lines = [f"{finding.location}: {finding.message}" for finding in findings[:_SHOWN]]
    if len(findings) > _SHOWN:
        lines.append(f"……另有 {len(findings) - _SHOWN} 处")
    return DataError("\n".join([f"{message}：", *lines]), hint="用 jianguan lint 查看全部问题")
