"""The log is append-only, oldest first; the last entry up to a day is what counts on that day."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.values.dates import say

CODE = LintCode(
    "log-order",
    Severity.ERROR,
    "日志次序颠倒",
    "日志只追加，旧的在前，按填报日期排列；次序颠倒时，某一天的状态就说不清是哪一条。"
    "补记以前的情况，请用今天的填报日期，另写数据截止日 upto。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each entry dated before the one above it."""
    for checklist, item in ledger.items():
        for before, after in pairwise(item.log):
            if after.date < before.date:
                yield CODE.finding(
                    checklist.path,
                    after.node_of("date"),
                    f"{say(after.date)}的日志排在{say(before.date)}的后面",
                    item=item.id,
                    hint="把它移到应在的位置，或改正日期",
                )


RULE = LintRule(CODE, check)
