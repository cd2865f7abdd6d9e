"""An official document cut into its clauses: chapters 一、, sections (一), numbers 1., points 一是.

The text comes as people get it: copied from a web page or a PDF, with line breaks inside words, page
numbers between paragraphs, full-width and ASCII punctuation mixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianguan_cli.domain.values.clause import Level, Step, Steps
from jianguan_cli.domain.values.numerals import from_chinese, to_chinese

_FOLD = str.maketrans(
    "０１２３４５６７８９％．（）［］，；：",
    "0123456789%.()[],;:",
)
_NUMERAL = "[一二三四五六七八九十百]+"
_HEADING = re.compile(
    rf"\s*(?:第(?P<part>{_NUMERAL})章|(?P<chapter>{_NUMERAL})、|\((?P<section>{_NUMERAL})\)|(?P<number>[0-9]{{1,3}})[.、](?![0-9]))"
)
# A page number alone on its line: 3, - 3 -, 第3页 共9页.
_FURNITURE = re.compile(r"\s*(?:[-—–·]*\s*[0-9]{1,4}\s*[-—–·]*|第\s*[0-9]+\s*页.*)\s*")
_SPACE = re.compile(r"\s+")
_BRACKET = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_OWNER_WORDS = re.compile(r"责任单位|牵头|负责|分工")

_DEPTH = {Level.CHAPTER: 0, Level.SECTION: 1, Level.NUMBER: 2}


def fold(text: str) -> str:
    """The text as it is compared: no white space, ASCII digits and brackets."""
    return _SPACE.sub("", text.translate(_FOLD))


class SourceText:
    """The clauses of a document; the text of a clause includes all that stands below its heading."""

    def __init__(self, text: str) -> None:
        self._texts: dict[Steps, str] = {}
        steps: Steps = ()
        for line in text.translate(_FOLD).splitlines():
            if _FURNITURE.fullmatch(line):
                continue
            step = _heading(line)
            if step is not None:
                above = tuple(one for one in steps if _DEPTH[one.level] < _DEPTH[step.level])
                steps = (*above, step)
            folded = fold(line)
            for depth in range(1, len(steps) + 1):
                self._texts[steps[:depth]] = self._texts.get(steps[:depth], "") + folded

    def clause(self, steps: Steps) -> str | None:
        """The text of a clause, folded; None where the document has no such clause."""
        if not steps:
            return None
        *above, last = steps
        match last.level:
            case Level.BRACKET:
                return _nth(self.clause(tuple(above)), last.number)
            case Level.POINT | Level.PREAMBLE:
                return _point(self.clause(tuple(above)), last.number)
            case _:
                return self._texts.get(steps)


def owner_brackets(text: str) -> list[re.Match[str]]:
    """The brackets of a folded clause that say who is responsible."""
    return [match for match in _BRACKET.finditer(text) if _OWNER_WORDS.search(match[0])]


def _heading(line: str) -> Step | None:
    match = _HEADING.match(line)
    if match is None:
        return None
    if match["number"]:
        return Step(Level.NUMBER, int(match["number"]))
    level = Level.SECTION if match["section"] else Level.CHAPTER
    number = from_chinese(match["section"] or match["chapter"] or match["part"])
    return None if number is None else Step(level, number)


def _nth(text: str | None, number: int) -> str | None:
    """The text that the ``number``-th owner bracket closes, the bracket included."""
    if text is None:
        return None
    ends = [match.end() for match in owner_brackets(text)]
    if not 1 <= number <= len(ends):
        return None
    return text[ends[number - 2] if number > 1 else 0 : ends[number - 1]]


def _point(text: str | None, number: int) -> str | None:
    """The text of 三是 up to 四是; number 0 is what stands before 一是."""
    if text is None:
        return None
    starts = [0, *_points(text)]
    if number >= len(starts) or (number == 0 and len(starts) == 1):
        return None
    end = starts[number + 1] if number + 1 < len(starts) else len(text)
    return text[starts[number] : end]


def _points(text: str) -> Iterator[int]:
    """Where 一是, 二是, … begin, each after the one before; 统一是 is none."""
    at = 0
    number = 1
    while True:
        match = re.compile(f"(?<![统唯之第十]){to_chinese(number)}是").search(text, at)
        if match is None:
            return
        yield match.start()
        at = match.end()
        number += 1
