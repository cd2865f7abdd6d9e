"""销号 stands on evidence."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Severity

CODE = LintCode(
    "closed-without-evidence",
    Severity.ERROR,
    "销号无佐证",
    "事项已销号，日志里却没有一条佐证材料（evidence）。"
    "销号以佐证为凭：请补上材料，或重新办理（jianguan reopen）。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each closed item without any evidence in its log."""
    for checklist, item in ledger.items():
        if item.status is Status.CLOSED and not any(entry.evidence for entry in item.log):
            yield CODE.finding(
                checklist.path,
                item.node_of("status"),
                "事项已销号，日志里没有佐证材料",
                item=item.id,
                hint="在销号的日志条目里补上 evidence",
            )


RULE = LintRule(CODE, check)
