"""A deadline moves only by an extension that somebody approved."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.change.words import deadline_approver
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, kept

CODE = ReviewCode(
    "deadline-moved",
    Severity.ERROR,
    "擅自改期",
    "事项的 deadline 变了，这次变更里却没有一条写明批准人的延期记录"
    "（extend，approved_by，且 to 等于新时限）。"
    "请用 jianguan extend 申请并办理批准；误改的请改回原时限。",
)


def check(case: Case) -> Iterator[Finding]:
    """Each item whose deadline changed without an approved extension to that very day."""
    for change in kept(case):
        moved = change.field("deadline")
        if moved is not None and not deadline_approver(change, moved.new):
            yield CODE.finding(
                change,
                change.placed.item.node_of("deadline"),
                f"时限由 {moved.old} 改为 {moved.new}，没有经批准的延期记录",
                hint="用 jianguan extend 办理延期并写明批准人，或改回原时限",
            )


RULE = ReviewRule(CODE, check)
