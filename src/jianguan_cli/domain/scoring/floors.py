"""突破底线: each time a firm ``keep`` target was broken or a cap exceeded, told on the day of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from jianguan_cli.domain.judging.periodic import unfold_periods
from jianguan_cli.domain.judging.readings import bar_of, holds
from jianguan_cli.domain.judging.standing import Shortfall, TargetState
from jianguan_cli.domain.judging.words import bound_words, figure
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.scoring.deadlines import end_on
from jianguan_cli.domain.scoring.known import Dossier, Fault
from jianguan_cli.domain.scoring.verdicts import excused, verdict
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import period_label, say
from jianguan_cli.domain.values.vocabulary import Every, Rule

Breaks = Callable[[Dossier, Target, date], dict[str, Shortfall]]
"""What of a target was broken as known on a day, each with the key that tells it from others."""


def broken_floors(dossier: Dossier) -> Iterator[Fault]:
    """Each calendar year with a broken reading; each cap, or period of one, that is exceeded.

    By the year and not by the run: else a good figure between two broken ones would cost points, and who
    kept it back would save them.
    """
    for target in dossier.item.targets:
        wordings = dossier.wordings(target)
        if target.rule is Rule.KEEP:
            yield from _told(dossier, target, _broken)
        elif any(one.capped for one in wordings):
            yield from _told(dossier, target, _exceeded)


def _told(dossier: Dossier, declared: Target, breaks: Breaks) -> Iterator[Fault]:
    standing: dict[str, Fault] = {}
    for day in dossier.telling_days:
        found = {} if excused(dossier, declared, day, day) else breaks(dossier, declared, day)
        for key in [key for key in standing if key not in found]:
            yield standing.pop(key)._replace(disproved=day)
        for key, broken in found.items():
            if key not in standing:
                standing[key] = _fault(dossier, declared, key, broken, day)
    yield from standing.values()


def _broken(dossier: Dossier, declared: Target, day: date) -> dict[str, Shortfall]:
    """The first broken reading of each calendar year."""
    end = end_on(dossier, declared, day) or date.max
    found: dict[str, Shortfall] = {}
    for reading in dossier.figures(declared, day, end):
        # The words of the day of the report: a later revision does not mend what was broken before it.
        target = dossier.worded(reading.date).target(declared.key) or declared
        if reading.upto < dossier.origin or target.soft:
            continue
        bar = bar_of(target, reading, reading.upto)
        if holds(target, reading, bar) is False:
            found.setdefault(f"{declared.key}/{reading.upto.year}", Shortfall(reading, bar, reading.value))
    return found


def _exceeded(dossier: Dossier, declared: Target, day: date) -> dict[str, Shortfall]:
    """The first figure over the cap, of each period where it is a period's."""
    found: dict[str, Shortfall] = {}
    for target in dossier.wordings(declared):
        if not target.capped or target.soft:
            continue
        end = end_on(dossier, target, day)
        for key, fault in _over(dossier, target, day, end):
            if (dossier.worded(fault.reading.date).target(declared.key) or declared) == target:
                found.setdefault(key, fault)
    return found


def _over(dossier: Dossier, target: Target, day: date, end: date | None) -> Iterator[tuple[str, Shortfall]]:
    if target.rule is Rule.REACH:
        standing = verdict(dossier, target, day, end, day)
        if standing.state is TargetState.BROKEN and standing.fault is not None:
            yield f"{target.key}/cap", standing.fault
        return
    for one in unfold_periods(target, dossier.readings(target, day), dossier.frame(target, end, day)).held:
        if one.exceeded:
            yield f"{target.key}/{one.slot.period.first}", one.shortfall()


def _fault(dossier: Dossier, declared: Target, key: str, broken: Shortfall, day: date) -> Fault:
    reading = broken.reading
    target = dossier.worded(reading.date).target(declared.key) or declared
    asked = bound_words(target, broken.bar, broken.cut)
    label = period_label(broken.period, target.every or Every.YEAR) if broken.period is not None else ""
    beyond = "" if target.rule is Rule.KEEP else "，突破上限"
    said = f"{label}截至{say(reading.upto)}“{target.metric}”为 {figure(target, reading)}，{asked}{beyond}"
    # Who answers is who owned it on the day of the figure, but a report never speaks of a later day.
    happened = min(reading.upto, day)
    return Fault(Code.BROKEN_FLOOR, key, happened, day, said, target.key)
