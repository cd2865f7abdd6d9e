"""Editing texts at a place: the smallest tools that planting needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

Replacement = str | Callable[[re.Match[str]], str]


class Planted(NamedTuple):
    """A document and a checklist that differ in one thing more than before: its kind, and where it is."""

    kind: str
    text: str
    ledger: str
    place: str  # an item's id, or a clause label; empty where it speaks of the plan


def replaced(text: str, pattern: str, by: Replacement) -> Iterator[tuple[str, int]]:
    """The text with one match replaced, once for each match; with the place of it."""
    for match in re.finditer(pattern, text):
        made = match.expand(by) if isinstance(by, str) else by(match)
        if made != match[0]:
            yield text[: match.start()] + made + text[match.end() :], match.start()


def items_of(ledger: str) -> Iterator[tuple[str, int, int]]:
    """The items of a checklist: id, where its text begins, where it ends."""
    starts = [(match[1], match.start()) for match in re.finditer(r"(?m)^  - id: (\S+)", ledger)]
    ends = [start for _, start in starts[1:]] + [len(ledger)]
    for (name, start), end in zip(starts, ends, strict=True):
        yield name, start, end


def item_at(ledger: str, offset: int) -> str:
    """The item in whose text a place lies; empty above the first."""
    return next((name for name, start, end in items_of(ledger) if start <= offset < end), "")


def entry_at(text: str, start: int) -> int:
    """Where the list entry that begins at ``start`` ends: before the next line that is not deeper."""
    line = text[start:].split("\n", maxsplit=1)[0]
    indent = len(line) - len(line.lstrip())
    at = start + len(line) + 1
    while at < len(text):
        after = text[at:].split("\n", maxsplit=1)[0]
        if after.strip() and len(after) - len(after.lstrip()) <= indent:
            return at
        at += len(after) + 1
    return len(text)
