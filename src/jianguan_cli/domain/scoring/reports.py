"""迟报 and 未报送: reporting periods for which a figure was asked and did not come in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.judging.cycles import Cycle, due_day, target_cycle
from jianguan_cli.domain.judging.frame import Slot
from jianguan_cli.domain.judging.owing import asked, silent_units
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.scoring.deadlines import end_on, term_on
from jianguan_cli.domain.scoring.known import DAY, Dossier, Fault
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import Period, next_period, period_label, say
from jianguan_cli.domain.values.vocabulary import Every, Rule


def missing_reports(dossier: Dossier) -> Iterator[Fault]:
    """One event an item and period: 迟报 once its due day has passed, 未报送 after the next one's.

    While a request for closing waits with the 督查室 nothing is owed.
    """
    owing: dict[Cycle, list[Target]] = {}
    for target in dossier.item.targets:
        if not target.soft:
            owing.setdefault(target_cycle(target, dossier.cycle), []).append(target)
    for cycle, targets in owing.items():
        slots = dossier.frame(targets[0], None, dossier.end).slots(cycle.every)
        for slot in slots:
            by_due: dict[_Due, list[Target]] = defaultdict(list)
            for target in targets:
                due = _due(dossier, cycle, target, slot.period)
                if due is not None:
                    by_due[due].append(target)
            for due, some in by_due.items():
                yield from _missing_report(dossier, cycle, some, slot, due)


class _Due(NamedTuple):
    """Until when a figure of a period is to be reported, and the day it is to speak of at the latest."""

    last: date
    day: date


def _due(dossier: Dossier, cycle: Cycle, target: Target, period: Period) -> _Due | None:
    """Both for the target, in time where the deadline cuts the period; None where nothing is told.

    What was known when the due day passed decides: an extension asked in time moves it.
    """

    def boundary(day: date) -> date | None:
        end = end_on(dossier, target, day)
        if end is not None and (end < period.first or (end < period.last and not _own(target, cycle))):
            return None  # nobody is asked for what the deadline leaves of a period
        if end is not None and end < period.last and target.deadline is None and term_on(dossier, day).held:
            return None
        last = period.last if end is None else min(period.last, end)
        return due_day(cycle, last, end, dossier.calendar) + DAY

    found = dossier.first_day(boundary)
    if found is None:
        return None
    told, known_on = found
    end = end_on(dossier, target, known_on)
    return _Due(period.last if end is None else min(period.last, end), told - DAY)


def _missing_report(
    dossier: Dossier, cycle: Cycle, targets: list[Target], slot: Slot, due: _Due
) -> Iterator[Fault]:
    period, told = slot.period, due.day + DAY
    happened = min(due)
    if dossier.gone(told) or not _owes(dossier, happened):
        return

    def silent(day: date) -> list[Target]:
        return [one for one in targets if _silent(dossier, cycle, one, slot, told, day)]

    late = silent(due.day)
    if not late:
        return
    label = period_label(period, cycle.every)
    key = f"{cycle.every.value}/{cycle.due if cycle.on is None else f'on-{cycle.on}'}/{period.first}"
    said = f"{label}的“{_names(late)}”应在{say(due.day)}前报送"
    yield Fault(Code.LATE_REPORT, key, happened, told, f"{said}，到时未报", _names(late))
    given_up = due_day(cycle, next_period(period, cycle.every).last, None, dossier.calendar) + DAY
    if given_up > dossier.end or dossier.gone(given_up) or not _owes(dossier, given_up - DAY):
        return
    never = [target for target in silent(given_up - DAY) if target in late]
    if never:
        said = f"{label}的“{_names(never)}”到下一期报送时限仍未报送"
        yield Fault(Code.NOT_REPORTED, key, happened, given_up, said, _names(never))


def _silent(dossier: Dossier, cycle: Cycle, target: Target, slot: Slot, told: date, day: date) -> bool:
    """Whether the target was asked for the period and not all who owe a figure had given it by ``day``."""
    end = end_on(dossier, target, told)
    if not asked(target, slot.period, dossier.frame(target, end, max(told, slot.period.first))):
        return False
    until = min(slot.period.last, end or date.max) if _own(target, cycle) else None
    first = slot.first if _own(target, cycle) else slot.period.first
    readings = dossier.readings(target, day)
    return silent_units(target, readings, slot.period._replace(first=first), until) is not None


def _own(target: Target, cycle: Cycle) -> bool:
    """Whether the promise itself is made for each of these periods: then only its own figure answers."""
    return target.rule in (Rule.EACH, Rule.GROW) and (target.every or Every.YEAR) is cycle.every


def _owes(dossier: Dossier, day: date) -> bool:
    return dossier.working(day) and dossier.known(day).reported_on is None


def _names(targets: list[Target]) -> str:
    return "、".join(target.key for target in targets)
