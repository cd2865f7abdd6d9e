"""``draft --accept``: what a person confirmed moves into ``checklists/``, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jianguan_cli.commands.draft_gates import Gates, ledger_of, units_of
from jianguan_cli.commands.draft_items import (
    CONFIRMED,
    MOVED,
    DraftedItem,
    DraftFile,
    OpenFigure,
    drafted_items,
    fragment,
    ledger_path,
    read_draft_file,
)
from jianguan_cli.commands.perform import readable_checklist
from jianguan_cli.commands.state import State, require_readable
from jianguan_cli.commands.unregistered import Unregistered, unregistered
from jianguan_cli.domain.plan.model import ChecklistFile, Item
from jianguan_cli.domain.plan.units import UnitsFile
from jianguan_cli.domain.records.edit import Append, Edit, Fragment, SetValue
from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.records.kinds import Kind, ListOf, Nested
from jianguan_cli.domain.records.location import Node
from jianguan_cli.domain.records.plain_data import Plain
from jianguan_cli.domain.records.reading import read_record
from jianguan_cli.errors import UsageError
from jianguan_cli.storage.editing import Planner, change_files, checklist_findings
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.formatting import formatted
from jianguan_cli.storage.fragment import Layout, entry_lines, item_lines
from jianguan_cli.storage.workspace import CHECKLISTS

UNITS = f"{CHECKLISTS}/units.yaml"


class Accepted(NamedTuple):
    """What was moved, in which files, what stays open in the draft, and what to look at."""

    changes: tuple[FileChange, ...]
    moved: int
    waiting: int
    open_census: tuple[OpenFigure, ...]
    warnings: tuple[Finding, ...]
    registered: tuple[str, ...]


def accept(state: State, plan_id: str, day: date, *, register: bool, dry_run: bool) -> Accepted:
    """Move the confirmed items; raises with nothing written where one of them lacks something.

    They pass what ``add`` and ``lint`` ask of an item on ``day``.  ``register`` enters the units that the
    register does not know.  Checklist, draft and register change as one step, and are undone as one.
    """
    require_readable(state)
    draft = read_draft_file(state.root, plan_id)
    ready = [item for item in draft.items if item.confirm == CONFIRMED]
    if not ready:
        raise UsageError(
            f"草稿 {plan_id} 里没有已确认而未移入的事项",
            hint=f"jianguan draft {plan_id} --review 逐项确认，或在文件里把 confirm 改为 true",
        )
    passed = Gates(state, draft, ready).passed(day, register=register)
    names = units_of(ready) if register else []
    entered = [name for name in names if state.register.resolve(name, passed.org) is None]
    changes = _write(state.root, draft, ready, entered, passed.org, dry_run=dry_run)
    return Accepted(
        tuple(changes),
        len(ready),
        sum(1 for item in draft.items if item.undecided),
        draft.open_census,
        passed.warnings,
        tuple(entered),
    )


def unknown_units(state: State, plan_id: str) -> list[Unregistered]:
    """The units of the confirmed items that the register does not know, with what was probably meant."""
    draft = read_draft_file(state.root, plan_id)
    ledger = ledger_of(state, plan_id)
    said = draft.plan.get("org") or draft.plan.get("issuer")
    org = ledger.plan.unit_org if ledger else str(said or "")
    ready = [item for item in draft.items if item.confirm == CONFIRMED]
    return unregistered(state.register, units_of(ready), org)


def _write(
    root: Path,
    draft: DraftFile,
    ready: Sequence[DraftedItem],
    entered: Sequence[str],
    org: str,
    *,
    dry_run: bool,
) -> list[FileChange]:
    name = ledger_path(draft.plan_id)
    fields = [_in_order(Nested(Item), item.fields) for item in ready]
    planners: dict[Path, Planner] = {}
    created: dict[Path, str] = {}
    if (root / name).exists():
        planners[root / name] = _appending(name, fields)
    else:
        created[root / name] = _new_text(draft, fields)
    planners[draft.path] = _marking({item.id for item in ready}, draft.name)
    if entered:
        planners[root / UNITS] = _registering(entered, org)
    return change_files(
        root,
        planners,
        lambda tree, said: [] if said == draft.name else _findings(tree, said),
        dry_run=dry_run,
        command=f"draft {draft.plan_id} --accept",
        created=created,
    )


def _findings(tree: Node, name: str) -> list[Finding]:
    return read_record(UnitsFile, tree, name)[1] if name == UNITS else checklist_findings(tree, name)


def _appending(path: str, fields: list[Fragment]) -> Planner:
    def plan(tree: Node, _text: str) -> list[Edit]:
        known = {item.id for item in readable_checklist(tree, path).items}
        for one in fields:
            if isinstance(one, dict) and one.get("id") in known:
                raise UsageError(f"编号 {one.get('id')} 已有人用", hint="编号永不改用；请在草稿里换一个 id")
        return [Append(("items",), one) for one in fields]

    return plan


def _marking(ids: set[str], name: str) -> Planner:
    def plan(tree: Node, text: str) -> list[Edit]:
        return [
            SetValue(("items", item.position, "confirm"), MOVED)
            for item in drafted_items(tree, text, name)
            if item.id in ids and item.confirm == CONFIRMED
        ]

    return plan


def _registering(names: Sequence[str], org: str) -> Planner:
    def plan(tree: Node, _text: str) -> list[Edit]:
        file, wrong = read_record(UnitsFile, tree, UNITS)
        if file is None:
            raise UsageError(f"{wrong[0].location}: {wrong[0].message}", hint="先改好单位名录")
        known = {name for unit in file.units if unit.org in (org, None) for name in unit.names()}
        return [Append(("units",), {"name": one, "org": org}) for one in names if one not in known]

    return plan


def _new_text(draft: DraftFile, fields: list[Fragment]) -> str:
    """The whole of a checklist file, in the layout that ``fmt`` leaves as it is."""
    lines = ["format: 1", "plan:"]
    for name, value in draft.plan.items():
        if value is not None:
            lines += entry_lines(name, fragment(value), 2, Layout())
    lines += ["", "items:"]
    for one in fields:
        lines += ["", *item_lines(one, 2, Layout())]
    return formatted("\n".join([*lines, ""]), ledger_path(draft.plan_id), ChecklistFile)


def _in_order(kind: Kind, value: Plain) -> Fragment:
    """A value with the keys of every record in it in the order of its table; none is dropped."""
    if isinstance(kind, ListOf) and isinstance(value, list):
        return [_in_order(kind.kind, one) for one in value]
    if not isinstance(kind, Nested) or not isinstance(value, dict):
        return fragment(value)
    kinds = {key.name: key.kind for key in keys_of(kind.record)}
    known = [name for name in kinds if value.get(name) is not None]
    rest = [name for name in value if name not in kinds]
    made: dict[str, Fragment] = {name: _in_order(kinds[name], value[name]) for name in known}
    return {**made, **{name: fragment(value[name]) for name in rest}}
