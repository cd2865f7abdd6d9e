"""What each period cost: 周期未达标 of ``each`` and ``grow``, 迟报 and 未报送 by the reporting cycle."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianguan_cli.domain.judging.cycles import Cycle, due_day, target_cycle
from jianguan_cli.domain.judging.owing import asked
from jianguan_cli.domain.judging.periodic import unfold_periods
from jianguan_cli.domain.judging.standing import Shortfall
from jianguan_cli.domain.judging.words import bound_words
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.scoring.deadlines import term_on
from jianguan_cli.domain.scoring.known import DAY, Dossier, Fault
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import (
    Period,
    next_period,
    period_label,
    period_of,
    say,
)
from jianguan_cli.domain.values.vocabulary import Every, Rule


def short_periods(dossier: Dossier) -> Iterator[Fault]:
    """Every judged period of a firm ``each`` or ``grow`` target that ended, has a reading and fell short.

    A cap that is exceeded is a broken floor (``floors``); a yearly mean is judged at the deadline only.
    """
    for target in dossier.item.targets:
        if target.rule in (Rule.EACH, Rule.GROW) and not target.average:
            every = target.every or Every.YEAR
            for period in _periods(dossier, every):
                yield from _short_period(dossier, target, period, every)


def _short_period(dossier: Dossier, declared: Target, period: Period, every: Every) -> Iterator[Fault]:
    cycle = target_cycle(declared, dossier.cycle)
    end = _end_on(dossier, declared, dossier.settled(period.last, cycle))
    if end is not None and period.first > end:
        return
    last = period.last if end is None else min(period.last, end)
    told = dossier.settled(last, cycle)
    if told > dossier.end or dossier.gone(told) or not dossier.working(last):
        return
    target = dossier.worded(told).target(declared.key) or declared
    if target.soft:
        return

    def shortfall(day: date) -> Shortfall | None:
        frame = dossier.frame(target, end, max(told, next_period(period, every).first))
        held = unfold_periods(target, dossier.readings(target, day, last), frame).held
        found = next((one for one in held if one.slot.period == period), None)
        short = found is not None and found.final and found.kept is False and not found.exceeded
        return found.shortfall() if found is not None and short else None

    later = dossier.touched(target.key, period.last, told)
    known = ((day, shortfall(day)) for day in (told - DAY, *later))
    found = {day: one for day, one in known if one is not None}
    if not found:
        return
    first = next(iter(found.values()))
    label = period_label(period, every)
    said = f"{label}“{target.metric}”{bound_words(target, first.bar, first.cut)}，未达标"
    fault = Fault(Code.PERIOD_SHORT, f"{target.key}/{period.first}", last, told, said, target.key)
    yield from dossier.tell(fault, found.__contains__, later)


def missing_reports(dossier: Dossier) -> Iterator[Fault]:
    """Reporting periods without a report in time, one event an item and period: 迟报, later 未报送.

    While a request for closing waits with the 督查室 nothing is owed.
    """
    owing: dict[Cycle, list[Target]] = {}
    for target in dossier.item.targets:
        if not target.soft:
            owing.setdefault(target_cycle(target, dossier.cycle), []).append(target)
    for cycle, targets in owing.items():
        for period in _periods(dossier, cycle.every):
            yield from _missing_report(dossier, cycle, targets, period)


def _missing_report(dossier: Dossier, cycle: Cycle, targets: list[Target], period: Period) -> Iterator[Fault]:
    told = dossier.settled(period.last, cycle)
    if told > dossier.end or dossier.gone(told) or not _owes(dossier, period.last):
        return

    def silent(day: date) -> list[Target]:
        return [
            target
            for target in targets
            if asked(target, period, dossier.frame(target, _end_on(dossier, target, told), told))
            and all(one.upto < period.first for one in dossier.readings(target, day, date.max))
        ]

    late = silent(told - DAY)
    if not late:
        return
    label = period_label(period, cycle.every)
    key = f"{cycle.every.value}/{cycle.due}/{period.first}"
    said = f"{label}的“{_names(late)}”应在{say(due_day(cycle, period.last, None, dossier.calendar))}前报送"
    yield Fault(Code.LATE_REPORT, key, period.last, told, f"{said}，到时未报", _names(late))
    given_up = dossier.settled(next_period(period, cycle.every).last, cycle)
    if given_up > dossier.end or dossier.gone(given_up) or not _owes(dossier, given_up - DAY):
        return
    never = [target for target in silent(given_up - DAY) if target in late]
    if never:
        said = f"{label}的“{_names(never)}”到下一期报送时限仍未报送"
        yield Fault(Code.NOT_REPORTED, key, period.last, given_up, said, _names(never))


def _periods(dossier: Dossier, every: Every) -> Iterator[Period]:
    """The periods that reach into the item's time and began before the dossier ends."""
    period = period_of(dossier.start, every)
    while period.first <= dossier.end:
        yield period
        period = next_period(period, every)


def _end_on(dossier: Dossier, target: Target, day: date) -> date | None:
    """The target's last day as known on ``day``; None where it has none."""
    if dossier.item.ongoing and target.deadline is None:
        return None
    return target.deadline or term_on(dossier, day).promised


def _owes(dossier: Dossier, day: date) -> bool:
    return dossier.working(day) and dossier.known(day).reported_on is None


def _names(targets: list[Target]) -> str:
    return "、".join(target.key for target in targets)
