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
from jianguan_cli.domain.scoring.known import DAY, Fault, History
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import (
    Period,
    next_period,
    period_label,
    period_of,
    say,
)
from jianguan_cli.domain.values.vocabulary import Every, Rule


def short_periods(history: History) -> Iterator[Fault]:
    """Every judged period of a firm ``each`` or ``grow`` target that ended, has a reading and fell short.

    A cap that is exceeded is a broken floor (``floors``); a yearly mean is judged at the deadline only.
    """
    for target in history.item.targets:
        if target.rule in (Rule.EACH, Rule.GROW) and not target.average:
            every = target.every or Every.YEAR
            for period in _periods(history, every):
                yield from _short_period(history, target, period, every)


def _short_period(history: History, declared: Target, period: Period, every: Every) -> Iterator[Fault]:
    cycle = target_cycle(declared, history.cycle)
    end = _end_on(history, declared, history.settled(period.last, cycle))
    if end is not None and period.first > end:
        return
    last = period.last if end is None else min(period.last, end)
    told = history.settled(last, cycle)
    if told > history.end or history.gone(told) or not history.working(last):
        return
    target = history.worded(told).target(declared.key) or declared
    if target.soft:
        return

    def shortfall(day: date) -> Shortfall | None:
        frame = history.frame(target, end, max(told, next_period(period, every).first))
        held = unfold_periods(target, history.readings(target, day, last), frame).held
        found = next((one for one in held if one.slot.period == period), None)
        short = found is not None and found.final and found.kept is False and not found.exceeded
        return found.shortfall() if found is not None and short else None

    later = history.touched(target.key, period.last, told)
    known = ((day, shortfall(day)) for day in (told - DAY, *later))
    found = {day: one for day, one in known if one is not None}
    if not found:
        return
    first = next(iter(found.values()))
    label = period_label(period, every)
    said = f"{label}“{target.metric}”{bound_words(target, first.bar, first.cut)}，未达标"
    fault = Fault(Code.PERIOD_SHORT, f"{target.key}/{period.first}", last, told, said, target.key)
    yield from history.tell(fault, found.__contains__, later)


def missing_reports(history: History) -> Iterator[Fault]:
    """Reporting periods without a report in time, one event an item and period: 迟报, later 未报送.

    While a request for closing waits with the 督查室 nothing is owed.
    """
    owing: dict[Cycle, list[Target]] = {}
    for target in history.item.targets:
        if not target.soft:
            owing.setdefault(target_cycle(target, history.cycle), []).append(target)
    for cycle, targets in owing.items():
        for period in _periods(history, cycle.every):
            yield from _missing_report(history, cycle, targets, period)


def _missing_report(history: History, cycle: Cycle, targets: list[Target], period: Period) -> Iterator[Fault]:
    told = history.settled(period.last, cycle)
    if told > history.end or history.gone(told) or not _owes(history, period.last):
        return

    def silent(day: date) -> list[Target]:
        return [
            target
            for target in targets
            if asked(target, period, history.frame(target, _end_on(history, target, told), told))
            and all(one.upto < period.first for one in history.readings(target, day, date.max))
        ]

    late = silent(told - DAY)
    if not late:
        return
    label = period_label(period, cycle.every)
    key = f"{cycle.every.value}/{cycle.due}/{period.first}"
    said = f"{label}的“{_names(late)}”应在{say(due_day(cycle, period.last, None, history.calendar))}前报送"
    yield Fault(Code.LATE_REPORT, key, period.last, told, f"{said}，到时未报", _names(late))
    given_up = history.settled(next_period(period, cycle.every).last, cycle)
    if given_up > history.end or history.gone(given_up) or not _owes(history, given_up - DAY):
        return
    never = [target for target in silent(given_up - DAY) if target in late]
    if never:
        said = f"{label}的“{_names(never)}”到下一期报送时限仍未报送"
        yield Fault(Code.NOT_REPORTED, key, period.last, given_up, said, _names(never))


def _periods(history: History, every: Every) -> Iterator[Period]:
    """The periods that reach into the item's time and began before the history ends."""
    period = period_of(history.start, every)
    while period.first <= history.end:
        yield period
        period = next_period(period, every)


def _end_on(history: History, target: Target, day: date) -> date | None:
    """The target's last day as known on ``day``; None where it has none."""
    if history.item.ongoing and target.deadline is None:
        return None
    return target.deadline or term_on(history, day).promised


def _owes(history: History, day: date) -> bool:
    return history.working(day) and history.known(day).reported_on is None


def _names(targets: list[Target]) -> str:
    return "、".join(target.key for target in targets)
