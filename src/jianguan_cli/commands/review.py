"""Which rules a change breaks: the net change since the merge base, with the commits that made it.

The judge is the one of before: levels, acceptances, supervisors and calendar are those of the old side.
A change that loosens them is itself judged by them, and takes effect for the changes after it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.at_revision import open_tracked
from jianguan_cli.commands.beside import Neighbours
from jianguan_cli.commands.diff import report_of
from jianguan_cli.commands.frozen_files import read_frozen
from jianguan_cli.commands.lineage import Lineage
from jianguan_cli.commands.sides import Sides, between, read_sides
from jianguan_cli.domain.admitting.standing_log import Elsewhere, reported_elsewhere
from jianguan_cli.domain.change.compare import compare
from jianguan_cli.domain.change.report import ChangeReport
from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.records.canonical import canonical
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review import CATALOGUE, review
from jianguan_cli.domain.review.rule import Authored, Case, FrozenChange, Rewriting, SettingsChange
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.errors import DataError
from jianguan_cli.git.repository import merge_base, resolve
from jianguan_cli.storage.calendar_data import build_calendar
from jianguan_cli.storage.workspace import SETTINGS_NAME


class Reviewed(NamedTuple):
    """The outcome: what changed in words, which rules it breaks, and what could not be read."""

    report: ChangeReport
    findings: tuple[Finding, ...]
    unreadable: tuple[Finding, ...]

    def fails(self, *, strict: bool) -> bool:
        """Whether an error (``strict``: or a warning) stands that nobody accepted."""
        bar = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
        return any(finding.level in bar and not finding.accepted for finding in self.findings)


def review_range(folder: Path, span: str, day_of: Callable[[Settings], dt.date]) -> Reviewed:
    """Review ``BASE`` (to HEAD) or ``BASE..HEAD``, from where HEAD left BASE."""
    tracked = open_tracked(folder)
    base_name, _, head_name = span.replace("...", "..").partition("..")
    head = resolve(tracked.repository, head_name or "HEAD")
    base = merge_base(tracked.repository, resolve(tracked.repository, base_name or "HEAD"), head)
    sides = between(tracked, base, head, base_name or "HEAD", head_name or "HEAD")
    lineage = Lineage(tracked, base, head)
    return _review(sides, day_of, lineage.origin, _standing_rewritings(sides, lineage.rewritings))


def review_staged(folder: Path, day_of: Callable[[Settings], dt.date]) -> Reviewed:
    """Review what is about to be committed; there is no author yet."""

    def nobody(_item: str, _entry: LogEntry) -> Authored | None:
        return None

    return _review(read_sides(folder, None, staged=True), day_of, nobody, ())


def _review(
    sides: Sides,
    day_of: Callable[[Settings], dt.date],
    origin: Callable[[str, LogEntry], Authored | None],
    rewritings: tuple[Rewriting, ...],
) -> Reviewed:
    standing, proposed = sides.settings_before, sides.frame.settings
    _require_known_codes(proposed)
    changes = compare(sides.before, sides.after)
    frozen, broken = read_frozen(sides.frozen)
    before, _ = read_frozen(sides.frozen_before)
    new_data = {file.path: file.data for file in sides.frozen}
    case = Case(
        changes,
        sides.frame.register,
        build_calendar(standing),
        origin,
        frozenset(standing.supervisors),
        tuple(frozen.values()),
        tuple(
            FrozenChange(file.path, before.get(file.path), frozen.get(file.path))
            for file in sides.frozen_before
            if file.data != new_data.get(file.path)
        ),
        rewritings,
        SettingsChange(SETTINGS_NAME, standing, proposed),
        _elsewhere(sides),
    )
    tampered = [one for one in broken if one.code == "frozen-changed"]
    findings = (*review(case, standing.policy, standing.accept), *tampered)
    report = report_of(sides, changes, day_of(proposed))
    return Reviewed(report, findings, (*sides.findings, *(one for one in broken if one not in tampered)))


def _elsewhere(sides: Sides) -> Elsewhere:
    """What other items report; the files that did not change are read only where one bears on an item."""
    neighbours = Neighbours(sides.all_after)

    def of(item: Item) -> Mapping[str, tuple[Reading, ...]]:
        if not neighbours.bear_on(item):
            return {}
        return reported_elsewhere(neighbours.ledger, dt.date.max)(item)

    return of


def _standing_rewritings(sides: Sides, rewritings: list[Rewriting]) -> tuple[Rewriting, ...]:
    """Those whose entry is still missing at the end of the range."""
    there = {
        (item.id, canonical(entry))
        for checklist in sides.after
        for item in checklist.items
        for entry in item.log
    }
    return tuple(one for one in rewritings if (one.change.id, canonical(one.old)) not in there)


def _require_known_codes(settings: Settings) -> None:
    known = {code.code for code in CATALOGUE}
    unknown = sorted(set(settings.policy) - known)
    if unknown:
        raise DataError(
            f"jianguan.yaml 的 policy 里有不认识的规则：{'、'.join(unknown)}",
            hint=f"可以写：{'、'.join(sorted(known))}",
        )
