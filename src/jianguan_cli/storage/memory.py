"""What files said when they were last read, kept in the user's cache folder.

A file that is byte for byte as it was need not be parsed again: parsing is half of what ``list`` and
``check`` do.  An entry holds those very bytes, so nothing rests on dates or digests; at any doubt there is no
entry and the file is read (``docs/decisions/0090-remembered-files.md``).
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from jianguan_cli import __version__
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.records.packed import pack, unpack

R = TypeVar("R", bound=Record)

# The folders whose code decides what a file means; a remembered file is forgotten when one of them changes.
READERS = ("domain/values", "domain/records", "domain/plan", "storage")
_WORKSPACES = 50  # remembered; the one not written to for longest goes first
# What an entry that is not ours, or not whole, may make of reading it.
_DOUBTS = (OSError, ValueError, KeyError, TypeError, ArithmeticError, AttributeError, RecursionError)


class Memory:
    """The entries of one workspace, one a file."""

    def __init__(self, folder: Path, stamp: bytes) -> None:
        self._folder = folder
        self._stamp = stamp

    def recall(self, path: str, data: bytes, record: type[R]) -> R | None:
        """The record these very bytes at ``path`` were read as; None where that is not known for sure."""
        try:
            head, _, body = self._entry(path).read_bytes().partition(b"\n")
            if head != self._head(body) or not body.startswith(data):
                return None
            said, length = json.loads(body[len(data) :])
            return unpack(record, said) if length == len(data) else None
        except _DOUBTS:
            return None

    def remember(self, path: str, data: bytes, record: Record) -> None:
        """Keep what ``data`` was read as; a cache that cannot be written is no cache, and no error."""
        said = json.dumps([pack(record), len(data)], ensure_ascii=False, separators=(",", ":"))
        body = data + said.encode()
        entry = self._entry(path)
        beside = entry.with_name(f"{entry.name}.{os.getpid()}")
        with suppress(OSError):
            make_folder(self._folder)
            beside.touch(0o600)
            beside.write_bytes(b"%s\n%s" % (self._head(body), body))
            beside.replace(entry)

    def _entry(self, path: str) -> Path:
        return self._folder / path.replace("/", "+")

    def _head(self, body: bytes) -> bytes:
        return b"%s %08x" % (self._stamp, crc32(body))


def memory_of(root: Path) -> Memory | None:
    """The memory of a workspace; None where ``JIANGUAN_NO_CACHE`` is set or there is no place for it."""
    folder = folder_of(root)
    try:
        return Memory(folder, _stamp()) if folder is not None else None
    except OSError:
        return None


def folder_of(root: Path) -> Path | None:
    """Where what belongs to a workspace is kept for this user; None as for ``memory_of``."""
    folder = _cache_folder()
    if folder is None or os.environ.get("JIANGUAN_NO_CACHE"):
        return None
    try:
        return folder / "jianguan" / f"{crc32(os.fsencode(root.resolve())):08x}"
    except OSError:
        return None


def make_folder(folder: Path) -> None:
    """Make a workspace's folder where it is not there; raises ``OSError``."""
    if not folder.is_dir():
        _make_room(folder)


def _cache_folder() -> Path | None:
    if os.name == "nt":
        named = os.environ.get("LOCALAPPDATA")
        return Path(named) if named else None
    named = os.environ.get("XDG_CACHE_HOME", "")
    if named.startswith("/"):
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / "Library" / "Caches" if sys.platform == "darwin" else home / ".cache"


def _stamp() -> bytes:
    """Changes with all that decides what a file means: the version, and our and the parser's code."""
    parser = find_spec("yaml")
    times = [os.stat(parser.origin).st_mtime_ns] if parser is not None and parser.origin else []  # noqa: PTH116
    for folder in READERS:
        with os.scandir(Path(__file__).parent.parent / folder) as found:
            times += [one.stat().st_mtime_ns for one in found if one.name.endswith(".py")]
    return f"jianguan {__version__} {max(times):x} {len(times)}".encode()


def _make_room(folder: Path) -> None:
    """Make a workspace's folder, for its owner's eyes only; the oldest of too many goes."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    others = sorted((one.stat().st_mtime_ns, one) for one in folder.parent.iterdir())
    folder.mkdir(0o700)
    if len(others) >= _WORKSPACES:
        import shutil

        for _, old in others[: len(others) + 1 - _WORKSPACES]:
            shutil.rmtree(old, ignore_errors=True)
