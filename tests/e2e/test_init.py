"""Starting a workspace: what is told, what is previewed, what is refused."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Jianguan

Git = Callable[..., str]


def test_every_file_is_told_as_seen_from_the_workspace(jianguan: Jianguan, tmp_path: Path) -> None:
    run = jianguan("init", "督办", "--demo", "--ci", "gitlab")
    assert run.code == 0
    listed = [
        line.strip() for line in run.err.splitlines() if line.startswith("  ") and "jianguan -C" not in line
    ]
    assert ".gitlab-ci.yml" in listed
    assert all((tmp_path / "督办" / name).is_file() for name in listed)


def test_a_pipeline_at_the_top_of_the_repository_is_told_so(
    jianguan: Jianguan, git: Git, tmp_path: Path
) -> None:
    git("init", "-q")
    run = jianguan("init", "a/b", "--ci", "github")
    assert (run.code, "  ../../.github/workflows/jianguan.yml\n" in run.err) == (0, True)
    assert (tmp_path / ".github" / "workflows" / "jianguan.yml").is_file()


def test_a_preview_writes_nothing(jianguan: Jianguan, tmp_path: Path) -> None:
    run = jianguan("init", "督办", "--with", "hb-2025", "--ci", "gitlab", "--dry-run")
    assert run.code == 0
    for said in ("将建立工作区", "checklists/hb-2025.yaml", ".gitlab-ci.yml", "没有写入"):
        assert said in run.err
    assert not (tmp_path / "督办").exists()
    assert jianguan("init", "督办").code == 0
    assert "将写入 .gitlab-ci.yml" in jianguan("init", "督办", "--ci", "gitlab", "--dry-run").err
    assert not (tmp_path / "督办" / ".gitlab-ci.yml").exists()


def test_an_unknown_forge_is_told_as_one(jianguan: Jianguan, tmp_path: Path) -> None:
    run = jianguan("init", "督办", "--ci", "foo")
    assert (run.code, "“foo”这个平台" in run.err, "输出格式" in run.err) == (2, True, False)
    assert not (tmp_path / "督办").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that nobody can write into")
def test_why_nothing_can_be_written_is_told_in_chinese(jianguan: Jianguan) -> None:
    run = jianguan("init", "/proc/x")
    assert (run.code, "写不了 /proc/x" in run.err, "No such" in run.err) == (3, True, False)
