"""The failures a command may end with, and the one table of exit codes.

Bad *data* is a value (``domain.finding.Finding``), never an exception: a broken checklist must not
hide the good ones.  What stands here ends the command.
"""

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
