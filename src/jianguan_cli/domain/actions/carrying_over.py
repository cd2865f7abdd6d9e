"""结转: an unfinished item ends here and goes on in a later plan."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.actions.action import (
    Action,
    Author,
    Refusal,
    Statement,
    log_entry,
    record,
    require,
    require_approver,
    require_order,
    require_status,
)
from jianguan_cli.domain.actions.new_item import in_order, inherited, listed
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import ID_PATTERN, Checklist, Item, Link, Plan
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.records.edit import Append, Edit, Fragment
from jianguan_cli.domain.values.vocabulary import Relation, Rule


class Later(NamedTuple):
    """How the item is to stand in the later plan, where it differs from how it stands here."""

    suffix: str | None = None
    clause: str | None = None
    title: str | None = None
    deadline: date | None = None


def carry(standing: Standing, author: Author, to: str, basis: str | None, approved_by: str | None) -> Action:
    """已结转, into the item ``to`` of another plan, on a document and an approval."""
    require_order(standing, author)
    fits = standing.status.open and standing.status is not Status.REPORTED
    require_status(standing, fits, "结转", "已申请销号的请先退回；已办结、撤项、结转的不再结转")
    if to == standing.item.id:
        raise Refusal("不能结转到本事项自己", hint="请写另一个计划，或另一个计划里的事项")
    approval = record(
        basis=require(basis, "--basis", "结转要有依据文号"),
        approved_by=require_approver(approved_by, "--approved-by", "结转要有批准人", author.by),
        to=to,
    )
    entry = log_entry(author, Statement(), status=Status.CARRIED, record=("approval", approval))
    return Action(entry, ((("status",), Status.CARRIED.value),))


def later_id(item_id: str, from_plan: str, to_plan: str, suffix: str | None) -> str:
    """The id in the later plan: the same suffix behind that plan's id, unless another is given."""
    chosen = suffix or item_id.removeprefix(f"{from_plan}-")
    if not re.fullmatch(ID_PATTERN, chosen):
        raise Refusal(
            f"后缀“{chosen}”不能用在编号里", hint="后缀只用小写字母、数字、. 和 -，请用 --id 另写一个"
        )
    return f"{to_plan}-{chosen}"


def continuation(
    standing: Standing, checklist: Checklist, item_id: str, later: Later, day: date
) -> dict[str, Fragment]:
    """The item as it begins in the later plan: today's owners, the promises still open, nothing reported."""
    plan = checklist.plan
    if plan.id == standing.plan.id:
        raise Refusal("不能结转到同一个计划", hint="同一计划内顺延请用 jianguan extend")
    if checklist.item(item_id) is not None:
        raise Refusal(f"计划 {plan.id} 里已有编号 {item_id}", hint="请用 --id 另写一个后缀，如 --id jz-1")
    if plan.archived is not None and plan.archived <= day:
        raise Refusal(f"计划 {plan.id} 已于 {plan.archived} 归档", hint="请结转到一个在办的计划")
    deadline = later.deadline or plan.end
    if not (plan.start <= deadline <= plan.end):
        raise Refusal(
            f"新时限 {deadline} 不在计划 {plan.id} 的期间内（{plan.start} 至 {plan.end}）",
            hint="请用 --due 另写一个日期",
        )
    item = standing.item
    done = {one.deliverable.key for one in standing.deliverables if one.done or one.waived}
    targets = [_due_with_item(one, plan) for one in item.targets]
    owed = [_due_later(one, plan) for one in item.deliverables if one.key not in done]
    link: dict[str, Fragment] = {"to": item.id, "relation": Relation.CONTINUES.value}
    return in_order(
        {
            **inherited(item),
            "id": item_id,
            "clause": later.clause or f"结转/{item.clause}",
            "title": later.title or item.title,
            "lead": list(standing.lead_now),
            "support": list(standing.support_now),
            "deadline": deadline,
            "targets": listed(targets) or None,
            "deliverables": listed(owed) or None,
            "links": [link],
            "status": Status.UNREPORTED.value,
        }
    )


def joined(checklist: Checklist, to: str, standing: Standing) -> list[Edit]:
    """The edits by which the item ``to`` says what it continues; none where it says so already."""
    item = checklist.item(to)
    if item is None:
        raise Refusal(f"没有事项“{to}”", hint=f"计划 {checklist.plan.id} 里没有这个编号")
    if checklist.plan.id == standing.plan.id:
        raise Refusal("不能结转到同一个计划里的事项", hint="同一计划内请用 jianguan extend 或 drop")
    if not item.status.open:
        raise Refusal(f"{to} 现为“{item.status.label}”，不能承接", hint="请结转到一个在办的事项")
    if _continues(item, standing.item.id):
        return []
    link: dict[str, Fragment] = {"to": standing.item.id, "relation": Relation.CONTINUES.value}
    return [Append(("items", checklist.items.index(item), "links"), link)]


def _continues(item: Item, other: str) -> bool:
    def does(link: Link) -> bool:
        return link.to == other and link.relation is Relation.CONTINUES

    return any(does(link) for link in item.links)


def _due_with_item(target: Target, plan: Plan) -> Target:
    """Days of the old plan mean nothing in the later one: the target is due with its item.

    Stages lie inside the plan; a bound of a year holds up to its day, so the one that reaches beyond the
    plan's end is in force to the end.  Where the sentence stands is said of the old document.
    """
    stages = target.rule is Rule.REACH
    milestones = (
        one for one in target.milestones if plan.start <= one.by and (not stages or one.by <= plan.end)
    )
    target = target.replace(milestones=tuple(milestones), at=None)
    if target.deadline is None or plan.start <= target.deadline <= plan.end:
        return target
    return target.replace(deadline=None, deadline_text=None)


def _due_later(deliverable: Deliverable, plan: Plan) -> Deliverable:
    deliverable = deliverable.replace(at=None)
    if deliverable.by is None or plan.start <= deliverable.by <= plan.end:
        return deliverable
    return deliverable.replace(by=None)
