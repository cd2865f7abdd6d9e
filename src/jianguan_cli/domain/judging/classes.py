"""The five classes of a 通报: every item and every firm target is in exactly one.

The first that fits counts, in the order of ``match``: 已完成, 欠进度, 其他, 超进度, 达进度.  A dropped item
is in none.  What is held against a unit (no 力争 promise) is the caller's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from jianguan_cli.domain.judging.standing import Standing, TargetStanding, TargetState
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light

# 百分点: up to here both ways is 达进度.
TOLERANCE = Decimal(10)
_ASIDE = (Status.PAUSED, Status.CARRIED, Status.UNREPORTED)


class ProgressClass(Enum):
    """The classes as a 通报 lists them."""

    DONE = "done"
    AHEAD = "ahead"
    ON_PACE = "on-pace"
    BEHIND = "behind"
    OTHER = "other"

    @property
    def label(self) -> str:
        """已完成, 超进度, 达进度, 欠进度, 其他."""
        return _LABELS[self]


_LABELS = {
    ProgressClass.DONE: "已完成",
    ProgressClass.AHEAD: "超进度",
    ProgressClass.ON_PACE: "达进度",
    ProgressClass.BEHIND: "欠进度",
    ProgressClass.OTHER: "其他",
}


def item_class(standing: Standing, held: Sequence[Finding]) -> ProgressClass | None:
    """The class of an item; ``held`` are its findings that rest on firm promises. None for a dropped one."""
    if standing.status is Status.DROPPED:
        return None
    gaps = [one.gap for one in _firm(standing) if one.gap is not None]
    worst = min(gaps, default=None)
    if standing.status is Status.CLOSED or (standing.status is Status.REPORTED and all_met(standing)):
        return ProgressClass.DONE
    if _lags(worst) or any(_tells_lag(finding) for finding in held):
        return ProgressClass.BEHIND
    if standing.status in _ASIDE or _unread(standing, held):
        return ProgressClass.OTHER
    return _paced(worst)


def target_class(standing: Standing, one: TargetStanding, held: Sequence[Finding]) -> ProgressClass | None:
    """The class of one target of an item, by the same order; None for a 力争 one or a dropped item."""
    if standing.status is Status.DROPPED or one.target.soft:
        return None
    met = one.met or one.state is TargetState.MET
    if standing.status is Status.CLOSED or (standing.status is Status.REPORTED and met):
        return ProgressClass.DONE
    own = [finding for finding in held if finding.target == one.target.key]
    if _lags(one.gap) or any(_tells_lag(finding) for finding in own):
        return ProgressClass.BEHIND
    if standing.status in _ASIDE or one.latest is None:
        return ProgressClass.OTHER
    return _paced(one.gap)


def all_met(standing: Standing) -> bool:
    """Whether every firm target is met and every firm deliverable done or waived."""
    return all(one.met or one.state is TargetState.MET for one in _firm(standing)) and all(
        one.done is not None or one.waived for one in standing.deliverables if not one.deliverable.soft
    )


def _firm(standing: Standing) -> list[TargetStanding]:
    return [one for one in standing.targets if not one.target.soft]


def _lags(gap: Decimal | None) -> bool:
    return gap is not None and gap < -TOLERANCE


def _tells_lag(finding: Finding) -> bool:
    return finding.level is Light.RED or finding.code == "step-late"


def _unread(standing: Standing, held: Sequence[Finding]) -> bool:
    """Figures are owed and none was ever sent: waiting for a report, never taken as on track."""
    firm = _firm(standing)
    owing = any(finding.code == "no-reading" for finding in held)
    return bool(firm) and owing and all(one.latest is None for one in firm)


def _paced(gap: Decimal | None) -> ProgressClass:
    return ProgressClass.AHEAD if gap is not None and gap > TOLERANCE else ProgressClass.ON_PACE
