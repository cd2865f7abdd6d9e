"""What one reading says about a promise: on the right side of the bound, on the wrong one, or unknown."""

from __future__ import annotations

from decimal import Decimal

from jianguan_cli.domain.judging.standing import Reading
from jianguan_cli.domain.plan.target import Target


def bound_of(target: Target, reading: Reading) -> Decimal | None:
    """The bar that the reading is held against: the target's value, or the reference it came with."""
    return reading.ref if target.value is None else target.value


def holds(target: Target, reading: Reading) -> bool | None:
    """Whether the reading keeps the promise; None where its bar is not known."""
    bound = reading.ref if target.value is None else target.value
    if bound is None or reading.value is None:
        return reading.met if target.value is None else None
    return target.op.holds(reading.value, bound)
