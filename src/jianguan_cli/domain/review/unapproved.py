"""What a command would refuse without an approval, written by hand without one."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, entry_node
from jianguan_cli.domain.review.self_approved import decided

CODE = ReviewCode(
    "unapproved",
    Severity.ERROR,
    "没有批准人",
    "销号、暂缓、结转、更正、移交、修订、批准的延期都要写明批准人（approved_by）；用命令办理时缺了它会被拒绝。"
    "撤项另见 dropped-without-basis。请补上批准人，或用相应的命令重新办理。",
)
_OWN_CODE = "撤项"


def check(case: Case) -> Iterator[Finding]:
    """Each decision of an added entry that names nobody who approved it."""
    for change, entry, one in decided(case):
        if one.approver is None and one.what != _OWN_CODE:
            yield CODE.finding(
                change,
                entry_node(change, entry),
                f"{entry.date} 的{one.what}没有写批准人",
                hint=f"在 {one.field} 里补上 approved_by",
            )


RULE = ReviewRule(CODE, check)
