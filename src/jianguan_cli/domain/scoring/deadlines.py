"""The deadline as scoring keeps it, and what its passing costs the item: 逾期未结, 逾期才申请延期."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.scoring.known import DAY, Dossier, Fault, Term
from jianguan_cli.domain.settings.scoring import Code
from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.vocabulary import ExtendState, VerifyResult

_BACK = (Status.UNREPORTED, Status.TODO, Status.DOING)


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
        elif entry.status in _BACK:
            if reported is not None and reported <= promised + review:
                review += entry.date - reported
            reported = None
    held = pending is not None and pending.date <= promised
    return Term(promised, promised + review, held)


def end_on(dossier: Dossier, target: Target, day: date) -> date | None:
    """The target's last day as known on ``day``; None where it has none."""
    if dossier.item.ongoing and target.deadline is None:
        return None
    return target.deadline or term_on(dossier, day).promised


def overdue(dossier: Dossier) -> Iterator[Fault]:
    """At most one: the first day past the deadline on which nobody had asked for 销号 in time."""
    item = dossier.item
    if item.ongoing or item.only_soft:
        return

    def boundary(day: date) -> date | None:
        term, known = term_on(dossier, day), dossier.known(day)
        in_time = known.reported_on is not None and known.reported_on <= term.due
        return None if term.held or in_time or not known.status.open else term.due + DAY

    found = dossier.first_day(boundary)
    if found is not None:
        day, known_on = found
        due = term_on(dossier, known_on).due
        happened = due if day == due + DAY else day
        yield Fault(Code.OVERDUE, "", happened, day, f"时限{say(due)}已过，未办结，当时没有有效的销号申请")


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
