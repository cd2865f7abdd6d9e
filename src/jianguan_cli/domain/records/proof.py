"""What decided a finding, as data: the fact, the bound, what holds between them, the day, the rule.

The sentence of a finding is made from its proof, so that no sentence can say what did not decide; programs
read the same values (``explain -f json``), and anybody may hold the comparison again (``Proof.holds``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import Enum
from operator import ge, gt, le, lt, ne
from typing import NamedTuple

Quantity = Decimal | dt.date


class Relation(Enum):
    """What holds between the fact and the bound, which is why there is a finding."""

    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    OTHER = "!="
    OUTSIDE = "outside"
    ABSENT = "absent"
    STATED = "stated"


class Proof(NamedTuple):
    """``fact`` ``relation`` ``bound``, in ``unit``; ``day`` is the day that the fact speaks of.

    ``upper`` closes a band (``outside``), or widens an equality both ways (``!=``).  ``absent``: there is no
    fact where one was asked for by ``bound``.  ``stated``: somebody said so, and nothing is compared.
    ``period`` is the first and last day of the period that is judged, ``gone`` the periods nobody reported.
    """

    rule: str
    fact: Quantity | None
    relation: Relation
    bound: Quantity | None
    day: dt.date
    unit: str = ""
    upper: Decimal | None = None
    period: tuple[dt.date, dt.date] | None = None
    gone: tuple[tuple[dt.date, dt.date], ...] = ()

    def holds(self) -> bool:
        """Whether what the proof says is so by its own values."""
        fact, bound = self.fact, self.bound
        if self.relation is Relation.ABSENT:
            return fact is None
        if self.relation is Relation.STATED:
            return True
        if isinstance(fact, Decimal) and isinstance(bound, Decimal):
            if self.relation is Relation.OUTSIDE:
                return self.upper is not None and not bound <= fact <= self.upper
            if self.relation is Relation.OTHER:
                return abs(fact - bound) > (self.upper or 0)
            return _COMPARED[self.relation](fact, bound)
        if isinstance(fact, dt.date) and isinstance(bound, dt.date):
            return self.relation in _COMPARED and _COMPARED[self.relation](fact, bound)
        return False


_COMPARED: dict[Relation, Callable[[Quantity, Quantity], bool]] = {
    Relation.LESS: lt,
    Relation.AT_MOST: le,
    Relation.MORE: gt,
    Relation.AT_LEAST: ge,
    Relation.OTHER: ne,
}
