"""Where in a clause a promise stands: the sentence that ``at``, its first words, names.

Widths and white space never matter.  The words may stand anywhere in the sentence, but in no other one of
the clause: what is named twice is not found.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from jianguan_cli.domain.source.headings import read_heading
from jianguan_cli.domain.source.owners import OWNER_WORDS
from jianguan_cli.domain.source.paragraphs import FOLD
from jianguan_cli.domain.source.text import fold

SHORTEST, LONGEST = 4, 12  # characters of ``at``, white space not counted

_STOPS = "。!?！？\n"
_SEMICOLONS = ";；"
_STRAY = " \t\u3000,，、:：.．"  # what print leaves over at the head of a sentence
_OPENING, _CLOSING = "(（〔【[", ")）〕】]"
_POINT = re.compile(r"[一二三四五六七八九十]{1,3}是(?=\S)")


class Sentence(NamedTuple):
    """One sentence of a text, as the text has it: its words without white space around, where they begin."""

    text: str
    start: int

    @property
    def words(self) -> str:
        """The sentence without the number that heads it: 一是, (二), 3."""
        text = self.text
        heading = read_heading(text.translate(FOLD))
        if heading is not None:
            text = text[heading.end :]
        point = _POINT.match(text)
        return (text[point.end() :] if point else text).lstrip(_STRAY)


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order.

    A semicolon inside brackets ends none, and an owner statement in brackets that follows a sentence is one
    of its own: what comes behind it begins anew.
    """
    found: list[Sentence] = []
    start = depth = opened = 0
    for place, sign in enumerate(text):
        if sign in _OPENING:
            depth += 1
            opened = place if depth == 1 else opened
            continue
        if sign in _CLOSING:
            depth = max(0, depth - 1)
            owners = re.search(OWNER_WORDS, text[opened : place + 1]) is not None
            if depth or text[start:opened].strip() or not owners:
                continue
        elif sign in _STOPS:
            depth = 0  # a bracket that print forgot to close ends here
        elif sign not in _SEMICOLONS or depth:
            continue
        _add(found, text, start, place + 1)
        start = place + 1
    _add(found, text, start, len(text))
    return found


def locate(text: str, at: str) -> tuple[Sentence, ...]:
    """The sentences of a clause in which the words ``at`` stand: one, or none, or several."""
    wanted = fold(at)
    if not wanted:
        return ()
    return tuple(one for one in sentences(text) if wanted in fold(one.text))


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    said = text[start:end]
    words = said.strip()
    if words:
        found.append(Sentence(words, start + len(said) - len(said.lstrip())))
