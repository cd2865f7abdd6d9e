"""The ledger against its lock: what stands in a clause now, beside what stood there when it was locked."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.lock_codes import ADDED, CHANGED
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.lock_text import (
    DELIVERABLE,
    ITEM,
    PLAN,
    TARGET,
    Lock,
    LockedPromise,
    read_fields,
)
from jianguan_cli.domain.source.taken import PLAIN, plan_said, taken

_DIGESTED_SAID = "与锁定时不一样"
_LISTS = {TARGET: "targets", DELIVERABLE: "deliverables"}
_PARTS = {ITEM: "事项", TARGET: "目标", DELIVERABLE: "成果"}


def ledger_drift(checklist: Checklist, lock: Lock) -> Iterator[Finding]:
    """What the checklist takes from its document otherwise than it did when it was locked, by clause."""
    yield from _plan_changed(checklist, lock)
    now = {promise.name: promise for promise in taken(checklist)}
    locked = {promise.name: promise for promise in lock.promises()}
    if now == locked:
        return
    clause_of = {one.item: one.fields.get("clause", "") for one in locked.values() if not one.key}
    items = {item.id: item for item in checklist.items}
    for name, was in locked.items():
        item = items.get(was.item)
        clause = clause_of.get(was.item, "")
        if name in now:
            yield from _changed(checklist.path, items[was.item], clause, was, now[name])
        elif item is None and was.key:
            continue  # it went with its item
        else:
            yield _gone(checklist, item, clause, was)
    for name, new in now.items():
        if name not in locked and not (new.key and (ITEM, new.item, "") not in locked):
            yield _came(checklist.path, items[new.item], new)


def _plan_changed(checklist: Checklist, lock: Lock) -> Iterator[Finding]:
    said = plan_said(checklist.plan)
    old, new = read_fields(lock.said), read_fields(said)
    for field in sorted(old.keys() | new.keys()):
        if old.get(field) != new.get(field):
            yield CHANGED.finding(
                checklist.path,
                checklist.plan.node_of(field),
                f"条款以外：{_field_label((field,))}{_difference(PLAN, field, old, new)}",
                hint="改错了的请改回；当初抄错的，对照原文再运行 jianguan lock",
            )


def _changed(path: str, item: Item, clause: str, was: LockedPromise, now: LockedPromise) -> Iterator[Finding]:
    if was == now:
        return
    old, new = was.fields, now.fields
    record = _record(item, now)
    for field in sorted(old.keys() | new.keys()):
        if old.get(field) == new.get(field):
            continue
        yield CHANGED.finding(
            path,
            record.node_of(field),
            f"条款 {clause}：{_label(now, field)}{_difference(was.kind, field, old, new)}",
            item=item.id,
            target=now.key if now.kind == TARGET else None,
            hint="改错了的请改回；经批准改的用 extend、revise、transfer 记入日志；"
            "当初抄错的，对照原文再运行 jianguan lock",
        )


def _difference(kind: str, field: str, old: dict[str, str], new: dict[str, str]) -> str:
    if field not in PLAIN[kind]:
        return _DIGESTED_SAID
    return f"由 {old.get(field, '未写')} 变为 {new.get(field, '未写')}"


def _gone(checklist: Checklist, item: Item | None, clause: str, was: LockedPromise) -> Finding:
    node = checklist.plan.node if item is None else item.node
    name = was.item if was.kind == ITEM else was.key
    return CHANGED.finding(
        checklist.path,
        node,
        f"条款 {clause}：锁定之后{_PARTS[was.kind]}“{name}”没有了",
        item=was.item,
        target=was.key if was.kind == TARGET else None,
        hint="承诺不删：撤项用 jianguan drop，结转用 carry；当初多写的，对照原文再运行 jianguan lock",
    )


def _came(path: str, item: Item, new: LockedPromise) -> Finding:
    return ADDED.finding(
        path,
        _record(item, new).node_of("id" if new.kind == ITEM else "key"),
        f"条款 {item.clause}：{_PARTS[new.kind]}“{new.key or new.item}”是锁定以后才有的",
        item=item.id,
        target=new.key if new.kind == TARGET else None,
        hint="原文里本来就有的，对照原文再运行 jianguan lock；自定的节点写 own: true",
    )


def _record(item: Item, promise: LockedPromise) -> Item | Target | Deliverable:
    if promise.kind == TARGET:
        return next(one for one in item.targets if one.key == promise.key)
    if promise.kind == DELIVERABLE:
        return next(one for one in item.deliverables if one.key == promise.key)
    return item


def _label(promise: LockedPromise, field: str) -> str:
    return _field_label((_LISTS[promise.kind], promise.key, field) if promise.key else (field,))


def _field_label(way: tuple[str, ...]) -> str:
    from jianguan_cli.domain.change.value_words import field_label

    return field_label(way)
