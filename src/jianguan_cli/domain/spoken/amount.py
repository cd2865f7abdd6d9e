"""A figure typed for a target, read in the target's own unit."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from jianguan_cli.domain.values.number import parse_number, show

_MYRIADS = {"万": Decimal(10) ** 4, "亿": Decimal(10) ** 8}


def read_reading(text: str, unit: str) -> Decimal | None:
    """The figure in ``unit`` that ``850万户``, ``98.6%`` or ``１.２万`` means; None where it is none.

    Where the unit itself counts in 万 (万户), ``850万`` is 850, not 8500000.  A percent sign fits only a
    unit that is a share.
    """
    plain = parse_number(text)
    if plain is not None:
        return plain
    # The patterns of spoken figures and days are not compiled for a plain number.
    from jianguan_cli.domain.spoken.days_and_numbers import read_amount

    said = unicodedata.normalize("NFKC", text).replace(" ", "")
    counted = unicodedata.normalize("NFKC", unit).replace(" ", "")
    if ("%" in said or said.startswith("百分之")) and not counted.startswith(("%", "百分")):
        return None
    factor = _MYRIADS.get(counted[:1])
    rest = counted[1:] if factor else counted
    if rest and rest != "%" and said.endswith(rest):
        said = said.removesuffix(rest)
    number = read_amount(said)
    if number is None:
        return None
    if factor and said[-1:] in _MYRIADS:
        number /= factor
    return number if parse_number(show(number)) is not None else None
