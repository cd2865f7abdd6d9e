"""One writer at a time in a workspace: a lock held for the moment between the last look and the write."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jianguan_cli.errors import DataError, os_words
from jianguan_cli.storage.source import refuse_outside

FOLDER = ".jianguan"
_PATIENCE = 10.0  # seconds; the lock is held for milliseconds
_PAUSE = 0.01

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def own_folder(root: Path) -> Path:
    """The folder of the tool's own state in a workspace; it keeps itself out of Git."""
    folder = root / FOLDER
    for path in (folder, folder / ".gitignore", folder / "lock"):
        refuse_outside(root, path, path.relative_to(root).as_posix())
    try:
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise _unwritable(error) from error
    return folder


def _unwritable(error: OSError) -> DataError:
    return DataError(
        f"写不了 {FOLDER} 文件夹：{os_words(error)}", hint="请检查工作区的写权限；没有写入任何内容"
    )


@contextmanager
def locked(root: Path, *, patience: float = _PATIENCE) -> Iterator[None]:
    """Hold the workspace's lock; raises ``DataError`` where another writer keeps it for ``patience`` seconds.

    The system gives the lock back when the process ends, however it ends.
    """
    folder = own_folder(root)
    try:
        handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise _unwritable(error) from error
    try:
        waited_until = time.monotonic() + patience
        while True:
            try:
                _take(handle)
                break
            except OSError as error:
                if time.monotonic() >= waited_until:
                    raise DataError(
                        "另一个命令正在写这个工作区，等了很久还没有写完",
                        hint="请稍后再试；若没有别的命令在运行，请检查网络盘是否支持文件锁",
                    ) from error
                time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)
