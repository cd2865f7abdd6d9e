"""What was written and is not committed yet."""

from __future__ import annotations

import os
from pathlib import Path

from jianguan_cli.errors import GitError
from jianguan_cli.git.process import run_git


def uncommitted(folder: Path, paths: tuple[str, ...]) -> tuple[str, ...] | None:
    """The changed and new files below ``paths`` of ``folder``; None where there is no git or no repository.

    Paths are relative to ``folder``, with forward slashes.
    """
    there = [path for path in paths if (folder / path).exists()]
    if not there:
        return ()
    command = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", *there]
    try:
        said = run_git(command, folder)
        top = os.fsdecode(run_git(["rev-parse", "--show-prefix"], folder)).strip("\n") if said else ""
    except GitError:
        return None
    found = (os.fsdecode(entry[3:]) for entry in said.split(b"\0") if entry)
    return tuple(path.removeprefix(top) for path in found)
