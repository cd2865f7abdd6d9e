"""All that was promised is there, and nobody has said so."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.judge import judge_item
from jianguan_cli.domain.judging.standing import TargetStanding
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.vocabulary import Rule

CODE = LintCode(
    "done-but-open",
    Severity.WARNING,
    "已完成未申请销号",
    "成果都已完成（或经批准免于完成），达标型指标都已达到，状态却还是未启动或推进中。"
    "请申请销号（jianguan submit）；没有真正完成的，请更正读数或成果。"
    "底线型、周期型、递增型指标要到期才算完成。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each open, unreported item whose deliverables and targets are all there, as judging finds them."""
    for checklist, item in ledger.items():
        if item.status.in_hand and _all_done(checklist, item, ledger):
            yield CODE.finding(
                checklist.path,
                item.node_of("status"),
                f"成果和指标都已完成，状态还是“{item.status.label}”",
                item=item.id,
                hint=f"申请销号：jianguan submit {item.id}",
            )


def _all_done(checklist: Checklist, item: Item, ledger: Ledger) -> bool:
    if not item.log or not (item.targets or item.deliverables):
        return False
    # Only whether a holiday lengthens the days of due is left open here: it can but delay the advice.
    standing = judge_item(item, checklist.plan, checklist.path, ledger.as_of, ledger.settings, Calendar())
    delivered = all(one.done is not None or one.waived for one in standing.deliverables)
    return delivered and all(_reached(one) for one in standing.targets)


def _reached(standing: TargetStanding) -> bool:
    """A level or total is there once it is met; floors, quotas and growth only when their time is over."""
    over = standing.past or standing.target.rule is Rule.REACH
    return standing.excused or (standing.met and over)


RULE = LintRule(CODE, check)
