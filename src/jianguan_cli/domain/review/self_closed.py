"""Who reports a thing done is not who closes it (提请人不是审定人)."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.closings import Closing, closings
from jianguan_cli.domain.review.rule import Authored, Case, ReviewCode, ReviewRule, entry_node

CODE = ReviewCode(
    "self-closed",
    Severity.ERROR,
    "自报自销",
    "申请销号的人（或单位）自己办了销号。先看条目的 by 和 unit；再看 Git：申请是申请人自己提交的，"
    "而销号条目也出自同一作者，就是自销，无论 by 写的是谁。督查室替各单位导入的，不因此算作自销。"
    "请由另一人复核后用 jianguan close 办理。",
)


def check(case: Case) -> Iterator[Finding]:
    """Each closing by the hand that asked for it."""
    for closing in closings(case):
        why = _why(closing, case)
        if why:
            yield CODE.finding(
                closing.change,
                entry_node(closing.change, closing.entry),
                f"{closing.entry.date} 的销号：{why}",
                hint="请由申请人以外的人复核并重新办理销号",
            )


def _why(closing: Closing, case: Case) -> str:
    request, entry = closing.request, closing.entry
    if request is None:
        return ""
    if request.by == entry.by:
        return f"申请和销号都是{entry.by}"
    if request.unit is not None and request.unit == entry.unit:
        return f"申请和销号都是{entry.unit}"
    asked = case.origin(closing.change.id, request)
    closed = case.origin(closing.change.id, entry)
    if asked is None or closed is None or not _same(asked, closed):
        return ""
    if request.via != "import" and _himself(asked, request.by, case):
        return f"申请（{request.by}）和销号（{entry.by}）都出自 {closed}"
    return ""


def _same(one: Authored, other: Authored) -> bool:
    return one.email.casefold() == other.email.casefold()


def _himself(author: Authored, reporter: str, case: Case) -> bool:
    """Whether the one who committed the request is the one whose name stands in it."""
    if author.name.strip() == reporter:
        return True
    return any(
        member.name == reporter and member.email and member.email.casefold() == author.email.casefold()
        for unit in case.register.units
        for member in unit.members
    )


RULE = ReviewRule(CODE, check)
