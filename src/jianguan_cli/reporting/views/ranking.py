"""Units ranked among their own kind by how few of their items lag or are silent; persons never are.

A rank needs evidence: who has reported nothing at all, each unit for itself where each owes a figure, is
listed as 未报送.  What the document only 力争s is no ground for a rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jianguan_cli.domain.judging.classes import ProgressClass
from jianguan_cli.domain.judging.evidence import voices
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.reporting.views.class_counts import Classed
from jianguan_cli.reporting.words.owners import Owner, Owners
from jianguan_cli.reporting.words.print import DASH
from jianguan_cli.reporting.words.shares import share_words
from jianguan_cli.reporting.words.targets import UNREPORTED

# One late item of one would be 100 %: a rank over so few items says nothing of the unit.
LEAST_RANKED = 3
UNCLASSED = "其他单位"
# A name that stands for many units (各市、州、县市场监管局) cannot be compared with one.
_COLLECTIVE = "集合"


class RankRow(NamedTuple):
    """One unit: its items by class, the share that lags or is silent, its rank now and at the last issue."""

    name: str
    total: int
    done: int
    ahead: int
    on_pace: int
    behind: int
    silent: int
    other: int
    lag_share: str
    rank: str
    last: str
    first: bool


class RankGroup(NamedTuple):
    """The units of one class in the order of their ranks, unranked ones last."""

    label: str
    rows: tuple[RankRow, ...]


Score = tuple[Fraction, Fraction]


class _Members(NamedTuple):
    """A unit's items by class, 力争 ones aside, and whether it has reported on any of them."""

    classes: Counter[ProgressClass]
    heard: bool

    @property
    def total(self) -> int:
        return self.classes.total()

    @property
    def lagging(self) -> int:
        return sum(count for class_, count in self.classes.items() if class_.lags)


def rank_groups(
    now: Iterable[Classed], before: Iterable[Classed] | None, owners: Owners
) -> tuple[RankGroup, ...]:
    """One group a class, classes in 机构序列 of their first unit; ``before`` is the last issue, if any."""
    units = _by_unit(now, owners)
    ranks = _ranks(units)
    former_units = _by_unit(before, owners) if before is not None else {}
    former = _ranks(former_units)
    groups: dict[str, list[Owner]] = {}
    for owner in sorted(units):
        groups.setdefault(_group(owner), []).append(owner)
    return tuple(
        RankGroup(
            label,
            tuple(
                _row(
                    owner,
                    units[owner],
                    ranks.get(owner),
                    _place(former_units.get(owner), former.get(owner)),
                )
                for owner in _ordered(members, ranks)
            ),
        )
        for label, members in groups.items()
    )


def _by_unit(every: Iterable[Classed], owners: Owners) -> dict[Owner, _Members]:
    units: dict[Owner, _Members] = {}
    for one in every:
        told = _told(one.standing, owners)
        for owner in owners.answering(one.standing):
            if owner.class_ == _COLLECTIVE:
                continue
            known = units.get(owner) or _Members(Counter(), heard=False)
            if not one.standing.item.only_soft:
                known.classes[one.class_] += 1
                known = known._replace(heard=known.heard or owner in told)
            units[owner] = known
    return units


def _told(standing: Standing, owners: Owners) -> frozenset[Owner]:
    """Who has reported of the item; where it names nobody itself, of what carries it."""
    if standing.lead_now or standing.support_now:
        return voices(standing, lambda name: owners.unit(name, standing))
    found: frozenset[Owner] = frozenset()
    for heir in owners.carriers(standing):
        found |= voices(heir, lambda name, heir=heir: owners.unit(name, heir))  # type: ignore[misc]
    return found


def _ranks(units: Mapping[Owner, _Members]) -> dict[Owner, int]:
    """Equal shares have the same rank, and the next rank counts them all (1, 1, 3)."""
    groups: dict[str, list[Owner]] = {}
    for owner, members in units.items():
        if members.heard and members.total >= LEAST_RANKED:
            groups.setdefault(_group(owner), []).append(owner)
    ranks = {}
    for group in groups.values():
        scores = sorted(_score(units[owner]) for owner in group)
        for owner in group:
            ranks[owner] = scores.index(_score(units[owner])) + 1
    return ranks


def _score(members: _Members) -> Score:
    """The smaller the better: the share that lags or is silent, then the share not done or ahead."""
    total, classes = members.total, members.classes
    good = classes[ProgressClass.DONE] + classes[ProgressClass.AHEAD]
    return Fraction(members.lagging, total), 1 - Fraction(good, total)


def _group(owner: Owner) -> str:
    return owner.class_ or UNCLASSED


def _ordered(members: Sequence[Owner], ranks: Mapping[Owner, int]) -> list[Owner]:
    return sorted(members, key=lambda owner: (ranks.get(owner, len(members) + 1), owner))


def _row(owner: Owner, members: _Members, rank: int | None, last: str) -> RankRow:
    classes, total, lagging = members.classes, members.total, members.lagging
    return RankRow(
        name=owner.name,
        total=total,
        done=classes[ProgressClass.DONE],
        ahead=classes[ProgressClass.AHEAD],
        on_pace=classes[ProgressClass.ON_PACE],
        behind=classes[ProgressClass.BEHIND],
        silent=classes[ProgressClass.SILENT],
        other=classes[ProgressClass.OTHER],
        lag_share=share_words((lagging, total - lagging))[0],
        rank=_place(members, rank),
        last=last,
        first=rank == 1 and lagging == 0,
    )


def _place(members: _Members | None, rank: int | None) -> str:
    if members is not None and members.total and not members.heard:
        return UNREPORTED
    return f"第{rank}" if rank else DASH
