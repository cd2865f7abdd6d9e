"""All that was promised is there, and nobody has said so."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.judging.timeline import Timeline, unfold
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.finding import Finding, Severity
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
    """Each open, unreported item whose deliverables and targets are all there."""
    for checklist, item in ledger.items():
        if item.status.in_hand and _all_done(item, ledger):
            yield CODE.finding(
                checklist.path,
                item.node_of("status"),
                f"成果和指标都已完成，状态还是“{item.status.label}”",
                item=item.id,
                hint=f"申请销号：jianguan submit {item.id}",
            )


def _all_done(item: Item, ledger: Ledger) -> bool:
    if not item.targets and not item.deliverables:
        return False
    timeline = unfold(item, ledger.as_of)
    done = timeline.done.keys() | timeline.waived
    return all(one.key in done for one in item.deliverables) and all(
        _reached(target, timeline, over=ledger.as_of >= (target.deadline or item.deadline))
        for target in item.targets
    )


def _reached(target: Target, timeline: Timeline, *, over: bool) -> bool:
    readings = timeline.readings_of(target.key, with_met=False)
    if target.value is None or not readings or (target.rule is not Rule.REACH and not over):
        return False
    latest = readings[-1].value
    return latest is not None and target.bar is not None and target.bar.holds(latest)


RULE = LintRule(CODE, check)
