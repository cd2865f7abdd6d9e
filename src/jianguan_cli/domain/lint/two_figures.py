"""Two figures of one target and one cutoff, and nothing that says which one holds."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.twofold import contradiction, twofold
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule, reading_node
from jianguan_cli.domain.records.finding import Finding, Severity

CODE = LintCode(
    "two-figures",
    Severity.ERROR,
    "同一时点报了两个数",
    "同一目标、同一数据截止日，两条日志报了不同的数，又没有更正（correct），前一个也不是初步数（provisional），"
    "算哪个只看行文先后。改数请用 jianguan correct；先报的是初步数的，在那一条写 provisional: true；"
    "几个单位各报各的，在目标里写 combine。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each figure that contradicts one before it."""
    for checklist, item in ledger.items():
        for one in twofold(item):
            yield CODE.finding(
                checklist.path,
                reading_node(item, one.key, one.later.date),
                contradiction(one),
                item=item.id,
                target=one.key,
                hint="改数用 jianguan correct；前一个是初步数的，在那一条写 provisional: true",
            )


RULE = LintRule(CODE, check)
