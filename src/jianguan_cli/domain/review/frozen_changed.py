"""A period that was signed off stays as it was signed."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.change.frozen import FrozenPeriod, state_digest
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule

CODE = ReviewCode(
    "frozen-changed",
    Severity.ERROR,
    "已封存的报告期被改",
    "报告期已经封存（frozen/ 下的签发快照），这次变更又改动了该期之内的日志，或改动、删除了快照本身。"
    "发现错误请用 jianguan correct 更正，自更正之日起生效，已签发的期数不动。",
)


def check(case: Case) -> Iterator[Finding]:
    """Each item whose state in a frozen period is no longer what was signed; each snapshot touched."""
    for period in case.frozen:
        yield from _items(period, case)
    for touched in case.frozen_changes:
        if touched.old is not None:
            what = "被删除" if touched.new is None else "被改动"
            yield CODE.finding_in(touched.path, f"{touched.old.period} 的封存快照{what}", hint="请恢复原快照")


def _items(period: FrozenPeriod, case: Case) -> Iterator[Finding]:
    signed = {item.id: item.digest for item in period.items}
    for change in case.changes.items:
        if change.old is None or change.new is None or change.id not in signed:
            continue
        before, after = (
            state_digest(side.item, period.last, period.frozen) for side in (change.old, change.new)
        )
        if before != after and after != signed[change.id]:
            yield CODE.finding(
                change,
                change.new.item.node,
                f"{period.period}（{period.last} 止）已于 {period.frozen} 封存，本期的日志被改动",
                hint="恢复原条目，用 jianguan correct 更正",
            )


RULE = ReviewRule(CODE, check)
