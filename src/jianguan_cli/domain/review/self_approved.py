"""Who asks, reports or closes does not approve it himself."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.admitting.approvals import Approved, approvals
from jianguan_cli.domain.change.compare import ItemChange
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, entry_node

CODE = ReviewCode(
    "self-approved",
    Severity.ERROR,
    "自请自批",
    "销号、暂缓、撤项、结转、延期、更正、移交、修订的批准人就是提请的人（销号的，也不能是申请销号的人）。"
    "请由另一人批准，并照实写明批准人。",
)


def check(case: Case) -> Iterator[Finding]:
    """Each decision that is approved by the one who asked for it."""
    for change, entry, one in decided(case):
        name = one.by_oneself
        if name is not None:
            yield CODE.finding(
                change,
                entry_node(change, entry),
                f"{entry.date} 的{one.what}由{name}提请，批准人也是{name}",
                hint="请由另一人批准，批准人写他的姓名",
            )


def decided(case: Case) -> Iterator[tuple[ItemChange, LogEntry, Approved]]:
    """Every decision in an added entry that stands on an approval."""
    for change in case.changes.items:
        if change.new is None:
            continue
        added = {id(entry) for entry in change.added_entries}
        log = change.new.item.log
        for place, entry in enumerate(log):
            if id(entry) in added:
                for one in approvals(entry, log[:place]):
                    yield change, entry, one


RULE = ReviewRule(CODE, check)
