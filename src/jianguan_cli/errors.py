"""The failures a command may end with, and the one table of exit codes.

Bad *data* is a value (``domain.records.finding.Finding``), never an exception: a broken checklist must not
hide the good ones.  What stands here ends the command.
"""

import errno
from enum import IntEnum


class ExitCode(IntEnum):
    """The only numbers the process may end with; ``--help`` and the docs are made from this table."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    DATA = 3
    GIT = 4
    BUG = 70

    @property
    def meaning(self) -> str:
        """What the code says, in the words of ``--help``."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.CLEAN: "正常",
    ExitCode.FINDINGS: "有达到门槛的问题，或有冲突",
    ExitCode.USAGE: "用法有误（含：事项找不到或不唯一、该状态另有专门命令）",
    ExitCode.DATA: "数据读不了，或不能安全地修改",
    ExitCode.GIT: "git 或网络出错",
    ExitCode.BUG: "程序自身的缺陷",
}


class JianguanError(Exception):
    """An expected failure: a Chinese message for the clerk, a hint what to do next, an exit code."""

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(JianguanError):
    """The command was given something it cannot work with."""


class DataError(JianguanError):
    """Data cannot be read, or cannot be changed safely; nothing was written."""

    exit_code = ExitCode.DATA


class GitError(JianguanError):
    """Git is missing or refused."""

    exit_code = ExitCode.GIT


def os_words(error: OSError) -> str:
    """Why the system refused, in Chinese; its own words where they are rare."""
    return _OS_WORDS.get(error.errno or 0) or error.strerror or str(error)


_OS_WORDS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "它是一个文件夹，不是文件",
    errno.ENOTDIR: "路径中间有一段不是文件夹",
    errno.EEXIST: "已经有了",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接绕成了圈",
    errno.ENAMETOOLONG: "名字太长",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EBUSY: "正被占用",
    errno.ETXTBSY: "正被占用",
    errno.EMFILE: "打开的文件太多",
}
