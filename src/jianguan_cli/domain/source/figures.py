"""The figures of a document's text: digits, 百分之九十八, 万 and 亿."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.values.numerals import NUMERAL_CHARACTERS, from_chinese

_SCALES = {"万": Decimal(10_000), "亿": Decimal(100_000_000), "万亿": Decimal(10**12)}
_SCALE = "(?P<scale>万亿|[万亿])?"
_DIGITS = re.compile(rf"(?P<value>[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?){_SCALE}(?P<percent>%)?")
_WORDS = re.compile(rf"(?P<percent>百分之)?(?P<value>[{NUMERAL_CHARACTERS}]+){_SCALE}")
_UNIT_SCALE = re.compile(f"^{_SCALE}(?P<rest>.*)")
_PERCENT_UNITS = ("%", "百分点", "个百分点")


class Figure(NamedTuple):
    """A figure of the text: its full value, whether it is a percentage, and what stands right after it.

    ``spelled`` ones are Chinese numerals, which also occur in words (一批, 统一).
    """

    value: Decimal
    percent: bool
    after: str
    spelled: bool


def figures(text: str) -> list[Figure]:
    """Every figure of a folded text."""
    found = []
    for match in _DIGITS.finditer(text):
        value = Decimal(match["value"].replace(",", "")) * _scale(match)
        found.append(
            Figure(value, bool(match["percent"]), text[match.end() : match.end() + 4], spelled=False)
        )
    for match in _WORDS.finditer(text):
        number = from_chinese(match["value"])
        if number is not None:
            after = text[match.end() : match.end() + 4]
            found.append(Figure(Decimal(number) * _scale(match), bool(match["percent"]), after, spelled=True))
    return found


def stands_in(value: Decimal, unit: str, found: list[Figure]) -> bool:
    """Whether ``value`` with its unit is among the figures: 850 万户 is 850万户 and 8500000户."""
    percent = unit in _PERCENT_UNITS
    match = _UNIT_SCALE.match(unit)
    full = value if match is None else value * _scale(match)
    name = unit if match is None else match["rest"]
    return any(
        figure.value == full
        and figure.percent == percent
        and (not figure.spelled or percent or (bool(name) and figure.after.startswith(name[0])))
        for figure in found
    )


def _scale(match: re.Match[str]) -> Decimal:
    return _SCALES.get(match["scale"] or "", Decimal(1))
