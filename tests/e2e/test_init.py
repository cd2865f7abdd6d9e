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


ALL = "hb-2025,hb-145,hb-145-tasks,gz-2020,qk-145"


@pytest.mark.parametrize("plans", [ALL, "hb-2025", "hb-145-tasks", "gz-2020", "qk-145"])
def test_shipped_plans_come_with_what_is_accepted_of_them(
    jianguan: Jianguan, tmp_path: Path, plans: str
) -> None:
    assert jianguan("init", "督办", "--with", plans).code == 0
    checked = jianguan("-C", "督办", "lint", "--strict")
    assert checked.code == 0, checked.out
    settings = (tmp_path / "督办" / "jianguan.yaml").read_text(encoding="utf-8")
    others = [plan for plan in ALL.split(",") if plan not in plans.split(",")]
    assert [
        plan
        for plan in others
        if f"plan: {plan}," in settings or f"item: {plan}-" in settings.replace("hb-145-tasks-", "")
    ] == []
    # An empty workspace accepts nothing.
    assert jianguan("init", "空的").code == 0
    assert "accept" not in (tmp_path / "空的" / "jianguan.yaml").read_text(encoding="utf-8")
