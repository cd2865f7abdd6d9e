"""拆分: an item becomes several; from that day on its children count and it does not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from jianguan_cli.domain.actions.action import (
    Action,
    Author,
    Refusal,
    Statement,
    log_entry,
    record,
    require_order,
    require_status,
)
from jianguan_cli.domain.actions.new_item import in_order, inherited, listed
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import ID_PATTERN, Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.records.edit import Fragment

_FEWEST = 2


class Part(NamedTuple):
    """One child to be: the end of its id, its title, and what it does not take over from the parent.

    ``keys`` are the targets and deliverables it takes; None takes all of them.
    """

    suffix: str
    title: str
    lead: tuple[str, ...] = ()
    deadline: date | None = None
    keys: tuple[str, ...] | None = None


def split(
    standing: Standing,
    author: Author,
    parts: tuple[Part, ...],
    taken: Iterable[str],
    approved_by: str | None = None,
    basis: str | None = None,
) -> Action:
    """Append one child a part, begun on the day of the split; ``taken`` are the ids that are in use.

    A child of one unit has that unit as its lead and nobody in support; else it has the parent's owners of
    today. Every target and deliverable of the parent goes to at least one child.
    """
    require_order(standing, author)
    fits = standing.status.open and standing.status is not Status.REPORTED
    require_status(standing, fits, "拆分", "已申请销号的请先退回，已办结、撤项、结转的不再拆分")
    if len(parts) < _FEWEST:
        raise Refusal("拆分至少要拆成两项", hint="例如 --into a:甲部分:甲处 --into b:乙部分:乙处")
    item = standing.item
    _require_ids(item, parts, set(taken))
    _require_titles(parts)
    _require_complete(item, parts)
    children = tuple(_child(standing, part, author.date) for part in parts)
    names = "、".join(f"{child['title']}（{child['id']}）" for child in children)
    approval = record(basis=basis, approved_by=approved_by)
    entry = log_entry(
        author,
        Statement(note=f"拆分为 {len(children)} 项：{names}"),
        record=("approval", approval) if approval else None,
    )
    return Action(entry, added=children)


def _child(standing: Standing, part: Part, day: date) -> dict[str, Fragment]:
    item = standing.item
    targets = [_own_time(one, part.deadline) for one in item.targets if _takes(part, one.key)]
    deliverables = [_by_then(one, part.deadline) for one in item.deliverables if _takes(part, one.key)]
    deadline = part.deadline or standing.deadline
    if deadline > standing.deadline and not item.ongoing:
        raise Refusal(
            f"“{part.title}”的时限 {deadline} 晚于原事项的时限 {standing.deadline}",
            hint="拆分不能顺延时限；要延期请用 jianguan extend",
        )
    if deadline < day and not item.ongoing:
        raise Refusal(
            f"“{part.title}”的时限 {deadline} 在拆分之日 {day} 之前",
            hint="已逾期的事项要先批准延期（jianguan extend）再拆分",
        )
    if part.lead:
        # 分工: one unit answers for its part alone, and says so itself.
        owners: dict[str, Fragment] = {"lead": list(part.lead), "support": [], "shared": None, "open": None}
        owners["lead_inferred"] = None
    else:
        owners = {"lead": list(standing.lead_now), "support": list(standing.support_now)}
    return in_order(
        {
            **inherited(item),
            "at": item.at,
            "id": f"{item.id}-{part.suffix}",
            "title": part.title,
            **owners,
            "start": day,
            "deadline": deadline,
            "deadline_text": item.deadline_text if deadline == item.deadline else None,
            "targets": listed(targets) or None,
            "deliverables": listed(deliverables) or None,
            "parent": item.id,
            "status": Status.UNREPORTED.value,
        }
    )


def _takes(part: Part, key: str) -> bool:
    return part.keys is None or key in part.keys


def _own_time(target: Target, deadline: date | None) -> Target:
    """A target whose own deadline lies behind the child's is due with the child."""
    if deadline is None or target.deadline is None or target.deadline <= deadline:
        return target
    return target.replace(deadline=None, deadline_text=None)


def _by_then(deliverable: Deliverable, deadline: date | None) -> Deliverable:
    if deadline is None or deliverable.by is None or deliverable.by <= deadline:
        return deliverable
    return deliverable.replace(by=None)


def _require_ids(item: Item, parts: tuple[Part, ...], taken: set[str]) -> None:
    for part in parts:
        made = f"{item.id}-{part.suffix}"
        if not re.fullmatch(ID_PATTERN, part.suffix):
            raise Refusal(
                f"后缀“{part.suffix}”不能用在编号里", hint="后缀只用小写字母、数字、. 和 -，如 a、b 或 1、2"
            )
        if made in taken:
            raise Refusal(f"编号 {made} 已经用了", hint="编号不重复使用，请换一个后缀")
        taken.add(made)


def _require_titles(parts: tuple[Part, ...]) -> None:
    for part in parts:
        if not part.title.strip():
            raise Refusal(f"后缀“{part.suffix}”那一项没有写标题", hint="写成 后缀:标题 或 后缀:标题:单位")


def _require_complete(item: Item, parts: tuple[Part, ...]) -> None:
    """Every promise of the parent lives on in a child, and no child takes what the parent has not."""
    keys = [*(one.key for one in item.targets), *(one.key for one in item.deliverables)]
    for part in parts:
        unknown = [key for key in part.keys or () if key not in keys]
        if unknown:
            raise Refusal(
                f"原事项没有“{unknown[0]}”这个目标或成果",
                hint=f"原事项的目标和成果：{'、'.join(keys) or '无'}",
            )
    _require_companions(item, parts)
    lost = [key for key in keys if not any(_takes(part, key) for part in parts)]
    if lost:
        raise Refusal(
            f"没有一项承接“{'、'.join(lost)}”，拆分后就没有人负责了",
            hint=f"请用 --give 后缀={lost[0]} 写明由哪一项承接",
        )


def _require_companions(item: Item, parts: tuple[Part, ...]) -> None:
    """Promises of which one is enough, and a part with its whole, mean something only beside each other."""
    for part in parts:
        taken = [target for target in item.targets if _takes(part, target.key)]
        keys = {target.key for target in taken}
        for target in taken:
            group = [
                one.key for one in item.targets if target.any_of is not None and one.any_of == target.any_of
            ]
            missing = [key for key in (*group, target.part_of) if key is not None and key not in keys]
            if missing:
                how = (
                    "达到一个即可（any_of）"
                    if target.any_of is not None and missing[0] in group
                    else "其中项（part_of）"
                )
                raise Refusal(
                    f"后缀“{part.suffix}”那一项有“{target.key}”而没有“{missing[0]}”：两者是{how}，不能分给两项",
                    hint=f"请用 --give {part.suffix}={missing[0]} 一起交给它，或先经批准修订目标",
                )
