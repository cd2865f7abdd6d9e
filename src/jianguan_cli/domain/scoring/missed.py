"""到期未达标: firm targets of any rule, and firm deliverables, that were not there at the deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jianguan_cli.domain.judging.cycles import target_cycle
from jianguan_cli.domain.judging.words import bound_words
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.scoring.deadlines import end_on, term_on
from jianguan_cli.domain.scoring.known import DAY, Dossier, Fault
from jianguan_cli.domain.scoring.verdicts import excused, verdict
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import say


def missed_targets(dossier: Dossier) -> Iterator[Fault]:
    """Each told once the days in which its last figure may be reported are over."""
    for target in dossier.item.targets:
        yield from _missed_target(dossier, target)
    if not dossier.item.ongoing:
        for deliverable in dossier.item.deliverables:
            if not deliverable.soft:
                yield from _missed_deliverable(dossier, deliverable)


def _missed_target(dossier: Dossier, declared: Target) -> Iterator[Fault]:
    cycle = target_cycle(declared, dossier.cycle)

    def boundary(day: date) -> date | None:
        worded = dossier.worded(day).target(declared.key) or declared
        deadline = end_on(dossier, worded, day)
        waiting = worded.deadline is None and term_on(dossier, day).held
        if deadline is None or dossier.gone(day) or waiting:
            return None
        return dossier.settled(deadline, cycle)

    found = dossier.first_day(boundary)
    if found is None:
        return
    told, known_on = found
    target = dossier.worded(known_on).target(declared.key) or declared
    deadline = end_on(dossier, target, known_on)
    if target.soft or deadline is None:
        return

    def missed(day: date) -> bool:
        standing = verdict(dossier, target, day, deadline, max(day, told))
        return standing.past and not standing.met and not excused(dossier, target, day, max(day, told))

    said = f"时限{say(deadline)}，“{target.metric}”{bound_words(target, None)}，未达标"
    fault = Fault(Code.MISSED_TARGET, f"target/{target.key}", deadline, told, said, target.key)
    # Of a day after the deadline too: a reference that is published later decides then.
    yield from dossier.tell(fault, missed, dossier.touched(target.key, date.max, told))


def _missed_deliverable(dossier: Dossier, deliverable: Deliverable) -> Iterator[Fault]:
    def boundary(day: date) -> date | None:
        term = term_on(dossier, day)
        if dossier.gone(day) or term.held:
            return None
        return dossier.settled(term.promised, dossier.cycle)

    found = dossier.first_day(boundary)
    if found is None:
        return
    told, known_on = found
    deadline = term_on(dossier, known_on).promised
    if deliverable.by is not None and deliverable.by > deadline:
        return

    def missed(day: date) -> bool:
        return not dossier.delivered(deliverable.key, day, deadline)

    if deliverable.key in dossier.known(told - DAY).waived:
        return
    said = f"时限{say(deadline)}已过，成果“{deliverable.text}”未完成"
    fault = Fault(Code.MISSED_TARGET, f"deliverable/{deliverable.key}", deadline, told, said, deliverable.key)
    yield from dossier.tell(fault, missed, dossier.touched(deliverable.key, deadline, told))
