"""Who works here, as Git knows it."""

from __future__ import annotations

from pathlib import Path

from jianguan_cli.errors import GitError
from jianguan_cli.git.process import run_git


def user_name(folder: Path) -> str | None:
    """Git's ``user.name`` as seen from ``folder``; None where it is not set or there is no git."""
    try:
        said = run_git(["config", "--get", "user.name"], folder, accept=(0, 1))
    except GitError:
        return None
    return said.decode("utf-8", "replace").strip() or None


def user_email(folder: Path) -> str | None:
    """Git's ``user.email`` as seen from ``folder``; None where it is not set or there is no git."""
    try:
        said = run_git(["config", "--get", "user.email"], folder, accept=(0, 1))
    except GitError:
        return None
    return said.decode("utf-8", "replace").strip() or None
