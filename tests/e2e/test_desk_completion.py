"""Tab: what each shell is told, and how fast."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .conftest import PROGRAM, Jianguan


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / "督办"
    subprocess.run([*PROGRAM, "init", str(folder), "--with", "hb-145-tasks"], check=True, capture_output=True)
    return folder


def asked(workspace: Path, *words: str, shell: str = "fish") -> list[str]:
    done = subprocess.run(
        [*PROGRAM, *words],
        cwd=workspace,
        env={**os.environ, "_JIANGUAN_COMPLETE": shell},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode().splitlines()


def values(lines: list[str]) -> list[str]:
    return [line.split("\t")[0] for line in lines]


def test_commands_with_what_they_do(workspace: Path) -> None:
    assert asked(workspace, "upd") == ["update\t填报进展：状态、数值、成果、文字、佐证"]


def test_ids_with_their_titles(workspace: Path) -> None:
    assert asked(workspace, "show", "hb-145-tasks-i6") == ["hb-145-tasks-i6\t食品安全评价性抽检合格率达标"]


def test_titles_by_their_first_characters(workspace: Path) -> None:
    assert values(asked(workspace, "show", "食品安全评")) == ["食品安全评价性抽检合格率达标"]


def test_units_by_any_name(workspace: Path) -> None:
    assert "省局注册处" in values(asked(workspace, "list", "--unit", "省局注"))


def test_statuses_options_plans_paths(workspace: Path) -> None:
    assert values(asked(workspace, "update", "x", "--status", "推")) == ["推进中"]
    assert values(asked(workspace, "update", "x", "--evi")) == ["--evidence"]
    assert values(asked(workspace, "list", "--plan", "")) == ["hb-145-tasks"]
    assert asked(workspace, "import", "x") == [":files"]
    assert asked(workspace, "update", "x", "--evidence", "") == [":files"]


def test_another_workspace_is_named_by_its_folder(workspace: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "-C", str(workspace), "show", "hb-145-tasks-i6"],
        cwd=tmp_path,
        env={**os.environ, "_JIANGUAN_COMPLETE": "bash"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode() == "hb-145-tasks-i6\n"


def test_nothing_is_told_and_nothing_fails_outside_a_workspace(tmp_path: Path) -> None:
    assert asked(tmp_path, "show", "hb") == []


def test_bash_asks_and_takes_the_answer(jianguan: Jianguan, workspace: Path) -> None:
    script = jianguan("completion", "bash").out
    words = "COMP_WORDS=(jianguan show hb-145-tasks-i6); COMP_CWORD=2"
    call = f"{words}; _jianguan 2>/dev/null; echo ${{COMPREPLY[@]}}"
    path = f"{Path(PROGRAM[0]).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f"{script}\n{call}"],
        cwd=workspace,
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().strip() == "hb-145-tasks-i6"


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
def test_fish_asks_and_takes_the_answer(jianguan: Jianguan, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "jianguan.fish").write_text(jianguan("completion", "fish").out, encoding="utf-8")
    path = f"{Path(PROGRAM[0]).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["fish", "-c", f"source {tmp_path}/jianguan.fish; complete -C 'jianguan show hb-145-tasks-i6'"],
        cwd=workspace,
        env={**os.environ, "PATH": path, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().strip() == "hb-145-tasks-i6\t食品安全评价性抽检合格率达标"


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_the_zsh_script_is_well_formed(jianguan: Jianguan, tmp_path: Path) -> None:
    (tmp_path / "_jianguan").write_text(jianguan("completion", "zsh").out, encoding="utf-8")
    subprocess.run(["zsh", "-n", str(tmp_path / "_jianguan")], check=True)


def test_an_unknown_shell_is_told_which_there_are(jianguan: Jianguan) -> None:
    run = jianguan("completion", "csh")
    assert (run.code, "bash、zsh、fish、powershell" in run.err) == (2, True)


def test_an_answer_costs_less_than_importing_typer(workspace: Path) -> None:
    def best(*command: str) -> float:
        times = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run(
                command,
                cwd=workspace,
                env={**os.environ, "_JIANGUAN_COMPLETE": "bash"},
                capture_output=True,
                check=True,
            )
            times.append(time.perf_counter() - began)
        return min(times)

    assert best(*PROGRAM, "show", "hb-145-tasks-i") < max(0.15, best(sys.executable, "-c", "import typer"))
