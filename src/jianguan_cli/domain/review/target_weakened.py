"""A promise is not made easier without an approved revision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from jianguan_cli.domain.change.compare import FieldChange, ItemChange
from jianguan_cli.domain.change.value_words import field_label, value_words
from jianguan_cli.domain.change.words import revision_approver
from jianguan_cli.domain.plan.target import Milestone, Target
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.review.rule import Case, ReviewCode, ReviewRule, kept
from jianguan_cli.domain.values.vocabulary import Op, Strength

CODE = ReviewCode(
    "target-weakened",
    Severity.ERROR,
    "目标放松",
    "目标值调低（下降型为调高）、界限放宽、口径或周期改变、目标或成果被删、目标自有时限或节点推后"
    "（原先没写的按事项时限比）、起始日推后、必须改成力争，"
    "而这次变更里没有写明批准人的修订记录（revise）。请用 jianguan revise 办理；"
    "转录有误的改动请在 jianguan.yaml 的 accept 里写明理由。",
)

# A change of one of these makes the old and the new promise incomparable.
_MEANING = frozenset(
    ("rule", "unit", "metric", "measure", "scope", "against", "baseline", "every", "definition")
)
_STRICTER = {(Op.GE, Op.GT), (Op.LE, Op.LT), (Op.GE, Op.EQ), (Op.LE, Op.EQ)}


def check(case: Case) -> Iterator[Finding]:
    """Each field of a target or deliverable that makes the promise easier, without its revision."""
    for change in kept(case):
        for field in change.fields:
            if _easier(field, change) and not revision_approver(change, field.way):
                was, now = value_words(field.old), value_words(field.new)
                yield CODE.finding(
                    change,
                    change.placed.item.node_of(field.way[0]),
                    f"{field_label(field.way)} {was}→{now}，没有经批准的修订记录",
                    hint=_hint(field),
                )


def _easier(field: FieldChange, change: ItemChange) -> bool:
    way = field.way
    if way == ("ongoing",):
        return field.new is True
    if way == ("start",):
        return _starts_later(field, change)
    if way[0] not in ("targets", "deliverables"):
        return False
    if len(way) == 1:
        return True
    if len(way) == 2:
        return field.new is None
    if way[2] in ("deadline", "by") and len(way) == 3:
        return _due_later(field, change)
    if way[2] == "strength":
        return field.new is Strength.SOFT
    if way[0] == "deliverables":
        return way[2] == "text"
    return _target_easier(field, change)


def _target_easier(field: FieldChange, change: ItemChange) -> bool:
    name = field.way[2]
    target = change.placed.item.target(field.way[1])
    falling = target is not None and target.op.falling
    if name == "value":
        return _lower(field.old, field.new, falling=falling, exact=target)
    if name == "op":
        return (field.old, field.new) not in _STRICTER
    if name == "milestones":
        if isinstance(field.old, Milestone) or isinstance(field.new, Milestone):
            return field.new is None
        return field.way[-1] == "value" and _lower(field.old, field.new, falling=falling, exact=None)
    if name in ("baseline", "definition") and field.old is None:
        return False  # said for the first time
    return name in _MEANING


def _lower(old: object, new: object, *, falling: bool, exact: Target | None) -> bool:
    if not isinstance(old, Decimal) or not isinstance(new, Decimal):
        return True
    if exact is not None and exact.op is Op.EQ:
        return True
    return new > old if falling else new < old


def _due_later(field: FieldChange, change: ItemChange) -> bool:
    """Whether a day of its own gives more time; where none is written the item's deadline holds."""
    old, new = (
        own if isinstance(own, dt.date) else placed.item.deadline
        for own, placed in ((field.old, change.old or change.placed), (field.new, change.placed))
    )
    return new > old


def _starts_later(field: FieldChange, change: ItemChange) -> bool:
    """A later start makes paths flatter and first periods shorter; by default paths run from the plan's."""
    plan = change.placed.plan
    old = field.old if isinstance(field.old, dt.date) else plan.start
    new = field.new if isinstance(field.new, dt.date) else max(plan.start, plan.issued)
    return new > old


def _hint(field: FieldChange) -> str:
    if field.way[0] == "targets" and len(field.way) == 3:
        return "用 jianguan revise 办理修订并写明批准人，或改回原样"
    name = "/".join(field.way)
    return f"改回原样；确经批准的，在日志里写明：revise: {{field: {name}, reason: 理由, approved_by: 批准人}}"


RULE = ReviewRule(CODE, check)
