"""The log is append-only: what was once reported stays as it was reported."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.entry_words import entry_words
from jianguan_cli.domain.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, kept

CODE = ReviewCode(
    "log-rewritten",
    Severity.ERROR,
    "日志被改写",
    "日志只追加：旧条目被删或被改，就看不出当时报的是什么。数报错了用 jianguan correct 更正，"
    "话说错了再追加一条说明。后来插入的条目（两人各自填报、合并时按日期排好）不算改写。"
    "同一人在合入之前修改自己刚写的条目也不算。",
)

_HINT = "恢复原条目；数报错了用 jianguan correct 更正"


def check(case: Case) -> Iterator[Finding]:
    """Each old entry that is gone or reads otherwise, also one that another commit of the range wrote."""
    for change in kept(case):
        for entry in change.log:
            if entry.old is None:
                continue
            node = entry.new.node if entry.new is not None else None
            said = f"{entry.old.date} {entry.old.by}的日志（{entry_words(entry.old)}）"
            what = "被删除" if entry.new is None else f"被改成：{entry_words(entry.new)}"
            yield CODE.finding(change, node, f"{said}{what}", hint=_HINT)
    for rewriting in case.rewritings:
        old, new = rewriting.old, rewriting.new
        what = "删除" if new is None else f"改成：{entry_words(new)}"
        yield CODE.finding(
            rewriting.change,
            new.node if new is not None else None,
            f"{old.date} {old.by}的日志（{entry_words(old)}）被{rewriting.rewriter}{what}",
            hint=_HINT,
        )


RULE = ReviewRule(CODE, check)
