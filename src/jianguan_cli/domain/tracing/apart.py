"""Where two promises that a link calls the same do not say the same: another number is another promise."""

from __future__ import annotations

from datetime import date
from enum import Enum

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Deliverable, Target


class Difference(Enum):
    """What of two promises differs (JSON ``differs``)."""

    BOUND = "bound"
    UNIT = "unit"
    RULE = "rule"
    STAGES = "milestones"
    DEADLINE = "deadline"

    @property
    def label(self) -> str:
        """The word of the tables."""
        return _LABELS[self]


_LABELS = {
    Difference.BOUND: "界限",
    Difference.UNIT: "单位",
    Difference.RULE: "判定规则",
    Difference.STAGES: "分阶段的数",
    Difference.DEADLINE: "时限",
}


def targets_apart(here: tuple[Item, Target], there: tuple[Item, Target]) -> tuple[Difference, ...]:
    """What two targets that are to be the same say differently, in the order of ``Difference``."""
    one, other = here[1], there[1]
    pairs = {
        Difference.BOUND: (_bound(one), _bound(other)),
        Difference.UNIT: (one.reported_unit, other.reported_unit),
        Difference.RULE: ((one.rule, one.every, one.average), (other.rule, other.every, other.average)),
        Difference.STAGES: _shared_stages(one, other),
        Difference.DEADLINE: (_day(*here), _day(*there)),
    }
    return tuple(what for what, (said, also) in pairs.items() if said != also)


def results_apart(here: tuple[Item, Deliverable], there: tuple[Item, Deliverable]) -> tuple[Difference, ...]:
    """What two results that are to be the same say differently: only their days can be held together."""
    days = [one.by if one.by is not None and not one.own else _end(item) for item, one in (here, there)]
    return (Difference.DEADLINE,) if days[0] != days[1] else ()


def _bound(target: Target) -> tuple[object, ...]:
    return (target.op, target.value, target.upper, target.tolerance, target.against, target.margin)


def _shared_stages(one: Target, other: Target) -> tuple[object, object]:
    """The printed numbers of the days for which both print one; a stage of one side contradicts nothing."""
    said, also = (
        {step.by: step.value for step in target.milestones if not step.own} for target in (one, other)
    )
    days = sorted(set(said) & set(also))
    return [said[day] for day in days], [also[day] for day in days]


def _day(item: Item, target: Target) -> date | None:
    return target.deadline or _end(item)


def _end(item: Item) -> date | None:
    return None if item.ongoing else item.deadline
