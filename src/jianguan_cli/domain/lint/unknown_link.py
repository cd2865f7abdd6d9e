"""A link, a parent, or a target or deliverable that a link names, that is not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from jianguan_cli.domain.lint.foreign_id import owner_of
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.plan.model import Checklist, Item, Link
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.settings.settings import Acceptance, Settings
from jianguan_cli.domain.tracing.carriage import promises_of

CODE = LintCode(
    "unknown-link",
    Severity.ERROR,
    "关联的事项不存在",
    "links 或 parent 指向的事项、目标、成果在本工作区的那份计划里找不到，承接和冲突就无从对照。"
    "只在对方计划也在本工作区时才查；对方计划不在本工作区的，不作判断。"
    "jianguan.yaml 的 accept 里写的计划、事项不在的，只作提示。",
)
_SETTINGS = "jianguan.yaml"


class _Plans:
    """The plans of this workspace, and what the ids of their items look like."""

    def __init__(self, checklists: Iterable[Checklist]) -> None:
        self._heads = {
            checklist.plan.id: {_head(item.id, checklist.plan.id) for item in checklist.items}
            for checklist in checklists
        }

    def here(self, plan_id: str) -> bool:
        """Whether the plan is in this workspace."""
        return plan_id in self._heads

    def plan_of(self, item_id: str) -> str | None:
        """The plan that must have the item; None where it may be one of a plan that is not here.

        Beside hb-145 alone, hb-145-tasks-i6 may well be of hb-145-tasks: no id of hb-145 goes on with a word.
        """
        plan = owner_of(item_id, frozenset(self._heads))
        if plan is None:
            return None
        head = _head(item_id, plan)
        word = len(head) > 1 and head.isalpha()
        return None if word and head not in self._heads[plan] else plan


def _head(item_id: str, plan_id: str) -> str:
    """What follows the plan's id, up to the next hyphen."""
    return item_id[len(plan_id) + 1 :].partition("-")[0]


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each link to an item or a key that its plan, being here, does not have."""
    items = {item.id: item for _, item in ledger.items()}
    plans = _Plans(ledger.checklists)
    yield from _accepted(ledger.settings, items, plans)
    for checklist, item in ledger.items():
        if item.parent is not None and item.parent not in items and plans.plan_of(item.parent):
            yield CODE.finding(
                checklist.path,
                item.node_of("parent"),
                f"parent 指向的事项“{item.parent}”不存在",
                item=item.id,
                hint="请核对编号",
            )
        for link in item.links:
            yield from (
                CODE.finding(
                    checklist.path, link.node_of(key), message, item=item.id, hint="请核对编号和 key"
                )
                for key, message in _wrong(item, link, items, plans)
            )


def _accepted(settings: Settings, items: Collection[str], plans: _Plans) -> Iterator[Finding]:
    """Each acceptance that can silence nothing: its plan is not here, or its item not in the plan.

    A notice: the settings may have come from a workspace with more plans.
    """
    for one in settings.accept:
        if one.plan is not None and not plans.here(one.plan):
            message = f"accept 里的计划“{one.plan}”不在本工作区，这一条放行不起作用"
            yield _stray(one, "plan", message)
        if one.item is not None and one.item not in items and plans.plan_of(one.item):
            message = f"accept 里的事项“{one.item}”不存在，这一条放行不起作用"
            yield _stray(one, "item", message)


def _stray(one: Acceptance, key: str, message: str) -> Finding:
    found = CODE.finding(_SETTINGS, one.node_of(key), message, hint="请核对编号，或删去这一条")
    return found._replace(level=Severity.NOTICE)


def _wrong(item: Item, link: Link, items: dict[str, Item], plans: _Plans) -> Iterator[tuple[str, str]]:
    if link.key is not None and link.key not in promises_of(item):
        yield "key", f"links 的 key“{link.key}”在本事项里没有这个目标或成果"
    other = items.get(link.to)
    if other is None:
        plan = plans.plan_of(link.to)
        if plan is not None:
            yield "to", f"links 指向的事项“{link.to}”在计划 {plan} 里不存在"
    elif other is item:
        yield "to", "links 指向了本事项自己"
    elif link.to_key is not None and link.to_key not in promises_of(other):
        yield "to_key", f"links 的 to_key“{link.to_key}”在 {link.to} 里没有这个目标或成果"


RULE = LintRule(CODE, check)
