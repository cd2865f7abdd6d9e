"""Replacing whole texts, for a change of layout: under the lock, undone as one step, all or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from jianguan_cli.errors import DataError
from jianguan_cli.storage.editing import create_file
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.lock import locked
from jianguan_cli.storage.replacing import replace_files
from jianguan_cli.storage.source import read_bytes, read_source, refuse_unsafe


def rewrite_files(
    root: Path, paths: Sequence[Path], rewrite: Callable[[str, str], str], *, dry_run: bool, command: str
) -> list[FileChange]:
    """Give every file the text that ``rewrite(text, name)`` makes of it; an unchanged one is left alone.

    Raises ``DataError`` with nothing written where a file changed meanwhile or may not be replaced.
    """
    sources = [read_source(root, path) for path in paths]
    changes = [FileChange(one.path, one.text, rewrite(one.text, one.name)) for one in sources]
    pending = [(one, change) for one, change in zip(sources, changes, strict=True) if change.changed]
    for source, _ in pending:
        refuse_unsafe(root, source.path, source.name)
    if dry_run or not pending:
        return changes
    with locked(root):
        for source, _ in pending:
            if read_bytes(source.path, source.name) != source.data:
                raise DataError(f"{source.name} 刚刚被别的程序修改，没有写入", hint="请再试一次")
        replace_files(root, [(one, one.encoded(change.after)) for one, change in pending], command)
    return changes


def put_file(root: Path, path: Path, text: str, *, dry_run: bool, command: str) -> FileChange:
    """Give a file the text that a command makes anew each time, whether it was there before or not."""
    if not path.exists():
        return create_file(root, path, text, dry_run=dry_run, command=command)
    return rewrite_files(root, [path], lambda _old, _name: text, dry_run=dry_run, command=command)[0]
