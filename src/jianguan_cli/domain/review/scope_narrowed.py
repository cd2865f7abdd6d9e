"""What is taken out of sight is neither lit nor scored: that deserves a look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, kept
from jianguan_cli.domain.values.number import show

CODE = ReviewCode(
    "scope-narrowed",
    Severity.NOTICE,
    "督查范围缩小",
    "计划被归档（或归档日提前）、事项挪进已归档的计划、事项或成果的权重调低、事项改为不公开："
    "承诺还在，却不再进报表、少计分或不对外。确属应当的，请在提交说明里写明理由。",
)


def check(case: Case) -> Iterator[Finding]:
    """Each plan archived; each item that weighs less, is public no more or moved into an archived plan."""
    for plan_change in case.changes.plans:
        old, new = plan_change.old, plan_change.new
        if old is not None and new is not None and _earlier(old.plan.archived, new.plan.archived):
            was = f"归档日期由 {old.plan.archived} 提前到" if old.plan.archived else "计划归档，日期"
            message = f"{was} {new.plan.archived}：此后不进入报表"
            yield CODE.finding_in(new.path, message, node=new.plan.node_of("archived"))
    for change in kept(case):
        item = change.placed.item
        for field in change.fields:
            if field.way == ("public",) and field.new is False:
                yield CODE.finding(change, item.node_of("public"), "事项改为不公开（public: false）")
            elif field.way[-1] == "weight" and _less(field.old, field.new):
                what = f"成果“{field.way[1]}”的权重" if len(field.way) > 1 else "权重"
                said = f"{what}由 {_figure(field.old)} 调低到 {_figure(field.new)}"
                yield CODE.finding(change, item.node_of(field.way[0]), said)
        if (
            change.moved
            and change.old is not None
            and _earlier(change.old.plan.archived, change.placed.plan.archived)
        ):
            yield CODE.finding(change, None, f"事项挪进了已归档的计划 {change.placed.plan.id}")


def _earlier(old: dt.date | None, new: dt.date | None) -> bool:
    return new is not None and (old is None or new < old)


def _less(old: object, new: object) -> bool:
    return isinstance(old, Decimal) and isinstance(new, Decimal) and new < old


def _figure(value: object) -> str:
    return show(value) if isinstance(value, Decimal) else str(value)


RULE = ReviewRule(CODE, check)
