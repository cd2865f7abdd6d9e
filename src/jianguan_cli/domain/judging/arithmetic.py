"""Exact percents: sums and products are exact, and each percent is one division.

A gap is divided once, never the difference of two quotients, so that a gap of exactly 10 points
compares as exactly 10.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import NamedTuple

# Figures have 21 digits at most; their products with days and 100 stay exact far below this.
_EXACT = Context(prec=50)
_HUNDRED = Decimal(100)

add = _EXACT.add
subtract = _EXACT.subtract
multiply = _EXACT.multiply


class Pace(NamedTuple):
    """Progress, expected progress and their difference, in percent and points."""

    progress: Decimal
    expected: Decimal
    gap: Decimal


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """``part`` of ``whole`` in percent; ``whole`` is not zero."""
    return _EXACT.divide(multiply(part, _HUNDRED), whole)


def share(value: Decimal, part: int, whole: int) -> Decimal:
    """``value`` × ``part`` ∕ ``whole``, for showing a quota of part of a period."""
    return value if part == whole else _EXACT.divide(multiply(value, Decimal(part)), Decimal(whole))


def pace(done: Decimal, whole: Decimal, wanted: Decimal, steps: int) -> Pace:
    """``done`` of ``whole`` against ``wanted`` ∕ ``steps`` of it; neither divisor is zero."""
    count = Decimal(steps)
    scaled = multiply(whole, count)
    behind = subtract(multiply(done, count), wanted)
    return Pace(percent(done, whole), percent(wanted, scaled), percent(behind, scaled))
