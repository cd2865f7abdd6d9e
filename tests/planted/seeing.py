"""Whether a planted change is seen: something is said that was not said before, at its place."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from tests.planted.edits import Planted

from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.check import compare
from jianguan_cli.domain.source.drafting import draft
from jianguan_cli.domain.source.text import SourceText
from jianguan_cli.exchange.documents.read import read_document
from jianguan_cli.storage.yaml_tree import parse_tree

_OF_THE_HEAD = ("title", "文号", "date of issue")
Key = tuple[str, str | None, str]


@lru_cache(maxsize=32)
def _keys(desk: Desk) -> frozenset[Key]:
    return frozenset(_key(one) for one in desk.said() or [])


@lru_cache(maxsize=32)
def _begins(desk: Desk) -> int:
    document = read_document(desk.text.encode(), f"{desk.plan}.txt")
    return min((item.place.line or 1 for item in draft(document).items), default=1)


class Desk(NamedTuple):
    """A plan on the desk: its document and checklist as they are, and all that they differ in already."""

    plan: str
    text: str
    ledger: str
    register: Register
    others: Mapping[str, SourceText]

    def __hash__(self) -> int:
        return hash((self.plan, len(self.text)))

    def said(self, text: str | None = None, ledger: str | None = None) -> list[Finding] | None:
        """The findings; None for a checklist that the reader itself refuses (``schema`` says so then)."""
        checklist = read_ledger(self.plan, self.ledger if ledger is None else ledger)
        if checklist is None:
            return None
        data = (self.text if text is None else text).encode()
        document = read_document(data, f"{self.plan}.txt")
        return list(compare(checklist, document, self.register, others=self.others).findings)

    def touches(self, change: Planted) -> bool:
        """Whether a change stands where the document promises: background (形势, 指导思想) holds nothing."""
        if change.text == self.text or change.kind in _OF_THE_HEAD:
            return True
        lines = zip(self.text.splitlines(), change.text.splitlines(), strict=False)
        first = next((at for at, (one, other) in enumerate(lines, start=1) if one != other), 1)
        return self.begins() <= first

    def begins(self) -> int:
        """The line of the document in which the first promise that the checklist holds stands."""
        return _begins(self)

    def sees(self, change: Planted) -> bool | None:
        """Whether the change is named, at its item or clause; None where the reader refuses it first."""
        after = self.said(change.text, change.ledger)
        if after is None:
            return None
        fresh = [one for one in after if _key(one) not in _keys(self)]
        if not change.place:
            return bool(fresh)
        return any(one.item == change.place or change.place in one.message for one in fresh)


def read_ledger(plan: str, text: str) -> Checklist | None:
    """A checklist out of its text; None where anything in it is refused."""
    path = f"checklists/{plan}.yaml"
    tree, broken = parse_tree(text, path)
    checklist, wrong = read_checklist(tree, path, plan)
    return None if broken or wrong else checklist


def _key(finding: Finding) -> Key:
    return (finding.code, finding.item, finding.message.partition("（原文")[0])
