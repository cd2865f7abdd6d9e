"""Reading only what differs: items whose text is the same on both sides are blanked before parsing.

Of ten thousand items a change touches a few; parsing the others twice would cost seconds.  Lines stay
lines, so every place in a message is still right (``docs/decisions/0040-read-what-differs.md``).

A line that begins an item in the column of the list cannot lie inside a block text of the item before,
whose lines are indented deeper.  Whatever this guess would get wrong (another key of the file after the
items, quoted texts over several lines) leaves a text that cannot be read: the caller then reads the whole.
"""

from __future__ import annotations

import re

_ITEMS = re.compile(r"^items:[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- ", re.MULTILINE)

Span = tuple[int, int]


def blank_unchanged(old: str, new: str) -> tuple[str, str] | None:
    """Both texts without the items they share; None where the layout is not the plain one.

    At least one item is kept on each side, so that ``items`` stays a list.
    """
    cut = _cut(old, new)
    if cut is None:
        return None
    mark, old_region, new_region = cut
    old_blocks, new_blocks = _blocks(old, old_region, mark), _blocks(new, new_region, mark)
    old_texts = [old[start:end] for start, end in old_blocks]
    new_texts = [new[start:end] for start, end in new_blocks]
    same = set(old_texts) & set(new_texts)
    for texts in (old_texts, new_texts):
        if same.issuperset(texts):
            same.discard(texts[0])  # kept on both sides
    return _blank(old, old_blocks, same), _blank(new, new_blocks, same)


def keep_only(text: str, item_id: str) -> str | None:
    """``text`` with every item but one blanked; None where that one cannot be told from the lines alone."""
    items = _first_item(text)
    heads = list(re.finditer(rf"\bid: *{re.escape(item_id)} *\r?$", text, re.MULTILINE))
    if items is None or len(heads) != 1 or heads[0].start() < items[0]:
        return None
    mark = _mark(items[1])
    start = max(text.rfind(mark, 0, heads[0].start()) + 1, items[0])
    end = text.find(mark, heads[0].start())
    return _blank(text, [(start, len(text) if end < 0 else end + 1)], set())


def _cut(old: str, new: str) -> tuple[str, Span, Span] | None:
    """What begins an item, and the items between the first and the last difference on both sides.

    Neither side is ever empty: the ends that both share never reach into what both begin with.  None where
    the layout has no such cut.
    """
    items, other = _first_item(old), _first_item(new)
    if items is None or other is None:
        return None
    first, indent = items
    mark = _mark(indent)
    shortest = min(len(old), len(new))
    prefix = _common(old, new, shortest)
    if prefix < first + len(mark):
        # The head differs: every item of both files is looked at.
        return (mark, (first, len(old)), (other[0], len(new))) if other[1] == indent else None
    start = max(old.rfind(mark, 0, prefix) + 1, first)
    suffix = _common(old[::-1], new[::-1], shortest - prefix)
    found = old.find(mark, len(old) - suffix)
    behind = len(old) - found - 1 if found >= 0 else 0
    return mark, (start, len(old) - behind), (start, len(new) - behind)


def _first_item(text: str) -> tuple[int, str] | None:
    """Where the line of the first item begins, and how far the list is indented."""
    match = _ITEMS.search(text)
    return None if match is None else (match.start(1), match.group(1))


def _mark(indent: str) -> str:
    return f"\n{indent}- "


def _common(one: str, other: str, limit: int) -> int:
    """How many characters both begin with, at most ``limit``; slices compare far faster than loops."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _blocks(text: str, region: Span, mark: str) -> list[Span]:
    """The items of a region, each from its line to the line of the next."""
    start, end = region
    starts = [start]
    while (found := text.find(mark, starts[-1], end)) >= 0:
        starts.append(found + 1)
    return list(zip(starts, [*starts[1:], end], strict=True))


def _blank(text: str, blocks: list[Span], same: set[str]) -> str:
    """``text`` with only those blocks that are not in ``same``; every line break stays."""
    items = _first_item(text)
    begin = items[0] if items is not None else 0
    pieces = [text[:begin], "\n" * text.count("\n", begin, blocks[0][0])]
    for start, end in blocks:
        block = text[start:end]
        pieces.append("\n" * block.count("\n") if block in same else block)
    pieces.append("\n" * text.count("\n", blocks[-1][1]))
    return "".join(pieces)
