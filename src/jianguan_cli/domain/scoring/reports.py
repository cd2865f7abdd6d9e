"""迟报 and 未报送: reporting periods for which a figure was asked and did not come in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
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

    def silent(day: date) -> _Silence:
        return _silence((one, _silent(dossier, cycle, one, slot, told, day)) for one in targets)

    late = silent(due.day)
    if not late.targets:
        return
    label = period_label(period, cycle.every)
    key = f"{cycle.every.value}/{cycle.due if cycle.on is None else f'on-{cycle.on}'}/{period.first}"
    said = f"{label}的“{late.names}”应在{say(due.day)}前报送"
    fault = Fault(Code.LATE_REPORT, key, happened, told, f"{said}，{late.units}到时未报", late.names)
    yield fault._replace(silent=late.silent, answered=late.answered)
    given_up = due_day(cycle, next_period(period, cycle.every).last, None, dossier.calendar) + DAY
    if given_up > dossier.end or dossier.gone(given_up) or not _owes(dossier, given_up - DAY):
        return
    never = silent(given_up - DAY).within(late)
    if never.targets:
        said = f"{label}的“{never.names}”{never.units}到下一期报送时限仍未报送"
        fault = Fault(Code.NOT_REPORTED, key, happened, given_up, said, never.names)
        yield fault._replace(silent=never.silent, answered=never.answered)


class _Silence(NamedTuple):
    """The targets without a figure; where units owe one each, whose is missing and who gave theirs.

    ``answered`` is empty where any of the figures is owed by the item as a whole.
    """

    targets: tuple[Target, ...]
    silent: tuple[str, ...]
    answered: tuple[str, ...]

    @property
    def names(self) -> str:
        """The targets by their keys."""
        return "、".join(target.key for target in self.targets)

    @property
    def units(self) -> str:
        """The silent units, as the subject of a sentence."""
        return "、".join(self.silent)

    def within(self, before: _Silence) -> _Silence:
        """Only those that were silent before too."""
        return self._replace(targets=tuple(one for one in self.targets if one in before.targets))


def _silence(found: Iterable[tuple[Target, tuple[str, ...] | None]]) -> _Silence:
    missing = [(target, units) for target, units in found if units is not None]
    silent = tuple(dict.fromkeys(unit for _, units in missing for unit in units))
    whole = any(not units for _, units in missing)
    named = dict.fromkeys(unit for target, _ in missing for unit in target.reporters)
    answered = () if whole else tuple(unit for unit in named if unit not in silent)
    return _Silence(tuple(target for target, _ in missing), silent, answered)


def _silent(
    dossier: Dossier, cycle: Cycle, target: Target, slot: Slot, told: date, day: date
) -> tuple[str, ...] | None:
    """Whose figure of the period was asked for and not given by ``day``; None where all gave theirs."""
    end = end_on(dossier, target, told)
    if not asked(target, slot.period, dossier.frame(target, end, max(told, slot.period.first))):
        return None
    until = min(slot.period.last, end or date.max) if _own(target, cycle) else None
    first = slot.first if _own(target, cycle) else slot.period.first
    readings = dossier.readings(target, day)
    return silent_units(target, readings, slot.period._replace(first=first), until)


def _own(target: Target, cycle: Cycle) -> bool:
    """Whether the promise itself is made for each of these periods: then only its own figure answers."""
    return target.rule in (Rule.EACH, Rule.GROW) and (target.every or Every.YEAR) is cycle.every


def _owes(dossier: Dossier, day: date) -> bool:
    return dossier.working(day) and dossier.known(day).reported_on is None
