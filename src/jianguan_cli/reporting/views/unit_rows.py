"""The per-unit table, in 机构序列: every unit that answers for items, and the items nobody answers for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.reporting.views.tally import Tally, tally
from jianguan_cli.reporting.words.lines import cutoff
from jianguan_cli.reporting.words.owners import NOBODY, Owner, Owners
from jianguan_cli.reporting.words.print import day_words
from jianguan_cli.reporting.words.terms import Terms


class UnitRow(NamedTuple):
    """One unit with the items it answers for; ``key`` links pages and is never printed."""

    key: str
    name: str
    tally: Tally
    cutoff: str


class UnitGroup(NamedTuple):
    """The units of one organisation."""

    label: str
    rows: tuple[UnitRow, ...]
    sum: UnitRow

    @property
    def all_rows(self) -> tuple[UnitRow, ...]:
        """The units, then the sum in which each item counts once."""
        return (*self.rows, self.sum)


def unit_groups(standings: Iterable[Standing], terms: Terms) -> tuple[UnitGroup, ...]:
    """One group an organisation; an item counts in the row of each unit that answers for it."""
    groups: dict[str, list[UnitRow]] = {}
    members: dict[str, list[Standing]] = {}
    for number, (owner, owned) in enumerate(by_owner(standings, terms.owners), start=1):
        org = owner.org if owner else NOBODY
        name = owner.name if owner else NOBODY
        latest = day_words(max(filter(None, map(cutoff, owned)), default=None))
        members.setdefault(org, []).extend(owned)
        groups.setdefault(org, []).append(UnitRow(f"u{number}", name, tally(owned, terms.lights), latest))
    return tuple(UnitGroup(org, tuple(rows), _sum(members[org], terms)) for org, rows in groups.items())


def _sum(members: Iterable[Standing], terms: Terms) -> UnitRow:
    every = tuple({one.item.id: one for one in members}.values())
    latest = day_words(max(filter(None, map(cutoff, every)), default=None))
    return UnitRow("", "合计（按事项）", tally(every, terms.lights), latest)


def by_owner(
    standings: Iterable[Standing], owners: Owners
) -> tuple[tuple[Owner | None, tuple[Standing, ...]], ...]:
    """The items of each unit, units in 机构序列, None (nobody) last."""
    found: dict[Owner, list[Standing]] = {}
    nobody: list[Standing] = []
    for standing in standings:
        answering = owners.answering(standing)
        for owner in answering:
            found.setdefault(owner, []).append(standing)
        if not answering:
            nobody.append(standing)
    ordered = [(owner, tuple(found[owner])) for owner in sorted(found)]
    return (*ordered, (None, tuple(nobody))) if nobody else tuple(ordered)
