"""A figure typed for a target, in the target's own unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.values.number import parse_number


class Amount(NamedTuple):
    """A figure in the target's unit; ``parts`` where it was said as so many of so many.

    ``words`` says what was understood (25000户 = 2.5万户); empty where it is what was typed.
    """

    value: Decimal
    parts: tuple[int, int] | None = None
    words: str = ""


def read_amount(text: str, unit: str) -> Amount:
    """The figure in ``unit`` that ``850万户``, ``98.6%``, ``两万五`` or ``3/5`` means.

    Raises ``NotUnderstoodError`` where it is none, has several meanings, or measures something else.
    """
    plain = parse_number(text)
    if plain is not None:
        return Amount(plain)
    # The patterns of spoken figures are not compiled for a plain number.
    from jianguan_cli.domain.spoken.amount_words import read_words

    return read_words(text, unit)
