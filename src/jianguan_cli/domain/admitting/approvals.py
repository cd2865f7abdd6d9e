"""Whose word an entry stands on: what needs an approval, and who may not give it.

提请人不是审定人: who asks, reports or closes does not approve it himself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.values.vocabulary import ExtendState


class Approved(NamedTuple):
    """Something that an entry decides: in words, its approver if one is named, and who may not be it."""

    what: str
    approver: str | None
    people: tuple[str, ...]
    field: str

    @property
    def by_oneself(self) -> str | None:
        """The one who approved what he asked for himself; None where somebody else did."""
        return self_approver(self.approver, self.people)


_BY_STATUS = {
    Status.CLOSED: "销号",
    Status.PAUSED: "暂缓",
    Status.DROPPED: "撤项",
    Status.CARRIED: "结转",
}


def self_approver(approver: str | None, people: Sequence[str]) -> str | None:
    """The name under which somebody would approve his own request."""
    name = (approver or "").strip()
    return name if name and name in {one.strip() for one in people} else None


def approvals(entry: LogEntry, before: Sequence[LogEntry]) -> Iterator[Approved]:
    """Everything in an entry that stands on an approval; ``before`` are the entries before it."""
    asked = (entry.by,)
    what = _BY_STATUS.get(entry.status) if entry.status is not None else None
    if what is not None:
        named = entry.approval.approved_by if entry.approval is not None else None
        yield Approved(what, named, (*asked, *_reporter(entry, before)), "approval")
    if entry.extend is not None and entry.extend.standing is ExtendState.APPROVED:
        requests = [one.by for one in before if one.extend and one.extend.standing is ExtendState.ASKED]
        people = (requests[-1],) if requests else asked
        yield Approved("延期", entry.extend.approved_by, people, "extend")
    if entry.correct is not None:
        yield Approved("更正", entry.correct.approved_by, asked, "correct")
    if entry.handover is not None:
        yield Approved("移交", entry.handover.approved_by, asked, "handover")
    if entry.revise is not None:
        yield Approved("修订", entry.revise.approved_by, asked, "revise")


def _reporter(entry: LogEntry, before: Sequence[LogEntry]) -> tuple[str, ...]:
    """Who asked for the closing."""
    if entry.status is not Status.CLOSED:
        return ()
    return tuple(one.by for one in before if one.status is Status.REPORTED)[-1:]
