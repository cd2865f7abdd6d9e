"""Two targets of one item that print alike: nobody can tell from a report which one is meant."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity

CODE = LintCode(
    "same-metric",
    Severity.WARNING,
    "几个目标同名",
    "同一事项的两个目标指标全名（metric）相同，报表、督办单只印名称，看不出说的是哪一个。"
    "请把对象、口径或年份写进名称，让它们分得开。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each target whose metric an earlier one of its item has already."""
    for checklist, item in ledger.items():
        seen: dict[str, str] = {}
        for target in item.targets:
            metric = "".join(target.metric.split())
            first = seen.setdefault(metric, target.key)
            if first != target.key:
                yield CODE.finding(
                    checklist.path,
                    target.node_of("metric"),
                    f"目标“{target.key}”和“{first}”的指标都叫“{target.metric}”",
                    item=item.id,
                    target=target.key,
                    hint="把对象、口径或年份写进名称",
                )


RULE = LintRule(CODE, check)
