"""What is closed is closed on evidence that the change shows."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.closings import closings
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, entry_node, unlogged

CODE = ReviewCode(
    "closed-without-evidence",
    Severity.ERROR,
    "销号无佐证",
    "这次变更把事项销号，而销号条目和它所答复的申请里都没有佐证材料（evidence），或者干脆没有销号条目。"
    "请补上材料，用 jianguan submit、jianguan close 办理。",
)


def check(case: Case) -> Iterator[Finding]:
    """Each closing without evidence in itself or in the request before it; each closing without an entry."""
    for closing in closings(case):
        if closing.entry.evidence or (closing.request is not None and closing.request.evidence):
            continue
        yield CODE.finding(
            closing.change,
            entry_node(closing.change, closing.entry),
            f"{closing.entry.date} 销号，没有佐证材料",
            hint="在销号条目里补上 evidence",
        )
    for change in unlogged(case, Status.CLOSED):
        yield CODE.finding(
            change,
            change.placed.item.node_of("status"),
            "状态改成已销号，日志里却没有销号条目和佐证",
            hint="用 jianguan close 办理销号",
        )


RULE = ReviewRule(CODE, check)
