"""What is longer than the terminal goes through the pager; nowhere else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from .conftest import PROGRAM, Jianguan

pty = pytest.importorskip("pty", reason="a terminal of POSIX")
PAGER = "sed s/^/分页:/"


def on_terminal(command: list[str], cwd: Path, lines: int, **env: str) -> str:
    """What the terminal of so many lines shows."""
    import fcntl
    import struct
    import termios

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    environment |= {"HOME": str(cwd), "TERM": "xterm", "JIANGUAN_PAGER": PAGER, **env}
    with subprocess.Popen(
        [*PROGRAM, *command], cwd=cwd, env=environment, stdin=theirs, stdout=theirs, stderr=theirs
    ) as process:
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # the end, as Linux says it
                break
            if not part:
                break
            seen += part
        os.close(ours)
        assert process.wait() == 0
    return seen.decode()


@pytest.fixture
def workspace(tmp_path: Path, jianguan: Jianguan) -> Path:
    folder = tmp_path / "演示"
    assert jianguan("init", str(folder), "--demo").code == 0
    return folder


def test_only_what_is_longer_than_the_screen_is_paged(workspace: Path) -> None:
    short = on_terminal(["list", "--as-of", "2025-06-30", "--light", "红"], workspace, 40)
    assert "分页:" not in short
    long = on_terminal(["list", "--as-of", "2025-06-30"], workspace, 20)
    assert long.count("分页:") > 60
    assert "\x1b[31m红灯" in long


@pytest.mark.parametrize("pager", ["", "cat", "没有这个程序", "'"])
def test_a_pager_that_is_off_or_missing_is_none(workspace: Path, pager: str) -> None:
    shown = on_terminal(["list", "--as-of", "2025-06-30"], workspace, 20, JIANGUAN_PAGER=pager)
    assert "分页:" not in shown
    assert "共 62 项" in shown


def test_a_pager_that_is_left_early_is_no_error(workspace: Path) -> None:
    shown = on_terminal(["list", "--as-of", "2025-06-30"], workspace, 20, JIANGUAN_PAGER="head -n 3")
    assert 0 < shown.count("\n") <= 4


def test_a_pipe_is_never_paged(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("list", "--all", cwd=workspace, env={"JIANGUAN_PAGER": PAGER})
    assert "分页:" not in run.out
