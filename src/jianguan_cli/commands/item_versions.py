"""One item through all the commits that touched it, read through one ``git cat-file --batch``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jianguan_cli.commands.at_revision import TrackedWorkspace, oids_at
from jianguan_cli.commands.sides import is_checklist
from jianguan_cli.domain.change.compare import ItemChange, Placed, compare_items
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.git.blobs import BlobReader
from jianguan_cli.git.repository import Commit, Touch, commits_of, resolve, shallow_ends
from jianguan_cli.storage.decoding import decode
from jianguan_cli.storage.unchanged import keep_only
from jianguan_cli.storage.yaml_tree import parse_tree


class Version(NamedTuple):
    """What one commit did to the item; ``cut`` where a shallow clone hides what was before."""

    commit: Commit
    change: ItemChange
    cut: bool


def versions_of(tracked: TrackedWorkspace, item_id: str, revision: str = "HEAD") -> list[Version]:
    """The commits behind ``revision`` that changed the item, oldest first.

    A merge counts where the item came out otherwise than in every parent.  A commit in which the item's
    file could not be read says nothing.
    """
    head = resolve(tracked.repository, revision)
    cut = shallow_ends(tracked.repository)
    with BlobReader(tracked.repository.top) as reader:
        texts = _Texts(tracked, item_id, reader)
        found = []
        for commit, touches in commits_of(tracked.repository, None, head, tracked.folders):
            change = texts.merge_change(commit) if len(commit.parents) > 1 else texts.change(touches)
            if change is not None:
                found.append(Version(commit, change, commit.oid in cut))
    return found


class _Texts:
    """Items by blob: each blob is read and parsed once."""

    def __init__(self, tracked: TrackedWorkspace, item_id: str, reader: BlobReader) -> None:
        self._tracked = tracked
        self._item_id = item_id
        self._reader = reader
        self._placed: dict[tuple[str, str], Placed | None] = {}
        self._trees: dict[str, dict[str, str]] = {}

    def change(self, touches: tuple[Touch, ...]) -> ItemChange | None:
        old = self._first((touch.path, touch.old) for touch in touches)
        new = self._first((touch.path, touch.new) for touch in touches)
        return compare_items(old, new)

    def merge_change(self, commit: Commit) -> ItemChange | None:
        new_tree = self._tree(commit.oid)
        changes = []
        for parent in commit.parents:
            old_tree = self._tree(parent)
            differing = [
                path for path in old_tree.keys() | new_tree.keys() if old_tree.get(path) != new_tree.get(path)
            ]
            old = self._first((path, old_tree.get(path)) for path in differing)
            new = self._first((path, new_tree.get(path)) for path in differing)
            changes.append(compare_items(old, new))
        first = changes[0]
        return first if all(change is not None for change in changes) else None

    def _tree(self, commit: str) -> dict[str, str]:
        if commit not in self._trees:
            oids = oids_at(self._tracked, commit)
            self._trees[commit] = {f"{self._tracked.prefix}{path}": oid for path, oid in oids.items()}
        return self._trees[commit]

    def _first(self, files: Iterator[tuple[str, str | None]]) -> Placed | None:
        for path, oid in files:
            inside = path.removeprefix(self._tracked.prefix)
            if oid is not None and is_checklist(inside):
                key = (inside, oid)
                if key not in self._placed:
                    self._placed[key] = self._read(inside, self._reader.read(oid))
                placed = self._placed[key]
                if placed is not None:
                    return placed
        return None

    def _read(self, path: str, data: bytes) -> Placed | None:
        if self._item_id.encode() not in data:
            return None
        text, wrong = decode(data, path)
        if wrong is not None:
            return None
        for candidate in (keep_only(text, self._item_id), text):
            tree, mistakes = parse_tree(candidate, path) if candidate is not None else (None, [])
            if tree is not None and not mistakes:
                checklist, _ = read_checklist(tree, path, path.rpartition("/")[2].removesuffix(".yaml"))
                item = checklist.item(self._item_id) if checklist is not None else None
                if checklist is not None and item is not None:
                    return Placed(path, checklist.plan, item)
        return None
