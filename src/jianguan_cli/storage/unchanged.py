"""Reading only what differs: items whose text is the same on both sides are blanked before parsing.

Of ten thousand items a change touches a few; parsing the others twice would cost seconds.  Lines stay
lines, so every place in a message is still right (``docs/decisions/0040-read-what-differs.md``).
"""

from __future__ import annotations

import re

_ITEMS = re.compile(r"^items:[ \t]*\r?$", re.MULTILINE)
_MORE = re.compile(r"^(?!- )[^\s#]", re.MULTILINE)  # another key of the file after the items
_FIRST = re.compile(r"^( *)- ", re.MULTILINE)


def blank_unchanged(old: str, new: str) -> tuple[str, str] | None:
    """Both texts without the items they share; None where the layout is not the plain one.

    At least one item is kept on each side, so that ``items`` stays a list.
    """
    old_blocks, new_blocks = item_blocks(old), item_blocks(new)
    if old_blocks is None or new_blocks is None:
        return None
    old_texts = [old[start:end] for start, end in old_blocks]
    new_texts = [new[start:end] for start, end in new_blocks]
    same = set(old_texts) & set(new_texts)
    for texts in (old_texts, new_texts):
        if same.issuperset(texts):
            same.discard(texts[0])  # kept on both sides
    return _blank(old, old_blocks, same), _blank(new, new_blocks, same)


def item_blocks(text: str) -> list[tuple[int, int]] | None:
    """Where the block of each item begins and ends; None where that cannot be told from the lines alone.

    A line that begins an item in the column of the list cannot lie inside a block text of the item
    before, whose lines are indented deeper; quoted texts over several lines are left to the full parser.
    """
    heads = list(_ITEMS.finditer(text))
    if len(heads) != 1:
        return None
    first = _FIRST.search(text, heads[0].end())
    if first is None or text[heads[0].end() : first.start()].strip():
        return None
    if _MORE.search(text, first.start()):
        return None
    indent = first.group(1)
    starts = [match.start() for match in re.finditer(rf"^{indent}- ", text[first.start() :], re.MULTILINE)]
    starts = [first.start() + start for start in starts]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _blank(text: str, blocks: list[tuple[int, int]], same: set[str]) -> str:
    pieces = [text[: blocks[0][0]]]
    for start, end in blocks:
        block = text[start:end]
        pieces.append("\n" * block.count("\n") if block in same else block)
    return "".join(pieces)


def keep_only(text: str, item_id: str) -> str | None:
    """``text`` with every item but one blanked; None where that one cannot be told from the lines alone."""
    blocks = item_blocks(text)
    if blocks is None:
        return None
    head = re.compile(rf"\bid: *{re.escape(item_id)} *\r?$", re.MULTILINE)
    wanted = [block for block in blocks if head.search(text, *block)]
    if len(wanted) != 1:
        return None
    return _blank(text, blocks, {text[start:end] for start, end in blocks if (start, end) != wanted[0]})
