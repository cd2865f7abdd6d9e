"""An entry dated after the as-of day, or a figure that speaks of a day after its report."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.values.dates import say

CODE = LintCode(
    "future-entry",
    Severity.WARNING,
    "填报日期在将来",
    "日志的填报日期晚于核查日，核查日之前的判定看不到它，多半是年份写错；"
    "或者数据截止日 upto 晚于填报日期：数字还没有发生，这一条的数不算，是错误。请改正日期。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each entry of a day to come, and each ``upto`` after its own report."""
    for checklist, item in ledger.items():
        for entry in item.log:
            if entry.date > ledger.as_of:
                yield CODE.finding(
                    checklist.path,
                    entry.node_of("date"),
                    f"填报日期{say(entry.date)}晚于核查日{say(ledger.as_of)}，判定时看不到这一条",
                    item=item.id,
                    hint="请核对年份",
                )
            if entry.upto is not None and entry.upto > entry.date:
                found = CODE.finding(
                    checklist.path,
                    entry.node_of("upto"),
                    f"数据截止日{say(entry.upto)}晚于填报日期{say(entry.date)}",
                    item=item.id,
                    hint="数据截止日应不晚于填报日期",
                )
                yield found._replace(level=Severity.ERROR)


RULE = LintRule(CODE, check)
