"""The numbers of the last list: 1, 2, 3 stand for the items that a person saw beside them.

Kept in the user's cache folder, for each terminal session what that session was shown; a session that was
shown nothing takes what was shown last.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.storage.memory import folder_of, make_folder

_NAME = "+handles"  # no path of a file: those are spelled without a leading +
_SESSIONS = 20  # kept; the oldest goes first


class Handles(NamedTuple):
    """The ids that were numbered from 1, and the day of the list."""

    day: date
    ids: tuple[str, ...]


def keep_handles(root: Path, day: date, ids: Sequence[str]) -> bool:
    """Remember what the numbers mean from now on; False where there is no place to remember it."""
    folder = folder_of(root)
    if folder is None:
        return False
    session = str(_session())
    others = [(name, said) for name, said in _read(folder, root).items() if name != session]
    kept = dict([*others[-_SESSIONS:], (session, Handles(day, tuple(ids)))])
    said = {name: {"day": one.day.isoformat(), "ids": one.ids} for name, one in kept.items()}
    entry, beside = folder / _NAME, folder / f"{_NAME}.{os.getpid()}"
    try:
        make_folder(folder)
        beside.touch(0o600)
        beside.write_text(json.dumps({"root": str(root.resolve()), "sessions": said}), encoding="utf-8")
        beside.replace(entry)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        return False
    return True


def kept_handles(root: Path) -> Handles | None:
    """What the numbers mean to this session; None where no list was shown of this workspace."""
    folder = folder_of(root)
    kept = _read(folder, root) if folder is not None else {}
    return kept.get(str(_session())) or next(reversed(kept.values()), None)


def _read(folder: Path, root: Path) -> dict[str, Handles]:
    """The lists of all sessions, the last one last; nothing where the file is not ours or not whole."""
    try:
        data = json.loads((folder / _NAME).read_text(encoding="utf-8"))
        if data["root"] != str(root.resolve()):
            return {}
        return {
            str(name): Handles(date.fromisoformat(said["day"]), tuple(map(str, said["ids"])))
            for name, said in data["sessions"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _session() -> int:
    """What tells one terminal window from another."""
    ask = getattr(os, "getsid", None)  # not on Windows
    return int(ask(0)) if ask is not None else os.getppid()
