"""How a command ends when the world does not play along."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from .conftest import PROGRAM, Jianguan


@pytest.fixture
def workspace(tmp_path: Path, jianguan: Jianguan) -> Path:
    folder = tmp_path / "w"
    assert jianguan("init", str(folder), "--with", "hb-2025").code == 0
    return folder


@pytest.mark.parametrize("command", [["list"], ["list", "-f", "json"], ["check"], ["--help"], ["schema"]])
def test_a_reader_that_goes_away_is_no_failure(workspace: Path, command: list[str]) -> None:
    shell = " ".join([*PROGRAM, *command, "|", "head", "-c", "1", ">/dev/null;", "echo ${PIPESTATUS[0]}"])
    done = subprocess.run(["bash", "-c", shell], cwd=workspace, capture_output=True, check=True)
    assert done.stderr == b""
    assert int(done.stdout) in ({0, 1} if command == ["check"] else {0})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_not_called_our_bug(workspace: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "list"], cwd=workspace, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 3
    assert "磁盘满了" in done.stderr.decode()


def test_an_interruption_is_told_and_nothing_is_written(workspace: Path) -> None:
    before = {path: path.read_bytes() for path in (workspace / "checklists").iterdir()}
    process = subprocess.Popen(
        [*PROGRAM, "update"],
        cwd=workspace,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(0.05)
    os.kill(process.pid, signal.SIGINT)
    process.communicate(timeout=20)
    assert process.returncode in (2, 130, -signal.SIGINT)
    assert before == {path: path.read_bytes() for path in (workspace / "checklists").iterdir()}


def test_what_cannot_be_read_never_hides_the_others(workspace: Path, jianguan: Jianguan) -> None:
    (workspace / "checklists" / "x-1.yaml").mkdir()
    (workspace / "checklists" / "x-2.yaml").symlink_to("nowhere.yaml")
    run = jianguan("list", "--as-of", "2025-06-30", cwd=workspace)
    assert run.code == 3
    assert "共 33 项" in run.out
    assert "checklists/x-1.yaml:1:1" in run.err
    assert "checklists/x-2.yaml:1:1" in run.err
    assert "directory" not in run.err
    assert jianguan("lint", cwd=workspace).code == 3


def test_a_named_plan_that_is_broken_is_called_broken(workspace: Path, jianguan: Jianguan) -> None:
    path = workspace / "checklists" / "hb-2025.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("kind: task", "kind: job", 1), encoding="utf-8")
    for command in (
        ["list", "--plan", "hb-2025"],
        ["check", "--plan", "hb-2025"],
        ["report", "weekly", "--plan", "hb-2025"],
        ["trace", "hb-2025"],
        ["score", "--plan", "hb-2025"],
        ["export", "--plan", "hb-2025", "-o", "x.xlsx"],
    ):
        run = jianguan(*command, cwd=workspace)
        if "--plan" in run.err and "没有 --plan" in run.err:
            continue
        assert run.code == 3, (command, run.err)
        assert "checklists/hb-2025.yaml:" in run.err
