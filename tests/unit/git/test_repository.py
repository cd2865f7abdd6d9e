"""Reading a repository: revisions, trees, the index, commits; plain, linked, bare, shallow."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.unit.git.conftest import Git

from jianguan_cli.errors import GitError
from jianguan_cli.git.blobs import BlobReader
from jianguan_cli.git.identity import user_name
from jianguan_cli.git.repository import (
    commits_of,
    current_branch,
    list_index,
    list_tree,
    merge_base,
    open_repository,
    resolve,
    shallow_ends,
)

FILE = "督办/checklists/计划.yaml"


def commit(folder: Path, git: Git, text: str, message: str = "改") -> str:
    (folder / FILE).parent.mkdir(parents=True, exist_ok=True)
    (folder / FILE).write_text(text, "utf-8")
    git("add", "-A")
    git("commit", "-qm", message, "--date=2025-06-20T23:30:00+0800")
    return git("rev-parse", "HEAD").strip()


def test_a_workspace_inside_a_repository(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    first = commit(folder, git, "一\n")
    opened = open_repository(folder / "督办")
    assert (opened.top, opened.prefix, opened.bare, opened.shallow) == (folder, "督办/", False, False)
    tree = list_tree(opened, first, ["督办/checklists"])
    assert list(tree) == [FILE]
    assert list_tree(opened, first, ["别处"]) == {}
    with BlobReader(folder) as reader:
        assert reader.read(tree[FILE]).decode() == "一\n"
        with pytest.raises(GitError, match="没有对象"):
            reader.read("0" * 40)
        assert reader.read(tree[FILE]).decode() == "一\n"


def test_the_index_stands_beside_the_commit(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    commit(folder, git, "一\n")
    (folder / FILE).write_text("二\n", "utf-8")
    git("add", "-A")
    (folder / FILE).write_text("三\n", "utf-8")
    opened = open_repository(folder)
    with BlobReader(folder) as reader:
        assert reader.read(list_index(opened, ["督办"])[FILE]).decode() == "二\n"


def test_links_are_no_files(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    commit(folder, git, "一\n")
    (folder / "督办/checklists/链接.yaml").symlink_to("计划.yaml")
    git("add", "-A")
    git("commit", "-qm", "链接")
    opened = open_repository(folder)
    assert list(list_tree(opened, "HEAD", ["督办"])) == [FILE]
    assert list(list_index(opened, ["督办"])) == [FILE]


@pytest.mark.parametrize("revision", ["没有", "-x", "--all", "HEAD~9", "HEAD:督办", ""])
def test_what_is_no_revision_is_told(repository: tuple[Path, Git], revision: str) -> None:
    folder, git = repository
    commit(folder, git, "一\n")
    with pytest.raises(GitError, match="没有这个版本"):
        resolve(open_repository(folder), revision)


def test_a_repository_without_commits(repository: tuple[Path, Git]) -> None:
    folder, _ = repository
    opened = open_repository(folder)
    assert current_branch(opened) == "main"
    with pytest.raises(GitError, match="还没有任何提交"):
        resolve(opened, "HEAD")


def test_commits_tell_author_day_and_files(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    base = commit(folder, git, "一\n")
    head = commit(folder, git, "二\n", "怪名\x1e\x1f:100644")
    ((found, touches),) = commits_of(open_repository(folder), base, head, ["督办"])
    assert (found.author, found.email, found.day) == ("甲", "jia@example.org", dt.date(2025, 6, 20))
    assert found.parents == (base,)
    (touch,) = touches
    assert touch.path == FILE
    assert touch.old != touch.new
    root, later = commits_of(open_repository(folder), None, head, ["督办"])
    assert root[1][0].old is None
    assert later[0].oid == head


def test_merges_are_told_without_files(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    base = commit(folder, git, "一\n")
    git("switch", "-qc", "旁")
    (folder / "督办/旁.txt").write_text("x", "utf-8")
    git("add", "-A")
    git("commit", "-qm", "旁")
    git("switch", "-q", "main")
    commit(folder, git, "二\n")
    git("merge", "-q", "-m", "合", "旁")
    opened = open_repository(folder)
    steps = commits_of(opened, base, "HEAD", ["督办"])
    assert [len(step.parents) for step, _ in steps] == [1, 1, 2]
    assert steps[-1][1] == ()
    assert merge_base(opened, "main", "旁") == git("rev-parse", "旁").strip()


def test_unrelated_histories_have_no_base(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    commit(folder, git, "一\n")
    git("checkout", "-q", "--orphan", "孤")
    commit(folder, git, "二\n")
    with pytest.raises(GitError, match="找不到共同的祖先"):
        merge_base(open_repository(folder), "main", "孤")


def test_bare_linked_and_shallow(repository: tuple[Path, Git]) -> None:
    folder, git = repository
    commit(folder, git, "一\n")
    head = commit(folder, git, "二\n")
    git("clone", "-q", "--bare", ".", "../裸.git")
    bare = open_repository(folder.parent / "裸.git")
    assert (bare.bare, bare.prefix) == (True, "")
    assert list(list_tree(bare, "HEAD", ["督办"])) == [FILE]
    git("worktree", "add", "-q", "../另", "-b", "另")
    linked = open_repository(folder.parent / "另/督办")
    assert (linked.top.name, linked.prefix) == ("另", "督办/")
    git("clone", "-q", "--depth=1", folder.as_uri(), "../浅")
    shallow = open_repository(folder.parent / "浅")
    assert shallow.shallow
    assert shallow_ends(shallow) == {head}
    assert shallow_ends(linked) == frozenset()
    with pytest.raises(GitError) as caught:
        resolve(shallow, "HEAD~1")
    assert "--unshallow" in caught.value.hint


def test_inside_the_git_folder_is_refused(repository: tuple[Path, Git]) -> None:
    folder, _ = repository
    with pytest.raises(GitError, match="仓库内部"):
        open_repository(folder / ".git")


def test_the_name_of_the_user(repository: tuple[Path, Git], tmp_path: Path) -> None:
    folder, git = repository
    assert user_name(folder) is None
    git("config", "user.name", "乙")
    assert user_name(folder) == "乙"
    assert user_name(tmp_path / "没有") is None
