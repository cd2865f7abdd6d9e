"""What a command imports: start-up is the better half of most commands, and an import is never undone.

Times drift with the machine; which modules are loaded does not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.e2e.conftest import PROGRAM, Jianguan
from tests.small_workspace import ONE_TASK, on_disk

HEAVY = {
    "chinese_calendar",
    "dataclasses",
    "dateutil",
    "docx",
    "docxtpl",
    "hashlib",
    "jinja2",
    "openpyxl",
    "pydantic",
    "pypinyin",
    "python_calamine",
    "rich",
    "ruamel",
    "sqlite3",
    "tabulate",
    "textual",
    "wcwidth",
    "xlsxwriter",
    "yaml",
    "zoneinfo",
}
ASK = """
import json, sys
sys.argv[0] = "jianguan"
{before}
loaded = set(sys.modules)
from jianguan_cli.cli.main import answer
assert answer() == 0
sys.stderr.write(json.dumps(sorted({{name.partition(".")[0] for name in set(sys.modules) - loaded}})))
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return on_disk(tmp_path / "ws", p=ONE_TASK)


def imported(root: Path, *arguments: str, before: str = "import typer") -> set[str]:
    """The packages that a command loads beyond what typer itself needs."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(root.parent / "cache"), "JIANGUAN_BY": "甲"}
    environment.pop("JIANGUAN_NO_CACHE", None)
    done = subprocess.run(
        [sys.executable, "-c", ASK.format(before=before), *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return set(json.loads(done.stderr.decode().splitlines()[-1]))


def test_the_version_is_told_without_typer(workspace: Path) -> None:
    assert imported(workspace, "--version", before="") & {"typer", "re", "pathlib", *HEAVY} == set()


def test_help_loads_no_command(workspace: Path) -> None:
    assert imported(workspace, "--help") & HEAVY == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "-f", "json", "--as-of", "2025-02-01"),
        ("check", "--as-of", "2025-02-01"),
        ("show", "p-1", "-f", "json", "--as-of", "2025-02-01"),
    ],
    ids=" ".join,
)
def test_a_reading_command_loads_the_parser_only_for_what_changed(
    workspace: Path, arguments: tuple[str, ...]
) -> None:
    assert imported(workspace, *arguments) & HEAVY == {"yaml"}
    assert imported(workspace, *arguments) & HEAVY == set()
    with (workspace / "checklists" / "p.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# 改过\n")
    assert imported(workspace, *arguments) & HEAVY == {"yaml"}


def test_a_table_loads_what_lays_it_out(workspace: Path) -> None:
    arguments = ("list", "--as-of", "2025-02-01")
    assert imported(workspace, *arguments) & HEAVY - {"yaml"} == set()
    checklist = workspace / "checklists" / "p.yaml"
    checklist.write_text(checklist.read_text().replace("title: 抽检", "title: 抽检\U0001f600"))
    loaded = imported(workspace, *arguments) & HEAVY - {"yaml"}
    assert {"wcwidth"} <= loaded <= {"wcwidth", "dataclasses", "hashlib"}


def test_the_first_screen_loads_no_more_than_a_list(workspace: Path) -> None:
    assert imported(workspace) & HEAVY - {"yaml"} == set()
    assert imported(workspace) & HEAVY == set()


def test_update_loads_no_more_than_it_needs(workspace: Path) -> None:
    arguments = ("update", "p-1", "--status", "doing", "--note", "开始", "--date", "2025-02-01")
    assert imported(workspace, *arguments, "--dry-run") & HEAVY == {"yaml"}
    assert imported(workspace, *arguments) & HEAVY == {"yaml", "hashlib"}


def test_no_second_process_is_started_where_none_is_needed(workspace: Path) -> None:
    """``subprocess`` comes with typer; what must not come is the module that starts git."""
    watch = """
import subprocess, typer
def refuse(*arguments, **options):
    raise AssertionError(arguments)
subprocess.Popen.__init__ = refuse
"""
    for arguments in (
        ("list", "-f", "json"),
        ("check", "--fail-on", "never"),
        ("update", "p-1", "--note", "甲"),
    ):
        imported(workspace, *arguments, before=watch)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_an_end_in_haste_still_tells_what_was_not_written(jianguan: Jianguan) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "--version"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode != 0
    assert done.stderr != b""
    assert jianguan("--version").out.startswith("jianguan ")
