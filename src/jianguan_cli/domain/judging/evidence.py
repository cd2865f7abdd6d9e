"""Whether anybody has reported anything of an item: silence is told apart, and never ranked or praised."""

from __future__ import annotations

from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.status import Status

_REPORTED = (Status.TODO, Status.DOING, Status.REPORTED, Status.CLOSED)


def heard(standing: Standing) -> bool:
    """Whether the item has evidence: a report in its log, or a figure or result that another one carries."""
    return (
        any(_reports(entry) for entry in standing.log)
        or any(one.latest is not None for one in standing.targets)
        or any(one.done is not None for one in standing.deliverables)
    )


def untouched(standing: Standing) -> bool:
    """Whether units owe the item's reports and there is not one log entry."""
    return not standing.log and bool(standing.lead_now or standing.support_now)


def _reports(entry: LogEntry) -> bool:
    """Whether an entry tells how the work goes; a supervisor's record (核查, 文书, 审批) alone does not."""
    if entry.done or entry.reply is not None or entry.status in (Status.REPORTED, Status.CLOSED):
        return True
    if (entry.values or entry.met is not None) and not entry.foretells:
        return True
    if _records(entry):
        return False
    said = (entry.note, entry.problem, entry.next, entry.need, *entry.evidence)
    return entry.status in _REPORTED or any(said)


def _records(entry: LogEntry) -> bool:
    records = (entry.extend, entry.correct, entry.handover, entry.revise, entry.verify, entry.notice)
    return any(record is not None for record in (*records, entry.approval))
