"""An item as of a day, from the log alone: what held then, not what the file says now.

The fields of the item hold today's words; later entries are undone, never later files read.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianguan_cli.domain.judging.reports import correct, report, withdraw, without_replaced
from jianguan_cli.domain.judging.standing import Delivery, Reading
from jianguan_cli.domain.plan.log import Handover, LogEntry
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.values.vocabulary import ExtendState, Role, VerifyResult


class Timeline:
    """What the log says up to a day; filled by ``unfold``, only read afterwards."""

    __slots__ = (
        "asked_late",
        "claims",
        "closed_on",
        "deadline",
        "deadline_original",
        "done",
        "entries",
        "excused",
        "extensions",
        "item",
        "lead_now",
        "met",
        "paused_until",
        "pending",
        "readings",
        "reported_last",
        "reported_on",
        "since",
        "status",
        "support_now",
        "untrue",
        "waived",
    )

    def __init__(self, item: Item, entries: tuple[LogEntry, ...]) -> None:
        self.item = item
        self.entries = entries
        self.status = Status.UNREPORTED
        self.since: date | None = None
        # The day of the first 申请销号 that stands: one that was returned does not.
        self.reported_on: date | None = None
        self.closed_on: date | None = None
        self.paused_until: date | None = None
        self.deadline = item.deadline
        self.deadline_original = item.deadline
        self.pending: LogEntry | None = None
        self.asked_late: LogEntry | None = None
        self.extensions = 0
        self.lead_now = item.lead
        self.support_now = item.support
        self.readings: dict[str, list[Reading]] = {}
        self.met: list[Reading] = []
        # What was said of each deliverable's being done; one of which nothing is said does not stand here.
        self.done: dict[str, list[Delivery]] = {}
        # The day of the last report, and the deliverables it claimed: what a check may find untrue.
        self.reported_last: date | None = None
        self.claims: set[str] = set()
        self.waived: set[str] = set()
        # The results that were waived before they were done: none of these can be late.
        self.excused: set[str] = set()
        self.untrue: LogEntry | None = None

    @property
    def open(self) -> bool:
        """Whether somebody still owes something."""
        return self.status.open

    @property
    def last_entry(self) -> date | None:
        """The day of the last entry."""
        return self.entries[-1].date if self.entries else None

    def readings_of(self, key: str, *, with_met: bool) -> tuple[Reading, ...]:
        """The readings that stand, by the day they speak of, then of the report, then of the file.

        ``with_met`` adds the bare answers ``met: true|false`` that are meant for this target.
        """
        found = self.readings.get(key, [])
        if with_met and self.met:
            found = found + [one for one in self.met if self._answers(one, key)]
        if len(found) > 1:
            found = without_replaced(sorted(found, key=_by_cutoff))
        return tuple(found)

    def _answers(self, answer: Reading, key: str) -> bool:
        """Whether a bare answer is meant for the target: of an item's relative promises the least measured.

        One with a reference in the same report is told by its figures; one that had references before
        waits for the next (全国均值), while a bar that never had any (第一方阵) has no other answer.
        """
        own = self._measured(answer, key)
        if own is None:
            return False
        rivals = [self._measured(answer, one.key) for one in self.item.targets if one.against is not None]
        return all(rival is None or own <= rival for rival in rivals)

    def _measured(self, answer: Reading, key: str) -> tuple[bool, bool, bool] | None:
        """How much is known of a target beside an answer; None where figure and reference decide."""
        found = self.readings.get(key, [])
        beside = [one for one in found if (one.date, one.upto) == (answer.date, answer.upto)]
        if any(one.ref is not None for one in beside):
            return None
        return any(one.ref is not None for one in found), bool(beside), bool(found)


def unfold(item: Item, as_of: date) -> Timeline:
    """The timeline of ``item`` up to and including ``as_of``."""
    log = item.log
    if not log:
        timeline = Timeline(item, ())
        timeline.status = item.status
        return timeline
    last = log[0].date
    ordered = True
    states = extends = False
    for entry in log:
        ordered = ordered and entry.date >= last
        last = entry.date
        states = states or entry.status is not None
        extends = extends or entry.extend is not None
    if not ordered:
        log = tuple(sorted(log, key=_by_date))
    entries = log if log[-1].date <= as_of else tuple([entry for entry in log if entry.date <= as_of])
    timeline = Timeline(item, entries)
    if not states:
        timeline.status = item.status
    for entry in entries:
        _apply(timeline, entry)
    if extends:
        _apply_deadlines(timeline, log, len(entries))
    return timeline


def steps(item: Item) -> Iterator[tuple[LogEntry, Timeline]]:
    """Each entry by its day, with the timeline of all before it: one that grows from step to step."""
    timeline = Timeline(item, ())
    for entry in sorted(item.log, key=_by_date):
        yield entry, timeline
        _apply(timeline, entry)


def _by_date(entry: LogEntry) -> date:
    return entry.date


def _by_cutoff(reading: Reading) -> tuple[date, date]:
    return reading.upto, reading.date


def _apply(timeline: Timeline, entry: LogEntry) -> None:
    if entry.verify is not None:
        timeline.untrue = entry if entry.verify.result is VerifyResult.UNTRUE else None
        if timeline.untrue is not None:
            withdraw(timeline)
            _move(timeline, entry, Status.DOING)
    if entry.correct is not None:
        correct(timeline, entry.correct.entry, entry.correct.values, entry.unit)
    if entry.status is not None:
        _move(timeline, entry, entry.status)
    if not entry.foretells:
        report(timeline, entry)
    if entry.waived:
        timeline.waived.update(entry.waived)
        timeline.excused.update(key for key in entry.waived if key not in timeline.done)
    if entry.handover is not None:
        _hand_over(timeline, entry.handover)


def _move(timeline: Timeline, entry: LogEntry, status: Status) -> None:
    if status is not timeline.status or timeline.since is None:
        timeline.since = entry.date
    timeline.status = status
    if status is Status.REPORTED:
        timeline.reported_on = timeline.reported_on or entry.date
    elif status.in_hand:
        timeline.reported_on = None
    timeline.closed_on = entry.date if status is Status.CLOSED else None
    if status is Status.PAUSED:
        timeline.paused_until = entry.approval.until if entry.approval is not None else None


def _hand_over(timeline: Timeline, handover: Handover) -> None:
    lead = handover.role is Role.LEAD
    owners = timeline.lead_now if lead else timeline.support_now
    kept: list[str] = []
    placed = False
    for name in owners:
        if name not in handover.from_:
            kept.append(name)
        elif not placed:
            kept.extend(handover.to)
            placed = True
    if not placed:
        kept.extend(handover.to)
    moved = tuple(dict.fromkeys(kept))
    if lead:
        timeline.lead_now = moved
    else:
        timeline.support_now = moved


def _apply_deadlines(timeline: Timeline, log: tuple[LogEntry, ...], seen: int) -> None:
    """The deadline of the day: approved extensions up to it, and the later ones undone."""
    holds: date | None = None
    first: date | None = None
    for index, entry in enumerate(log):
        extend = entry.extend
        if extend is None:
            continue
        state = extend.standing
        if index >= seen:
            if state is ExtendState.APPROVED:
                holds = holds or extend.from_
                break
            continue
        if state is ExtendState.ASKED:
            timeline.pending = timeline.pending or entry
            continue
        if state is ExtendState.APPROVED:
            asked = timeline.pending or entry
            if asked.date > (holds or extend.from_):
                timeline.asked_late = timeline.asked_late or asked
            first = first or extend.from_
            holds = extend.to
            timeline.extensions += 1
        timeline.pending = None
    timeline.deadline = holds or timeline.deadline
    timeline.deadline_original = first or timeline.deadline
