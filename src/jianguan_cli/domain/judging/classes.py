"""The six classes of a 通报: every item and every firm target is in exactly one.

The first that fits counts, in this order: 已完成, 欠进度, 其他, 未报送, 超进度, 达进度.  A dropped item is in
none.  Only evidence makes a good class: what is owed and unreported is neither done nor on pace,
and what was first reached after its day is not ahead.  What is held against a unit (no 力争 promise) is the
caller's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from jianguan_cli.domain.judging.evidence import heard
from jianguan_cli.domain.judging.standing import Standing, TargetStanding, TargetState
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.values.vocabulary import Rule

# 百分点: up to here both ways is 达进度.
TOLERANCE = Decimal(10)
_ASIDE = (Status.PAUSED, Status.CARRIED)
_LAGGING = (TargetState.BROKEN, TargetState.SHORT, TargetState.MISSED, TargetState.BEHIND)
_FINISHED = (Status.CLOSED, Status.REPORTED)


class ProgressClass(Enum):
    """The classes as a 通报 lists them."""

    DONE = "done"
    AHEAD = "ahead"
    ON_PACE = "on-pace"
    BEHIND = "behind"
    SILENT = "silent"
    OTHER = "other"

    @property
    def label(self) -> str:
        """已完成, 超进度, 达进度, 欠进度, 未报送, 其他."""
        return _LABELS[self]

    @property
    def lags(self) -> bool:
        """Whether it counts against a unit: silence is no better than being behind."""
        return self in (ProgressClass.BEHIND, ProgressClass.SILENT)


_LABELS = {
    ProgressClass.DONE: "已完成",
    ProgressClass.AHEAD: "超进度",
    ProgressClass.ON_PACE: "达进度",
    ProgressClass.BEHIND: "欠进度",
    ProgressClass.SILENT: "未报送",
    ProgressClass.OTHER: "其他",
}


def item_class(standing: Standing, held: Sequence[Finding]) -> ProgressClass | None:
    """The class of an item; ``held`` are its findings that rest on firm promises. None for a dropped one."""
    status = standing.status
    if status is Status.DROPPED:
        return None
    firm = _firm(standing)
    red = any(finding.level is Light.RED for finding in held)
    if status in _FINISHED and heard(standing) and not red and _finished(standing, firm):
        return ProgressClass.DONE
    if any(_lags(one.gap) for one in firm) or any(_tells_lag(finding) for finding in held):
        return ProgressClass.BEHIND
    if status in _ASIDE:
        return ProgressClass.OTHER
    owing = _owing(standing, firm, held)
    if owing or status is Status.UNREPORTED or not heard(standing):
        return ProgressClass.SILENT if owing or held else ProgressClass.OTHER
    early = any(_early(one) for one in firm)
    if early and all(_early(one) or (one.target.rule is not Rule.REACH and _met(one)) for one in firm):
        return ProgressClass.AHEAD
    # A 力争 promise that lags is held against nobody, but it is never on pace either.
    return ProgressClass.OTHER if soft_lags(standing) else ProgressClass.ON_PACE


def soft_lags(standing: Standing) -> bool:
    """Whether a 力争 promise lags, is broken or was missed."""
    lagging = any(one.target.soft and not one.excused and one.state in _LAGGING for one in standing.targets)
    return lagging or any(one.soft and one.level in (Light.RED, Light.YELLOW) for one in standing.findings)


def target_class(standing: Standing, one: TargetStanding, held: Sequence[Finding]) -> ProgressClass | None:
    """The class of one target of an item, by the same order.

    None for a 力争 one, for one that another of its ``any_of`` stands for, and in a dropped item.
    """
    status = standing.status
    if status is Status.DROPPED or one.target.soft or one.excused:
        return None
    own = [finding for finding in held if finding.target == one.target.key]
    if status in _FINISHED and _met(one) and (status is Status.CLOSED or not one.owed):
        return ProgressClass.DONE
    if _lags(one.gap) or any(_tells_lag(finding) for finding in own):
        return ProgressClass.BEHIND
    if status in _ASIDE:
        return ProgressClass.OTHER
    owing = _owing(standing, [one], own)
    if owing or one.latest is None or status is Status.UNREPORTED:
        return ProgressClass.SILENT if owing else ProgressClass.OTHER
    return ProgressClass.AHEAD if _early(one) else ProgressClass.ON_PACE


def all_met(standing: Standing) -> bool:
    """Whether every firm target is met and every firm deliverable done or waived."""
    return all(_met(one) for one in _firm(standing)) and all(
        one.done is not None or one.waived for one in standing.deliverables if not one.deliverable.soft
    )


def _finished(standing: Standing, firm: Sequence[TargetStanding]) -> bool:
    """What asks for 销号 has met all and owes nothing; what was closed owes nothing that it has not met."""
    if standing.status is Status.CLOSED:
        return all(_met(one) or not one.owed for one in firm)
    return all_met(standing) and not any(one.owed for one in firm)


def _firm(standing: Standing) -> list[TargetStanding]:
    """What is asked of the unit: no 力争 target, none that another of its ``any_of`` stands for."""
    return [one for one in standing.targets if not one.target.soft and not one.excused]


def _met(one: TargetStanding) -> bool:
    return one.met or one.state is TargetState.MET


def _lags(gap: Decimal | None) -> bool:
    return gap is not None and gap < -TOLERANCE


def _tells_lag(finding: Finding) -> bool:
    return finding.level is Light.RED or finding.code == "step-late"


def _owing(standing: Standing, firm: Sequence[TargetStanding], held: Sequence[Finding]) -> bool:
    """Whether figures are owed that nobody sent; an item without owners owes what its carriers do."""
    if not standing.status.open:
        return any(one.owed and not _met(one) for one in firm)
    if standing.lead_now or standing.support_now:
        return any(one.owed for one in firm)
    return any(finding.code == "no-reading" for finding in held)


def _early(one: TargetStanding) -> bool:
    """Whether a value to be reached was, before its day, or is well ahead of its path; a duty cannot be."""
    if one.target.rule is not Rule.REACH or one.restored is not None:
        return False
    if one.met and one.reached is not None and one.reached < one.deadline:
        return True
    return one.gap is not None and one.gap > TOLERANCE
