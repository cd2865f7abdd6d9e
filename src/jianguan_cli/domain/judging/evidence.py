"""Whether anybody has reported of an item, and who: silence is told apart, never ranked or praised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple, TypeVar

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.judging.timeline import unfold
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status

_REPORTED = (Status.TODO, Status.DOING, Status.REPORTED, Status.CLOSED)
Unit = TypeVar("Unit")


def heard(standing: Standing) -> bool:
    """Whether the item has evidence: a report in its log, or a figure or result that another one carries."""
    return (
        any(reports(entry) for entry in standing.log)
        or any(one.latest is not None for one in standing.targets)
        or any(one.done is not None for one in standing.deliverables)
    )


def untouched(standing: Standing) -> bool:
    """Whether units owe the item's reports and there is not one log entry."""
    return not standing.log and bool(standing.lead_now or standing.support_now)


def reports(entry: LogEntry) -> bool:
    """Whether an entry tells how the work goes; a supervisor's record (核查, 文书, 审批) alone does not."""
    if entry.done or entry.reply is not None or entry.status in (Status.REPORTED, Status.CLOSED):
        return True
    if (entry.values or entry.met is not None) and not entry.foretells:
        return True
    if _records(entry):
        return False
    said = (entry.note, entry.problem, entry.next, entry.need, *entry.evidence)
    return entry.status in _REPORTED or any(said)


def spoken(standing: Standing, since: date, until: date) -> bool:
    """Whether anything was reported of the item in or of the days of that span."""
    return any(word.within(since, until) for word in _words(standing))


class _Word(NamedTuple):
    """Something reported of an item: on which day, of which day, by which unit if one is named."""

    day: date
    cutoff: date
    unit: str | None

    def within(self, since: date, until: date) -> bool:
        """Whether it was said in the span, or speaks of a day of it."""
        return since <= self.day <= until or since <= self.cutoff <= until


def voices(
    standing: Standing,
    named: Callable[[str], Unit],
    since: date = date.min,
    until: date = date.max,
) -> frozenset[Unit]:
    """Which of its owners have reported of the item, in or of the days from ``since`` to ``until``.

    A report speaks for all owners (the lead files for the others), but not for a unit that owes a figure of
    its own: under ``combine`` each of those is heard by what names it and nothing else. ``named`` tells
    which unit a printed name means.
    """
    found: set[Unit] = set()
    moved = any(entry.handover is not None for entry in standing.log)
    for word in _words(standing):
        if not word.within(since, until):
            continue
        lead, support = standing.lead_now, standing.support_now
        if moved:
            then = unfold(standing.item, word.day)
            lead, support = then.lead_now, then.support_now
        leads = {named(name) for name in lead}
        every = leads | {named(name) for name in support}
        own = every & {named(name) for name in own_reporters(standing.item, lead, support)}
        rest = every if len(every) == 1 else every - own
        if word.unit is None:
            found |= rest
            continue
        speaker = named(word.unit)
        found |= {speaker} | (rest & leads if speaker in own else rest)
    return frozenset(found)


def own_reporters(item: Item, lead: tuple[str, ...], support: tuple[str, ...]) -> tuple[str, ...]:
    """Who owes a figure of his own: the units that ``reporters`` names.

    Where none are named, all owners but one lead alone, who puts together what the others report.
    """
    owing: list[str] = []
    for target in item.targets:
        if target.combine is not None:
            owing += target.reporters or ((*lead, *support) if len(lead) != 1 else support)
    return tuple(dict.fromkeys(owing))


def _words(standing: Standing) -> Iterator[_Word]:
    for entry in standing.log:
        if reports(entry):
            yield _Word(entry.date, entry.cutoff, entry.unit)
    # What is reported once where it is carried counts here too.
    own = {key for entry in standing.log for key in (*entry.values, *entry.done)}
    for target in standing.targets:
        if target.target.key not in own:
            for reading in target.readings:
                yield _Word(reading.date, reading.upto, reading.unit)
    for one in standing.deliverables:
        if one.done is not None and one.deliverable.key not in own:
            yield _Word(one.done, one.done, None)


def _records(entry: LogEntry) -> bool:
    records = (entry.extend, entry.correct, entry.handover, entry.revise, entry.verify, entry.notice)
    return any(record is not None for record in (*records, entry.approval))
