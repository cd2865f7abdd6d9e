"""Items by pinyin: initials or full syllables, any reading of a character with several.

The table of readings costs a quarter of a second, so it is read only when nothing else was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jianguan_cli.domain.plan.model import Item


def find_by_pinyin(query: str, items: Sequence[Item]) -> list[Item]:
    """The items whose title holds ``query`` as pinyin (``xjshgyjlbz`` is 新建社会公用计量标准)."""
    wanted = query.strip().lower().replace(" ", "").replace("'", "")
    if not wanted.isascii() or not wanted.isalpha():
        return []
    hits = [item for item in items if matches_pinyin(wanted, item.title)]
    return hits or [
        item for item in items if any(matches_pinyin(wanted, target.metric) for target in item.targets)
    ]


def matches_pinyin(wanted: str, text: str) -> bool:
    """Whether ``wanted`` spells a run of ``text``, each character by a syllable or its initial."""
    readings = [_readings(character) for character in text]
    return any(_spells(wanted, readings, start) for start in range(len(readings)))


def _spells(wanted: str, readings: list[frozenset[str]], start: int) -> bool:
    """Whether ``wanted`` can be used up from character ``start`` on."""
    open_ends = {0}
    for options in readings[start:]:
        if not options:  # punctuation is not spelled
            continue
        following = set()
        for used in open_ends:
            rest = wanted[used:]
            for syllable in options:
                if rest.startswith(syllable):
                    following.add(used + len(syllable))
                if syllable and rest.startswith(syllable[0]):
                    following.add(used + 1)
                if rest and syllable.startswith(rest):
                    return True
        if len(wanted) in following:
            return True
        if not following:
            return False
        open_ends = following
    return False


@cache
def _readings(character: str) -> frozenset[str]:
    if character.isascii():
        return frozenset((character.lower(),)) if character.isalnum() else frozenset()
    from pypinyin import Style, pinyin

    spelled = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return frozenset(spelled[0]) if spelled else frozenset()
