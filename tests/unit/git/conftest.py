"""Real repositories for the tests of the git package."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., str]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No configuration of this machine, no repository around the tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, Git]:
    """An empty repository under a Chinese name, and git run in it as 甲."""
    folder = tmp_path / "仓库"
    folder.mkdir()

    def git(*words: str) -> str:
        identity = ["-c", "user.name=甲", "-c", "user.email=jia@example.org"]
        done = subprocess.run(["git", *identity, *words], cwd=folder, capture_output=True, check=True)
        return done.stdout.decode()

    git("init", "-q", "-b", "main")
    return folder, git
