"""How an item stands on a day: what judging makes of it, and all that lists and reports read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from jianguan_cli.domain.finding import Finding, Light
from jianguan_cli.domain.log import LogEntry
from jianguan_cli.domain.model import Item, Plan
from jianguan_cli.domain.status import Status
from jianguan_cli.domain.target import Deliverable, Target


class TargetState(Enum):
    """The state of one target on the as-of day (JSON ``state``)."""

    MET = "met"
    ON_PATH = "on-path"
    BEHIND = "behind"
    BROKEN = "broken"
    SHORT = "short"
    MISSED = "missed"
    NO_READING = "no-reading"
    UNPACED = "unpaced"

    @property
    def label(self) -> str:
        """The word of the reports."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    TargetState.MET: "已达标",
    TargetState.ON_PATH: "达到序时",
    TargetState.BEHIND: "落后序时",
    TargetState.BROKEN: "突破底线",
    TargetState.SHORT: "周期未达标",
    TargetState.MISSED: "到期未达标",
    TargetState.NO_READING: "未报送",
    TargetState.UNPACED: "到期判定",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A reported figure: the day of the report, the day it speaks of, the (corrected) value."""

    date: dt.date
    upto: dt.date
    value: Decimal
    ref: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """One target on the as-of day. ``expected``, ``progress`` and ``gap`` are exact percents or None."""

    target: Target
    deadline: dt.date
    readings: tuple[Reading, ...]
    latest: Reading | None
    expected: Decimal | None
    progress: Decimal | None
    gap: Decimal | None
    state: TargetState


@dataclass(frozen=True, slots=True)
class DeliverableStanding:
    """One deliverable: done (and when), or waived."""

    deliverable: Deliverable
    done: dt.date | None
    waived: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One item on the as-of day."""

    plan: Plan
    path: str
    item: Item
    as_of: dt.date
    status: Status
    start: dt.date
    deadline: dt.date
    deadline_original: dt.date
    lead_now: tuple[str, ...]
    support_now: tuple[str, ...]
    log: tuple[LogEntry, ...]
    targets: tuple[TargetStanding, ...]
    deliverables: tuple[DeliverableStanding, ...]
    progress: Decimal | None
    findings: tuple[Finding, ...]
    light: Light
