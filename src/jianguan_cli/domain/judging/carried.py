"""承接: an item whose document names no owner is judged by what carries it.

Each of its promises has the light of the item that carries it by name; what nobody carries is 未分解.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Protocol

from jianguan_cli.domain.judging.ledger import Ledger
from jianguan_cli.domain.judging.rules.not_carried import CODE, uncarried_message
from jianguan_cli.domain.judging.standing import Standing
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.records.location import place
from jianguan_cli.domain.records.proof import Proof, Relation
from jianguan_cli.domain.tracing.carriage import Promise, promises_of


class Bench(Protocol):
    """What of the judge is asked: the standings of other items, and the colour of a code."""

    ledger: Ledger | None

    def beside(self, item_id: str) -> Standing | None:
        """The standing of another item."""

    def lamp(self, code: str) -> Light | None:
        """The colour of a code."""


def carried_findings(bench: Bench, standing: Standing) -> tuple[Finding, ...]:
    """The findings of an item without owners: of what is carried its carriers', of the rest its own.

    A closed one asks nobody any more.
    """
    item = standing.item
    carriers: dict[str, None] = {}
    bare = []
    for key in promises_of(item):
        found = _answering(bench, Promise(item.id, key), {item.id})
        carriers.update(dict.fromkeys(found))
        if not found:
            bare.append(key)
    own = [one for one in standing.findings if (one.target or one.deliverable or "") in ("", *bare)]
    own.extend(_from_carriers(bench, standing, carriers))
    light = bench.lamp(CODE)
    if bare and light is not None and standing.status is not Status.CLOSED:
        proof = Proof(CODE, Decimal(len(bare)), Relation.MORE, Decimal(0), standing.as_of, "项")
        message = uncarried_message(_names(item, bare), len(promises_of(item)))
        where = place(standing.path, item.node)
        own.append(Finding(CODE, light, message, where, item.id, proof=proof))
    return tuple(own)


def _from_carriers(bench: Bench, standing: Standing, carriers: Iterable[str]) -> Iterator[Finding]:
    """The worst finding of each item that carries a promise of this one."""
    item = standing.item
    where = place(standing.path, item.node)
    for other_id in carriers:
        other = bench.beside(other_id)
        lit = [one for one in other.findings if isinstance(one.level, Light)] if other is not None else []
        worst = min(lit, key=lambda one: _rank(one.level), default=None)
        if worst is not None and other is not None:
            message = f"由《{other.plan.title}》“{other.item.title}”承接：{worst.message}"
            yield worst._replace(message=message, location=where, item=item.id, target=None, deliverable=None)


def _answering(bench: Bench, promise: Promise, seen: set[str]) -> tuple[str, ...]:
    """The items with owners that carry the promise, through items without owners where need be."""
    found: list[str] = []
    for other in bench.ledger.carriage.carriers(promise) if bench.ledger else ():
        if other.item in seen:
            continue
        standing = bench.beside(other.item)
        if standing is None:
            continue
        if standing.lead_now or standing.support_now:
            found.append(other.item)
        else:
            found.extend(_answering(bench, other, seen | {other.item}))
    return tuple(dict.fromkeys(found))


def _names(item: Item, keys: list[str]) -> list[str]:
    words = {one.key: one.metric for one in item.targets} | {one.key: one.text for one in item.deliverables}
    return [words.get(key, item.title) for key in keys]


def _rank(level: object) -> int:
    return level.rank if isinstance(level, Light) else len(Light)
