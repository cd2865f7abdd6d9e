"""Contents of files of any revision through one ``git cat-file --batch``."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from jianguan_cli.errors import GitError
from jianguan_cli.git.process import start_git


class BlobReader:
    """Answers object ids with bytes, one process for all of them; use it in a ``with``."""

    def __init__(self, folder: Path) -> None:
        self._process = start_git(["cat-file", "--batch"], folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is not None:
            stdin.close()
        if stdout is not None:
            stdout.close()
        self._process.wait()

    def read(self, oid: str) -> bytes:
        """The bytes of a blob; ``GitError`` where the object is not there (a shallow or damaged store)."""
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:  # never: both are pipes
            raise GitError("git cat-file 没有打开管道")
        stdin.write(oid.encode("ascii") + b"\n")
        stdin.flush()
        header = stdout.readline().split()
        if len(header) != 3:
            raise GitError(
                f"仓库里没有对象 {oid}", hint="浅克隆请先运行 git fetch --unshallow；否则请运行 git fsck 检查"
            )
        data = stdout.read(int(header[2]))
        stdout.read(1)  # the line feed after every object
        return data
