"""What a ledger takes from its document: the promises as the document made them, field by field.

Approved decisions do not change what was promised: an extension, a handover and a revision that the log
accounts for are undone.  What we set ourselves (own stages, parts of a split) was never taken.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from jianguan_cli.domain.judging.revisions import item_as_of, typed
from jianguan_cli.domain.plan.log import Extension, LogEntry, Revision
from jianguan_cli.domain.plan.model import Checklist, Item, Plan
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.records.canonical import canonical
from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.domain.source.lock_text import (
    DELIVERABLE,
    ITEM,
    PLAN,
    TARGET,
    LockedPromise,
    locked_promise,
    spell_fields,
)
from jianguan_cli.domain.values.number import show
from jianguan_cli.domain.values.vocabulary import ExtendState

# Plain: what is a number, a date, a choice or a unit.  Digested: what may be words of the document.
PLAIN = {
    PLAN: ("issued", "start", "end"),
    ITEM: ("clause", "kind", "shared", "open", "lead_inferred", "deadline", "ongoing"),
    TARGET: (
        *("rule", "op", "value", "upper", "tolerance", "margin", "unit", "level_unit", "measure", "every"),
        *("average", "strength", "implied", "inferred", "deadline", "nature"),
    ),
    DELIVERABLE: ("by", "strength"),
}
DIGESTED = {
    PLAN: ("title", "issuer", "number"),
    ITEM: ("lead", "support", "deadline_text"),
    TARGET: ("metric", "against", "any_of", "scope", "baseline", "milestones", "deadline_text", "part_of"),
    DELIVERABLE: ("text",),
}
_REQUIRED = object()  # equal to nothing: a field that must be there is always taken
_DEFAULTS = {
    kind: {key.attribute: _REQUIRED if key.required else key.default for key in keys_of(record)}
    for kind, record in ((PLAN, Plan), (ITEM, Item), (TARGET, Target), (DELIVERABLE, Deliverable))
}
_TARGET_KEYS = {key.name: key for key in keys_of(Target)}


def taken(checklist: Checklist) -> Iterator[LockedPromise]:
    """Everything that the checklist takes from its document, in its order."""
    ids = {item.id for item in checklist.items}
    for item in checklist.items:
        if item.parent not in ids:
            yield from promises_of(item)


def plan_said(plan: Plan) -> str:
    """What the plan itself says of its document, as a lock spells it."""
    return spell_fields(_fields(PLAN, plan))


def promises_of(item: Item) -> Iterator[LockedPromise]:
    """The promises of one item: itself, its targets, its deliverables that the document made."""
    first = as_promised(item)
    yield locked_promise(ITEM, item.id, "", _fields(ITEM, first))
    for target in first.targets:
        printed = tuple(one for one in target.milestones if not one.own)
        said = target.replace(milestones=printed) if printed != target.milestones else target
        yield locked_promise(TARGET, item.id, target.key, _fields(TARGET, said))
    for one in first.deliverables:
        if not one.own:
            yield locked_promise(DELIVERABLE, item.id, one.key, _fields(DELIVERABLE, one))


def as_promised(item: Item) -> Item:
    """The item as the document has it: what approved records of its log account for is undone."""
    if not any(entry.revise or entry.extend for entry in item.log):
        return item
    kept = tuple(item.log)
    revised = _accounted(item)
    first = item.replace(log=tuple(entry for entry in kept if entry.revise in revised))
    earliest = min((entry.date for entry in first.log), default=date.max)
    if first.log:
        first = item_as_of(first, earliest - timedelta(days=1))
    return first.replace(deadline=_first_deadline(item))


def _accounted(item: Item) -> list[Revision]:
    """The approved revisions that lead, one after the other, to what the targets say now."""
    held: dict[str, object] = {}
    broken: set[str] = set()
    found: list[Revision] = []
    for entry in reversed(_by_date(item.log)):
        said = entry.revise
        if said is None or said.field in broken:
            continue
        part, _, rest = said.field.partition("/")
        name, _, field = rest.rpartition("/")
        target, key = item.target(name), _TARGET_KEYS.get(field)
        if part != "targets" or target is None or key is None:
            continue
        now = held.get(said.field, getattr(target, key.attribute))
        if not said.approved_by or typed(key, said.to) != now:
            broken.add(said.field)
            continue
        held[said.field] = typed(key, said.from_)
        found.append(said)
    return found


def _first_deadline(item: Item) -> date:
    """The deadline before the first approved extension, where the extensions lead to that of today."""
    extensions = [
        entry.extend
        for entry in _by_date(item.log)
        if entry.extend is not None and entry.extend.standing is ExtendState.APPROVED
    ]
    return _start_of(extensions, item.deadline)


def _start_of(extensions: list[Extension], now: date) -> date:
    held = now
    for extend in reversed(extensions):
        if not extend.approved_by or extend.to != held:
            return now
        held = extend.from_
    return held


def _by_date(log: Iterable[LogEntry]) -> list[LogEntry]:
    return sorted(log, key=lambda entry: entry.date)


def _fields(kind: str, record: Record) -> dict[str, str]:
    said = record.said
    found = {}
    for names, spelled in ((PLAIN[kind], _spell), (DIGESTED[kind], _digest)):
        for name in names:
            value = said.get(name)
            if value is not None and value != _DEFAULTS[kind][name]:
                found[name] = spelled(value)
    return found


def _spell(value: object) -> str:
    """A number, a day, a choice, a unit as a checklist writes it."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case Decimal():
            return show(value)
        case Enum():
            return str(value.value)
    return str(value)


def _digest(value: object) -> str:
    """Twelve hexadecimal digits that change when the words do."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        text = "\n".join(value)
    else:
        text = canonical(value)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
