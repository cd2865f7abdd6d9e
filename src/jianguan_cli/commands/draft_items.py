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
CONFIRMED, OPEN, MOVED, SKIPPED, JOINED = "true", "false", "moved", "skipped", "joined"
STATES = (CONFIRMED, OPEN, MOVED, SKIPPED, JOINED)
OPEN_VERDICT = "待定"
VERDICTS = ("target", "range", "name", "date")
FIRST_LEADS, PART = "first_leads", "part"
PLAN_NAMES = {"title": "标题", "issuer": "印发机关", "issued": "印发日期", "start": "起始日", "end": "截止日"}
_REQUIRED = ("id", "clause", "title", "kind", "deadline", "status")
_TARGET = ("key", "metric", "rule", "op", "unit")


class DraftedItem(NamedTuple):
    """One item of a draft file: where it stands, its state, its fields, the comment above it."""

    position: int
    confirm: str
    fields: dict[str, Plain]
    comment: tuple[str, ...]
    node: Mapping

    @property
    def id(self) -> str:
        """The id that the item has, or will have, in the checklist."""
        return str(self.fields.get("id") or "")

    @property
    def line(self) -> int:
        """The line of the draft file on which the item begins, from 1."""
        return self.node.line + 1

    @property
    def label(self) -> str:
        """The item as it is named to people."""
        return f"{self.fields.get('clause') or '?'} {self.fields.get('title') or '（没有标题）'}"

    @property
    def undecided(self) -> bool:
        """Whether nobody has said yet what is to become of it."""
        return self.confirm == OPEN

    @property
    def lacking(self) -> tuple[str, ...]:
        """The keys that a checklist needs and nobody has filled in."""
        missing = [key for key in _REQUIRED if not self.fields.get(key)]
        for target in self.listed("targets"):
            name = target.get("key") or "?"
            missing += [f"targets/{name}/{key}" for key in _TARGET if not target.get(key)]
            if target.get("rule") == "each" and not target.get("every"):
                missing.append(f"targets/{name}/every")
        return tuple(missing)

    def units(self, key: str) -> list[str]:
        """The names under ``lead`` or ``support``."""
        return words(self.fields.get(key))

    def listed(self, name: str) -> list[dict[str, Plain]]:
        """The records under ``targets`` or ``deliverables``."""
        return records(self.fields.get(name))


class OpenFigure(NamedTuple):
    """An entry of the census: a quantity of the document, where it stands, what somebody said it is.

    ``words`` are those around it in the document.
    """

    position: int
    text: str
    place: str
    verdict: str
    words: str = ""

    @property
    def name(self) -> str:
        """The quantity as it is found again: its place and its text."""
        return f"{self.place} {self.text}"


class DraftFile(NamedTuple):
    """A draft file, read; ``text`` and ``tree`` are what it was read from."""

    path: Path
    name: str
    plan_id: str
    plan: dict[str, Plain]
    plan_state: str
    answers: dict[str, Plain]
    source: dict[str, Plain]
    items: tuple[DraftedItem, ...]
    census: tuple[OpenFigure, ...]
    tree: Mapping
    text: str

    @property
    def open_census(self) -> tuple[OpenFigure, ...]:
        """The quantities that nobody has explained."""
        return tuple(one for one in self.census if one.verdict == OPEN_VERDICT)

    @property
    def first_leads(self) -> bool | None:
        """The answer to the question of the plan; None where nobody gave it."""
        return {"true": True, "false": False}.get(str(self.answers.get(FIRST_LEADS)))

    @property
    def plan_lacking(self) -> tuple[str, ...]:
        """The fields that a plan needs and nobody has filled in."""
        return tuple(key for key in PLAN_NAMES if not self.plan.get(key))


def draft_path(root: Path, plan_id: str) -> Path:
    """Where the draft of a plan lies."""
    return root / DRAFTS / f"{plan_id}.yaml"


def drafts_in(root: Path) -> list[str]:
    """The plan ids of all drafts of a workspace."""
    return sorted(path.stem for path in (root / DRAFTS).glob("*.yaml"))


def find_draft(root: Path, named: str | None) -> str:
    """The plan id of the draft that is meant: named, or the only one there is."""
    there = drafts_in(root)
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
        raise DataError(f"{source.name} 不是草稿", hint="请删去它，重新起草")
    plan = _mapping(tree, "plan")
    return DraftFile(
        source.path,
        source.name,
        plan_id,
        {key: value for key, value in plan.items() if key != "confirm"},
        str(plan.get("confirm") or OPEN),
        _mapping(tree, "answers"),
        _mapping(tree, "source"),
        tuple(drafted_items(tree, source.text, source.name)),
        tuple(_census(tree, source.text.splitlines())),
        tree,
        source.text,
    )


def drafted_items(tree: Node, text: str, name: str) -> list[DraftedItem]:
    """The items of a draft's node tree; raises ``DataError`` with the place of one that is not readable."""
    items = tree.get("items") if isinstance(tree, Mapping) else None
    if not isinstance(items, Sequence):
        raise DataError(f"{name} 里没有 items", hint="请重新起草")
    lines = text.splitlines()
    made = []
    for index, node in enumerate(items.items):
        if not isinstance(node, Mapping):
            raise DataError(f"{name}:{node.line + 1}: 第 {index + 1} 项读不懂", hint="请照其他各项改正")
        fields = plain(node)
        assert isinstance(fields, dict)  # noqa: S101 - a mapping spells a dict
        state = str(fields.pop("confirm", None) or OPEN)
        if state not in STATES:
            raise DataError(
                f"{name}:{node.line + 1}: confirm 的“{state}”看不懂", hint="写 true（确认）或 false（未确认）"
            )
        made.append(DraftedItem(index, state, fields, _comment(lines, node.line), node))
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


def words(value: Plain) -> list[str]:
    """A list of names; nothing where there is none."""
    return [str(one) for one in value if one is not None] if isinstance(value, list) else []


def records(value: Plain) -> list[dict[str, Plain]]:
    """A list of records; nothing where there is none."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


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


def _census(tree: Mapping, lines: list[str]) -> list[OpenFigure]:
    node = tree.get("census")
    found = []
    for at, entry in enumerate(node.items if isinstance(node, Sequence) else ()):
        one = plain(entry)
        if not isinstance(one, dict):
            continue
        said = str(one.get("verdict"))
        verdict = said if said in VERDICTS else OPEN_VERDICT
        around = " ".join(_comment(lines, entry.line))
        found.append(OpenFigure(at, str(one.get("text") or ""), str(one.get("place") or ""), verdict, around))
    return found
