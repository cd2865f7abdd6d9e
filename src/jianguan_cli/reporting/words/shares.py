"""Percentages that add up to 100.0 exactly: the largest remainder method."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from jianguan_cli.domain.values.number import show

_TENTHS = 1000


def shares(counts: Sequence[int]) -> tuple[Decimal, ...]:
    """Each count's percent of the sum, to one place; together 100.0 (all 0 where nothing is counted).

    Units left over go to the largest remainders; equal remainders are served in the order given.
    """
    total = sum(counts)
    if total == 0:
        return tuple(Decimal(0) for _ in counts)
    exact = [Fraction(count * _TENTHS, total) for count in counts]
    floors = [int(value) for value in exact]
    left = _TENTHS - sum(floors)
    neediest = sorted(range(len(counts)), key=lambda index: (floors[index] - exact[index], index))
    for index in neediest[:left]:
        floors[index] += 1
    return tuple(Decimal(value) / 10 for value in floors)


def share_words(counts: Sequence[int]) -> tuple[str, ...]:
    """The shares as print shows them: 33.4%."""
    return tuple(f"{show(share)}%" for share in shares(counts))
