"""Units ranked among their own kind by how few of their items lag; persons are never ranked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from jianguan_cli.domain.judging.classes import ProgressClass
from jianguan_cli.reporting.views.class_counts import Classed
from jianguan_cli.reporting.words.owners import Owner, Owners
from jianguan_cli.reporting.words.print import DASH
from jianguan_cli.reporting.words.shares import share_words

# One late item of one would be 100 %: a rank over so few items says nothing of the unit.
LEAST_RANKED = 3
UNCLASSED = "其他单位"
# A name that stands for many units (各市、州、县市场监管局) cannot be compared with one.
_COLLECTIVE = "集合"


class RankRow(NamedTuple):
    """One unit: its items by class, the share that lags, its rank now and at the last issue."""

    name: str
    total: int
    done: int
    ahead: int
    on_pace: int
    behind: int
    other: int
    behind_share: str
    rank: str
    last: str
    first: bool


class RankGroup(NamedTuple):
    """The units of one class in the order of their ranks, unranked ones last."""

    label: str
    rows: tuple[RankRow, ...]


Score = tuple[Fraction, Fraction]


def rank_groups(
    now: Iterable[Classed], before: Iterable[Classed] | None, owners: Owners
) -> tuple[RankGroup, ...]:
    """One group a class, classes in 机构序列 of their first unit; ``before`` is the last issue, if any."""
    counts = _by_unit(now, owners)
    ranks = _ranks(counts)
    former = _ranks(_by_unit(before, owners)) if before is not None else {}
    groups: dict[str, list[Owner]] = {}
    for owner in sorted(counts):
        groups.setdefault(_group(owner), []).append(owner)
    return tuple(
        RankGroup(
            label, tuple(_row(owner, counts[owner], ranks, former) for owner in _ordered(members, ranks))
        )
        for label, members in groups.items()
    )


def _by_unit(every: Iterable[Classed], owners: Owners) -> dict[Owner, Counter[ProgressClass]]:
    counts: dict[Owner, Counter[ProgressClass]] = {}
    for one in every:
        for owner in owners.answering(one.standing):
            if owner.class_ != _COLLECTIVE:
                counts.setdefault(owner, Counter())[one.class_] += 1
    return counts


def _ranks(counts: Mapping[Owner, Counter[ProgressClass]]) -> dict[Owner, int]:
    """Equal shares have the same rank, and the next rank counts them all (1, 1, 3)."""
    groups: dict[str, list[Owner]] = {}
    for owner, members in counts.items():
        if members.total() >= LEAST_RANKED:
            groups.setdefault(_group(owner), []).append(owner)
    ranks = {}
    for group in groups.values():
        scores = sorted(_score(counts[owner]) for owner in group)
        for owner in group:
            ranks[owner] = scores.index(_score(counts[owner])) + 1
    return ranks


def _score(members: Counter[ProgressClass]) -> Score:
    """The smaller the better: the share that lags, then the share that is not done or ahead."""
    total = members.total()
    good = members[ProgressClass.DONE] + members[ProgressClass.AHEAD]
    return Fraction(members[ProgressClass.BEHIND], total), 1 - Fraction(good, total)


def _group(owner: Owner) -> str:
    return owner.class_ or UNCLASSED


def _ordered(members: Sequence[Owner], ranks: Mapping[Owner, int]) -> list[Owner]:
    return sorted(members, key=lambda owner: (ranks.get(owner, len(members) + 1), owner))


def _row(
    owner: Owner, members: Counter[ProgressClass], ranks: Mapping[Owner, int], former: Mapping[Owner, int]
) -> RankRow:
    behind = members[ProgressClass.BEHIND]
    total = members.total()
    return RankRow(
        name=owner.name,
        total=total,
        done=members[ProgressClass.DONE],
        ahead=members[ProgressClass.AHEAD],
        on_pace=members[ProgressClass.ON_PACE],
        behind=behind,
        other=members[ProgressClass.OTHER],
        behind_share=share_words((behind, total - behind))[0],
        rank=_place(ranks.get(owner)),
        last=_place(former.get(owner)),
        first=ranks.get(owner) == 1 and behind == 0,
    )


def _place(rank: int | None) -> str:
    return f"第{rank}" if rank else DASH
