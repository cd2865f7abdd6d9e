"""Replacing several files as one step: recorded so that it can be undone, and all of them or none."""

from __future__ import annotations

from pathlib import Path

from jianguan_cli.storage.journal import Saved, forget, record
from jianguan_cli.storage.source import SourceFile, replace


def replace_files(root: Path, pending: list[tuple[SourceFile, bytes]], command: str) -> None:
    """Give each file its new bytes; what was replaced is put back where a later one fails.

    The caller holds the lock and has seen that the files are still as they were read.
    """
    entry = record(root, command, [Saved(source.name, source.data, data) for source, data in pending])
    written: list[SourceFile] = []
    try:
        for source, data in pending:
            replace(source.path, data, source.name)
            written.append(source)
    except BaseException:
        for source in written:
            replace(source.path, source.data, source.name)
        forget(entry)
        raise
