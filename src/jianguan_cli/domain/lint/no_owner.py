"""Nobody is named: neither in the item nor through a link (承接)."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.tracing.carrying import carriers

CODE = LintCode(
    "no-owner",
    Severity.WARNING,
    "没有责任单位",
    "事项没有牵头和责任单位，也没有别的计划的事项以“落实”或“同一”关联来承接它，无人可督。"
    "请用 links 写明由哪一事项承接，或经批准移交（jianguan transfer）。已拆分的、已撤项的不查。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each item without an owner, an owner by handover, or a carrier."""
    carried = carriers(ledger.checklists)
    parents = {item.parent for _, item in ledger.items()}
    for checklist, item in ledger.items():
        named = item.lead or item.support or any(entry.handover for entry in item.log)
        if named or item.id in carried or item.id in parents or item.status is Status.DROPPED:
            continue
        yield CODE.finding(
            checklist.path,
            item.node_of("lead"),
            "没有责任单位，也没有事项承接它",
            item=item.id,
            hint="在承接它的事项里写 links（implements 或 same）",
        )


RULE = LintRule(CODE, check)
