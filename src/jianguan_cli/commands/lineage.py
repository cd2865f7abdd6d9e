"""Who brought each log entry in: a range of commits, each compared with its parents."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.commands.at_revision import TrackedWorkspace, oids_at, read_oids
from jianguan_cli.commands.sides import is_checklist, pair
from jianguan_cli.domain.change.compare import Changes, ItemChange, compare
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.records.canonical import canonical
from jianguan_cli.domain.review.rule import Authored, Rewriting
from jianguan_cli.errors import GitError
from jianguan_cli.git.blobs import BlobReader
from jianguan_cli.git.repository import Commit, Touch, commits_of, merge_base, shallow_ends
from jianguan_cli.storage.workspace import FileText

EntryKey = tuple[str, str]


class Lineage:
    """The origins of the entries of one range, and the entries that one commit took from another."""

    def __init__(self, tracked: TrackedWorkspace, base: str | None, head: str) -> None:
        self._tracked = tracked
        self._base = base
        self._cut = shallow_ends(tracked.repository)
        self._before: dict[EntryKey, Authored | None] = {}
        self.origins: dict[EntryKey, Authored] = {}
        self.rewritings: list[Rewriting] = []
        with BlobReader(tracked.repository.top) as reader:
            for commit, touches in commits_of(tracked.repository, base, head, tracked.folders):
                if commit.oid not in self._cut:
                    self._walk(commit, touches, reader)

    def origin(self, item_id: str, entry: LogEntry) -> Authored | None:
        """The commit that brought ``entry`` in, also from before the range; None where Git cannot tell."""
        key = (item_id, canonical(entry))
        found = self.origins.get(key)
        if found is None and self._base is not None:
            if key not in self._before:
                self._before[key] = self._origin_before(item_id, key)
            found = self._before[key]
        return found

    def _walk(self, commit: Commit, touches: tuple[Touch, ...], reader: BlobReader) -> None:
        author = _authored(commit)
        if len(commit.parents) > 1:
            self._walk_merge(commit, author)
            return
        for change in self._compare(touches, reader).items:
            for entry in change.log:
                if entry.old is not None:
                    self._taken(change, entry.old, entry.new, author)
            for key in _keys(change.id, _came(change)):
                if change.old is None:
                    # New, or unreadable in the commit before: whoever brought it in earlier keeps it.
                    self.origins.setdefault(key, author)
                else:
                    self.origins[key] = author

    def _taken(self, change: ItemChange, old: LogEntry, new: LogEntry | None, author: Authored) -> None:
        owner = self.origins.get((change.id, canonical(old)))
        # Whoever mends what he has just written himself, before it is merged, rewrites nobody's record.
        if owner is not None and owner.email.casefold() != author.email.casefold():
            self.rewritings.append(Rewriting(change, old, new, owner, author))

    def _walk_merge(self, commit: Commit, author: Authored) -> None:
        """A merge brings in what no parent has, and loses what a parent had added."""
        sides = [self._between(parent, commit.oid) for parent in commit.parents]
        came = [{key for change in side.items for key in _keys(change.id, _came(change))} for side in sides]
        for key in set.intersection(*came):
            self.origins[key] = author
        for parent, side in zip(commit.parents, sides, strict=True):
            lost = [(change, entry) for change in side.items for entry in _gone(change)]
            if not lost:
                continue
            added = self._added_since_fork(commit, parent)
            for change, entry in lost:
                key = (change.id, canonical(entry))
                if key in added and key in self.origins:
                    self.rewritings.append(Rewriting(change, entry, None, self.origins[key], author))

    def _added_since_fork(self, commit: Commit, parent: str) -> set[EntryKey]:
        others = [other for other in commit.parents if other != parent]
        try:
            fork = merge_base(self._tracked.repository, parent, others[0]) if others else parent
        except GitError:  # unrelated histories: everything on this side is its own
            return set(self.origins)
        changes = self._between(fork, parent)
        return {key for change in changes.items for key in _keys(change.id, _came(change))}

    def _between(self, old: str, new: str) -> Changes:
        before, after = oids_at(self._tracked, old), oids_at(self._tracked, new)
        differing = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
        files = [
            read_oids(self._tracked, {path: oid for path, oid in side.items() if path in differing})
            for side in (before, after)
        ]
        sides = pair(files[0], files[1], "", "", half=True)
        return compare(sides.before, sides.after)

    def _compare(self, touches: tuple[Touch, ...], reader: BlobReader) -> Changes:
        before, after = [], []
        for touch in touches:
            path = touch.path.removeprefix(self._tracked.prefix)
            if is_checklist(path):
                before += [FileText(path, reader.read(touch.old))] if touch.old else []
                after += [FileText(path, reader.read(touch.new))] if touch.new else []
        sides = pair(before, after, "", "", half=True)
        return compare(sides.before, sides.after)

    def _origin_before(self, item_id: str, key: EntryKey) -> Authored | None:
        with BlobReader(self._tracked.repository.top) as reader:
            steps = commits_of(self._tracked.repository, None, str(self._base), self._tracked.folders)
            for commit, touches in reversed(steps):
                for change in self._compare(touches, reader).items:
                    if change.id == item_id and key in _keys(item_id, _came(change)):
                        return None if commit.oid in self._cut else _authored(commit)
        return None


def _came(change: ItemChange) -> Iterator[LogEntry]:
    """Entries of the new side that the old side lacks, those of a rewritten entry included."""
    if change.old is None:
        yield from change.placed.item.log
    else:
        yield from (entry.new for entry in change.log if entry.new is not None)


def _gone(change: ItemChange) -> Iterator[LogEntry]:
    if change.new is None:
        yield from change.placed.item.log
    else:
        yield from (entry.old for entry in change.log if entry.old is not None)


def _keys(item_id: str, entries: Iterator[LogEntry]) -> Iterator[EntryKey]:
    for entry in entries:
        yield item_id, canonical(entry)


def _authored(commit: Commit) -> Authored:
    return Authored(commit.oid, commit.author, commit.email, commit.day)
