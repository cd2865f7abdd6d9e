"""Two figures of one target and cutoff: the change must not leave it to the order of the text."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.twofold import contradiction, twofold
from jianguan_cli.domain.lint.rule import reading_node
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule

CODE = ReviewCode(
    "two-figures",
    Severity.ERROR,
    "同一时点报了两个数",
    "这次变更之后，同一目标、同一数据截止日有两条日志报了不同的数，又没有更正（correct），"
    "前一个也不是初步数（provisional），也不是几个单位各报各的（combine）。请用 jianguan correct 更正。",
)


def check(case: Case) -> Iterator[Finding]:
    """Each contradiction that the old side had not."""
    for change in case.changes.items:
        if change.new is None:
            continue
        known = set(twofold(change.old.item)) if change.old is not None else set()
        for one in twofold(change.new.item):
            if one not in known:
                node = reading_node(change.new.item, one.key, one.later.date)
                yield CODE.finding(
                    change,
                    node,
                    contradiction(one),
                    hint="改数用 jianguan correct；前一个是初步数的写 provisional: true",
                )


RULE = ReviewRule(CODE, check)
