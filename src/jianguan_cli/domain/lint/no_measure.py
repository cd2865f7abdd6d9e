"""An item that promises nothing anybody could check."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Severity

CODE = LintCode(
    "no-measure",
    Severity.WARNING,
    "没有可核查的内容",
    "事项既没有指标也没有成果，做没做、做到什么程度无从核查。请按原文补上；原文确实只有原则性要求的，"
    "可在 jianguan.yaml 的 accept 里写明理由。已拆分（有下级事项）、已撤项的不查。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each item with neither target nor deliverable that was not split or dropped."""
    parents = {item.parent for _, item in ledger.items()}
    for checklist, item in ledger.items():
        if item.targets or item.deliverables or item.id in parents or item.status is Status.DROPPED:
            continue
        yield CODE.finding(
            checklist.path,
            item.node_of("title"),
            "事项没有指标，也没有成果",
            item=item.id,
            hint="补上 targets 或 deliverables；原文没有的不要自造",
        )


RULE = LintRule(CODE, check)
