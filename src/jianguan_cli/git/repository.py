"""A repository as we read it: revisions, trees, commits, the index; never a checkout."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.errors import GitError
from jianguan_cli.git.process import run_git

WORK_TREE_HINT = "还没有提交过；请先 git add 并 git commit 一次"
_FILE_MODES = ("100644", "100755")
# NUL is the one character that can stand in no name, no address, no subject and no path.
_COMMIT_FORMAT = "%H%x00%P%x00%an%x00%ae%x00%aI%x00%s%x00"


class Commit(NamedTuple):
    """One commit; ``day`` is the author's own calendar day."""

    oid: str
    parents: tuple[str, ...]
    author: str
    email: str
    day: dt.date
    subject: str

    @property
    def short(self) -> str:
        """Enough of the id to find the commit."""
        return self.oid[:10]


class Touch(NamedTuple):
    """One file that a commit changed: its blob before and after, None where it was not there."""

    path: str
    old: str | None
    new: str | None


Step = tuple[Commit, tuple[Touch, ...]]


class Repository(NamedTuple):
    """Where git keeps things: ``top`` is the work tree's root (the git folder of a bare repository).

    ``prefix`` leads from ``top`` to the folder it was opened at, with a slash at its end, or is empty.
    """

    top: Path
    git_folder: Path
    prefix: str
    bare: bool
    shallow: bool


def open_repository(folder: Path) -> Repository:
    """The repository that ``folder`` belongs to: plain, linked work tree, submodule or bare."""
    asked = ["--is-bare-repository", "--is-inside-work-tree", "--is-shallow-repository"]
    said = run_git(["rev-parse", *asked, "--absolute-git-dir", "--show-prefix"], folder)
    bare, inside, shallow, git_folder, prefix, *_ = [*said.decode("utf-8").split("\n"), "", ""]
    if bare != "true" and inside != "true":
        raise GitError(f"这里是仓库内部的文件夹：{folder}", hint="请到工作树里运行")
    if bare == "true":
        return Repository(Path(git_folder), Path(git_folder), "", bare=True, shallow=shallow == "true")
    top = run_git(["rev-parse", "--show-toplevel"], folder).decode("utf-8").rstrip("\n")
    return Repository(Path(top), Path(git_folder), prefix, bare=False, shallow=shallow == "true")


def resolve(repository: Repository, revision: str) -> str:
    """The commit id of a revision (branch, tag, id, HEAD~2, @{u}); ``GitError`` where there is none."""
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    said = run_git(asked, repository.top, accept=(0, 1, 128)).decode("ascii", "replace").strip()
    if said and not revision.startswith("-"):
        return said
    if revision == "HEAD":
        raise GitError("仓库里还没有任何提交", hint=WORK_TREE_HINT)
    hint = "用 git log --oneline 或 git branch -a 查看可用的版本"
    if repository.shallow:
        hint = "这是浅克隆，历史不全；请先运行 git fetch --unshallow（CI 里把取历史的深度设为 0）"
    raise GitError(f"没有这个版本：{revision}", hint=hint)


def merge_base(repository: Repository, one: str, other: str) -> str:
    """The commit from which two revisions went apart."""
    said = run_git(["merge-base", one, other], repository.top, accept=(0, 1)).decode("ascii").strip()
    if said:
        return said
    hint = "两边没有共同的历史"
    if repository.shallow:
        hint = "这是浅克隆，共同的祖先不在本地；请先运行 git fetch --unshallow（CI 里把取历史的深度设为 0）"
    raise GitError(f"{one[:10]} 和 {other[:10]} 找不到共同的祖先", hint=hint)


def list_tree(repository: Repository, revision: str, folders: Iterable[str]) -> dict[str, str]:
    """Files of a commit under ``folders`` (from ``top``): path to blob id; no links, no submodules."""
    said = run_git(["ls-tree", "-r", "-z", "--full-tree", revision, "--", *folders], repository.top)
    files: dict[str, str] = {}
    for line in said.split(b"\0"):
        if line:
            head, _, path = line.partition(b"\t")
            mode, _, oid = head.decode("ascii").split()
            if mode in _FILE_MODES:
                files[_path(path)] = oid
    return files


def list_index(repository: Repository, folders: Iterable[str]) -> dict[str, str]:
    """Files of the index under ``folders``; of a file in conflict, our side."""
    said = run_git(["ls-files", "-s", "-z", "--full-name", "--", *folders], repository.top, index=True)
    files: dict[str, str] = {}
    for line in said.split(b"\0"):
        if line:
            head, _, path = line.partition(b"\t")
            mode, oid, stage = head.decode("ascii").split()
            if mode in _FILE_MODES and stage in ("0", "2"):
                files[_path(path)] = oid
    return files


def commits_of(repository: Repository, base: str | None, head: str, paths: Iterable[str]) -> list[Step]:
    """The commits of ``head`` that ``base`` lacks and that touch ``paths``, oldest first, with merges.

    A merge comes without its files: compare its trees with those of its parents.
    """
    asked = ["-c", "log.showRoot=true", "log", "-z", "--topo-order", "--reverse", "--full-history"]
    asked += ["--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv", "--diff-merges=off"]
    span = head if base is None else f"{base}..{head}"
    said = run_git([*asked, f"--format={_COMMIT_FORMAT}", span, "--", *paths], repository.top)
    return _steps(said)


def shallow_ends(repository: Repository) -> frozenset[str]:
    """The commits at which a shallow clone was cut: who wrote what they hold cannot be known."""
    if not repository.shallow:
        return frozenset()
    said = run_git(["rev-parse", "--git-path", "shallow"], repository.top).decode("utf-8").rstrip("\n")
    file = repository.top / said
    return frozenset(file.read_text("ascii").split()) if file.is_file() else frozenset()


def current_branch(repository: Repository) -> str | None:
    """The branch of the work tree, also before its first commit; None on a detached HEAD."""
    asked = ["symbolic-ref", "--quiet", "--short", "HEAD"]
    return run_git(asked, repository.top, accept=(0, 1)).decode("utf-8", "replace").strip() or None


def _steps(said: bytes) -> list[Step]:
    found: list[tuple[Commit, list[Touch]]] = []
    # Between commits and before their files git puts a NUL or a line feed of its own.
    parts = iter(part for part in said.split(b"\0"))
    for part in parts:
        oid = part.strip().decode("ascii", "replace")
        if not oid:
            continue
        if oid.startswith(":"):
            found[-1][1].append(_touch(oid, next(parts)))
            continue
        parents, author, email, day, subject = (next(parts).decode("utf-8", "replace") for _ in range(5))
        when = dt.datetime.fromisoformat(day).date()
        found.append((Commit(oid, tuple(parents.split()), author, email, when, subject), []))
    return [(commit, tuple(touches)) for commit, touches in found]


def _touch(head: str, path: bytes) -> Touch:
    old, new = (None if set(oid) == {"0"} else oid for oid in head.split()[2:4])
    return Touch(_path(path), old, new)


def _path(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
