"""Numbers are exact decimals from the file to the page; only JSON and print round them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

# -? up to 15 digits, a point and up to 6 more.
NUMBER_PATTERN = r"-?[0-9]{1,15}(\.[0-9]{1,6})?"
_NUMBER = re.compile(NUMBER_PATTERN)
_CENT = Decimal("0.01")


def parse_number(text: str) -> Decimal | None:
    """The decimal that ``text`` spells in a checklist, or None where it spells none."""
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def show(number: Decimal) -> str:
    """A number as people write it: no exponent, no trailing zeros (``98.60`` is 98.6)."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def rounded(number: Decimal) -> Decimal:
    """Half-up to two places: the only rounding there is, at the edge."""
    return number.quantize(_CENT, rounding=ROUND_HALF_UP)


def as_json(number: Decimal) -> int | float:
    """The JSON number: an integer where the value is whole."""
    return int(number) if number == number.to_integral_value() else float(number)
