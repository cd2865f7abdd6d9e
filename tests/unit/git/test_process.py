"""Git is started with nothing of the user's habits, and its complaints come in Chinese."""

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


def test_a_failure_outside_of_git_says_so_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(GitError) as caught:
        run_git(["log"], tmp_path)
    assert caught.value.message == "这里不在 Git 仓库里"
    assert "git init" in caught.value.hint
    assert caught.value.exit_code is ExitCode.GIT


def test_no_commits_and_unknown_revisions_are_said_in_chinese(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    with pytest.raises(GitError, match="仓库里还没有任何提交"):
        run_git(["log"], folder)
    git("commit", "-q", "--allow-empty", "-m", "一")
    for args in (["log", "没有"], ["log", "--end-of-options", "没有"], ["rev-parse", "--verify", "没有"]):
        with pytest.raises(GitError, match="没有这个版本"):
            run_git(args, folder)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("fatal: detected dubious ownership in repository at '/x'", "属于另一个用户"),
        ("fatal: Unable to create '/x/.git/index.lock': File exists.", "另一个 git 正在"),
        ("fatal: shallow file has changed since we read it", "浅克隆"),
        ("fatal: bad object 1234", "缺少要读的对象"),
        ("fatal: unable to access: Could not resolve host: x", "网络不通"),
    ],
)
def test_known_complaints_are_said_in_chinese_alone(said: str, message: str) -> None:
    error = failure(said.encode(), ["log"])
    assert message in error.message
    assert "fatal" not in error.message
    assert error.hint


def test_an_unknown_complaint_follows_in_gits_own_words() -> None:
    assert failure(b"fatal: odd\n", ["gc"]).message == "git gc 没有办成。git 的原话：fatal: odd"
    assert failure(b"", ["gc"]).message == "git gc 没有办成，也没有说明原因"


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
