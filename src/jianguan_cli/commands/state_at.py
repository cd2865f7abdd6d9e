"""The workspace as a command reads it: from disk, or from a commit."""

from __future__ import annotations

from pathlib import Path

from jianguan_cli.commands.state import State, open_state, state_of


def state_at(root: Path, revision: str | None) -> State:
    """What the workspace says on disk, or in ``revision``; nothing is checked out."""
    if revision is None:
        return open_state(root, recalled=True)
    from jianguan_cli.commands.at_revision import checklists_of, files_at

    return state_of(root, checklists_of(files_at(root, revision)))
