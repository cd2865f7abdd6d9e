"""How an item came about: its log and the commits that touched it, on one time line."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from jianguan_cli.commands.at_revision import open_tracked
from jianguan_cli.commands.item_versions import Version, versions_of
from jianguan_cli.commands.selection import choose_item
from jianguan_cli.domain.change.history import Event, History, commit_words, entry_event, series_of
from jianguan_cli.domain.plan.model import ID_PATTERN, Item
from jianguan_cli.domain.records.canonical import canonical
from jianguan_cli.errors import GitError, UsageError
from jianguan_cli.git.repository import resolve


def history(
    folder: Path, item_id: str, current: tuple[Item, str] | None, since: dt.date | None = None
) -> History:
    """The story of ``item_id``.

    ``current`` is the item as it stands on disk with its file; without it (an item that was removed) the
    last version in Git is told.  ``since`` leaves out earlier days.  Without Git the log is told alone.
    """
    missing = _why_missing(folder)
    versions = [] if missing else versions_of(open_tracked(folder), item_id)
    placed = versions[-1].change.placed if versions else None
    if current is not None:
        item, path = current
    elif placed is not None:
        item, path = placed.item, placed.path
    else:
        raise UsageError(
            f"清单和 Git 历史里都没有事项“{item_id}”", hint="请写完整编号，或用 jianguan list 查找"
        )
    sources = _sources(versions)
    events = [entry_event(entry, sources.get(canonical(entry), "")) for entry in item.log]
    events += [_commit_event(version) for version in versions]
    events.sort(key=lambda event: (event.day, event.kind == "commit"))
    return History(
        item,
        path,
        tuple(event for event in events if since is None or event.day >= since),
        series_of(item),
        any(version.cut for version in versions),
        missing,
    )


def removed_item(folder: Path, query: str) -> str | None:
    """The full id of an item that is in no file any more but that Git knows; None for everything else."""
    item_id = query.strip().lower()
    try:
        choose_item(folder, query)
    except UsageError:
        if (
            re.fullmatch(ID_PATTERN, item_id)
            and "-" in item_id
            and not _why_missing(folder)
            and versions_of(open_tracked(folder), item_id)
        ):
            return item_id
    return None


def _why_missing(folder: Path) -> str:
    """Why there is no history to read: no git, no repository, no commit; empty where there is one."""
    try:
        resolve(open_tracked(folder).repository, "HEAD")
    except GitError as error:
        return error.message
    return ""


def _sources(versions: list[Version]) -> dict[str, str]:
    """Which commit brought each entry in."""
    sources: dict[str, str] = {}
    for version in versions:
        if version.cut:
            continue
        change = version.change
        came = (
            change.added_entries
            if change.old is None
            else tuple(one.new for one in change.log if one.new is not None)
        )
        sources |= {canonical(entry): version.commit.oid for entry in came if change.new is not None}
    return sources


def _commit_event(version: Version) -> Event:
    commit = version.commit
    words = ("浅克隆到此为止，更早的历史不在本地",) if version.cut else commit_words(version.change)
    return Event(commit.day, "commit", commit.author, commit.email, commit.oid, commit.subject, words)
