"""``fmt``: the files of a workspace in the canonical layout."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jianguan_cli.domain.plan.model import ChecklistFile
from jianguan_cli.domain.plan.units import UnitsFile
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.formatting import formatted
from jianguan_cli.storage.rewriting import rewrite_files
from jianguan_cli.storage.workspace import SETTINGS_NAME, UNITS_PATH, read_files


def format_files(root: Path, paths: Sequence[Path], *, dry_run: bool) -> list[FileChange]:
    """Lay out the named files, all of the workspace where none is named; only what changes is written."""
    chosen = list(paths) or [root / file.path for file in read_files(root)]
    return rewrite_files(root, chosen, _formatted, dry_run=dry_run, command="fmt")


def _formatted(text: str, name: str) -> str:
    return formatted(text, name, record_of(name))


def record_of(name: str) -> type[Record]:
    """The table that a file of this name follows."""
    if name == SETTINGS_NAME:
        return Settings
    return UnitsFile if name == UNITS_PATH else ChecklistFile
