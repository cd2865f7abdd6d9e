"""A rate as its parts, 3 of 5: what it comes to, and whether the rate beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from jianguan_cli.domain.values.number import show

_COUNT = 2


def rate_of(part: Decimal, whole: Decimal, unit: str) -> Decimal:
    """``part`` of ``whole`` in the unit: percent, or per mille; ``whole`` is not zero."""
    return part * (1000 if unit.startswith("‰") else 100) / whole


def misread_parts(value: Decimal | None, parts: Sequence[Decimal], unit: str) -> str | None:
    """Why ``parts`` and the rate written beside them do not fit; None where they do.

    The rate may be rounded as far as its own places.
    """
    if len(parts) != _COUNT or parts[1] <= 0:
        return "写成 [分子, 分母]，两个数，分母大于 0"
    if not 0 <= parts[0] <= parts[1]:
        return f"{show(parts[0])}/{show(parts[1])} 的分子应在 0 到分母之间"
    if value is None:
        return f"比率本身也要写进 values（{show(parts[0])}/{show(parts[1])}）"
    exact = rate_of(parts[0], parts[1], unit)
    if exact.quantize(Decimal(1).scaleb(_exponent(value)), rounding=ROUND_HALF_UP) == value:
        return None
    return f"{show(parts[0])}/{show(parts[1])} 不是 values 里的 {show(value)}{unit}"


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
