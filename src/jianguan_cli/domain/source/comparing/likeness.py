"""How much two short texts speak of the same thing, by the characters that they share.

A checklist words things shorter than its document, but with its words: a share of characters tells a
paraphrase from another matter where no list of synonyms could.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jianguan_cli.domain.source.paragraphs import FOLD

_LETTERS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]")


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """The characters that carry meaning: no marks, no white space."""
    return "".join(_LETTERS.findall(text.translate(FOLD)))


def share(part: str, whole: str) -> float:
    """How many of the characters of ``part`` stand somewhere in ``whole``: 0 to 1; nothing is all there."""
    said, known = letters(part), _known(whole)
    return sum(one in known for one in said) / len(said) if said else 1.0


@lru_cache(maxsize=4096)
def pairs(text: str) -> frozenset[str]:
    """The neighbouring pairs of characters of a text."""
    said = letters(text)
    return frozenset(said[at : at + 2] for at in range(len(said) - 1))


@lru_cache(maxsize=4096)
def _known(text: str) -> frozenset[str]:
    return frozenset(text)


def pair_share(part: frozenset[str], whole: frozenset[str]) -> float:
    """How many of the pairs of ``part`` stand in ``whole``; nothing is all there."""
    return len(part & whole) / len(part) if part else 1.0


def alike(part: str, whole: str) -> float:
    """Both measures together: the same characters, and as often as not in the same order."""
    return (share(part, whole) + pair_share(pairs(part), pairs(whole))) / 2
