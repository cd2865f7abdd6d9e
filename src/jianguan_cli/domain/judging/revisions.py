"""The words of an item as of a day: approved changes of a later day are undone."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Key, keys_of
from jianguan_cli.domain.values.dates import parse_day
from jianguan_cli.domain.values.number import parse_number

_TARGET_KEYS = {key.name: key for key in keys_of(Target)}
UNREADABLE = object()


def item_as_of(item: Item, as_of: date) -> Item:
    """``item`` with the title and targets that held on ``as_of``.

    Later ``revise`` records are undone, the latest first; one that names no field of a target, or whose old
    words cannot be read, changes nothing.
    """
    later = [entry.revise for entry in item.log if entry.revise is not None and entry.date > as_of]
    for revision in reversed(later):
        if revision.field == "title":
            item = item.replace(title=revision.from_ or item.title)
            continue
        part, _, rest = revision.field.partition("/")
        key, _, field = rest.rpartition("/")
        target = item.target(key) if part == "targets" else None
        declared = _TARGET_KEYS.get(field)
        if target is None or declared is None:
            continue
        value = typed(declared, revision.from_)
        if value is not UNREADABLE:
            changed = target.replace(**{declared.attribute: value})
            item = item.replace(targets=tuple(changed if one is target else one for one in item.targets))
    return item


def typed(key: Key, text: str | None) -> Any:  # noqa: ANN401 - the table types it
    """The value that the words of a revision spell for a key; ``UNREADABLE`` where they spell none."""
    if text is None:
        return UNREADABLE if key.required else key.default
    value: Any = None
    match key.kind:
        case kinds.Text():
            value = text
        case kinds.Day():
            value = parse_day(text)
        case kinds.Number():
            value = parse_number(text)
        case kinds.Flag():
            value = {"true": True, "false": False}.get(text)
        case kinds.Choice():
            value = _choice(key.kind, text)
        case _:
            pass
    return UNREADABLE if value is None else value


def _choice(kind: kinds.Choice, text: str) -> Enum | None:
    token = dict(kind.aliases).get(text, text)
    return next((member for member in kind.enum if member.value == token), None)
