"""Putting the drivers of this program into a repository, and taking them back."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

from jianguan_cli.git import drivers
from jianguan_cli.git.repository import open_repository


def install(root: Path) -> tuple[str, ...]:
    """Set configuration and attributes; the names of what was changed."""
    return drivers.install(open_repository(root), root, _program()).changed


def uninstall(root: Path) -> tuple[str, ...]:
    """Take both back; the names of what was changed."""
    return drivers.uninstall(open_repository(root), root).changed


def _program() -> str:
    """How git's shell starts this program: by its full path, since hooks and clients set their own PATH."""
    script = shutil.which("jianguan")
    if script is not None:
        return shlex.quote(Path(script).absolute().as_posix())
    return f"{shlex.quote(Path(sys.executable).as_posix())} -m jianguan_cli"
