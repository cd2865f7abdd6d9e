"""The deadline as scoring keeps it, and what its passing costs: 逾期未结, 到期未达标, 逾期才申请延期."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from jianguan_cli.domain.judging.cycles import target_cycle
from jianguan_cli.domain.judging.reach import judge_reach
from jianguan_cli.domain.judging.words import bound_words
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.scoring.known import DAY, Dossier, Fault, Term
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.vocabulary import ExtendState, Rule, VerifyResult

_NO_BAND = Decimal(0)  # how far a pace may lag unlit; no pace is judged here


def term_on(dossier: Dossier, day: date) -> Term:
    """The term as the log told it on ``day``."""
    last = dossier.last_entry(day)
    if last not in dossier.terms:
        dossier.terms[last] = _term(dossier, last)
    return dossier.terms[last]


def _term(dossier: Dossier, day: date) -> Term:
    promised = dossier.known(day).deadline_original
    review = timedelta(0)
    pending: LogEntry | None = None
    reported: date | None = None
    for entry in dossier.entries_upto(day):
        if entry.extend is not None:
            match entry.extend.standing:
                case ExtendState.ASKED:
                    pending = pending or entry
                case ExtendState.APPROVED:
                    if (pending or entry).date <= promised:
                        promised = entry.extend.to
                    pending = None
                case ExtendState.REFUSED:
                    pending = None
        if _untrue(entry):
            reported = None
        elif entry.status is Status.REPORTED:
            reported = reported or entry.date
        elif entry.status is not None and entry.status.in_hand:
            if reported is not None and reported <= promised + review:
                review += entry.date - reported
            reported = None
    held = pending is not None and pending.date <= promised
    return Term(promised, promised + review, held)


def overdue(dossier: Dossier) -> Iterator[Fault]:
    """At most one: the first day past the deadline on which nobody had asked for 销号 in time."""
    item = dossier.item
    if item.ongoing or only_soft(item):
        return

    def boundary(day: date) -> date | None:
        term, known = term_on(dossier, day), dossier.known(day)
        in_time = known.reported_on is not None and known.reported_on <= term.due
        return None if term.held or in_time or not known.status.open else term.due + DAY

    day = dossier.first_day(boundary)
    if day is not None:
        due = term_on(dossier, day).due
        happened = due if day == due + DAY else day
        yield Fault(Code.OVERDUE, "", happened, day, f"时限{say(due)}已过，未办结，当时没有有效的销号申请")


def only_soft(item: Item) -> bool:
    """Whether the document only 力争s all that the item promises."""
    soft = [one.soft for one in item.targets] + [one.soft for one in item.deliverables]
    return bool(soft) and all(soft)


def missed_targets(dossier: Dossier) -> Iterator[Fault]:
    """Firm ``reach`` targets and firm deliverables that were not there at the deadline."""
    item = dossier.item
    for target in item.targets:
        if target.rule is Rule.REACH and not (item.ongoing and target.deadline is None):
            yield from _missed_target(dossier, target)
    if not item.ongoing:
        for deliverable in item.deliverables:
            if not deliverable.soft:
                yield from _missed_deliverable(dossier, deliverable)


def _missed_target(dossier: Dossier, declared: Target) -> Iterator[Fault]:
    cycle = target_cycle(declared, dossier.cycle)
    own = declared.deadline is not None

    def deadline_on(day: date) -> date:
        worded = dossier.worded(day).target(declared.key) or declared
        return worded.deadline or term_on(dossier, day).promised

    def boundary(day: date) -> date | None:
        if dossier.gone(day) or (not own and term_on(dossier, day).held):
            return None
        return dossier.settled(deadline_on(day), cycle)

    told = dossier.first_day(boundary)
    if told is None:
        return
    target = dossier.worded(told).target(declared.key) or declared
    deadline = deadline_on(told)

    def missed(day: date) -> bool:
        readings = dossier.readings(target, day, deadline)
        frame = dossier.frame(target, deadline, max(day, deadline) + DAY)
        return not judge_reach(target, readings, frame, (), _NO_BAND).met

    if target.soft:
        return
    said = f"时限{say(deadline)}，“{target.metric}”{bound_words(target, None)}，未达标"
    fault = Fault(Code.MISSED_TARGET, f"target/{target.key}", deadline, told, said, target.key)
    yield from dossier.tell(fault, missed, dossier.touched(target.key, deadline, told))


def _missed_deliverable(dossier: Dossier, deliverable: Deliverable) -> Iterator[Fault]:
    def boundary(day: date) -> date | None:
        term = term_on(dossier, day)
        if dossier.gone(day) or term.held:
            return None
        return dossier.settled(term.promised, dossier.cycle)

    told = dossier.first_day(boundary)
    if told is None:
        return
    deadline = term_on(dossier, told).promised
    if deliverable.by is not None and deliverable.by > deadline:
        return
    said = f"时限{say(deadline)}已过，成果“{deliverable.text}”未完成"
    fault = Fault(Code.MISSED_TARGET, f"deliverable/{deliverable.key}", deadline, told, said, deliverable.key)
    yield from undelivered(dossier, deliverable, fault)


def undelivered(dossier: Dossier, deliverable: Deliverable, fault: Fault) -> Iterator[Fault]:
    """``fault`` as long as the deliverable is not there by the day it was promised for, nor waived."""
    by, told = fault.happened, fault.day

    def missing(day: date) -> bool:
        return not delivered(dossier, deliverable.key, day, by)

    if deliverable.key in dossier.known(told - DAY).waived:
        return
    yield from dossier.tell(fault, missing, dossier.touched(deliverable.key, by, told))


def delivered(dossier: Dossier, key: str, known_on: date, by: date) -> bool:
    """Whether it was known on ``known_on`` that the deliverable was there on the day ``by``."""
    if key not in dossier.known(known_on).done:
        return False
    return any(key in entry.done and entry.cutoff <= by for entry in dossier.entries_upto(known_on))


def late_requests(dossier: Dossier) -> Iterator[Fault]:
    """Each request for more time that was made after the deadline."""
    pending = False
    for index, entry in enumerate(dossier.entries):
        extend = entry.extend
        if extend is None:
            continue
        first_word = not pending
        pending = extend.standing is ExtendState.ASKED
        promised = term_on(dossier, entry.date - DAY).promised
        if first_word and entry.date > promised and extend.standing is not ExtendState.REFUSED:
            said = f"{say(entry.date)}才申请延期到{say(extend.to)}，时限{say(promised)}已过"
            yield Fault(Code.LATE_EXTENSION, str(index), entry.date, entry.date, said)


def _untrue(entry: LogEntry) -> bool:
    return entry.verify is not None and entry.verify.result is VerifyResult.UNTRUE
