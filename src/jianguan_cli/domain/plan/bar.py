"""The bar that a figure is held against: on which side of which number it must stand."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.values.number import rounded, show
from jianguan_cli.domain.values.vocabulary import Op

_PLACES = 6  # the most that a number in a file has


class Bar(NamedTuple):
    """``op`` and ``value``; ``upper`` closes a ``between``, ``tolerance`` widens an ``==`` both ways."""

    op: Op
    value: Decimal
    upper: Decimal | None = None
    tolerance: Decimal | None = None

    def holds(self, figure: Decimal) -> bool:
        """Whether ``figure`` stands on the right side; both ends of a ``between`` are in it."""
        match self.op:
            case Op.GE:
                return figure >= self.value
            case Op.LE:
                return figure <= self.value
            case Op.GT:
                return figure > self.value
            case Op.LT:
                return figure < self.value
            case Op.EQ:
                return abs(figure - self.value) <= (self.tolerance or 0)
            case Op.BETWEEN:
                return self.value <= figure <= (self.value if self.upper is None else self.upper)

    def exceeded(self, figure: Decimal) -> bool:
        """Whether a total that never falls is over the bar's upper side for good."""
        match self.op:
            case Op.LE:
                return figure > self.value
            case Op.LT:
                return figure >= self.value
            case Op.BETWEEN:
                return self.upper is not None and figure > self.upper
            case Op.EQ:
                return self.value == 0 and not self.tolerance and figure > 0
            case _:
                return False

    def scaled(self, part: int, whole: int) -> Bar:
        """The bar of ``part`` of ``whole`` days (a quota cut pro rata); exact to far below what is shown."""
        if part == whole:
            return self
        return self._replace(
            value=self.value * part / whole,
            upper=None if self.upper is None else self.upper * part / whole,
            tolerance=None if self.tolerance is None else self.tolerance * part / whole,
        )

    def words(self, unit: str) -> str:
        """不低于98%, 100家左右（±5）, 3%至5%."""
        said = f"{_shown(self.value)}{unit}"
        if self.op is Op.BETWEEN and self.upper is not None:
            return f"在{said}至{_shown(self.upper)}{unit}之间"
        if self.op is Op.EQ and self.tolerance:
            return f"在{said}左右（上下{_shown(self.tolerance)}）"
        return f"{self.op.label} {said}"


def _shown(number: Decimal) -> str:
    """As the file says it; only what a division made is rounded."""
    exponent = number.as_tuple().exponent
    made = isinstance(exponent, int) and exponent < -_PLACES
    return show(rounded(number) if made else number)
