"""A checklist and its document made into a lock."""

from __future__ import annotations

from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.digests import clause_digests, clause_label
from jianguan_cli.domain.source.lock_text import OUTSIDE, Lock, LockedPromise
from jianguan_cli.domain.source.taken import plan_said, taken
from jianguan_cli.domain.source.text import SourceText
from jianguan_cli.domain.values.clause import parse_clause


def lock_of(checklist: Checklist, document: Document, sha256: str) -> Lock:
    """The lock of a checklist to ``document``; ``sha256`` is the digest of the bytes it was read from.

    What stands in no clause of the document is listed beside what is outside all of them; see ``strays``.
    """
    clauses = clause_digests(document.blocks)
    labels = {clause.label for clause in clauses}
    below: dict[str, list[LockedPromise]] = {label: [] for label in labels}
    label_of = {item.id: clause_label(parse_clause(item.clause) or ()) for item in checklist.items}
    for promise in taken(checklist):
        label = label_of[promise.item]
        below[label if label in labels else OUTSIDE].append(promise)
    return Lock(
        checklist.plan.id,
        plan_said(checklist.plan),
        document.name,
        sha256,
        tuple((clause, tuple(below[clause.label])) for clause in clauses),
    )


def strays(checklist: Checklist, document: Document) -> list[str]:
    """The clauses that items name and the document does not have, each once, in the order of items."""
    text = SourceText(document)
    named = dict.fromkeys(item.clause for item in checklist.items)
    return [clause for clause in named if text.printed(parse_clause(clause) or ()) is None]
