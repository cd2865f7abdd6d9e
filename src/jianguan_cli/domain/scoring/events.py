"""The events of an item: every fault that costs points, and every one that was disproved, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.judging.ledger import Ledger
from jianguan_cli.domain.plan.model import Checklist, Item, Plan
from jianguan_cli.domain.scoring.conduct import misconduct
from jianguan_cli.domain.scoring.deadlines import late_requests, overdue
from jianguan_cli.domain.scoring.floors import broken_floors
from jianguan_cli.domain.scoring.known import DAY, Dossier, Fault
from jianguan_cli.domain.scoring.missed import missed_targets
from jianguan_cli.domain.scoring.periods import short_periods
from jianguan_cli.domain.scoring.reports import missing_reports
from jianguan_cli.domain.scoring.steps import late_steps
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar

_FINDERS = (
    overdue,
    missed_targets,
    broken_floors,
    short_periods,
    late_steps,
    missing_reports,
    misconduct,
    late_requests,
)
# What somebody has to do: where nobody answers for the item, nobody failed to do it.
_DUTIES = (Code.OVERDUE, Code.LATE_REPORT, Code.NOT_REPORTED)
_ORDER = {code: place for place, code in enumerate(Code)}


class Event(NamedTuple):
    """A fault of an item with its price: ``points`` as the rule says, times the item's weight.

    ``lead`` and ``support`` are the owners of the day on which it happened.
    """

    plan: Plan
    item: Item
    fault: Fault
    points: Decimal
    lead: tuple[str, ...]
    support: tuple[str, ...]

    @property
    def order(self) -> tuple[date, date, str, int, str]:
        """Events are charged by the day they were told, whatever the order of files and items."""
        fault = self.fault
        return (fault.day, fault.happened, self.item.id, _ORDER[fault.code], fault.key)


def events_of(
    checklists: Iterable[Checklist],
    as_of: date,
    settings: Settings,
    calendar: Calendar,
    beside: tuple[Checklist, ...] = (),
) -> tuple[Event, ...]:
    """Every event that the logs tell by ``as_of``, in the order in which they are charged.

    An item that was split tells nothing from that day on: its children do.  ``beside`` are all the
    checklists of the workspace where only some are scored: what is reported there may count here.
    """
    checklists = tuple(checklists)
    ends = _split_days(checklists)
    ledger = Ledger(beside or checklists)
    found = [
        event
        for checklist in checklists
        for item in checklist.items
        for event in _item_events(item, checklist.plan, as_of, settings, calendar, ends, ledger)
    ]
    return tuple(sorted(found, key=_order))


def _item_events(
    item: Item,
    plan: Plan,
    as_of: date,
    settings: Settings,
    calendar: Calendar,
    split: Mapping[str, date],
    ledger: Ledger,
) -> Iterator[Event]:
    split_day = split.get(item.id)
    end = as_of if split_day is None else min(as_of, split_day - DAY)
    dossier = Dossier(item, plan, settings, calendar, end, ledger)
    alternatives = {target.key: target.any_of for target in item.targets if target.any_of is not None}
    seen: set[tuple[Code, str, date]] = set()
    for find in _FINDERS:
        for fault in find(dossier):
            points = settings.scoring.points(fault.code, fault.colour) * item.weight
            owners = dossier.known(fault.happened)
            unowned = not owners.lead_now and not owners.support_now
            if not points or (unowned and fault.code in _DUTIES):
                continue
            either = alternatives.get(fault.subject or "")
            if either is not None:
                # Of promises of which one is enough a miss is one miss.
                if (fault.code, either, fault.happened) in seen:
                    continue
                seen.add((fault.code, either, fault.happened))
            yield Event(plan, item, fault, points, owners.lead_now, owners.support_now)


def _split_days(checklists: Iterable[Checklist]) -> dict[str, date]:
    """From which day on an item is represented by its children."""
    days: dict[str, date] = {}
    for checklist in checklists:
        for item in checklist.items:
            if item.parent is not None:
                day = item.start or max(checklist.plan.start, checklist.plan.issued)
                days[item.parent] = min(day, days.get(item.parent, day))
    return days


def _order(event: Event) -> tuple[date, date, str, int, str]:
    return event.order
