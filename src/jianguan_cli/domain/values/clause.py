"""Clause labels: 五/(十九), 四/(二)/2, 一/6, 二/(四)/2/四是, 一/(一)#2."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from jianguan_cli.domain.values.numerals import from_chinese, to_chinese


class Level(Enum):
    """What kind of heading a step of a clause is."""

    CHAPTER = "chapter"
    SECTION = "section"
    NUMBER = "number"
    POINT = "point"
    PREAMBLE = "preamble"
    BRACKET = "bracket"


class Step(NamedTuple):
    """One step of a clause: 五 is (CHAPTER, 5), (十九) is (SECTION, 19); 总述 has the number 0."""

    level: Level
    number: int

    def __str__(self) -> str:
        match self.level:
            case Level.CHAPTER:
                return to_chinese(self.number)
            case Level.SECTION:
                return f"({to_chinese(self.number)})"
            case Level.NUMBER:
                return str(self.number)
            case Level.POINT:
                return f"{to_chinese(self.number)}是"
            case Level.PREAMBLE:
                return "总述"
            case Level.BRACKET:
                return f"#{self.number}"


Steps = tuple[Step, ...]

_STEP = re.compile(
    r"\((?P<section>\w+)\)|(?P<number>[0-9]+)|(?P<point>\w+)是|(?P<preamble>总述)|(?P<chapter>\w+)"
)


def parse_clause(text: str) -> Steps | None:
    """The steps of a clause label; None where it is a free one."""
    path, mark, bracket = text.partition("#")
    steps = []
    for part in path.split("/"):
        match = _STEP.fullmatch(part)
        step = _step(match) if match else None
        if step is None:
            return None
        steps.append(step)
    if mark:
        if not bracket.isdecimal():
            return None
        steps.append(Step(Level.BRACKET, int(bracket)))
    return tuple(steps)


def spell(steps: Steps) -> str:
    """The label of some steps, as checklists write it."""
    text = "/".join(str(step) for step in steps)
    return text.replace("/#", "#")


def _step(match: re.Match[str]) -> Step | None:
    if match["preamble"]:
        return Step(Level.PREAMBLE, 0)
    if match["number"]:
        return Step(Level.NUMBER, int(match["number"]))
    for name, level in (("section", Level.SECTION), ("point", Level.POINT), ("chapter", Level.CHAPTER)):
        if match[name]:
            number = from_chinese(match[name])
            return None if number is None else Step(level, number)
    return None
