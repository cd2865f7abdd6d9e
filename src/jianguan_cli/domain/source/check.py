"""A checklist against its document, both ways: what either says that the other does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.comparing import (
    baselines,
    clauses,
    deadlines,
    head,
    implied,
    named_results,
    numbers,
    owners,
    results,
    wording,
)
from jianguan_cli.domain.source.comparing.pairing import Pair, Paired, pair
from jianguan_cli.domain.source.places import check_places
from jianguan_cli.domain.source.text import SourceText, fold
from jianguan_cli.domain.values.clause import parse_clause

# The punctuation of print, which folding for comparison has made ASCII.
_PRINTED = str.maketrans(",;:()", "，；：（）")


class Comparison(NamedTuple):
    """What one plan and its document were found to differ in, and how much of the document was looked at."""

    findings: tuple[Finding, ...]
    clauses: int
    units: int
    numbers: int


def compare(
    checklist: Checklist,
    document: Document,
    register: Register,
    *,
    columns: Mapping[str, str] | None = None,
    others: Mapping[str, SourceText] | None = None,
) -> Comparison:
    """Hold a checklist and its document side by side.

    ``columns`` names the fields of a ledger's headings; ``others`` are the documents of other plans by their
    folded titles, for baselines that come from them.
    """
    paired = pair(checklist, document, columns)
    findings = [*clauses.check(paired, checklist), *head.check(checklist, paired.draft.plan, document)]
    text = SourceText(document)
    known = {**(others or {}), fold(checklist.plan.title): text}
    for one in paired.pairs:
        findings += _of_pair(one, _beside(one, paired), checklist, register, known)
        for item in one.items:
            printed = text.printed(parse_clause(item.clause) or ())
            findings += check_places(checklist.path, item, printed or one.clause.words)
    return Comparison(
        tuple(dict.fromkeys(findings)),
        max(len(paired.draft.items), len(paired.pairs)),
        sum(len({*one.owners.lead, *one.owners.support}) for one in paired.draft.items),
        _numbers(paired),
    )


def clause_texts(checklist: Checklist, source: str | Document) -> dict[str, str]:
    """Item id to the text of its clause, for those whose clause the document has; for quoting on paper."""
    document = SourceText(source)
    found: dict[str, str] = {}
    for item in checklist.items:
        steps = parse_clause(item.clause)
        clause = document.clause(steps) if steps else None
        if clause is not None:
            found[item.id] = clause.translate(_PRINTED)
    return found


def _beside(one: Pair, paired: Paired) -> tuple[Item, ...]:
    """The items of the other owner brackets of a clause: 一/(一)#1 beside 一/(一)#3."""
    base, mark, _ = one.clause.label.partition("#")
    return tuple(
        item
        for other in paired.pairs
        if mark and other is not one and other.clause.label.startswith(f"{base}#")
        for item in other.items
    )


def _of_pair(
    one: Pair,
    beside: tuple[Item, ...],
    checklist: Checklist,
    register: Register,
    known: Mapping[str, SourceText],
) -> list[Finding]:
    placed = numbers.spots(one)
    findings = [*owners.check(one, checklist, register), *numbers.check(one, checklist, placed, beside)]
    for item in one.items:
        for target in item.targets:
            spot = placed.get((item.id, target.key))
            if spot is not None:
                findings += wording.check(one.clause, item, target, spot, checklist.path)
    findings += implied.check(one, checklist)
    findings += baselines.check(one, checklist, known)
    findings += deadlines.check(one, checklist)
    findings += results.check(one, checklist)
    findings += named_results.check(one, checklist)
    return findings


def _numbers(paired: Paired) -> int:
    held = sum(numbers.counted(one.clause) for one in paired.pairs)
    return held + sum(len(one.targets) for one in paired.beyond)
