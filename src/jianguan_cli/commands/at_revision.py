"""The files of a workspace as they were in a commit, in the index, or as they are on disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from jianguan_cli.errors import GitError, UsageError
from jianguan_cli.git.blobs import BlobReader
from jianguan_cli.git.repository import Repository, list_index, list_tree, open_repository, resolve
from jianguan_cli.storage.workspace import CHECKLISTS, SETTINGS_NAME, FileText, read_files

FROZEN = "frozen"


class TrackedWorkspace(NamedTuple):
    """A workspace inside a repository; ``prefix`` leads to it from the repository's top."""

    repository: Repository
    prefix: str

    @property
    def folders(self) -> tuple[str, ...]:
        """What of the repository belongs to the workspace, as paths for git."""
        return tuple(f"{self.prefix}{name}" for name in (SETTINGS_NAME, CHECKLISTS, FROZEN))


def open_tracked(folder: Path) -> TrackedWorkspace:
    """The workspace that ``folder`` is in (or, in a bare repository, the one its HEAD holds) with its Git."""
    repository = open_repository(folder)
    if repository.bare:
        tree = list_tree(repository, resolve(repository, "HEAD"), ())
        roots = sorted(
            (path.removesuffix(SETTINGS_NAME) for path in tree if PurePosixPath(path).name == SETTINGS_NAME),
            key=lambda prefix: (prefix.count("/"), prefix),
        )
        if not roots:
            raise UsageError(
                f"这个裸仓库的 HEAD 里没有工作区：找不到 {SETTINGS_NAME}", hint="请检查 -C 的写法"
            )
        return TrackedWorkspace(repository, roots[0])
    return TrackedWorkspace(repository, repository.prefix)


def is_bare(folder: Path) -> bool:
    """Whether ``folder`` lies in a bare repository."""
    try:
        return open_repository(folder).bare
    except GitError:
        return False


def files_at(folder: Path, revision: str) -> list[FileText]:
    """Settings, units and checklists of the workspace at ``folder`` as a commit holds them."""
    tracked = open_tracked(folder)
    commit = resolve(tracked.repository, revision)
    oids = oids_at(tracked, commit)
    if SETTINGS_NAME not in oids and not any(path.startswith(f"{CHECKLISTS}/") for path in oids):
        raise GitError(f"{revision} 里还没有这个工作区", hint="请换一个更晚的版本")
    return read_oids(tracked, oids)


def oids_at(tracked: TrackedWorkspace, commit: str) -> dict[str, str]:
    """The workspace's files in a commit: path inside the workspace to blob id."""
    return _inside(tracked, list_tree(tracked.repository, commit, tracked.folders))


def oids_staged(tracked: TrackedWorkspace) -> dict[str, str]:
    """The workspace's files in the index."""
    return _inside(tracked, list_index(tracked.repository, tracked.folders))


def read_oids(tracked: TrackedWorkspace, oids: dict[str, str]) -> list[FileText]:
    """The files behind blob ids, settings and units first, as ``load`` wants them."""
    with BlobReader(tracked.repository.top) as reader:
        return [FileText(path, reader.read(oid)) for path, oid in sorted(oids.items(), key=_first_settings)]


def disk_files(root: Path) -> list[FileText]:
    """Settings, units, checklists and frozen periods on disk."""
    files = read_files(root) if (root / SETTINGS_NAME).is_file() else []
    folder = root / FROZEN
    if folder.is_dir():
        files += [
            FileText(f"{FROZEN}/{file.name}", file.read_bytes()) for file in sorted(folder.glob("*.yaml"))
        ]
    return files


def checklists_of(files: Iterable[FileText]) -> list[FileText]:
    """Without the frozen periods."""
    return [file for file in files if not file.path.startswith(f"{FROZEN}/")]


def _inside(tracked: TrackedWorkspace, tree: dict[str, str]) -> dict[str, str]:
    """Paths from the workspace, and only those that a workspace on disk would read."""
    found = {}
    for path, oid in tree.items():
        inside = path.removeprefix(tracked.prefix)
        folder, _, name = inside.rpartition("/")
        if inside == SETTINGS_NAME or (folder in (CHECKLISTS, FROZEN) and name.endswith((".yaml", ".yml"))):
            found[inside] = oid
    return found


def _first_settings(entry: tuple[str, str]) -> tuple[bool, str]:
    return (entry[0] != SETTINGS_NAME, entry[0])
