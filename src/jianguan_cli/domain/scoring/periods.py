"""周期未达标: what each judged period of an ``each`` or ``grow`` target cost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianguan_cli.domain.judging.cycles import target_cycle
from jianguan_cli.domain.judging.periodic import unfold_periods
from jianguan_cli.domain.judging.standing import Shortfall
from jianguan_cli.domain.judging.words import bound_words
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.scoring.deadlines import end_on, term_on
from jianguan_cli.domain.scoring.known import DAY, Dossier, Fault
from jianguan_cli.domain.scoring.verdicts import excused
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import Period, period_label
from jianguan_cli.domain.values.vocabulary import Every, Rule


def short_periods(dossier: Dossier) -> Iterator[Fault]:
    """Every judged period of a firm ``each`` or ``grow`` target that ended, has a reading and fell short.

    A cap that is exceeded is a broken floor (``floors``); a yearly mean is judged at the deadline only.
    """
    for target in dossier.item.targets:
        if target.rule in (Rule.EACH, Rule.GROW) and not target.average:
            for slot in dossier.frame(target, None, dossier.end).slots(target.every or Every.YEAR):
                yield from _short_period(dossier, target, slot.period)


def _short_period(dossier: Dossier, declared: Target, period: Period) -> Iterator[Fault]:
    cycle = target_cycle(declared, dossier.cycle)

    def boundary(day: date) -> date | None:
        last = _last_day(dossier, declared, period, day)
        return None if last is None else dossier.settled(last, cycle)

    reached = dossier.first_day(boundary)
    if reached is None:
        return
    told, known_on = reached
    last = _last_day(dossier, declared, period, known_on)
    if last is None or dossier.gone(told) or not dossier.working(last):
        return
    target = dossier.worded(told).target(declared.key) or declared
    if target.soft:
        return
    end = end_on(dossier, declared, known_on)

    def shortfall(day: date) -> Shortfall | None:
        frame = dossier.frame(target, end, max(told, last + DAY))
        held = unfold_periods(target, dossier.readings(target, day), frame).held
        found = next((one for one in held if one.slot.period == period), None)
        if found is None or not found.final or found.kept is not False or found.exceeded:
            return None
        return None if excused(dossier, target, day, told) else found.shortfall()

    later = dossier.touched(target.key, period.last, told)
    known = ((day, shortfall(day)) for day in (told - DAY, *later))
    found = {day: one for day, one in known if one is not None}
    if not found:
        return
    first = next(iter(found.values()))
    label = period_label(period, target.every or Every.YEAR)
    said = f"{label}“{target.metric}”{bound_words(target, first.bar, first.cut)}，未达标"
    fault = Fault(Code.PERIOD_SHORT, f"{target.key}/{period.first}", last, told, said, target.key)
    yield from dossier.tell(fault, found.__contains__, later)


def _last_day(dossier: Dossier, target: Target, period: Period, day: date) -> date | None:
    """The last day of the period that counts, as known on ``day``; None while that is not settled."""
    end = end_on(dossier, target, day)
    if end is None or end >= period.last:
        return period.last
    waiting = target.deadline is None and term_on(dossier, day).held
    return None if waiting or end < period.first else end
