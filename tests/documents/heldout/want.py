"""What a careful person finds in a document, as data beside it: written by hand, before the code saw it."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

_FIGURE = re.compile(r"(>=|<=|==|>|<|~|\?)?(-?[0-9]+(?:\.[0-9]+)?)(?:\.\.([0-9]+(?:\.[0-9]+)?))?(.*)")


class Figure(NamedTuple):
    """A printed figure: how it is to be met, its value, the other end of a range, its unit."""

    op: str
    value: Decimal
    upper: Decimal | None
    unit: str


class Want(NamedTuple):
    """One promise: its label, who leads and supports, its day (empty: no day), figures, leaders, marks.

    Names are parted by blanks, figures too: ``>=95%``, ``3..5%`` is a range, ``~6%`` is about six.
    """

    clause: str
    lead: str = ""
    support: str = ""
    deadline: str = ""
    figures: str = ""
    leader: str = ""
    marks: str = ""

    @property
    def leads(self) -> tuple[str, ...]:
        """The leading units."""
        return tuple(self.lead.split())

    @property
    def supports(self) -> tuple[str, ...]:
        """The supporting units."""
        return tuple(self.support.split())

    @property
    def numbers(self) -> tuple[Figure, ...]:
        """The figures as data."""
        return tuple(_figure(said) for said in self.figures.split())


class Held(NamedTuple):
    """A document: its file name, how its bytes are made, what is wanted of it."""

    name: str
    data: Callable[[], bytes]
    wants: tuple[Want, ...]
    period: tuple[str, str] = ("", "")


def _figure(said: str) -> Figure:
    match = _FIGURE.fullmatch(said)
    assert match is not None, said
    sign, low, high, unit = match.groups()
    op = "between" if high else {"~": "==", "?": "", None: ">="}.get(sign, sign)
    return Figure(op or "", Decimal(low), Decimal(high) if high else None, unit)
