"""Clauses: those that the document lacks, those that no item holds, those whose words are another's."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.source_codes import CLAUSE, MISSING
from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.comparing.likeness import pair_share, pairs
from jianguan_cli.domain.source.comparing.pairing import Paired
from jianguan_cli.domain.source.drafting import DraftItem
from jianguan_cli.domain.values.clause import parse_clause

_STRANGE = 0.45  # below this share of its pairs an item may stand under the wrong clause
_NEARER = 0.2  # by which another clause must be more like it
_SHORT = 12  # pairs: an item that says less than this cannot be told from others
_QUOTED = 16


def check(paired: Paired, checklist: Checklist) -> Iterator[Finding]:
    """Every difference of clauses."""
    for item in paired.strays:
        yield CLAUSE.finding(
            checklist.path,
            item.node_of("clause"),
            f"原文里没有条款 {item.clause}",
            item=item.id,
            hint="对照原文改正条款号",
        )
    for one in paired.beyond:
        yield _left_out(one, checklist)
    yield from _displaced(paired, checklist)


def _left_out(one: DraftItem, checklist: Checklist) -> Finding:
    before = _item_before(one.clause, checklist)
    node = before.node_of("clause") if before is not None else checklist.plan.node_of("id")
    words = quoted(one.printed or one.text)
    return MISSING.finding(
        checklist.path,
        node,
        f"原文条款 {one.clause}（{one.place.words()}“{words}”）清单里没有事项",
        item=before.id if before is not None else None,
        hint="补一个事项（jianguan add）；这一条没有承诺的，在 accept 里写明理由",
    )


def quoted(words: str, longest: int = _QUOTED) -> str:
    """A few words of the document, for a message."""
    said = "".join(words.split())
    return said if len(said) <= longest else f"{said[:longest]}……"


def _item_before(label: str, checklist: Checklist) -> Item | None:
    """The item after which a clause would stand: the last one of a lower label, else the first of all."""
    steps = parse_clause(label)
    if not checklist.items:
        return None
    if steps is None:
        return checklist.items[-1]
    order = [step.number for step in steps]
    before = [
        item
        for item in checklist.items
        if (other := parse_clause(item.clause)) is not None and [step.number for step in other] < order
    ]
    return before[-1] if before else checklist.items[0]


def _displaced(paired: Paired, checklist: Checklist) -> Iterator[Finding]:
    """Items whose words are much more like another clause: two clauses were swapped, or renumbered."""
    said = [(pair, pairs(pair.clause.words)) for pair in paired.pairs]
    said_beyond = [(one.clause, pairs(one.text)) for one in paired.beyond]
    for pair, own in said:
        for item in pair.items:
            words = _words(item)
            if len(words) < _SHORT:
                continue
            here = pair_share(words, own)
            if here >= _STRANGE:
                continue
            others = [
                (pair_share(words, there), other.clause.label) for other, there in said if other is not pair
            ]
            others += [(pair_share(words, there), label) for label, there in said_beyond]
            best, label = max(others, default=(0.0, ""))
            if best < here + _NEARER:
                continue
            yield CLAUSE.finding(
                checklist.path,
                item.node_of("clause"),
                f"条款 {item.clause} 的原文“{quoted(pair.clause.words)}”不像这个事项，更像条款 {label} 的内容"
                f"{pair.clause.where()}",
                item=item.id,
                hint="原文的条款换了次序，或条款号写错：对照原文改正",
            )


def _words(item: Item) -> frozenset[str]:
    texts = [item.title, *(one.text for one in item.deliverables), *(one.metric for one in item.targets)]
    return frozenset().union(*(pairs(text) for text in texts))
