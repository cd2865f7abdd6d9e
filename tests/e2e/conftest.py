"""The installed command, as users run it: real processes, real files, real git."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

SCRIPT = Path(sys.executable).parent / "jianguan"
# Windows and some images put it elsewhere; the module is the same program.
PROGRAM = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "jianguan_cli"]


class Run(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Jianguan = Callable[..., Run]


@pytest.fixture
def jianguan(tmp_path: Path) -> Jianguan:
    """Run the command in ``tmp_path`` (or ``cwd=``); a test never sees a traceback."""

    def run(
        *arguments: str, cwd: Path | None = None, env: dict[str, str] | None = None, stdin: str = ""
    ) -> Run:
        environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("JIANGUAN_", "GIT_")) and name != "COLUMNS"
            },
            "HOME": str(tmp_path),
            "XDG_CACHE_HOME": f"{tmp_path}-cache",
            "GIT_CONFIG_NOSYSTEM": "1",
            **(env or {}),
        }
        done = subprocess.run(
            [*PROGRAM, *arguments],
            cwd=cwd or tmp_path,
            env=environment,
            input=stdin.encode(),
            capture_output=True,
            check=False,
            timeout=120,
        )
        encoding = environment.get("PYTHONIOENCODING", "utf-8").split(":")[0]
        out, err = done.stdout.decode(encoding), done.stderr.decode(encoding)
        assert "Traceback" not in err, err
        return Run(done.returncode, out, err)

    return run


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., str]:
    """Run git in ``tmp_path`` (or ``cwd=``) and return what it prints."""

    def run(*arguments: str, cwd: Path | None = None) -> str:
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "HOME": str(tmp_path),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        identity = [
            "-c",
            "user.name=审核员",
            "-c",
            "user.email=shenhe@example.org",
            "-c",
            "init.defaultBranch=main",
        ]
        done = subprocess.run(
            ["git", *identity, *arguments],
            cwd=cwd or tmp_path,
            env=environment,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode()

    return run
