"""Replacing several files as one step: recorded so that it can be undone, and all of them or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from jianguan_cli.storage.journal import Saved, forget, record
from jianguan_cli.storage.source import SourceFile, name_of, refuse_outside, replace


def replace_files(
    root: Path,
    pending: list[tuple[SourceFile, bytes]],
    command: str,
    created: Mapping[Path, bytes] | None = None,
) -> None:
    """Give each file its new bytes; what was replaced is put back where a later one fails.

    ``created`` are files that are not there yet.  The caller holds the lock and has seen that the files
    are still as they were read.
    """
    fresh = created or {}
    for path in (*fresh, *(source.path for source, _ in pending)):
        refuse_outside(root, path, name_of(root, path))
    saved = [Saved(source.name, source.data, data) for source, data in pending]
    saved += [Saved(name_of(root, path), None, data) for path, data in fresh.items()]
    entry = record(root, command, saved)
    written: list[SourceFile] = []
    made: list[Path] = []
    try:
        for path, data in fresh.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            made.append(path)
            replace(root, path, data, name_of(root, path))
        for source, data in pending:
            replace(root, source.path, data, source.name)
            written.append(source)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        for source in written:
            replace(root, source.path, source.data, source.name)
        forget(entry)
        raise
