"""How a target is classed in a 监测评估, as 规划中期评估 do: 已实现, 快于预期, 基本符合预期, 滞后."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from jianguan_cli.domain.standing import TargetStanding, TargetState
from jianguan_cli.domain.vocabulary import Nature, Rule
from jianguan_cli.reporting.shares import share_words

# The same tolerance on both sides of the path as the lights have.
_BAND = Decimal(10)


class Progress(Enum):
    """The classes, best first; the value is the word of the report."""

    REACHED = "已实现"
    AHEAD = "快于预期"
    EXPECTED = "基本符合预期"
    BEHIND = "滞后"
    OPEN = "暂不能评价"


_SETTLED = {
    TargetState.BEHIND: Progress.BEHIND,
    TargetState.BROKEN: Progress.BEHIND,
    TargetState.SHORT: Progress.BEHIND,
    TargetState.MISSED: Progress.BEHIND,
    TargetState.NO_READING: Progress.OPEN,
    TargetState.UNPACED: Progress.OPEN,
}


class ClassRow(NamedTuple):
    """How many targets are in a class, by their nature; the shares of a report add up to 100%."""

    label: str
    binding: int
    expected: int
    unsaid: int
    total: int
    share: str


def progress_class(standing: TargetStanding) -> Progress:
    """A built-up state that is reached counts as 已实现; a floor or a period that holds is as expected."""
    settled = _SETTLED.get(standing.state)
    if settled is not None:
        return settled
    if standing.state is TargetState.MET and standing.target.rule is Rule.REACH:
        return Progress.REACHED
    ahead = standing.gap is not None and standing.gap > _BAND
    return Progress.AHEAD if ahead else Progress.EXPECTED


def class_rows(standings: Iterable[TargetStanding]) -> tuple[ClassRow, ...]:
    """One row a class; soft promises are not counted, they are told apart."""
    counts = Counter((progress_class(one), one.target.nature) for one in standings if not one.target.soft)
    totals = [sum(count for (found, _), count in counts.items() if found is kind) for kind in Progress]
    return tuple(
        ClassRow(
            label=kind.value,
            binding=counts[kind, Nature.BINDING],
            expected=counts[kind, Nature.EXPECTED],
            unsaid=counts[kind, None],
            total=total,
            share=share,
        )
        for kind, total, share in zip(Progress, totals, share_words(totals), strict=True)
    )
