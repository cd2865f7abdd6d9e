"""One file on disk, read once and replaced as a whole: never half written, never behind anybody's back."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.errors import DataError, os_words
from jianguan_cli.storage.decoding import UTF8_BOM, decode

_POSIX = os.name == "posix"


class SourceFile(NamedTuple):
    """A file as it was read; ``text`` is without the byte order mark that ``data`` may have."""

    path: Path
    name: str
    data: bytes
    text: str

    def encoded(self, text: str) -> bytes:
        """``text`` as bytes of this file: UTF-8, with the byte order mark where the file has one."""
        return (UTF8_BOM if self.data.startswith(UTF8_BOM) else b"") + text.encode("utf-8")


def digest(data: bytes) -> str:
    """The fingerprint of some bytes; equal ones mean an unchanged file."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def name_of(root: Path, path: Path) -> str:
    """How messages and records name ``path``: relative to the workspace where it lies inside."""
    for inner, outer in ((path, root), (path.resolve(), root.resolve())):
        if inner.is_relative_to(outer):
            return inner.relative_to(outer).as_posix()
    return path.as_posix()


def read_source(root: Path, path: Path) -> SourceFile:
    """The file at ``path``; raises ``DataError`` where it cannot be read or is not UTF-8."""
    name = name_of(root, path)
    data = read_bytes(path, name)
    if data is None:
        raise DataError(f"没有这个文件：{name}", hint="请检查文件名，或它是否刚被移走")
    text, undecodable = decode(data, name)
    if undecodable is not None:
        raise DataError(f"{undecodable.location}: {undecodable.message}")
    return SourceFile(path, name, data, text)


def read_bytes(path: Path, name: str) -> bytes | None:
    """The bytes at ``path``, or None where there is no file; other failures are a ``DataError``."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _failed(f"读不了 {name}", error) from error


def refuse_outside(root: Path, path: Path, name: str) -> None:
    """Raise ``DataError`` where a link, of the file or of a folder above it, leads out of the workspace.

    Git carries links, so a workspace of somebody else could otherwise have a file of the user's overwritten.
    A path that was not in the workspace to begin with was named by the user, and is the user's own choice.
    """
    try:
        real, top = path.resolve(), root.resolve()
        if real.is_relative_to(top) or all(one.resolve() != top for one in path.absolute().parents):
            return
    except (OSError, RuntimeError) as error:  # links in a circle
        raise DataError(f"{name} 的符号链接绕成了圈，因此不写", hint="请删去这些链接") from error
    raise DataError(
        f"{name} 经符号链接指到工作区外的 {real}，因此不写",
        hint="请删去这个链接（或它上面那个是链接的文件夹），在工作区里放真正的文件；没有写入任何内容",
    )


def refuse_unsafe(root: Path, path: Path, name: str) -> None:
    """Raise ``DataError`` where replacing ``path`` would go against its owner's intent."""
    refuse_outside(root, path, name)
    try:
        status = path.stat()
    except OSError as error:
        raise _failed(f"读不了 {name}", error) from error
    if status.st_nlink > 1:
        raise DataError(
            f"{name} 是硬链接（另有 {status.st_nlink - 1} 个名字指向它），替换会使它们分家，因此不改",
            hint=f"先断开链接：复制成一份新文件再改回原名，例如 cp {name} 新文件 && mv 新文件 {name}",
        )
    if not os.access(path, os.W_OK):
        raise DataError(f"{name} 是只读的，不能修改", hint="请先取得写权限")


def replace(root: Path, path: Path, data: bytes, name: str) -> None:
    """Put ``data`` in the place of ``path`` in one step, keeping its mode: a reader sees old or new.

    A symlink stays one; what it leads to is replaced, where that lies in the workspace at ``root``.
    """
    refuse_outside(root, path, name)
    path = path.resolve()
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        _write_beside(beside, data, mode)
        os.replace(beside, path)  # noqa: PTH105 - the same call, named for what it promises
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise _failed(f"写不了 {name}", error) from error


def _write_beside(beside: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    handle = os.open(beside, flags, 0o666)
    with os.fdopen(handle, "wb") as stream:
        if mode is not None:
            beside.chmod(mode)
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the renaming last through a power cut, where the system can."""
    if not _POSIX:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _failed(what: str, error: OSError) -> DataError:
    return DataError(f"{what}：{os_words(error)}", hint="请检查权限和磁盘空间；没有写入任何内容")
