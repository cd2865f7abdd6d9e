"""Beginnings: a new plan file (``new``), a new item in it (``add`` 立项)."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.perform import readable_checklist
from jianguan_cli.commands.state import State
from jianguan_cli.domain.actions.new_item import in_order
from jianguan_cli.domain.plan.model import ID_PATTERN, Checklist, Plan
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.edit import Append, Edit, Fragment
from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.domain.records.location import Node
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.editing import change_file, create_file
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.fragment import Layout, entry_lines
from jianguan_cli.storage.workspace import CHECKLISTS, plan_path
from jianguan_cli.storage.yaml_tree import parse_tree

_PLACES = {key.name: place for place, key in enumerate(keys_of(Plan))}


class NewItem(NamedTuple):
    """What was typed for a new item; ``suffix`` None takes the next number."""

    clause: str | None
    title: str
    lead: tuple[str, ...]
    support: tuple[str, ...]
    deadline: date
    deadline_text: str | None
    start: date | None
    suffix: str | None = None
    targets: tuple[dict[str, Fragment], ...] = ()
    deliverables: tuple[str, ...] = ()
    source: dict[str, Fragment] | None = None
    ongoing: bool = False


def new_plan_id(root: Path, typed: str) -> str:
    """The id of a plan to be; ``UsageError`` where it will not do or is taken."""
    plan_id = typed.strip()
    if not re.fullmatch(ID_PATTERN, plan_id):
        raise UsageError(f"“{plan_id}”不能作计划编号", hint="用小写字母、数字、. 和 -，如 hb-2026")
    name = f"{CHECKLISTS}/{plan_id}.yaml"
    if (root / name).exists():
        raise UsageError(f"已有文件 {name}，不会覆盖", hint="请换一个编号，或直接修改它")
    return plan_id


def new_plan(root: Path, fields: dict[str, Fragment], *, dry_run: bool) -> FileChange:
    """Write a new checklist file without items; ``fields`` are those of the plan.

    Raises ``UsageError`` where the id will not do or a file of that name is there.
    """
    plan_id = new_plan_id(root, str(fields["id"]))
    kept = {name: value for name, value in fields.items() if value is not None}
    lines = ["format: 1", "plan:"]
    for name, value in sorted(kept.items(), key=lambda pair: _PLACES[pair[0]]):
        lines += entry_lines(name, value, 2, Layout())
    text = "\n".join([*lines, "", "items: []", ""])
    path = f"{CHECKLISTS}/{plan_id}.yaml"
    tree, findings = parse_tree(text, path)
    wrong = findings or read_checklist(tree, path, plan_id)[1]
    if wrong:
        raise UsageError(wrong[0].message, hint="请核对 --start、--end 等选项")
    return create_file(root, root / path, text, dry_run=dry_run, command=f"new {plan_id}")


def plan_to_add_to(state: State, plan_id: str) -> Checklist:
    """The checklist of that plan; raises where there is none, or it cannot be read."""
    checklist = next((one for one in state.loaded.checklists if one.plan.id == plan_id), None)
    if checklist is None:
        broken = next((one for one in state.broken if one.location and plan_id in one.location.path), None)
        if broken is not None:
            raise DataError(f"{broken.location}: {broken.message}", hint="先改好这个文件再立项")
        known = "、".join(state.loaded.plan_ids) or "无"
        raise UsageError(f"没有计划“{plan_id}”", hint=f"现有计划：{known}；新建用 jianguan new {plan_id}")
    return checklist


def check_suffix(state: State, checklist: Checklist, suffix: str) -> None:
    """Raises ``UsageError`` where the plan cannot have an item of that id."""
    _free_id(state.root, checklist, suffix)


def add_item(state: State, plan_id: str, new: NewItem, *, dry_run: bool) -> tuple[str, FileChange]:
    """Append an item to a plan; returns its id.  Raises ``UsageError`` where the id is taken or misleads."""
    checklist = plan_to_add_to(state, plan_id)
    path = checklist.path
    made: list[str] = []

    def plan(tree: Node, _text: str) -> list[Edit]:
        current = readable_checklist(tree, path)
        item_id = _free_id(state.root, current, new.suffix)
        made[:] = [item_id]
        return [Append(("items",), _fields(item_id, new, current))]

    change = change_file(state.root, state.root / path, plan, dry_run=dry_run, command=f"add {plan_id}")
    return made[0], change


def _free_id(root: Path, checklist: Checklist, suffix: str | None) -> str:
    item_id = _item_id(checklist, suffix)
    if any(item.id == item_id for item in checklist.items):
        raise UsageError(f"编号 {item_id} 已有人用", hint="编号永不改用；请换一个 --id")
    owner = plan_path(root, item_id)
    if owner != checklist.path:
        raise UsageError(f"编号 {item_id} 会归到 {owner}，而不是 {checklist.path}", hint="请换一个 --id")
    return item_id


def _item_id(checklist: Checklist, suffix: str | None) -> str:
    plan_id = checklist.plan.id
    if suffix is not None:
        item_id = f"{plan_id}-{suffix.removeprefix(f'{plan_id}-')}"
        if not re.fullmatch(ID_PATTERN, item_id):
            raise UsageError(f"“{item_id}”不能作事项编号", hint="用小写字母、数字、. 和 -")
        return item_id
    # 5-1 counts as 5: an id that begins another one would be found for it.
    heads = (re.split("[-.]", item.id.removeprefix(f"{plan_id}-"))[0] for item in checklist.items)
    numbers = [int(head) for head in heads if head.isdigit()]
    return f"{plan_id}-{max(numbers, default=0) + 1}"


def _fields(item_id: str, new: NewItem, checklist: Checklist) -> dict[str, Fragment]:
    targets: list[Fragment] = list(new.targets)
    deliverables: list[Fragment] = [{"key": text[:12], "text": text} for text in new.deliverables]
    return in_order(
        {
            "id": item_id,
            "clause": new.clause or _clause(new, checklist),
            "title": new.title,
            "kind": "indicator" if new.targets else "task",
            "lead": list(new.lead),
            "support": list(new.support),
            "shared": True if len(new.support) > 1 and not new.lead else None,
            "start": new.start,
            "deadline": new.deadline,
            "deadline_text": new.deadline_text,
            "ongoing": True if new.ongoing else None,
            "targets": targets or None,
            "deliverables": deliverables or None,
            "source": new.source,
            "status": Status.UNREPORTED.value,
        }
    )


def _clause(new: NewItem, checklist: Checklist) -> str:
    """A matter without a clause is cited by where it comes from."""
    source = new.source
    if source is None:
        raise UsageError(
            "缺少 --clause：条款号", hint="如 五/(十九)、一/6；批示、会议事项可不写条款，改写 --source 批示"
        )
    said = source.get("number") or source.get("date") or len(checklist.items) + 1
    return f"{source['kind']}/{said}"
