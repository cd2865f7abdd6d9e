"""年均: an ``each`` or ``grow`` promise that is judged by the mean of its periods.

The mean of quotas and of absolute growth is the arithmetic one; relative growth compounds: 年均增长 10% over
n years is a level of (1 + 10%) to the n-th.  The root is taken to 60 digits and kept to 20, so that what
comes out even compares as even.
"""

from __future__ import annotations

from decimal import Context, Decimal
from typing import TYPE_CHECKING, NamedTuple, Self

from jianguan_cli.domain.judging.standing import Shortfall
from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.plan.target import Target

if TYPE_CHECKING:
    from jianguan_cli.domain.judging.period_verdict import Held

_EXACT = Context(prec=60)
_HUNDRED = Decimal(100)
_RELATIVE = ("%", "％")


class Average(NamedTuple):
    """The mean over the decided periods, the bar it is held against, and whether no figure is missing."""

    mean: Decimal
    bar: Bar
    whole: bool
    last: Held

    @property
    def kept(self) -> bool:
        """Whether the mean keeps the bar."""
        return self.bar.holds(self.mean)

    @classmethod
    def of(cls, target: Target, held: tuple[Held, ...]) -> Self | None:
        """The mean of the decided periods of known figure; None where there is none."""
        known = [
            (one, figure, one.bar)
            for one in held
            if one.final
            and one.bar is not None
            and one.reading.whole
            and (figure := _figure(one)) is not None
        ]
        if not known:
            return None
        last = known[-1][0]
        figures = [figure for _, figure, _ in known]
        # A column a year is averaged like the figures; a cut quota counts by its days on both sides.
        shares = sum((_share(one) for one, _, _ in known), Decimal(0))
        bound = _EXACT.divide(sum((bar.value for _, _, bar in known), Decimal(0)), shares)
        if last.grown and target.unit.startswith(_RELATIVE):
            factor = Decimal(1)
            for figure in figures:
                factor = _EXACT.multiply(factor, 1 + _EXACT.divide(figure, _HUNDRED))
            mean = _compound(factor, len(figures))
        else:
            mean = _EXACT.divide(sum(figures, Decimal(0)), shares)
        return cls(mean, known[-1][2]._replace(value=bound), len(known) == len(held), last)

    def shortfall(self) -> Shortfall | None:
        """The mean as one that is short so far; None where it is not."""
        if self.kept:
            return None
        last = self.last
        return Shortfall(
            last.reading, self.bar, self.mean, last.slot.period, None, grown=last.grown, averaged=True
        )


def _figure(held: Held) -> Decimal | None:
    return held.growth if held.grown else held.reading.value


def _share(held: Held) -> Decimal:
    """How much of a period counts: a cut one counts by its days."""
    return Decimal(1) if held.cut is None else Decimal(held.cut.days) / held.cut.whole


def _compound(factor: Decimal, periods: int) -> Decimal:
    """The yearly growth in percent that compounds to ``factor``; below nothing left there is none."""
    if factor <= 0:
        return -_HUNDRED
    root = factor if periods == 1 else _EXACT.power(factor, _EXACT.divide(Decimal(1), Decimal(periods)))
    return ((root - 1) * _HUNDRED).quantize(Decimal("1e-20"))
