"""The headings of official documents: 第一章, 第一节, 第三条, 一、, (一), 1., (1), ①, 一是.

How deep a heading stands follows from its kind, whatever kinds the document leaves out (GB/T 9704: 一、 over
(一) over 1. over (1)); chapters, sections and articles of regulations stand above them.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from jianguan_cli.domain.values.clause import Level, Step
from jianguan_cli.domain.values.numerals import from_chinese, to_chinese

_NUMERAL = "[一二三四五六七八九十百〇零壹贰叁肆伍陆柒捌玖拾]{1,5}"
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FORM = re.compile(
    rf"\s*(?:第(?P<part>{_NUMERAL})章|第(?P<division>{_NUMERAL})节|第(?P<article>{_NUMERAL})条"
    rf"|(?P<chapter>{_NUMERAL})\s*[、.](?![0-9])|\(\s*(?P<section>{_NUMERAL})\s*\)[、.]?"
    rf"|(?P<number>[0-9]{{1,3}})\s*[.、](?![0-9])|\((?P<inner>[0-9]{{1,3}})\)|(?P<circled>[{_CIRCLED}]))\s*"
)
_LONGEST = 60  # characters of a heading that has no stop


class Style(IntEnum):
    """The kinds of heading, the highest first."""

    PART = 0
    DIVISION = 1
    ARTICLE = 2
    CHAPTER = 3
    SECTION = 4
    NUMBER = 5
    INNER = 6
    CIRCLED = 7


_LEVELS = {
    Style.PART: Level.CHAPTER,
    Style.DIVISION: Level.SECTION,
    Style.ARTICLE: Level.NUMBER,
    Style.CHAPTER: Level.CHAPTER,
    Style.SECTION: Level.SECTION,
}


class Heading(NamedTuple):
    """A heading as read: its kind, its number, where in the line the words behind it begin."""

    style: Style
    number: int
    end: int

    @property
    def step(self) -> Step:
        """The heading as a step of a clause label."""
        return Step(_LEVELS.get(self.style, Level.NUMBER), self.number)


def read_heading(line: str) -> Heading | None:
    """The heading that a folded line begins with, or None."""
    match = _FORM.match(line)
    if match is None:
        return None
    for style in Style:
        said = match[style.name.lower()]
        if said is None:
            continue
        if style is Style.CIRCLED:
            number: int | None = _CIRCLED.index(said) + 1
        else:
            number = int(said) if said.isdigit() else from_chinese(said.translate(_FORMAL))
        # 二〇二五、 is no chapter; a bracket that closes a list is no heading either.
        return None if not number or number > 300 else Heading(style, number, match.end())
    return None


def title_of(words: str) -> str:
    """The heading among the words behind its number: up to the first stop, without it; else nothing."""
    head = re.split(r"[。;；\n]|:$|:\s*\n", words.strip(), maxsplit=1)[0].strip()
    return head.rstrip(":") if len(head) <= _LONGEST else ""


def point_starts(text: str) -> list[int]:
    """Where 一是, 二是, … begin, each after the one before; 统一是 is none."""
    starts: list[int] = []
    at = 0
    while True:
        match = re.compile(f"(?<![统唯之第十]){to_chinese(len(starts) + 1)}是").search(text, at)
        if match is None:
            return starts
        starts.append(match.start())
        at = match.end()
