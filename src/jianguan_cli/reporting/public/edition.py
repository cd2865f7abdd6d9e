"""公开版: the same values without unpublished items, people's names and internal words.

Cut from the values before any report is made, so that no format can forget it; what was cut is what
``leaks`` looks for in the produced files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.units import Register, Unit
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.reporting.request import Former, ReportRequest
from jianguan_cli.reporting.words.reasons import code_label

# What people wrote freely in an entry, and in its records; figures, days and states stay.
_ENTRY_WORDS = ("note", "problem", "next", "need")
_RECORDS = ("extend", "correct", "handover", "revise", "verify", "notice", "approval")
_RECORD_WORDS = ("reason", "approved_by", "found", "place", "signed_by")


def public_request(request: ReportRequest) -> ReportRequest:
    """The request of the public edition; clauses' texts are for the internal one only."""
    hidden = hidden_ids(request.standings)
    earlier = (
        Former(former.day, _public(former.standings, hidden | hidden_ids(former.standings)))
        for former in request.earlier
    )
    return replace(
        request,
        standings=_public(request.standings, hidden),
        earlier=tuple(earlier),
        register=_public_register(request.register),
        settings=request.settings.replace(user=None, accept=()),
        sources={},
    )


def hidden_ids(standings: Iterable[Standing]) -> frozenset[str]:
    """The items marked ``public: false`` and the parts that were split from them."""
    every = tuple(standings)
    hidden = {one.item.id for one in every if not one.item.public}
    while True:
        parts = {one.item.id for one in every if one.item.parent in hidden} - hidden
        if not parts:
            return frozenset(hidden)
        hidden |= parts


def _public(standings: Iterable[Standing], hidden: frozenset[str]) -> tuple[Standing, ...]:
    every = tuple(standings)
    named = tuple(word for one in every if one.item.id in hidden for word in _names(one))
    return tuple(_public_standing(one, hidden, named) for one in every if one.item.id not in hidden)


def _names(standing: Standing) -> Iterator[str]:
    """By what an unpublished item would be known where another one speaks of it (承接)."""
    yield standing.item.title
    yield from (one.target.metric for one in standing.targets)
    yield from (one.deliverable.text for one in standing.deliverables)


def _public_standing(standing: Standing, hidden: frozenset[str], named: tuple[str, ...]) -> Standing:
    return standing._replace(
        plan=standing.plan.replace(note=None),
        item=_public_item(standing.item, hidden),
        log=tuple(_public_entry(entry) for entry in standing.log),
        targets=tuple(one._replace(target=one.target.replace(note=None)) for one in standing.targets),
        deliverables=tuple(
            one._replace(deliverable=one.deliverable.replace(note=None)) for one in standing.deliverables
        ),
        findings=tuple(_public_finding(finding, named) for finding in standing.findings),
    )


def _public_finding(finding: Finding, named: tuple[str, ...]) -> Finding:
    # The message of an untrue report tells what inspectors found, a carrier's what an unpublished item is.
    untold = finding.code == "untrue-report" or any(name in finding.message for name in named)
    said = code_label(finding.code) if untold else finding.message
    return finding._replace(message=said, hint="")


def _public_item(item: Item, hidden: frozenset[str]) -> Item:
    return item.replace(
        note=None,
        source=item.source.replace(leader=None) if item.source else None,
        leader=(),
        links=tuple(link.replace(note=None) for link in item.links if link.to not in hidden),
        targets=tuple(target.replace(note=None) for target in item.targets),
        deliverables=tuple(one.replace(note=None) for one in item.deliverables),
        log=tuple(_public_entry(entry) for entry in item.log),
    )


def _public_entry(entry: LogEntry) -> LogEntry:
    changes: dict[str, object] = dict.fromkeys(_ENTRY_WORDS)
    for name in _RECORDS:
        record = getattr(entry, name)
        if record is not None:
            known = {word: None for word in _RECORD_WORDS if hasattr(record, word)}
            if name == "extend":
                known["state"] = record.standing  # what a missing approver would otherwise unsay
            changes[name] = record.replace(**known)
    return entry.replace(by="", evidence=(), **changes)


def _public_register(register: Register) -> Register:
    return Register(tuple(_public_unit(unit) for unit in register.units), register.path)


def _public_unit(unit: Unit) -> Unit:
    return unit.replace(members=(), leader=None, contact=None, note=None)
