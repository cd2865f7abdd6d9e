"""突破底线: each time a firm ``keep`` target was broken, told on the day of the report."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianguan_cli.domain.judging.readings import bar_of, holds
from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.judging.words import bound_words, figure
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.scoring.deadlines import term_on
from jianguan_cli.domain.scoring.known import Dossier, Fault
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.vocabulary import Rule


def broken_floors(dossier: Dossier) -> Iterator[Fault]:
    """Each run of broken readings, or for a zero promise each calendar year with one."""
    for target in dossier.item.targets:
        if target.rule is Rule.KEEP:
            yield from _broken_floor(dossier, target)


def _broken_floor(dossier: Dossier, declared: Target) -> Iterator[Fault]:
    standing: dict[str, Fault] = {}
    for day in dossier.entry_days:
        breaks = _breaks(dossier, declared, day)
        for key in [key for key in standing if key not in breaks]:
            yield standing.pop(key)._replace(disproved=day)
        for key, reading in breaks.items():
            if key not in standing:
                standing[key] = _fault(dossier, declared, key, reading, day)
    yield from standing.values()


def _breaks(dossier: Dossier, declared: Target, day: date) -> dict[str, Reading]:
    """The first broken reading of each run (or year) as known on ``day``."""
    end = date.max if dossier.item.ongoing else declared.deadline or term_on(dossier, day).promised
    found: dict[str, Reading] = {}
    running = False
    for reading in dossier.readings(declared, day, end):
        # The words of the day of the report: a later revision does not mend what was broken before it.
        target = dossier.worded(reading.date).target(declared.key) or declared
        if reading.upto < dossier.plan.start or target.soft:
            continue
        broken = holds(target, reading, bar_of(target, reading, reading.upto)) is False
        if broken and target.zero_promise:
            found.setdefault(f"{declared.key}/{reading.upto.year}", reading)
        elif broken and not running:
            found[f"{declared.key}/{reading.upto}"] = reading
        running = broken
    return found


def _fault(dossier: Dossier, declared: Target, key: str, reading: Reading, day: date) -> Fault:
    target = dossier.worded(reading.date).target(declared.key) or declared
    asked = bound_words(target, bar_of(target, reading, reading.upto))
    said = f"截至{say(reading.upto)}“{target.metric}”为 {figure(target, reading)}，{asked}"
    # Who answers is who owned it on the day of the figure, but a report never speaks of a later day.
    happened = min(reading.upto, day)
    return Fault(Code.BROKEN_FLOOR, key, happened, day, said, target.key)
