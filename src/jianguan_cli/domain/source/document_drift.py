"""A document against the lock of an earlier reading: which clauses changed, came, went or only moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jianguan_cli.domain.lint.lock_codes import DOCUMENT
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.digests import clause_label
from jianguan_cli.domain.source.lock_text import OUTSIDE, Lock, LockedClause
from jianguan_cli.domain.values.clause import parse_clause

_NAMED = 5  # items named in one finding


class ClausePair(NamedTuple):
    """A clause of the lock beside one of the document; None where there is no counterpart."""

    was: LockedClause | None
    now: LockedClause | None


def clause_pairs(locked: Iterable[LockedClause], read: Iterable[LockedClause]) -> list[ClausePair]:
    """The clauses that differ: same words under another number are one that moved.

    What stands under its own number with its own words is no difference.  Of the rest the same words are
    matched first, then the same number.
    """
    old, new = list(locked), list(read)
    same = {(one.label, one.digest) for one in old} & {(one.label, one.digest) for one in new}
    old = [one for one in old if (one.label, one.digest) not in same]
    new = [one for one in new if (one.label, one.digest) not in same]
    pairs: list[ClausePair] = []
    for sign in (_outside, _words, _number):
        waiting: dict[str, list[LockedClause]] = {}
        for one in new:
            waiting.setdefault(sign(one), []).append(one)
        for was in list(old):
            mates = waiting.get(sign(was)) if sign(was) else None
            if mates:
                now = mates.pop(0)
                pairs.append(ClausePair(was, now))
                old.remove(was)
                new.remove(now)
    return [
        *pairs,
        *(ClausePair(was, None) for was in old),
        *(ClausePair(None, now) for now in new),
    ]


def _outside(clause: LockedClause) -> str:
    # What is outside all clauses can change, but never becomes one.
    return clause.label if clause.label == OUTSIDE else ""


def _words(clause: LockedClause) -> str:
    return clause.digest


def _number(clause: LockedClause) -> str:
    return clause.label


def document_drift(checklist: Checklist, lock: Lock, read: Iterable[LockedClause]) -> Iterator[Finding]:
    """Each clause of the document that is not as it was locked; silent where nothing changed."""
    for pair in clause_pairs((clause for clause, _ in lock.clauses), read):
        label = (pair.was or pair.now or LockedClause(OUTSIDE, "", 0)).label
        items = [item for item in checklist.items if clause_label(parse_clause(item.clause) or ()) == label]
        named = "、".join(item.id for item in items[:_NAMED])
        more = f"等 {len(items)} 项" if len(items) > _NAMED else ""
        yield DOCUMENT.finding(
            checklist.path,
            items[0].node_of("clause") if items else checklist.plan.node,
            pair_words(pair) + (f"，涉及 {named}{more}" if items else ""),
            item=items[0].id if items else None,
            hint="先确认是不是同一份文件；确实改了的，改清单之后再运行 jianguan lock",
        )


def pair_words(pair: ClausePair) -> str:
    """One difference in words; empty for a pair of nothing."""
    was, now = pair
    if now is None:
        return "" if was is None else f"原文没有了条款 {was.label}（原有 {was.length} 字）"
    if was is None:
        return f"原文多了条款 {now.label}（{now.length} 字）"
    if was.label != now.label:
        return f"条款 {was.label} 移到了 {now.label}，文字没有变"
    name = "条款以外的文字（标题、引言、落款）" if was.label == OUTSIDE else f"条款 {was.label} 的原文"
    if was.length == now.length:
        return f"{name}变了（仍是 {now.length} 字）"
    return f"{name}变了（原有 {was.length} 字，现有 {now.length} 字）"
