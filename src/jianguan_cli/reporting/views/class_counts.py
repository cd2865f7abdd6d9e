"""Items and targets by the six classes of a 通报, with counts and shares that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jianguan_cli.domain.judging.classes import ProgressClass, item_class, target_class
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.reporting.words.shares import share_words

_BEST_FIRST = (
    ProgressClass.DONE,
    ProgressClass.AHEAD,
    ProgressClass.ON_PACE,
    ProgressClass.OTHER,
    ProgressClass.BEHIND,
    ProgressClass.SILENT,
)


class Classed(NamedTuple):
    """One item with its class."""

    standing: Standing
    class_: ProgressClass


class ClassCount(NamedTuple):
    """One row of the table of classes: items and firm targets, each share of its own whole."""

    tone: str
    label: str
    items: int
    items_share: str
    targets: int
    targets_share: str


class ClassTable(NamedTuple):
    """All six classes and the sums."""

    rows: tuple[ClassCount, ...]
    items: int
    targets: int

    @property
    def items_whole(self) -> str:
        """The share of all items: 100%, or 0% of nothing."""
        return "100%" if self.items else "0%"

    @property
    def targets_whole(self) -> str:
        """The share of all targets: 100%, or 0% of nothing."""
        return "100%" if self.targets else "0%"

    def row(self, class_: ProgressClass) -> ClassCount:
        """The row of one class."""
        return self.rows[list(ProgressClass).index(class_)]


def held_findings(standing: Standing) -> tuple[Finding, ...]:
    """What is held against a unit: the findings that rest on firm promises."""
    return tuple(finding for finding in standing.findings if not finding.soft)


def classed(standings: Iterable[Standing]) -> tuple[Classed, ...]:
    """The items that a 通报 counts: all but dropped ones, and of a split item the parts only."""
    found = []
    for one in standings:
        class_ = item_class(one, held_findings(one)) if one.counts else None
        if class_ is not None:
            found.append(Classed(one, class_))
    return tuple(found)


def _target_classes(standing: Standing) -> Iterator[ProgressClass]:
    """The firm targets' classes; where one of several holds that was enough, the best stands for all."""
    held = held_findings(standing)
    satisfied = {one.target.any_of for one in standing.targets if one.excused}
    best: dict[str | None, ProgressClass] = {}
    for target in standing.targets:
        class_ = target_class(standing, target._replace(excused=False), held)
        if class_ is None:
            continue
        name = target.target.any_of
        if name is None or name not in satisfied:
            yield class_
        elif name not in best or _BEST_FIRST.index(class_) < _BEST_FIRST.index(best[name]):
            best[name] = class_
    yield from best.values()


def class_table(every: Iterable[Classed]) -> ClassTable:
    """Counts and shares by class; 力争 targets are in no row."""
    items = dict.fromkeys(ProgressClass, 0)
    targets = dict.fromkeys(ProgressClass, 0)
    for one in every:
        items[one.class_] += 1
        for class_ in _target_classes(one.standing):
            targets[class_] += 1
    shares = zip(share_words(tuple(items.values())), share_words(tuple(targets.values())), strict=True)
    rows = tuple(
        ClassCount(class_.value, class_.label, items[class_], items_share, targets[class_], targets_share)
        for class_, (items_share, targets_share) in zip(ProgressClass, shares, strict=True)
    )
    return ClassTable(rows, sum(items.values()), sum(targets.values()))
