"""The draft file as it stands now: what a person confirmed in it, edited, or left open."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.records.location import Mapping, Node, Sequence
from jianguan_cli.domain.records.plain_data import Plain, plain
from jianguan_cli.errors import DataError, UsageError
from jianguan_cli.storage.source import read_source
from jianguan_cli.storage.workspace import CHECKLISTS
from jianguan_cli.storage.yaml_tree import parse_tree

DRAFTS = "drafts"
CONFIRMED, OPEN, MOVED, SKIPPED = "true", "false", "moved", "skipped"
OPEN_VERDICT = "待定"
_REQUIRED = ("id", "clause", "title", "kind", "deadline", "status")
_TARGET = ("key", "metric", "rule", "op", "unit")


class DraftedItem(NamedTuple):
    """One item of a draft file: where it stands in the list, its state, its fields, the comment above it."""

    position: int
    confirm: str
    fields: dict[str, Plain]
    comment: tuple[str, ...]

    @property
    def label(self) -> str:
        """The item as it is named to people."""
        return f"{self.fields.get('clause') or '?'} {self.fields.get('title') or '（没有标题）'}"

    @property
    def lacking(self) -> tuple[str, ...]:
        """The keys that a checklist needs and nobody has filled in."""
        missing = [key for key in _REQUIRED if not self.fields.get(key)]
        targets = self.fields.get("targets")
        for target in targets if isinstance(targets, list) else ():
            if isinstance(target, dict):
                name = target.get("key") or "?"
                missing += [f"targets/{name}/{key}" for key in _TARGET if not target.get(key)]
        return tuple(missing)


class DraftFile(NamedTuple):
    """A draft file, read."""

    path: Path
    plan_id: str
    plan: dict[str, Plain]
    items: tuple[DraftedItem, ...]
    open_census: tuple[str, ...]
    explained: frozenset[str]


def draft_path(root: Path, plan_id: str) -> Path:
    """Where the draft of a plan lies."""
    return root / DRAFTS / f"{plan_id}.yaml"


def find_draft(root: Path, named: str | None) -> str:
    """The plan id of the draft that is meant: named, or the only one there is."""
    there = sorted(path.stem for path in (root / DRAFTS).glob("*.yaml"))
    wanted = Path(named).stem if named is not None else None
    if wanted is not None and wanted in there:
        return wanted
    if wanted is None and len(there) == 1:
        return there[0]
    known = f"现有草稿：{'、'.join(there)}" if there else "先用 jianguan draft 文件 起草"
    raise UsageError("没有指明草稿" if wanted is None else f"没有草稿“{wanted}”", hint=known)


def read_draft_file(root: Path, plan_id: str) -> DraftFile:
    """The draft of a plan; raises ``DataError`` where its text cannot be read."""
    source = read_source(root, draft_path(root, plan_id))
    tree, findings = parse_tree(source.text, source.name)
    if findings:
        raise DataError(f"{findings[0].location}: {findings[0].message}", hint="请改好草稿再试")
    if not isinstance(tree, Mapping):
        raise DataError(f"{source.name} 不是草稿", hint="请重新起草")
    return DraftFile(
        source.path,
        plan_id,
        _mapping(tree, "plan"),
        tuple(drafted_items(tree, source.text)),
        tuple(_named(one) for one in _census(tree) if one.get("verdict") == OPEN_VERDICT),
        frozenset(_named(one) for one in _census(tree) if one.get("verdict") != OPEN_VERDICT),
    )


def drafted_items(tree: Node, text: str) -> list[DraftedItem]:
    """The items of a draft's node tree."""
    items = tree.get("items") if isinstance(tree, Mapping) else None
    if not isinstance(items, Sequence):
        raise DataError("草稿里没有 items", hint="请重新起草")
    lines = text.splitlines()
    made = []
    for index, node in enumerate(items.items):
        if not isinstance(node, Mapping):
            raise DataError(f"草稿的第 {index + 1} 项读不懂（第 {node.line} 行）", hint="请照其他各项改正")
        fields = plain(node)
        assert isinstance(fields, dict)  # noqa: S101 - a mapping spells a dict
        state = str(fields.pop("confirm", None) or OPEN)
        made.append(DraftedItem(index, state, fields, _comment(lines, node.line)))
    return made


def fragment(value: Plain) -> Fragment:
    """What a draft says, to be written elsewhere as it stands."""
    if isinstance(value, dict):
        return {key: fragment(one) for key, one in value.items()}
    if isinstance(value, list):
        return [fragment(one) for one in value]
    return value


def ledger_path(plan_id: str) -> str:
    """The checklist that the draft of a plan moves into."""
    return f"{CHECKLISTS}/{plan_id}.yaml"


def _comment(lines: list[str], line: int) -> tuple[str, ...]:
    """The comment lines right above a line."""
    above: list[str] = []
    at = line - 1
    while at >= 0 and lines[at].strip().startswith("#"):
        above.append(lines[at].strip().removeprefix("#").strip())
        at -= 1
    return tuple(reversed(above))


def _mapping(tree: Mapping, key: str) -> dict[str, Plain]:
    node = tree.get(key)
    said = plain(node) if node is not None else {}
    return said if isinstance(said, dict) else {}


def _census(tree: Mapping) -> list[dict[str, Plain]]:
    node = tree.get("census")
    said = plain(node) if node is not None else []
    return [one for one in said if isinstance(one, dict)] if isinstance(said, list) else []


def _named(entry: dict[str, Plain]) -> str:
    return f"{entry.get('place')} {entry.get('text')}"
