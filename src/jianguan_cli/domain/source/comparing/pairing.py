"""Which items of a checklist speak of which clause of its document, and what the document has beyond."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.source.blocks import Document, Place
from jianguan_cli.domain.source.drafting import FIRST_LEADS, Draft, DraftItem, draft
from jianguan_cli.domain.source.owners import Owners, Statement, statements
from jianguan_cli.domain.source.quantities import Quantity, census
from jianguan_cli.domain.source.text import SourceText, fold
from jianguan_cli.domain.values.clause import Steps, parse_clause

_TWICE = re.compile(r"（[0-9]+）$")
_GAPS = re.compile(r"[^\S\n]+")


class Clause(NamedTuple):
    """What the document says under one label.

    ``words`` are folded, a line a paragraph, without the owner statement; ``whole`` is all that is printed
    there, for looking a name up.  ``owners`` is None where nobody is named.
    """

    label: str
    words: str
    whole: str
    owners: Owners | None
    quantities: tuple[Quantity, ...]
    place: Place | None
    due: str | None

    def where(self) -> str:
        """The place in brackets, for the end of a message; empty where it is not known."""
        said = self.place.words() if self.place is not None else ""
        return f"（原文{said}）" if said else ""


class Pair(NamedTuple):
    """A clause and the items that speak of it; mostly one."""

    clause: Clause
    items: tuple[Item, ...]


class Paired(NamedTuple):
    """The whole of it: pairs, items whose clause the document lacks, clauses that no item holds."""

    pairs: tuple[Pair, ...]
    strays: tuple[Item, ...]
    beyond: tuple[DraftItem, ...]
    draft: Draft


def pair(checklist: Checklist, document: Document, columns: Mapping[str, str] | None = None) -> Paired:
    """Read the document and put the items of the checklist beside its clauses."""
    text = SourceText(document)
    made = _read(checklist, document, columns)
    drafted: dict[str, list[DraftItem]] = {}
    for one in made.items:
        drafted.setdefault(_plain(one.clause), []).append(one)
    labels: dict[str, list[Item]] = {}
    for item in checklist.items:
        labels.setdefault(_plain(item.clause), []).append(item)
    pairs: list[Pair] = []
    strays: list[Item] = []
    for label, items in labels.items():
        clause = _clause(label, drafted.get(label, []), text)
        if clause is None:
            strays += items
        else:
            pairs.append(Pair(clause, tuple(items)))
    return Paired(tuple(pairs), tuple(strays), tuple(_beyond(made, labels)), made)


def _plain(label: str) -> str:
    return fold(_TWICE.sub("", label.strip()))


def _read(checklist: Checklist, document: Document, columns: Mapping[str, str] | None) -> Draft:
    """The reading of the document; whether the first unit leads, the ledger has answered long ago."""
    made = draft(document, columns=columns)
    if FIRST_LEADS not in made.questions:
        return made
    leads = {_plain(item.clause): {fold(name) for name in item.lead} for item in checklist.items}

    def agreeing(one: Draft) -> int:
        return sum(
            {fold(name) for name in item.owners.lead} == leads.get(_plain(item.clause)) for item in one.items
        )

    other = draft(document, first=True, columns=columns)
    return other if agreeing(other) > agreeing(made) else made


def _clause(label: str, found: list[DraftItem], text: SourceText) -> Clause | None:
    steps = parse_clause(label)
    printed = text.printed(steps) if steps else None
    if found:
        first = found[0]
        words = _GAPS.sub("", "\n".join(one.text for one in found))
        owners = first.owners or None
        whole = fold(printed) if printed is not None else fold(words)
        due = first.owners.due or first.deadline_text  # of a row it stands in a cell of its own
        if first.owners.due is None and due is not None and fold(due) in fold(words):
            due = None
        return Clause(label, words, whole, owners, tuple(census(words)), first.place, due)
    if printed is None:
        return None
    said = _GAPS.sub("", printed)
    stated = statements(said)
    words = said
    for one in reversed(stated):
        words = words[: one.start] + words[one.end :]
    return Clause(label, words, fold(printed), _together(stated), tuple(census(words)), None, None)


def _together(stated: list[Statement]) -> Owners | None:
    owners = [one.owners for one in stated]
    if not owners:
        return None
    if len(owners) == 1:
        return owners[0]
    lead = tuple(dict.fromkeys(name for one in owners for name in one.lead))
    support = tuple(dict.fromkeys(name for one in owners for name in one.support if name not in lead))
    opened = any(one.open for one in owners)
    return Owners(lead, support, any(one.shared for one in owners), opened, unsure=("lead", "support"))


def _beyond(made: Draft, labels: Mapping[str, list[Item]]) -> list[DraftItem]:
    """The clauses of the document that no item holds: neither itself, nor one above or below it."""
    held = [steps for label in labels if (steps := parse_clause(label)) is not None]
    seen: dict[str, int] = {}
    left = []
    for one in made.items:
        label = _plain(one.clause)
        seen[label] = seen.get(label, 0) + 1
        if seen[label] <= max(1, len(labels.get(label, []))) and (label in labels or _covered(label, held)):
            continue
        left.append(one)
    return left


def _covered(label: str, held: list[Steps]) -> bool:
    steps = parse_clause(label)
    if steps is None:
        return False
    return any(steps[: len(one)] == one or one[: len(steps)] == steps for one in held)
