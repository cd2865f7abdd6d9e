"""``draft --accept``: what a person confirmed moves into ``checklists/``, all of it or nothing."""

from __future__ import annotations

from typing import NamedTuple

from jianguan_cli.commands.draft_items import (
    CONFIRMED,
    MOVED,
    DraftedItem,
    DraftFile,
    drafted_items,
    fragment,
    ledger_path,
    read_draft_file,
)
from jianguan_cli.commands.perform import readable_checklist
from jianguan_cli.commands.state import State, require_readable
from jianguan_cli.domain.plan.model import Plan
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.records.edit import Append, Edit, Fragment, SetValue
from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.domain.records.location import Node
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.editing import Planner, change_file, create_file
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.fragment import Layout, entry_lines, item_lines
from jianguan_cli.storage.yaml_tree import parse_tree

_PLACES = {key.name: place for place, key in enumerate(keys_of(Plan))}
_PLAN = {"title": "标题", "issuer": "印发机关", "issued": "印发日期", "start": "起始日", "end": "截止日"}


class Accepted(NamedTuple):
    """What was moved, in which files, and what stays open in the draft."""

    changes: tuple[FileChange, ...]
    moved: int
    waiting: int
    open_census: tuple[str, ...]


def accept(state: State, plan_id: str, *, dry_run: bool) -> Accepted:
    """Move the confirmed items; raises with nothing written where one of them lacks something."""
    require_readable(state)
    draft = read_draft_file(state.root, plan_id)
    ready = [item for item in draft.items if item.confirm == CONFIRMED]
    waiting = sum(1 for item in draft.items if item.confirm not in (CONFIRMED, MOVED))
    if not ready:
        raise UsageError(
            f"草稿 {plan_id} 里没有已确认而未移入的事项",
            hint=f"jianguan draft {plan_id} --review 逐项确认，或在文件里把 confirm 改为 true",
        )
    _refuse_lacking(ready)
    path = state.root / ledger_path(plan_id)
    fields = [fragment(dict(item.fields)) for item in ready]
    if path.exists():
        change = change_file(
            state.root,
            path,
            _appending(ledger_path(plan_id), fields),
            dry_run=dry_run,
            command=f"draft {plan_id}",
        )
    else:
        text = _new_text(draft, fields)
        change = create_file(state.root, path, text, dry_run=dry_run, command=f"draft {plan_id}")
    marked = change_file(
        state.root,
        draft.path,
        _marking({item.position for item in ready}),
        lambda _tree, _name: [],
        dry_run=dry_run,
        command=f"draft {plan_id}",
    )
    return Accepted((change, marked), len(ready), waiting, draft.open_census)


def _refuse_lacking(items: list[DraftedItem]) -> None:
    lacking = [f"{item.label}：缺 {'、'.join(item.lacking)}" for item in items if item.lacking]
    if lacking:
        raise UsageError(
            "\n".join(["这些事项已确认，但还缺内容，没有移入：", *lacking]),
            hint="补上，或用 --review 逐项补；暂不确认的把 confirm 改回 false",
        )


def _appending(path: str, fields: list[Fragment]) -> Planner:
    def plan(tree: Node, _text: str) -> list[Edit]:
        known = {item.id for item in readable_checklist(tree, path).items}
        for one in fields:
            if isinstance(one, dict) and one.get("id") in known:
                raise UsageError(f"编号 {one.get('id')} 已有人用", hint="编号永不改用；请在草稿里换一个 id")
        return [Append(("items",), one) for one in fields]

    return plan


def _marking(indexes: set[int]) -> Planner:
    def plan(tree: Node, text: str) -> list[Edit]:
        return [
            SetValue(("items", item.position, "confirm"), MOVED)
            for item in drafted_items(tree, text)
            if item.position in indexes and item.confirm == CONFIRMED
        ]

    return plan


def _new_text(draft: DraftFile, fields: list[Fragment]) -> str:
    missing = [name for key, name in _PLAN.items() if not draft.plan.get(key)]
    if missing:
        raise UsageError(
            f"草稿的 plan 还缺 {'、'.join(missing)}，没有移入", hint=f"请在 {draft.path.name} 的 plan 里补上"
        )
    kept = {key: value for key, value in draft.plan.items() if value is not None}
    lines = ["format: 1", "plan:"]
    for name, value in sorted(kept.items(), key=lambda pair: _PLACES.get(pair[0], len(_PLACES))):
        lines += entry_lines(name, fragment(value), 2, Layout())
    lines += ["", "items:"]
    for number, one in enumerate(fields):
        lines += [""] if number else []
        lines += item_lines(one, 2, Layout())
    text = "\n".join([*lines, ""])
    name = ledger_path(draft.plan_id)
    tree, findings = parse_tree(text, name)
    wrong = findings or read_checklist(tree, name, draft.plan_id)[1]
    if wrong:
        said = "\n".join(f"{one.location}: {one.message}" for one in wrong[:5])
        raise DataError(f"这样移入会使 {name} 读不出来，没有写入：\n{said}", hint="请在草稿里改正")
    return text
