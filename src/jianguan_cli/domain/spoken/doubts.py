"""Figures that can be read but look wrong: ten or a hundred times off, or a running total that fell."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.values.number import show

# A slip of the point, of a 万 or of an 亿.
_SLIPS = (1, 2, 3, 4, 8)
_FAR, _OVER = Decimal(5), Decimal(3)
_NEAR_LAST = (Decimal("0.5"), Decimal(2))
_NEAR_WANTED = (Decimal("0.8"), Decimal("1.25"))
_MOST_DONE = Decimal("1.5")


class Held(NamedTuple):
    """What a new figure is held against, all in its own unit.

    ``running``: totals that only rise within their period, and ``last`` is of the same period.  ``wanted``
    is None where levels are reported and a growth is promised, or the bar is somebody else's.
    """

    unit: str
    running: bool
    wanted: Decimal | None = None
    last: Decimal | None = None


class Doubt(NamedTuple):
    """Why a figure looks wrong; ``meant`` is the one that was probably meant, None where a total fell."""

    reason: str
    meant: Decimal | None = None


def doubt(figure: Decimal, held: Held) -> Doubt | None:
    """What to ask about ``figure``, or None where nothing speaks against it."""
    if held.running and held.last is not None and figure < held.last:
        said = f"{show(figure)}{held.unit}比已报的 {show(held.last)}{held.unit}小，累计数不会减少"
        return Doubt(f"{said}；所填应是期初以来的累计，不是本次新增")
    meant = _running_slip(figure, held) if held.running else _level_slip(figure, held)
    if meant is None:
        return None
    against = f"上次的 {show(held.last)}{held.unit}" if held.last else ""
    if not against and held.wanted is not None:
        against = f"目标的 {show(held.wanted)}{held.unit}"
    return Doubt(f"{show(figure)}{held.unit}与{against}相差悬殊，是不是 {show(meant)}{held.unit}？", meant)


def _running_slip(figure: Decimal, held: Held) -> Decimal | None:
    """A total several times what the whole period asks for, and a slip of it that fits."""
    wanted = held.wanted
    if wanted is None or wanted <= 0 or figure <= wanted * _OVER:
        return None
    least, most = held.last or Decimal(0), wanted * _MOST_DONE
    fitting = [slipped for slip in _SLIPS if least <= (slipped := figure.scaleb(-slip)) <= most]
    return _shown(max(fitting)) if fitting else None


def _level_slip(figure: Decimal, held: Held) -> Decimal | None:
    """A level or a rate far from the last one (or from what is asked), and a slip of it that is near."""
    known = held.last or held.wanted
    if not known or not figure or (figure > 0) != (known > 0):
        return None
    ratio = figure / known
    if 1 / _FAR < ratio < _FAR:
        return None
    low, high = _NEAR_LAST if held.last else _NEAR_WANTED
    for slip in _SLIPS:
        for slipped in (figure.scaleb(-slip), figure.scaleb(slip)):
            if low <= slipped / known <= high:
                return _shown(slipped)
    return None


def _shown(number: Decimal) -> Decimal:
    return Decimal(show(number))
