"""The sentences that an item and its promises stand in, as the document prints them, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.target import Deliverable, Target
from jianguan_cli.domain.source.blocks import Block, Document, Place
from jianguan_cli.domain.source.locate import locate
from jianguan_cli.domain.source.outline import outline
from jianguan_cli.domain.source.printed import as_printed
from jianguan_cli.domain.source.text import SourceText, fold
from jianguan_cli.domain.values.clause import Level, Steps, parse_clause


class Quote(NamedTuple):
    """Where one promise stands: ``key`` is empty for the item itself.

    ``text`` is the sentence; None where ``at`` is not written, or names none or several (``found``).
    """

    kind: str
    key: str
    at: str | None
    found: int
    text: str | None
    place: Place | None


def quotes(item: Item, document: Document) -> list[Quote] | None:
    """The item, each target and each deliverable with its sentence; None where the clause is not there."""
    steps = parse_clause(item.clause) or ()
    clause = SourceText(document).printed(steps)
    if clause is None:
        return None
    blocks = list(_blocks(document, steps))
    whole = document.text()
    return [_quote(kind, key, at, clause, blocks, whole) for kind, key, at in _places(item)]


def _places(item: Item) -> Iterator[tuple[str, str, str | None]]:
    yield "item", "", item.at
    said: tuple[Target | Deliverable, ...] = (*item.targets, *item.deliverables)
    for one in said:
        yield "target" if isinstance(one, Target) else "deliverable", one.key, one.at


def _quote(kind: str, key: str, at: str | None, clause: str, blocks: list[Block], whole: str) -> Quote:
    found = locate(clause, at) if at is not None else ()
    if len(found) != 1:
        return Quote(kind, key, at, len(found), None, None)
    wanted = fold(found[0].text)
    place = next((block.place for block in blocks if wanted in fold(block.text)), None)
    return Quote(kind, key, at, 1, as_printed(found[0].text, whole), place)


def _blocks(document: Document, steps: Steps) -> Iterator[Block]:
    """The blocks of a clause and of all below it, then, for rows of tables, all others."""
    above = list(steps)
    while above and above[-1].level in (Level.BRACKET, Level.POINT, Level.PREAMBLE):
        above.pop()
    clauses = list(outline(document.blocks).walk())
    yield from (one for clause in clauses if clause.steps[: len(above)] == tuple(above) for one in clause.own)
    yield from (block for block in document.blocks)
