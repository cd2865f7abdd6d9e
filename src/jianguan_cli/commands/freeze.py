"""Signing off a reporting period: what every item said of it, by digest."""

from __future__ import annotations

import datetime as dt
import unicodedata
from pathlib import Path

from jianguan_cli.commands.at_revision import FROZEN
from jianguan_cli.commands.state import State, require_readable
from jianguan_cli.domain.change.frozen import FORMAT, FrozenItem, freeze_item, seal_of
from jianguan_cli.domain.records.canonical import as_data
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.dates import read_period
from jianguan_cli.errors import GitError, UsageError
from jianguan_cli.git.repository import open_repository, resolve
from jianguan_cli.storage.editing import FileChange, create_file
from jianguan_cli.storage.fragment import flow_text


def freeze(
    state: State, name: str, day: dt.date, by: str, approved_by: str | None, *, dry_run: bool
) -> FileChange:
    """Write ``frozen/NAME.yaml`` for a period that has ended; a period is frozen once."""
    period = read_period(name)
    if period is None:
        raise UsageError(f"“{name}”不是报告期", hint="可以写：2025Q2、2025-06、2025")
    if day <= period.last:
        raise UsageError(f"{name} 到 {period.last} 才结束，现在（{day}）还不能封存", hint="期末之后再封存")
    require_readable(state, whole=True)
    items = [freeze_item(item, period.last, day) for _, _, item in state.items()]
    items.sort(key=lambda item: item.id)
    label = unicodedata.normalize("NFKC", name).strip().upper()
    text = _text(label, period.last, day, by, approved_by, _head_commit(state.root), items)
    path = state.root / FROZEN / f"{label}.yaml"
    if path.exists():
        raise UsageError(
            f"{label} 已经封存（{FROZEN}/{label}.yaml）",
            hint="签发过的报告期不再改；发现错误用 jianguan correct",
        )
    return create_file(state.root, path, text, dry_run=dry_run, command=f"freeze {label}")


def _head_commit(root: Path) -> str | None:
    """The commit on which the period is signed; None outside of Git or before the first commit."""
    try:
        return resolve(open_repository(root), "HEAD")
    except GitError:
        return None


def _text(
    label: str,
    last: dt.date,
    day: dt.date,
    by: str,
    approved_by: str | None,
    commit: str | None,
    items: list[FrozenItem],
) -> str:
    head: list[tuple[str, Fragment | None]] = [
        ("period", label),
        ("last", last),
        ("frozen", day),
        ("by", by),
        ("approved_by", approved_by),
        ("commit", commit),
        ("seal", seal_of(label, items)),
    ]
    lines = [f"# {label} 封存快照：由 jianguan freeze 写成，签发后不再改动。", f"format: {FORMAT}"]
    lines += [f"{key}: {flow_text(value)}" for key, value in head if value is not None]
    lines.append("items:" if items else "items: []")
    lines += [f"  - {flow_text(_fragment(item))}" for item in items]
    return "\n".join(lines) + "\n"


def _fragment(item: FrozenItem) -> Fragment:
    said = as_data(item)
    return said if isinstance(said, dict) else {}
