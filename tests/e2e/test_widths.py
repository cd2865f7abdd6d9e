"""The commands themselves keep to the width that COLUMNS names; a pipe has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianguan_cli.cli.help import build
from jianguan_cli.cli.table import COMMANDS
from jianguan_cli.reporting.terminal.cells import text_width

from .conftest import Jianguan

READING = [
    ["list"],
    ["list", "--all"],
    ["mine", "--unit", "注册处", "--all"],
    ["units"],
    ["score"],
    ["trace"],
    ["trace", "hb-2025"],
    ["check", "--fail-on", "never"],
    ["show", "hb-2025-05"],
    ["explain", "hb-145-tasks-i1"],
    ["explain", "overdue"],
    ["history", "hb-2025-05"],
    ["lint"],
]


@pytest.fixture
def workspace(tmp_path: Path, jianguan: Jianguan) -> Path:
    folder = tmp_path / "演示"
    assert jianguan("init", str(folder), "--demo").code == 0
    return folder


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_no_line_is_wider_than_the_screen(jianguan: Jianguan, workspace: Path, command: list[str]) -> None:
    day = {"SOURCE_DATE_EPOCH": "1751414400"}
    for width, ambiguous in ((40, 1), (80, 2)):
        env = {**day, "COLUMNS": str(width), "JIANGUAN_AMBIGUOUS": str(ambiguous)}
        run = jianguan(*command, cwd=workspace, env=env)
        assert run.code in (0, 1), run.err
        assert [line for line in run.out.splitlines() if text_width(line, ambiguous) > width] == []


def test_a_pipe_is_as_wide_as_it_needs(jianguan: Jianguan, workspace: Path) -> None:
    run = jianguan("list", "--all", cwd=workspace, env={"SOURCE_DATE_EPOCH": "1751414400"})
    assert max(text_width(line) for line in run.out.splitlines()) > 120
    assert "没有列出：" not in run.out.replace("计划没有列出", "")


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_help_fits(jianguan: Jianguan, width: int) -> None:
    run = jianguan("--help", env={"COLUMNS": str(width)})
    assert [line for line in run.out.splitlines() if text_width(line) > width] == []


def test_the_help_of_every_command_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    from typer import Context

    for width in range(40, 201):
        monkeypatch.setenv("COLUMNS", str(width))
        for entry in COMMANDS:
            if width % 20 and entry.name not in ("list", "update", "extend"):
                continue
            command = build(entry)
            text = command.get_help(Context(command, info_name=f"jianguan {entry.name}"))
            assert [line for line in text.splitlines() if text_width(line) > width] == [], entry.name
