"""A title is our own short wording."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity

LIMIT = 30

CODE = LintCode(
    "title-long",
    Severity.WARNING,
    "事项名称过长",
    f"事项名称不超过 {LIMIT} 字，用自己的话写，不照抄原文的句子；名称长了，表格、挂图和督办单都排不下。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each title of more than 30 characters."""
    for checklist, item in ledger.items():
        if len(item.title) > LIMIT:
            yield CODE.finding(
                checklist.path,
                item.node_of("title"),
                f"名称有 {len(item.title)} 字，超过 {LIMIT} 字",
                item=item.id,
                hint="细节写进 targets、deliverables 或 note",
            )


RULE = LintRule(CODE, check)
