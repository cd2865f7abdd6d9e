"""An entry that claims to be much older than its commit deserves a look."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, entry_node

CODE = ReviewCode(
    "backdated",
    Severity.NOTICE,
    "补记日期",
    "条目的日期比它进入 Git 的那天早 5 个工作日以上：可能是补报，也可能是倒填。数据截止日请写在 upto，"
    "date 写真正填报的那天。",
)

LIMIT = 5  # working days


def check(case: Case) -> Iterator[Finding]:
    """Each added entry dated more than five working days before its commit."""
    for change in case.changes.items:
        if change.new is None:
            continue
        for entry in change.added_entries:
            author = case.origin(change.id, entry)
            if author is None or author.day <= entry.date:
                continue
            late = case.calendar.working_days_between(entry.date, author.day)
            if late > LIMIT:
                yield CODE.finding(
                    change,
                    entry_node(change, entry),
                    f"条目的日期是 {entry.date}，{author.day} 才提交（相隔 {late} 个工作日，{author}）",
                    hint="补报的请把数据截止日写在 upto",
                )


RULE = ReviewRule(CODE, check)
