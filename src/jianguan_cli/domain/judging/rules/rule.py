"""What a rule is: a code, its Chinese name and explanation, and the check."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from jianguan_cli.domain.judging.case import Case
from jianguan_cli.domain.records.finding import Finding

Check = Callable[[Case], Iterator[Finding]]


class JudgingRule(NamedTuple):
    """One line of the table of lights.

    ``explains`` is for the unit that is shown the light.  ``after_closing``: it still speaks of a closed
    item; ``while_paused``: 暂缓 does not silence it; ``of_owners``: it
    speaks of what units owe, so not of an item whose document names none.
    """

    code: str
    title: str
    explains: str
    check: Check
    after_closing: bool = False
    while_paused: bool = True
    of_owners: bool = False
