"""An id that is not its file's: the file of an item is found by the longest plan id that fits."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity

CODE = LintCode(
    "foreign-id",
    Severity.ERROR,
    "事项编号不属于本计划",
    "事项编号应以“计划编号-”开头，并归最长的那个计划编号：hb-145-tasks-i6 归 hb-145-tasks，不归 hb-145。"
    "否则按编号找不到文件。请改编号，或把事项移到对应的清单。",
)


def owner_of(item_id: str, plan_ids: frozenset[str]) -> str | None:
    """The longest of ``plan_ids`` that ``item_id`` starts with, followed by a hyphen."""
    end = item_id.rfind("-")
    while end > 0:
        if item_id[:end] in plan_ids:
            return item_id[:end]
        end = item_id.rfind("-", 0, end)
    return None


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each item whose longest fitting plan id is another plan's, or none."""
    plan_ids = frozenset(checklist.plan.id for checklist in ledger.checklists)
    for checklist, item in ledger.items():
        owner = owner_of(item.id, plan_ids)
        if owner == checklist.plan.id:
            continue
        said = f"，按编号它属于计划 {owner}" if owner else ""
        yield CODE.finding(
            checklist.path,
            item.node_of("id"),
            f"事项编号“{item.id}”不属于本计划 {checklist.plan.id}{said}",
            item=item.id,
            hint=f"编号应写成 {checklist.plan.id}-后缀，且不与更长的计划编号相混",
        )


RULE = LintRule(CODE, check)
