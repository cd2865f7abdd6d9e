"""What ``draft --review`` writes into a draft file: one answer at a time, so that nothing said is lost."""

from __future__ import annotations

from pathlib import Path

from jianguan_cli.commands.draft_items import (
    CONFIRMED,
    OPEN,
    DraftedItem,
    drafted_items,
    fragment,
    read_draft_file,
)
from jianguan_cli.domain.records.edit import Append, Edit, Fragment, SetValue
from jianguan_cli.domain.records.location import Node
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.editing import Planner, change_file
from jianguan_cli.storage.filechange import FileChange

JOINED = "joined"


def waiting(root: Path, plan_id: str) -> list[DraftedItem]:
    """The items that nobody has decided on, in order."""
    return [item for item in read_draft_file(root, plan_id).items if item.confirm == OPEN]


def answer(
    root: Path, plan_id: str, item: DraftedItem, changes: dict[str, Fragment], *, state: str, dry_run: bool
) -> FileChange:
    """Set fields of an item and its state (``true``, ``skipped``, ``false``) in one write."""

    def plan(tree: Node, text: str) -> list[Edit]:
        now = _same(tree, text, item)
        edits: list[Edit] = [
            SetValue(("items", now.position, *_path(now, key)), value) for key, value in changes.items()
        ]
        return [*edits, SetValue(("items", now.position, "confirm"), _word(state))]

    return _write(root, plan_id, plan, dry_run=dry_run)


def split(
    root: Path,
    plan_id: str,
    item: DraftedItem,
    clause: str,
    title: str,
    keys: frozenset[str],
    *,
    dry_run: bool,
) -> FileChange:
    """A second item with the targets and deliverables named by ``keys``; the first keeps the rest."""
    ids = {str(one.fields.get("id")) for one in read_draft_file(root, plan_id).items}
    number = next(n for n in range(2, 100) if f"{item.fields.get('id')}-{n}" not in ids)

    def plan(tree: Node, text: str) -> list[Edit]:
        now = _same(tree, text, item)
        second = {key: fragment(value) for key, value in now.fields.items()}
        second |= {"id": f"{item.fields.get('id')}-{number}", "clause": clause, "title": title}
        edits: list[Edit] = []
        for name in ("targets", "deliverables"):
            listed = now.fields.get(name)
            entries = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
            taken: list[Fragment] = [fragment(dict(one)) for one in entries if one.get("key") in keys]
            kept: list[Fragment] = [fragment(dict(one)) for one in entries if one.get("key") not in keys]
            second[name] = taken
            if taken:
                edits.append(SetValue(("items", now.position, name), kept))
        filled: dict[str, Fragment] = {"confirm": False}
        filled |= {key: value for key, value in second.items() if value or key in ("lead", "support")}
        return [*edits, Append(("items",), filled)]

    return _write(root, plan_id, plan, dry_run=dry_run)


def join(root: Path, plan_id: str, item: DraftedItem, into: DraftedItem, *, dry_run: bool) -> FileChange:
    """Targets, deliverables and units of ``item`` go to ``into``; the item itself is set aside."""
    used = {str(one.get("key")) for one in _entries(into)}
    twice = sorted({str(one.get("key")) for one in _entries(item)} & used)
    if twice:
        raise UsageError(f"两项里都有“{twice[0]}”，合并后分不清", hint="先用 e 修改其中一个的 key，再合并")

    def plan(tree: Node, text: str) -> list[Edit]:
        now, other = _same(tree, text, item), _same(tree, text, into)
        edits: list[Edit] = []
        for name in ("targets", "deliverables"):
            listed = now.fields.get(name)
            entries = listed if isinstance(listed, list) else []
            edits += [Append(("items", other.position, name), fragment(one)) for one in entries]
        for name in ("lead", "support"):
            known = {*_units(other, "lead"), *_units(other, "support")}
            known |= set(_units(now, "lead")) if name == "support" else set()
            more = [unit for unit in _units(now, name) if unit not in known]
            edits += [Append(("items", other.position, "support"), unit) for unit in more]
        return [*edits, SetValue(("items", now.position, "confirm"), JOINED)]

    return _write(root, plan_id, plan, dry_run=dry_run)


def _units(item: DraftedItem, key: str) -> list[str]:
    listed = item.fields.get(key)
    return [str(one) for one in listed] if isinstance(listed, list) else []


def _entries(item: DraftedItem) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for name in ("targets", "deliverables"):
        listed = item.fields.get(name)
        found += [dict(one) for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return found


def _path(item: DraftedItem, key: str) -> tuple[str | int, ...]:
    """``targets/合格率/rule`` as the path in the file."""
    name, _, rest = key.partition("/")
    if not rest:
        return (name,)
    target, _, field = rest.rpartition("/")
    listed = item.fields.get(name)
    entries = listed if isinstance(listed, list) else []
    for place, one in enumerate(entries):
        if isinstance(one, dict) and one.get("key") == target:
            return (name, place, field)
    raise DataError(f"{item.label} 里没有“{target}”", hint="草稿刚刚被改过，请再来一次")


def _same(tree: Node, text: str, item: DraftedItem) -> DraftedItem:
    """The item in the draft as it stands now, found by its id."""
    for now in drafted_items(tree, text):
        if now.fields.get("id") == item.fields.get("id"):
            return now
    raise DataError(f"{item.label} 已不在草稿里", hint="草稿刚刚被改过，请再来一次")


def _word(state: str) -> Fragment:
    return {CONFIRMED: True, OPEN: False}.get(state, state)


def _write(root: Path, plan_id: str, plan: Planner, *, dry_run: bool) -> FileChange:
    path = read_draft_file(root, plan_id).path
    return change_file(
        root, path, plan, lambda _tree, _name: [], dry_run=dry_run, command=f"draft {plan_id} --review"
    )
