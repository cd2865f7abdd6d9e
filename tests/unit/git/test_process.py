"""Git is started with nothing of the user's habits, and complains in its own words."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.git.conftest import Git

from jianguan_cli.errors import ExitCode, GitError
from jianguan_cli.git.process import failure, run_git


def test_inherited_git_variables_do_not_lead_astray(
    repository: tuple[Path, Git], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = repository
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_WORK_TREE", "/nowhere")
    assert run_git(["rev-parse", "--show-toplevel"], folder).decode().strip() == str(folder)


def test_habits_of_the_user_change_no_output(repository: tuple[Path, Git], tmp_path: Path) -> None:
    folder, git = repository
    for name, value in (
        ("core.quotepath", "true"), ("color.ui", "always"), ("core.pager", "false"),
        ("diff.external", "false"), ("log.showSignature", "true"), ("core.fsmonitor", "false-program"),
    ):  # fmt: skip
        git("config", name, value)
    (folder / "甲.yaml").write_text("a\n", "utf-8")
    git("-c", "core.fsmonitor=false", "add", "-A")
    assert run_git(["ls-files"], folder).decode() == "甲.yaml\n"


def test_failure_carries_gits_words_and_advice(tmp_path: Path) -> None:
    with pytest.raises(GitError) as caught:
        run_git(["log"], tmp_path)
    assert "not a git repository" in caught.value.message
    assert "git init" in caught.value.hint
    assert caught.value.exit_code is ExitCode.GIT
    assert failure(b"", ["gc"]).message == "git 出错：git gc 没有说明原因"


def test_without_git_it_says_so(
    repository: tuple[Path, Git], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder, _ = repository
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="找不到 git 程序"):
        run_git(["status"], folder)
    with pytest.raises(GitError, match="没有这个文件夹"):
        run_git(["status"], tmp_path / "没有")


def test_the_index_of_a_partial_commit_is_seen_where_asked(
    repository: tuple[Path, Git], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, git = repository
    (folder / "a").write_text("1\n", "utf-8")
    git("add", "a")
    monkeypatch.setenv("GIT_INDEX_FILE", str(folder / "另一个索引"))
    assert run_git(["ls-files"], folder) == b"a\n"
    assert run_git(["ls-files"], folder, index=True) == b""
