"""Locks: what was locked is clean, and whatever field of a promise changes, its clause is named."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.records.fields import Record, keys_of
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.drift import ledger_drift
from jianguan_cli.domain.source.lock_text import DELIVERABLE, ITEM, TARGET, Lock, read_lock, spell_lock
from jianguan_cli.domain.source.locking import lock_of
from jianguan_cli.domain.source.taken import DIGESTED, PLAIN
from jianguan_cli.domain.source.text import lines_of
from jianguan_cli.storage.yaml_tree import parse_tree

CHECKLISTS = Path(__file__).parents[2] / "checklists"
PLANS = ("gz-2020", "hb-2025", "qk-145")


@cache
def shipped(plan_id: str) -> tuple[Checklist, Lock]:
    path = CHECKLISTS / f"{plan_id}.yaml"
    tree, _ = parse_tree(path.read_text(encoding="utf-8"), path.name)
    checklist, _ = read_checklist(tree, path.name, plan_id)
    assert checklist is not None
    lock = read_lock(spell_lock(lock_of(checklist, Document("x.txt", lines_of("一、章\n")), "")))
    assert isinstance(lock, Lock)
    return checklist, lock


def other(value: Any) -> Any:
    """A value of the same kind that is not this one."""
    match value:
        case bool():
            return not value
        case Decimal():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case Enum():
            return next(member for member in type(value) if member is not value)
        case str():
            return f"{value}改"
        case tuple():
            return (*value, "新处") if all(isinstance(one, str) for one in value) else ()
        case Record():
            return value.replace(value=Decimal(77))
    return "新"


@pytest.mark.parametrize("plan_id", PLANS)
def test_what_was_locked_is_clean(plan_id: str) -> None:
    checklist, lock = shipped(plan_id)
    assert list(ledger_drift(checklist, lock)) == []


@given(st.sampled_from(PLANS), st.data())
def test_any_changed_field_is_named_by_its_clause(plan_id: str, data: st.DataObject) -> None:
    checklist, lock = shipped(plan_id)
    place = data.draw(st.integers(0, len(checklist.items) - 1))
    item = checklist.items[place]
    parts: list[tuple[str, int]] = [(ITEM, 0)]
    parts += [(TARGET, index) for index in range(len(item.targets))]
    parts += [(DELIVERABLE, index) for index, one in enumerate(item.deliverables) if not one.own]
    kind, index = data.draw(st.sampled_from(parts))
    record = {ITEM: (item,), TARGET: item.targets, DELIVERABLE: item.deliverables}[kind][index]
    held = {key.attribute: key for key in keys_of(type(record))}
    fields = [name for name in (*PLAIN[kind], *DIGESTED[kind]) if getattr(record, name) not in (None, ())]
    field = data.draw(st.sampled_from(fields))
    changed = record.replace(**{held[field].attribute: other(getattr(record, field))})
    items = (*checklist.items[:place], _with(item, kind, index, changed), *checklist.items[place + 1 :])
    (finding,) = ledger_drift(checklist._replace(items=items), lock)
    assert finding.code == "lock-changed"
    assert finding.item == item.id
    assert finding.message.startswith(f"条款 {item.clause}：")


def _with(item: Item, kind: str, index: int, changed: Any) -> Item:
    if kind == ITEM:
        return changed  # type: ignore[no-any-return]
    name = "targets" if kind == TARGET else "deliverables"
    records = getattr(item, name)
    return item.replace(**{name: (*records[:index], changed, *records[index + 1 :])})
