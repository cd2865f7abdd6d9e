"""Who works here, as Git knows it."""

from __future__ import annotations

from pathlib import Path

from jianguan_cli.errors import GitError
from jianguan_cli.git.process import run_git


def user_name(folder: Path) -> str | None:
    """Git's ``user.name`` as seen from ``folder``; None where it is not set or there is no git."""
    return _configured(folder, "user.name")


def user_email(folder: Path) -> str | None:
    """Git's ``user.email`` as seen from ``folder``; None where it is not set or there is no git."""
    return _configured(folder, "user.email")


def _configured(folder: Path, key: str) -> str | None:
    try:
        said = run_git(["config", "--get", key], folder, accept=(0, 1))
    except GitError:
        return None
    return said.decode("utf-8", "replace").strip() or None
