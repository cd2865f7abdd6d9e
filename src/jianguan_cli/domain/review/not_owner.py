"""A unit reports on its own promises."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.change.compare import ItemChange
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.units import Member, Unit
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Authored, Case, ReviewCode, ReviewRule, entry_node

CODE = ReviewCode(
    "not-owner",
    Severity.WARNING,
    "非责任单位填报",
    "提交人按 units.yaml 登记的邮箱属于某单位，这个单位却不在事项的牵头、责任单位之列"
    "（移交后以现承办单位为准）。"
    "没有登记的作者、单位和导入的条目不提醒；设置里 supervisors 列出的督查单位不受此限。",
)

_REPORTED = frozenset((Status.TODO, Status.DOING, Status.REPORTED))


def check(case: Case) -> Iterator[Finding]:
    """Each report that came from a registered member of a unit that does not own the item."""
    for change in case.changes.items:
        if change.new is None:
            continue
        for entry in change.added_entries:
            if not _is_report(entry):
                continue
            author = case.origin(change.id, entry)
            unit = _unit_of(author, case) if author is not None else None
            if author is None or unit is None or unit.name in case.supervisors:
                continue
            if not _owns(unit, change, entry, case):
                yield CODE.finding(
                    change,
                    entry_node(change, entry),
                    f"{entry.date} 的填报出自{unit.name}（{author}），它不是本事项的责任单位",
                    hint="请责任单位确认；已移交的用 jianguan transfer 补办移交",
                )


def _is_report(entry: LogEntry) -> bool:
    if entry.via == "import" or entry.verify is not None or entry.notice is not None:
        return False
    return bool(entry.values or entry.done) or entry.status in _REPORTED


def _unit_of(author: Authored, case: Case) -> Unit | None:
    email = author.email.casefold()
    for unit in case.register.units:
        if any(member.email and member.email.casefold() == email for member in unit.members):
            return unit
    return None


def _owns(unit: Unit, change: ItemChange, entry: LogEntry, case: Case) -> bool:
    placed = change.placed
    owners = _owners_on(placed.item, entry)
    if placed.item.open or not owners:
        return True  # an open tail may be anybody
    for name in owners:
        owner = case.register.resolve(name, placed.plan.unit_org)
        if owner is None or not any(member.email for member in _members(owner, case)):
            return True  # whose members are not registered may be meant
        if owner is unit or unit.name in owner.group:
            return True
    return False


def _members(owner: Unit, case: Case) -> Iterator[Member]:
    yield from owner.members
    for name in owner.group:
        for unit in case.register.named(name):
            yield from unit.members


def _owners_on(item: Item, entry: LogEntry) -> list[str]:
    owners = [*item.lead, *item.support]
    for earlier in item.log:
        if earlier.date > entry.date:
            break
        if earlier.handover is not None:
            owners = [name for name in owners if name not in earlier.handover.from_]
            owners += earlier.handover.to
    return owners


RULE = ReviewRule(CODE, check)
