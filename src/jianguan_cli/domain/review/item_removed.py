"""A promise is never deleted: it is closed, dropped or carried over, and stays."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule

CODE = ReviewCode(
    "item-removed",
    Severity.ERROR,
    "事项被删",
    "清单里的事项不见了。办结的销号，不再办的撤项（jianguan drop，须有文号和批准人），转入下一计划的结转；"
    "都留在原处。挪到另一个文件不算删除。请恢复被删的事项。",
)


def check(case: Case) -> Iterator[Finding]:
    """Each item that is in no file any more."""
    for change in case.changes.items:
        if change.new is None and change.old is not None:
            item = change.old.item
            yield CODE.finding(
                change,
                item.node,
                f"事项“{item.title}”（{item.clause}）被删除",
                hint="恢复它；不再办的用 jianguan drop 撤项",
            )


RULE = ReviewRule(CODE, check)
