"""Git's own merge of three files by lines, and the three sides of a file in conflict."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jianguan_cli.errors import UsageError
from jianguan_cli.git.blobs import BlobReader
from jianguan_cli.git.process import run_git
from jianguan_cli.git.repository import Repository

_CONFLICTS = 127  # git merge-file ends with the number of conflicts, at most this


class LineMerged(NamedTuple):
    """The merged bytes; ``clean`` where no conflict is marked in them."""

    data: bytes
    clean: bool


def merge_lines(base: Path, ours: Path, theirs: Path, *, size: int, names: tuple[str, str]) -> LineMerged:
    """What git itself would make of three files; ``GitError`` where it cannot (binary data)."""
    options = ["merge-file", "-p", f"--marker-size={size}", "-L", names[0], "-L", "base", "-L", names[1]]
    files = [str(file.absolute()) for file in (ours, base, theirs)]
    folder = ours.absolute().parent
    clean = run_git([*options, "-q", *files], folder, accept=tuple(range(_CONFLICTS + 1)))
    marked = any(line.startswith(b"<" * size + b" ") for line in clean.splitlines())
    return LineMerged(clean, not marked)


class Stages(NamedTuple):
    """The sides of a file in conflict; the base is empty where both sides added the file."""

    base: bytes
    ours: bytes
    theirs: bytes


def stages_of(repository: Repository, path: str) -> Stages:
    """The sides that the index keeps of a file in conflict (``path`` from the top)."""
    said = run_git(["ls-files", "-u", "-z", "--full-name", "--", path], repository.top)
    oids = {}
    for line in said.split(b"\0"):
        if line:
            _, oid, stage = line.partition(b"\t")[0].decode("ascii").split()
            oids[stage] = oid
    if "2" not in oids or "3" not in oids:
        raise UsageError(
            f"{path} 现在没有合并冲突", hint="合并三个文件请写：jianguan merge-file 祖先 我方 对方"
        )
    with BlobReader(repository.top) as reader:
        base = reader.read(oids["1"]) if "1" in oids else b""
        return Stages(base, reader.read(oids["2"]), reader.read(oids["3"]))
