"""A promise is dropped on a document and an approval, both named."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, entry_node, unlogged

CODE = ReviewCode(
    "dropped-without-basis",
    Severity.ERROR,
    "撤项无依据",
    "撤项要写明依据文号（approval.basis）和批准人（approval.approved_by）。请用 jianguan drop 办理。",
)


def check(case: Case) -> Iterator[Finding]:
    """Each dropping that lacks its document or its approver, or its entry."""
    for change in case.changes.items:
        if change.new is None:
            continue
        for entry in change.added_entries:
            if entry.status is not Status.DROPPED:
                continue
            approval = entry.approval
            missing = [
                name
                for name, value in (
                    ("依据文号", approval.basis if approval else None),
                    ("批准人", approval.approved_by if approval else None),
                )
                if not value
            ]
            if missing:
                yield CODE.finding(
                    change,
                    entry_node(change, entry),
                    f"{entry.date} 撤项，没有写{'和'.join(missing)}",
                    hint="在 approval 里补上 basis 和 approved_by",
                )
    for change in unlogged(case, Status.DROPPED):
        yield CODE.finding(
            change,
            change.placed.item.node_of("status"),
            "状态改成已撤项，日志里没有撤项条目和依据",
            hint="用 jianguan drop 办理撤项",
        )


RULE = ReviewRule(CODE, check)
