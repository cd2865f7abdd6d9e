"""Finding the item that a clerk means: an id, a part of one, words of its title, a unit.

Pinyin and typing errors are looked at only where nothing else fits (``storage.pinyin``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from jianguan_cli.domain.plan.model import Item


def fold_text(text: str) -> str:
    """``text`` for comparing: full-width forms, capitals and blanks make no difference."""
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")


def find_items(query: str, items: Sequence[Item]) -> list[Item]:
    """The items that ``query`` may mean, from the surest reading that fits any: exact id, end of id,
    part of id, the whole title, a part of it, all its words in title, clause, targets or deliverables.
    """
    wanted = query.strip().lower()
    if not wanted:
        return []
    exact = [item for item in items if item.id == wanted]
    if exact:
        return exact
    folded = fold_text(query)
    words = [fold_text(word) for word in query.split()]
    readings = (
        lambda item: item.id.endswith(f"-{wanted}"),
        lambda item: wanted in item.id,
        lambda item: fold_text(item.clause) == folded,
        lambda item: fold_text(item.title) == folded,
        lambda item: folded in fold_text(item.title),
        lambda item: all(word in fold_text(item.title) for word in words),
        lambda item: all(word in _all_words(item) for word in words),
    )
    for reading in readings:
        hits = [item for item in items if reading(item)]
        if hits:
            return hits
    return []


def items_saying(words: Sequence[str], items: Sequence[Item]) -> list[Item]:
    """The items in which each of the words stands somewhere: in the id, title, clause, targets, results."""
    folded = [fold_text(word) for word in words]
    return [item for item in items if all(word in item.id or word in _all_words(item) for word in folded)]


def close_ids(query: str, items: Sequence[Item]) -> list[Item]:
    """The items whose id or title looks most like ``query``: what to suggest when nothing fits."""
    from difflib import SequenceMatcher

    def likeness(item: Item) -> float:
        return max(
            SequenceMatcher(None, query.lower(), item.id).ratio(),
            SequenceMatcher(None, fold_text(query), fold_text(item.title)).ratio(),
        )

    ranked = sorted(((likeness(item), item.id, item) for item in items), key=lambda one: (-one[0], one[1]))
    return [item for score, _, item in ranked[:5] if score >= 0.4]


def _all_words(item: Item) -> str:
    parts = [item.title, item.clause, *(target.metric for target in item.targets)]
    parts += [deliverable.text for deliverable in item.deliverables]
    return fold_text(" ".join(parts))
