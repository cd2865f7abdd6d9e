"""Statuses follow each other; what skips a step skipped somebody's check."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, entry_node

CODE = ReviewCode(
    "status-jump",
    Severity.WARNING,
    "状态跳步",
    "状态没有按步骤走：销号之前要先申请销号，填报过的不会回到待填报，已办结的先重新打开（jianguan reopen）。"
    "请核对是否漏了一步，或是手改了 status。",
)

_WORK = frozenset((Status.TODO, Status.DOING, Status.REPORTED, Status.PAUSED, Status.DROPPED, Status.CARRIED))
_NEXT = {
    Status.UNREPORTED: _WORK,
    Status.TODO: _WORK,
    Status.DOING: _WORK,
    Status.REPORTED: frozenset((Status.DOING, Status.CLOSED, Status.DROPPED, Status.CARRIED)),
    Status.CLOSED: frozenset((Status.DOING,)),
    Status.PAUSED: _WORK,
    Status.DROPPED: frozenset((Status.DOING,)),
    Status.CARRIED: frozenset((Status.DOING,)),
}


def check(case: Case) -> Iterator[Finding]:
    """Each step of an added entry that the order does not know; each status changed without an entry."""
    for change in case.changes.items:
        if change.new is None:
            continue
        item = change.new.item
        added = change.added_entries
        status = Status.UNREPORTED
        for entry in item.log:
            if entry.status is None:
                continue
            known = entry.status is status or entry.status in _NEXT[status]
            if not known and any(entry is one for one in added):
                yield CODE.finding(
                    change,
                    entry_node(change, entry),
                    f"{entry.date} 状态由“{status.label}”直接到“{entry.status.label}”",
                    hint="请核对是否漏了一步",
                )
            status = entry.status
        field = change.field("status")
        if field is not None and all(entry.status is None and entry.verify is None for entry in added):
            was, now = (one.label if isinstance(one, Status) else "" for one in (field.old, field.new))
            yield CODE.finding(
                change,
                item.node_of("status"),
                f"状态由“{was}”改成“{now}”，日志里没有相应的条目",
                hint="用命令更新状态，它会同时写日志",
            )


RULE = ReviewRule(CODE, check)
