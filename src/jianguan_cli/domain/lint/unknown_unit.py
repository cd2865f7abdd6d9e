"""A unit's name that the register does not know."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule, listed_node
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Node

CODE = LintCode(
    "unknown-unit",
    Severity.ERROR,
    "单位未登记",
    "责任单位在单位登记册（checklists/units.yaml）里找不到，不能按单位汇总、排名、发函。"
    "名称照文件所印不改；请在登记册里登记该单位，或把这一写法列为某单位的别名（aliases）。"
    "工作区没有登记任何单位时不查。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each owner, reporting unit and handed-over owner that does not resolve inside the plan's org."""
    if not ledger.register.units:
        return
    for checklist, item in ledger.items():
        org = checklist.plan.unit_org
        for record_node, name in _names(item):
            if ledger.register.resolve(name, org) is None:
                several = ledger.register.named(name)
                where = "、".join(unit.org or "未写机关" for unit in several)
                said = f"，只在其他机关登记过（{where}）" if several else ""
                yield CODE.finding(
                    checklist.path,
                    record_node,
                    f"单位“{name}”在“{org}”名下没有登记{said}",
                    item=item.id,
                    hint="在 checklists/units.yaml 登记它，或列为已有单位的别名",
                )


def _names(item: Item) -> Iterator[tuple[Node | None, str]]:
    for key in ("lead", "support"):
        for name in getattr(item, key):
            yield listed_node(item, key, name), name
    for entry in item.log:
        if entry.unit is not None:
            yield listed_node(entry, "unit", entry.unit), entry.unit
        if entry.handover is not None:
            for name in entry.handover.to:
                yield listed_node(entry.handover, "to", name), name


RULE = LintRule(CODE, check)
