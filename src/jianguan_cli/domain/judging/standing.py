"""How an item stands on a day: what judging makes of it, and all that lists and reports read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.vocabulary import Every


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


class Reading(NamedTuple):
    """A reported figure: the day of the report, the day it speaks of, the (corrected) value.

    ``ref`` is what a relative promise is held against; ``met`` answers an undefined bar (第一方阵) and may
    come without a value.  ``unit`` is who reported, ``parts`` the numerator and denominator of a rate.  A
    figure made of several units' is not ``whole`` while one has not reported.  ``source`` is the item in
    whose log it stands, where that is another one (承接).  ``foretold`` is the day on which the 初步数 that
    it replaces was reported, ``oldest`` the day of the oldest part of a level that several units make.
    """

    date: dt.date
    upto: dt.date
    value: Decimal | None
    ref: Decimal | None = None
    met: bool | None = None
    unit: str | None = None
    parts: tuple[Decimal, ...] = ()
    provisional: bool = False
    whole: bool = True
    source: str = ""
    foretold: dt.date | None = None
    oldest: dt.date | None = None

    @property
    def first_filed(self) -> dt.date:
        """The day on which a figure of this cutoff was first filed, if only as 初步数."""
        return self.foretold or self.date


class Delivery(NamedTuple):
    """A report that a result is there: the day of the report, and the day it says that it was done by."""

    date: dt.date
    upto: dt.date


class PathPoint(NamedTuple):
    """A point of the expected path: the value to have reached on the day."""

    day: dt.date
    value: Decimal


class Cut(NamedTuple):
    """A quota cut pro rata to ``days`` of the period's ``whole``: from a written start, to a deadline."""

    since: dt.date | None
    until: dt.date | None
    days: int
    whole: int


class Shortfall(NamedTuple):
    """A period, floor or cap that was missed: the reading, the bar it was held against, the period if any.

    ``figure`` is what was compared: the value, its growth, or the mean of the periods (``averaged``).
    ``mended`` is the day on which it was first made good.  With ``due`` nothing was missed but that day: the
    figure was filed on ``mended``, after it.
    """

    reading: Reading
    bar: Bar | None
    figure: Decimal | None
    period: Period | None = None
    cut: Cut | None = None
    grown: bool = False
    averaged: bool = False
    mended: dt.date | None = None
    due: dt.date | None = None


class Lag(NamedTuple):
    """A period that is not yet decided and lags: by its pace (exact percents) or by its growth."""

    reading: Reading
    bar: Bar | None
    period: Period
    cut: Cut | None
    growth: Decimal | None
    progress: Decimal | None
    expected: Decimal | None
    gap: Decimal | None


class Owing(NamedTuple):
    """A period for which a reading is owed: past its due day, and nobody (or not all ``units``) reported."""

    period: Period
    every: Every
    due: dt.date
    units: tuple[str, ...] = ()


class TargetStanding(NamedTuple):
    """One target on the as-of day. ``expected``, ``progress`` and ``gap`` are exact percents or None.

    The rest says why: ``bar`` is what the latest reading is held against and ``period`` the one it lies in
    (``each``, ``grow``), ``cut`` whether its quota is cut to the days from or to a day, ``growth`` what has
    grown since a period before, ``path`` the expected path, ``owed`` the periods that nobody reported,
    ``fault`` what is broken or short now, ``restored`` what was and is made good, ``lag`` the last
    undecided period that lags, ``past`` whether its time is over and judged, ``met`` whether it holds by
    then, ``reached`` the day a ``reach`` value was first reached, ``excused`` whether another of its
    ``any_of`` holds in its place, ``mean`` the mean of the decided periods where that is promised.
    """

    target: Target
    deadline: dt.date
    readings: tuple[Reading, ...]
    latest: Reading | None
    expected: Decimal | None
    progress: Decimal | None
    gap: Decimal | None
    state: TargetState
    bar: Bar | None = None
    period: Period | None = None
    cut: Cut | None = None
    growth: Decimal | None = None
    path: tuple[PathPoint, ...] = ()
    owed: tuple[Owing, ...] = ()
    fault: Shortfall | None = None
    restored: Shortfall | None = None
    lag: Lag | None = None
    past: bool = False
    met: bool = False
    reached: dt.date | None = None
    excused: bool = False
    mean: Decimal | None = None


class DeliverableStanding(NamedTuple):
    """One deliverable: done (and when), or waived."""

    deliverable: Deliverable
    done: dt.date | None
    waived: bool


class Standing(NamedTuple):
    """One item on the as-of day; ``item`` carries the title and the targets of that day.

    ``counts`` is false for an item that was split: its children count.  ``extensions`` is how many were
    approved, ``reported_on`` the day of the 申请销号 that stands.
    """

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
    counts: bool = True
    extensions: int = 0
    reported_on: dt.date | None = None
