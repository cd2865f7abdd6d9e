"""What a review writes into a draft file: one answer at a time, so that nothing said is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from jianguan_cli.commands.draft_items import (
    CONFIRMED,
    FIRST_LEADS,
    JOINED,
    OPEN,
    DraftedItem,
    OpenFigure,
    drafted_items,
    fragment,
    read_draft_file,
)
from jianguan_cli.commands.draft_leading import lead_edits
from jianguan_cli.domain.records.edit import Append, Edit, Fragment, SetValue
from jianguan_cli.domain.records.location import Node
from jianguan_cli.domain.source.due import day_of
from jianguan_cli.domain.values.dates import Period, parse_day
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.draft_entries import without_entry
from jianguan_cli.storage.editing import Planner, change_file
from jianguan_cli.storage.filechange import FileChange
from jianguan_cli.storage.rewriting import rewrite_files
from jianguan_cli.storage.splice import reread
from jianguan_cli.storage.yaml_tree import parse_tree

LISTS = ("targets", "deliverables")


def waiting(root: Path, plan_id: str) -> list[DraftedItem]:
    """The items that nobody has decided on, in order."""
    return [item for item in read_draft_file(root, plan_id).items if item.confirm == OPEN]


def answer(
    root: Path, plan_id: str, item: DraftedItem, changes: Mapping[str, Fragment], *, state: str, dry_run: bool
) -> FileChange:
    """Set fields of an item and its state (``true``, ``skipped``, ``false``) in one write.

    A field is named as ``title`` or ``targets/<key>/rule``.
    """

    def plan(tree: Node, text: str) -> list[Edit]:
        now = _same(tree, text, item)
        edits: list[Edit] = [
            SetValue(("items", now.position, *_path(now, key)), value) for key, value in changes.items()
        ]
        return [*edits, SetValue(("items", now.position, "confirm"), _word(state))]

    return _write(root, plan_id, plan, dry_run=dry_run)


def add_entry(
    root: Path, plan_id: str, item: DraftedItem, name: str, entry: dict[str, Fragment], *, dry_run: bool
) -> FileChange:
    """One more target or deliverable; its key must be new in the item."""
    if any(one.get("key") == entry.get("key") for one in item.listed(name)):
        raise UsageError(f"已有“{entry.get('key')}”", hint="换一个说法，或先删去原来的")

    def plan(tree: Node, text: str) -> list[Edit]:
        return [Append(("items", _same(tree, text, item).position, name), entry)]

    return _write(root, plan_id, plan, dry_run=dry_run)


def drop_entries(
    root: Path, plan_id: str, item: DraftedItem, keys: frozenset[str], *, dry_run: bool
) -> FileChange:
    """Take the targets and deliverables of those keys away, with the lines above them."""
    return _rewritten(root, plan_id, item, keys, lambda _now: [], dry_run=dry_run)


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
    ids = {one.id for one in read_draft_file(root, plan_id).items}
    number = next(n for n in range(2, len(ids) + 3) if f"{item.id}-{n}" not in ids)

    def edits(now: DraftedItem) -> list[Edit]:
        second = {"confirm": False, **{key: fragment(value) for key, value in now.fields.items()}}
        second |= {"id": f"{item.id}-{number}", "clause": clause, "title": title}
        for name in LISTS:
            second[name] = [fragment(dict(one)) for one in now.listed(name) if one.get("key") in keys]
        second.pop("log", None)  # what was reported is reported once
        filled = {key: value for key, value in second.items() if value or key in _KEPT_EMPTY}
        return [Append(("items",), filled)]

    return _rewritten(root, plan_id, item, keys, edits, dry_run=dry_run)


def join(root: Path, plan_id: str, item: DraftedItem, into: DraftedItem, *, dry_run: bool) -> FileChange:
    """Targets, deliverables and units of ``item`` go to ``into``; the item itself is set aside."""
    used = {str(one.get("key")) for name in LISTS for one in into.listed(name)}
    twice = sorted({str(one.get("key")) for name in LISTS for one in item.listed(name)} & used)
    if twice:
        raise UsageError(f"两项里都有“{twice[0]}”，合并后分不清", hint="先用 e 修改其中一个的 key，再合并")

    def plan(tree: Node, text: str) -> list[Edit]:
        now, other = _same(tree, text, item), _same(tree, text, into)
        edits: list[Edit] = []
        for name in LISTS:
            edits += [
                Append(("items", other.position, name), fragment(dict(one))) for one in now.listed(name)
            ]
        known = {*other.units("lead"), *other.units("support")}
        more = [unit for unit in (*now.units("lead"), *now.units("support")) if unit not in known]
        edits += [Append(("items", other.position, "support"), unit) for unit in dict.fromkeys(more)]
        return [*edits, SetValue(("items", now.position, "confirm"), JOINED)]

    return _write(root, plan_id, plan, dry_run=dry_run)


def confirm_plan(root: Path, plan_id: str, changes: Mapping[str, Fragment], *, dry_run: bool) -> FileChange:
    """Set fields of the plan and confirm it; deadlines that hang on its days are filled in.

    A clause without a deadline phrase is due at the plan's end; a phrase (6月底前) names its day once the
    year of the plan is known.
    """
    draft = read_draft_file(root, plan_id)
    said = {**draft.plan, **{key: _text(value) for key, value in changes.items()}}
    days = [parse_day(str(said.get(key) or "")) for key in ("start", "end")]
    period = Period(days[0], days[1]) if days[0] and days[1] else None

    def plan(tree: Node, text: str) -> list[Edit]:
        edits: list[Edit] = [SetValue(("plan", key), value) for key, value in changes.items()]
        edits.append(SetValue(("plan", "confirm"), True))
        for item in drafted_items(tree, text, draft.name) if period else ():
            day = _due(item, period) if not item.fields.get("deadline") else None
            if day is not None:
                edits.append(SetValue(("items", item.position, "deadline"), day))
            edits += _target_days(item, period)
        return edits

    return _write(root, plan_id, plan, dry_run=dry_run)


def explain(
    root: Path, plan_id: str, figures: list[OpenFigure], verdict: str, *, dry_run: bool
) -> FileChange:
    """Say what quantities of the census are: target, range, name or date."""

    def plan(_tree: Node, _text: str) -> list[Edit]:
        return [SetValue(("census", one.position, "verdict"), verdict) for one in figures]

    return _write(root, plan_id, plan, dry_run=dry_run)


def answer_first_leads(root: Path, plan_id: str, *, first: bool, dry_run: bool) -> FileChange:
    """Keep the answer in the draft, and apply it to the open items that it is about."""
    known = {key: fragment(value) for key, value in read_draft_file(root, plan_id).answers.items()}

    def plan(tree: Node, text: str) -> list[Edit]:
        edits = lead_edits(drafted_items(tree, text, plan_id), first=first)
        return [SetValue(("answers",), {**known, FIRST_LEADS: first}), *edits]

    return _write(root, plan_id, plan, dry_run=dry_run)


_KEPT_EMPTY = ("confirm", "lead", "support")


def _due(item: DraftedItem, period: Period | None) -> date | None:
    phrase = item.fields.get("deadline_text")
    if phrase:
        return day_of(str(phrase), period)
    return period.last if period else None


def _target_days(item: DraftedItem, period: Period | None) -> list[Edit]:
    """The days of the targets that have a phrase of their own and no day yet."""
    listed = item.fields.get("targets")
    found: list[Edit] = []
    for place, one in enumerate(listed if isinstance(listed, list) else []):
        phrase = one.get("deadline_text") if isinstance(one, dict) and not one.get("deadline") else None
        day = day_of(str(phrase), period) if phrase else None
        if day is not None:
            found.append(SetValue(("items", item.position, "targets", place, "deadline"), day))
    return found


def _path(item: DraftedItem, key: str) -> tuple[str | int, ...]:
    """``targets/合格率/rule`` as the path in the file."""
    name, _, rest = key.partition("/")
    if not rest:
        return (name,)
    entry, _, field = rest.rpartition("/")
    listed = item.fields.get(name)
    for place, one in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(one, dict) and one.get("key") == entry:
            return (name, place, field)
    raise DataError(f"{item.label} 里没有“{entry}”", hint="草稿刚刚被改过，请再来一次")


def _same(tree: Node, text: str, item: DraftedItem) -> DraftedItem:
    """The item in the draft as it stands now, found by its id."""
    for now in drafted_items(tree, text, "草稿"):
        if now.id == item.id:
            return now
    raise DataError(f"{item.label} 已不在草稿里", hint="草稿刚刚被改过，请再来一次")


def _word(state: str) -> Fragment:
    return {CONFIRMED: True, OPEN: False}.get(state, state)


def _text(value: Fragment) -> str | None:
    return value.isoformat() if isinstance(value, date) else None if value is None else str(value)


def _write(root: Path, plan_id: str, plan: Planner, *, dry_run: bool) -> FileChange:
    path = read_draft_file(root, plan_id).path
    return change_file(
        root, path, plan, lambda _tree, _name: [], dry_run=dry_run, command=f"draft {plan_id} --review"
    )


def _rewritten(
    root: Path,
    plan_id: str,
    item: DraftedItem,
    keys: frozenset[str],
    edits: Callable[[DraftedItem], list[Edit]],
    *,
    dry_run: bool,
) -> FileChange:
    """Take entries of an item away, then make the edits that were planned on what it said before."""
    path = read_draft_file(root, plan_id).path

    def rewrite(text: str, name: str) -> str:
        tree = _tree(text, name)
        now = _same(tree, text, item)
        planned = edits(now)
        for key in LISTS:
            for one in reversed([at for at, one in enumerate(now.listed(key)) if one.get("key") in keys]):
                text = without_entry(text, _tree(text, name), now.position, key, one)
        return reread(text, _tree(text, name), planned, name=name)[0]

    (change,) = rewrite_files(root, [path], rewrite, dry_run=dry_run, command=f"draft {plan_id} --review")
    return change


def _tree(text: str, name: str) -> Node:
    tree, findings = parse_tree(text, name)
    if tree is None or findings:
        raise DataError(f"{name} 读不通，没有写入", hint="请改好草稿再试")
    return tree
