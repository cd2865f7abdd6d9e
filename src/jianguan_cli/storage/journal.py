"""Undo: what each writing command found, kept beside the workspace until it is taken back or grows old.

One folder an entry under ``.jianguan/undo/``: the old bytes of each file, and ``entry.json`` that tells the
command, the paths and the digests before and after.  It needs no Git.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from jianguan_cli.errors import DataError, UsageError, os_words
from jianguan_cli.storage.decoding import decode
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.lock import locked, own_folder
from jianguan_cli.storage.source import digest, name_of, read_bytes, refuse_outside, refuse_unsafe, replace

KEPT = 50  # commands that can be taken back


class Saved(NamedTuple):
    """One file of a command: its bytes before (None: it was not there) and after."""

    name: str
    before: bytes | None
    after: bytes


class Undone(NamedTuple):
    """A command that was taken back (or would be, on a dry run) and what that changed."""

    command: str
    changes: list[FileChange]


class _File(NamedTuple):
    name: str
    before: bytes | None
    after_digest: str


class _Entry(NamedTuple):
    folder: Path
    command: str
    files: list[_File]


def record(root: Path, command: str, saved: Sequence[Saved]) -> Path:
    """Note a command about to write, under the lock; returns the entry's folder for ``forget``."""
    entries = _folders(root)
    number = int(entries[-1].name) + 1 if entries else 1
    folder = own_folder(root) / "undo" / f"{number:08d}"
    refuse_outside(root, folder, name_of(root, folder))
    try:
        folder.mkdir(parents=True)
        files = []
        for index, file in enumerate(saved):
            if file.before is not None:
                (folder / f"{index}.before").write_bytes(file.before)
            files.append({"path": file.name, "new": file.before is None, "after": digest(file.after)})
        text = json.dumps({"command": command, "files": files}, ensure_ascii=False)
        (folder / "entry.json").write_text(text, encoding="utf-8")
    except OSError as error:
        raise DataError(
            f"写不了撤销记录：{os_words(error)}", hint="请检查磁盘空间；没有写入任何内容"
        ) from error
    for old in entries[: max(0, len(entries) + 1 - KEPT)]:
        forget(old)
    return folder


def forget(folder: Path) -> None:
    """Drop an entry; what cannot be removed is passed over by ``undo_last``, which looks for its list."""
    with suppress(OSError):
        (folder / "entry.json").unlink(missing_ok=True)
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


def undo_last(root: Path, *, dry_run: bool = False) -> Undone:
    """Take back the last writing command as one step; again takes back the one before it.

    Files that already are as they were before it are no changes: there may be none at all.  Raises
    ``UsageError`` where there is no command, ``DataError`` where one of its files changed since.
    """
    if dry_run:
        entry = _last(root)
        return Undone(entry.command, [change for change, _ in _plan(root, entry)])
    with locked(root):
        entry = _last(root)
        plan = _plan(root, entry)
        for change, before in plan:
            if before is None:
                change.path.unlink()
            else:
                replace(root, change.path, before, change.path.name)
        forget(entry.folder)
    return Undone(entry.command, [change for change, _ in plan])


def count_steps(root: Path) -> int:
    """How many commands can be taken back."""
    return sum((folder / "entry.json").is_file() for folder in _folders(root))


def foresee(root: Path, steps: int) -> list[Undone]:
    """What taking back so many commands would change, the last one first; nothing is written.

    Raises as ``undo_last`` does, for any of the steps.
    """
    _last(root)
    seen: dict[str, bytes | None] = {}
    foreseen = []
    for entry, _ in zip(_entries(root), range(steps), strict=False):
        plan = _plan(root, entry, seen)
        seen.update({file.name: file.before for file in entry.files})
        foreseen.append(Undone(entry.command, [change for change, _ in plan]))
    return foreseen


def _folders(root: Path) -> list[Path]:
    folder = root / ".jianguan" / "undo"
    return sorted(one for one in folder.iterdir() if one.name.isdigit()) if folder.is_dir() else []


def _last(root: Path) -> _Entry:
    for entry in _entries(root):
        return entry
    raise UsageError("没有可以撤销的命令", hint=f"撤销记录只留最近 {KEPT} 次写入，且只记本工具的写入")


def _entries(root: Path) -> Iterator[_Entry]:
    """The commands that can be taken back, the last one first."""
    for folder in reversed(_folders(root)):
        listed = read_bytes(folder / "entry.json", folder.name)
        if listed is None:  # the command died before it wrote anything
            continue
        try:
            entry = _entry(folder, json.loads(listed))
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(
                f"撤销记录 {folder} 读不懂了", hint="请删去这个文件夹；再早的命令就又可以撤销"
            ) from error
        yield entry


def _entry(folder: Path, said: dict[str, Any]) -> _Entry:
    files = []
    for index, one in enumerate(said["files"]):
        before = None if one["new"] else read_bytes(folder / f"{index}.before", one["path"])
        if before is None and not one["new"]:
            raise KeyError(index)
        files.append(_File(one["path"], before, one["after"]))
    return _Entry(folder, said["command"], files)


def _plan(
    root: Path, entry: _Entry, instead: Mapping[str, bytes | None] | None = None
) -> list[tuple[FileChange, bytes | None]]:
    """What taking back comes to, file by file; files that were never written need nothing.

    ``instead`` is what some files will hold by then, in place of what they hold now.
    """
    plan = []
    for name, before, after_digest in entry.files:
        path = root / name
        now = instead[name] if instead and name in instead else read_bytes(path, name)
        if now == before:
            continue
        if now is None or digest(now) != after_digest:
            gone = "已不在了" if now is None else "在那以后又被改过"
            raise DataError(
                f"不能撤销“{entry.command}”：{name} {gone}，撤销会丢掉后来的改动",
                hint="请用 git diff 或编辑器核对后手工改回；没有写入任何内容",
            )
        refuse_outside(root, path, name)
        if before is not None:
            refuse_unsafe(root, path, name)
        plan.append((FileChange(path, decode(now, name)[0], decode(before or b"", name)[0]), before))
    return plan
