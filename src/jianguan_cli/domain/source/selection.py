"""Which clauses of a document promise something: those with owners, else the lowest, background aside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from jianguan_cli.domain.source.headings import point_starts
from jianguan_cli.domain.source.outline import Clause
from jianguan_cli.domain.source.owners import Statement, statements
from jianguan_cli.domain.source.quantities import Verdict, census
from jianguan_cli.domain.values.clause import Level, Step, Steps

_BACKGROUND = re.compile(
    r"(?:发展基础|发展现状|现状|形势|形势分析|面临形势|指导思想|基本原则|工作原则|总体要求|重大意义|发展环境|背景|主要问题|存在问题|存在的问题|关注的重大问题|回顾|工作回顾|主要成效)$"
)
_FORESEEN = re.compile(
    "形势|现状|意义|背景|回顾|重大问题|^(?!夯实|筑牢|打牢|打好|巩固|强化|奠定|加强|完善|提升|健全|做实).{0,8}基础$"
)
_TASKS = re.compile("任务|举措|措施|重点工作|工程|行动")
_GOALS = re.compile(r"(?:主要|发展|工作|总体|预期|年度|规划)?目标$|愿景")


class Passage(NamedTuple):
    """A stretch of a clause that is one promise: its label, its words, where they begin in the clause."""

    clause: Clause
    steps: Steps
    text: str
    offset: int
    statement: Statement | None
    unsure: bool = False
    whole: bool = False  # with all that stands below the clause


def passages(root: Clause, *, first: bool) -> list[Passage]:
    """The promises of a document in its order."""
    said: dict[int, list[Statement]] = {
        id(clause): statements(clause.text, first=first) for clause in root.walk() if clause.steps
    }
    if any(said.values()):
        return list(_owned(root, said))
    return list(_unowned(root))


def _owned(root: Clause, said: Mapping[int, list[Statement]]) -> Iterator[Passage]:
    for clause in root.below:
        if not clause.steps:  # an annex, which is no clause itself
            yield from _owned(clause, said)
            continue
        if clause.below:
            own = said[id(clause)]
            inside = any(said[id(one)] for below in clause.below for one in below.walk())
            if own and not inside:  # the owners of all that stands below
                yield Passage(clause, clause.steps, clause.whole(), 0, own[0], whole=True)
                continue
            closing = _closing(clause, said) if not own else None
            if closing is not None:
                yield Passage(clause, clause.steps, clause.whole(), 0, closing, whole=True)
                continue
            yield from _by_statement(clause, own) if own else ()
            yield from _owned(clause, said)
        elif said[id(clause)]:
            yield from _by_statement(clause, said[id(clause)])
        elif not _is_background(clause) and (
            _promises_figure(clause) or (root.steps and any(said[id(one)] for one in root.below if one.steps))
        ):
            yield Passage(clause, clause.steps, clause.text, 0, None, unsure=True)


def _closing(clause: Clause, said: Mapping[int, list[Statement]]) -> Statement | None:
    """Label lines below the last of several points, which have no owners: they speak of the whole clause."""
    last = list(clause.walk())[-1]
    others = [one for one in clause.walk() if one is not last]
    if len(clause.below) < 2 or any(said[id(one)] for one in others) or len(said[id(last)]) != 1:
        return None
    only = said[id(last)][0]
    if not last.text[: only.start].endswith("\n"):
        return None
    shift = len(clause.whole()) - len(last.text)
    return only._replace(start=only.start + shift, end=only.end + shift)


def _by_statement(clause: Clause, said: list[Statement]) -> Iterator[Passage]:
    if len(said) == 1:
        yield Passage(clause, clause.steps, clause.text, 0, said[0], clause.unsure)
        return
    start = 0
    for number, one in enumerate(said, start=1):
        end = one.end if number < len(said) else len(clause.text)
        steps = (*clause.steps, Step(Level.BRACKET, number))
        moved = one._replace(start=one.start - start, end=one.end - start)
        yield Passage(clause, steps, clause.text[start:end], start, moved)
        start = end


def _unowned(parent: Clause, *, background: bool = False) -> Iterator[Passage]:
    for clause in parent.below:
        if not clause.steps:
            yield from _unowned(clause)
            continue
        here = _is_background(clause) or (background and not _TASKS.search(clause.title))
        if clause.below:
            yield from _unowned(clause, background=here)
        elif _GOALS.search(clause.title):
            if _promises_figure(clause):
                yield Passage(clause, clause.steps, clause.text, 0, None)
        elif not here:
            yield from _points(clause)


def _points(clause: Clause) -> Iterator[Passage]:
    starts = point_starts(clause.text)
    if len(starts) < 2:
        if clause.text.strip():
            yield Passage(clause, clause.steps, clause.text, 0, None, clause.unsure)
        return
    preamble = clause.text[: starts[0]]
    if _promises(preamble):
        yield Passage(clause, (*clause.steps, Step(Level.PREAMBLE, 0)), preamble, 0, None)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(clause.text)], strict=True), start=1):
        yield Passage(clause, (*clause.steps, Step(Level.POINT, number)), clause.text[start:end], start, None)


def _is_background(clause: Clause) -> bool:
    return _BACKGROUND.search(clause.title) is not None or _FORESEEN.search(clause.title) is not None


def _promises_figure(clause: Clause) -> bool:
    return any(one.verdict is Verdict.TARGET and not one.implied for one in census(clause.text))


def _promises(text: str) -> bool:
    """Whether words before 一是 promise something of their own: a figure, 杜绝, or a time of their own."""
    if any(one.verdict in (Verdict.TARGET, Verdict.RANGE) for one in census(text)):
        return True
    return re.search(r"力争[^,。]{1,12}年|到20[0-9]{2}年|杜绝", text) is not None
