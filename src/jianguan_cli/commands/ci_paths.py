"""Where findings stand for a CI system: its annotations need paths from the top of the repository."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.location import Location
from jianguan_cli.errors import GitError, UsageError

CI_FORMATS = frozenset(("sarif", "junit", "github", "gitlab"))
_SETTINGS = Location("jianguan.yaml")


def placed_for(format_: str, findings: Iterable[Finding], folder: Path) -> tuple[Finding, ...]:
    """The findings of the workspace at ``folder`` with the paths that readers of the format expect.

    People and programs that read text or JSON know the workspace; a CI system knows the repository around
    it. Outside of Git, and at the top of a repository, both are the same.
    """
    found = tuple(findings)
    prefix = _prefix(folder) if format_ in CI_FORMATS and found else ""
    return tuple(_below(one, prefix) for one in found) if prefix else found


def _prefix(folder: Path) -> str:
    from jianguan_cli.commands.at_revision import open_tracked

    try:
        return open_tracked(folder).prefix
    except (GitError, UsageError):
        return ""


def _below(finding: Finding, prefix: str) -> Finding:
    where = finding.location or _SETTINGS
    return finding._replace(location=where._replace(path=f"{prefix}{where.path}"))
