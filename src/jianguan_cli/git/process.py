"""The one place where processes are started: git, hardened against the user's environment and settings."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jianguan_cli.errors import GitError

if TYPE_CHECKING:
    import subprocess

# Literal paths, no pager, no colours, no index refresh behind the user's back.
_OPTIONS = (
    "git",
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    "-c",
    "core.quotepath=off",
    "-c",
    "color.ui=false",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "log.showSignature=false",
    "-c",
    "i18n.logOutputEncoding=UTF-8",
)
# Inherited GIT_* point a hook's git at the outer repository; only these say something that we must heed:
# how to reach a remote, where a server keeps the objects of a push that is not accepted yet, and (all of
# GIT_CONFIG_…) the configuration, with which CI runners trust the folder of another user.
_KEPT = frozenset(
    (
        "GIT_EXEC_PATH",
        "GIT_SSH",
        "GIT_SSH_COMMAND",
        "GIT_SSL_CAINFO",
        "GIT_SSL_NO_VERIFY",
        "GIT_ASKPASS",
        "GIT_ALLOW_PROTOCOL",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_SYSTEM",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CEILING_DIRECTORIES",
        "GIT_QUARANTINE_PATH",
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    )
)


def run_git(
    args: Sequence[str], cwd: Path, *, stdin: bytes = b"", accept: tuple[int, ...] = (0,), index: bool = False
) -> bytes:
    """What git prints; ``GitError`` where it ends with a code not in ``accept``.

    ``index=True`` heeds ``GIT_INDEX_FILE``: a hook of ``git commit PATH`` sees the index of that commit.
    """
    import subprocess

    try:
        done = subprocess.run(
            [*_OPTIONS, *args],
            cwd=cwd,
            input=stdin,
            capture_output=True,
            env=_environment(index),
            check=False,
        )
    except OSError as error:
        raise _cannot_start(error, cwd) from error
    if done.returncode not in accept:
        raise failure(done.stderr, args)
    return done.stdout


def start_git(args: Sequence[str], cwd: Path) -> subprocess.Popen[bytes]:
    """A git that answers on its standard output what it is asked on its standard input."""
    import subprocess

    try:
        return subprocess.Popen(
            [*_OPTIONS, *args],
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(index=False),
        )
    except OSError as error:
        raise _cannot_start(error, cwd) from error


def failure(stderr: bytes, args: Sequence[str]) -> GitError:
    """The error for what git complained about: a known complaint in Chinese, any other in git's own words."""
    said = stderr.decode("utf-8", "replace").strip()
    if not said:
        return GitError(f"git {args[0]} 没有办成，也没有说明原因")
    for words, message, hint in _COMPLAINTS:
        if words in said:
            return GitError(message, hint=hint)
    return GitError(f"git {args[0]} 没有办成。git 的原话：{said}")


_UNSHALLOW = "请先运行 git fetch --unshallow（CI 里把取历史的深度设为 0）"
_LOOK_UP = "用 git log --oneline 或 git branch -a 查看可用的版本"
# What git says (always in English here), the same in Chinese, and what to do next; the first that fits.
_COMPLAINTS = (
    (
        "dubious ownership",
        "这个 Git 仓库的文件夹属于另一个用户，git 拒绝读取",
        "确认可信后运行 git config --global --add safe.directory 仓库路径",
    ),
    (
        "not a git repository",
        "这里不在 Git 仓库里",
        "请在 Git 仓库里运行；还没有仓库时先运行 git init 并提交一次",
    ),
    ("does not have any commits yet", "仓库里还没有任何提交", "请先 git add 并 git commit 一次"),
    (
        "index.lock",
        "另一个 git 正在这个仓库里写",
        "等它结束再试；确认没有别的 git 在运行时，删掉 .git/index.lock",
    ),
    ("shallow", "这是浅克隆，历史不全", _UNSHALLOW),
    ("unknown revision", "没有这个版本", _LOOK_UP),
    ("bad revision", "没有这个版本", _LOOK_UP),
    ("Needed a single revision", "没有这个版本", _LOOK_UP),
    ("Invalid revision range", "没有这个版本范围", _LOOK_UP),
    ("bad object", "仓库里缺少要读的对象", f"浅克隆{_UNSHALLOW}；否则请运行 git fsck 检查"),
    ("not a valid object", "仓库里缺少要读的对象", f"浅克隆{_UNSHALLOW}；否则请运行 git fsck 检查"),
    ("Could not resolve host", "网络不通，连不上远端仓库", "请稍后再试"),
)


def _environment(index: bool) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith("GIT_CONFIG") or name in _KEPT
    }
    if index and "GIT_INDEX_FILE" in os.environ:
        kept["GIT_INDEX_FILE"] = str(Path(os.environ["GIT_INDEX_FILE"]).absolute())
    return kept | {"LC_ALL": "C", "LANGUAGE": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat"}


def _cannot_start(error: OSError, cwd: Path) -> GitError:
    if not cwd.is_dir():
        return GitError(f"没有这个文件夹：{cwd}", hint="请检查 -C 的写法")
    if isinstance(error, FileNotFoundError):
        return GitError("找不到 git 程序", hint="请先安装 Git（https://git-scm.com），并确认它在 PATH 里")
    return GitError(f"git 启动不了：{error.strerror}")
