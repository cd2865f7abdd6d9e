"""The collection as tests read it: every scalar as text, and a phrase as a checklist of the product's own."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.storage.yaml_tree import parse_tree

HERE = Path(__file__).parent
_NOT_PHRASES = ("deadlines", "values")
_PLAN = {"issued": "2025-01-02", "start": "2025-01-01", "end": "2025-12-31"}


class Row(NamedTuple):
    """One row of a truth table, and the phrase it belongs to."""

    phrase: dict[str, Any]
    number: int
    truth: dict[str, Any]

    @property
    def name(self) -> str:
        return f"{self.phrase['phrase']}-{self.number}"


def load(name: str) -> Any:
    """A file of the collection; ``no``, ``08`` and days are what they look like: text."""
    return yaml.load((HERE / f"{name}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes text only


def phrases() -> list[dict[str, Any]]:
    """All phrases, file by file."""
    names = sorted(path.stem for path in HERE.glob("*.yaml") if path.stem not in _NOT_PHRASES)
    return [phrase for name in names for phrase in load(name)]


def rows() -> list[Row]:
    """All rows of all truth tables."""
    return [
        Row(phrase, number, truth)
        for phrase in phrases()
        for number, truth in enumerate(phrase.get("truth", ()), start=1)
    ]


def targets(phrase: dict[str, Any]) -> list[dict[str, Any]]:
    """The targets of a phrase; none where it is one of deadlines only."""
    if "target" in phrase:
        return [phrase["target"]]
    found: list[dict[str, Any]] = phrase.get("targets", [])
    return found


def checklist(phrase: dict[str, Any], log: list[dict[str, Any]]) -> Checklist:
    """The phrase and the log as a file says them, read by the product's reader."""
    plan = {"id": "p", "title": "试", "issuer": "某局", **_PLAN, **phrase.get("plan", {})}
    item: dict[str, Any] = {
        "id": "p-1",
        "clause": "一/1",
        "title": "试",
        "kind": "task",
        "lead": ["甲处"],
        "support": [],
        "deadline": plan["end"],
        **phrase.get("item", {}),
        "status": "doing",
        "log": [{"date": entry["date"], "by": "甲", "status": "doing", **entry} for entry in log],
    }
    if not log:
        del item["log"]
    if targets(phrase):
        item["targets"] = targets(phrase)
    text = json.dumps({"format": "1", "plan": plan, "items": [item]}, ensure_ascii=False)
    for word in ("true", "false"):
        text = text.replace(f'"{word}"', word)
    tree, findings = parse_tree(text, "checklists/p.yaml")
    made, wrong = read_checklist(tree, "checklists/p.yaml", "p")
    assert made is not None, [one.message for one in (*findings, *wrong)]
    return made


def plain(value: Fragment) -> Any:
    """What came out of typed words, spelled as the collection spells it."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else value
