"""A diff ready to be printed: phrases, lights, units and decisions, decided once for all formats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from jianguan_cli.domain.change.compare import Changes, ItemChange, PlanChange
from jianguan_cli.domain.change.words import decisions_needed, item_words, plan_words, touched_units
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.location import Location, place

Standings = Mapping[str, tuple[Standing | None, Standing | None]]


class ItemReport(NamedTuple):
    """One item's change in words; ``lights`` are those before and after, on the same day."""

    change: ItemChange
    location: Location
    phrases: tuple[str, ...]
    lights: tuple[Light | None, Light | None]
    decisions: tuple[str, ...]

    @property
    def kind(self) -> str:
        """``added``, ``removed``, ``moved`` (only the file differs) or ``changed``."""
        if self.change.old is None:
            return "added"
        if self.change.new is None:
            return "removed"
        return "changed" if self.change.fields or self.change.log or self.change.reordered else "moved"

    @property
    def turned(self) -> bool:
        """Whether the light is another one now."""
        return None not in self.lights and self.lights[0] is not self.lights[1]


class PlanReport(NamedTuple):
    """One file's change in words."""

    change: PlanChange
    path: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """Everything a reviewer must see; ``findings`` are files that could not be read on one side."""

    old: str
    new: str
    as_of: dt.date
    plans: tuple[PlanReport, ...]
    items: tuple[ItemReport, ...]
    units: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def build_report(
    changes: Changes,
    standings: Standings,
    *,
    old: str,
    new: str,
    as_of: dt.date,
    findings: tuple[Finding, ...] = (),
) -> ChangeReport:
    """The words of ``changes``; ``old`` and ``new`` name the two sides."""
    return ChangeReport(
        old,
        new,
        as_of,
        tuple(_plan_report(change) for change in changes.plans),
        tuple(_item_report(change, standings) for change in changes.items),
        touched_units(changes),
        findings,
    )


def _plan_report(change: PlanChange) -> PlanReport:
    checklist = change.new or change.old
    path = checklist.path if checklist is not None else ""
    return PlanReport(change, path, tuple(plan_words(change)))


def _item_report(change: ItemChange, standings: Standings) -> ItemReport:
    before, after = standings.get(change.id, (None, None))
    return ItemReport(
        change,
        place(change.placed.path, change.placed.item.node),
        tuple(item_words(change, before, after)),
        (before.light if before else None, after.light if after else None),
        tuple(decisions_needed(change)),
    )
