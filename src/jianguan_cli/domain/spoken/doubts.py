"""Figures that can be read but look wrong: out of bounds, ten or a hundred times off, a total that fell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from jianguan_cli.domain.values.number import show

# A slip of the point, of a 万 or of an 亿.
_SLIPS = (1, 2, 3, 4, 8)
_FAR, _OVER = Decimal(5), Decimal(3)
_NEAR_LAST = (Decimal("0.5"), Decimal(2))
_NEAR_WANTED = (Decimal("0.8"), Decimal("1.25"))
_MOST_DONE = Decimal("1.5")
_HUNDRED = Decimal(100)
_NEXT_TO_NOTHING = Decimal(10_000)
_TENS = Decimal(10)


class Kind(Enum):
    """How a figure looks wrong."""

    FELL = "fell"
    BEYOND = "beyond"
    SLIPPED = "slipped"


class Held(NamedTuple):
    """What a new figure is held against, all in its own unit.

    ``running``: totals that only rise within their period, and ``last`` is of the same period (``may_fall``:
    it was a 初步数, which may turn out too high); ``later`` is the first one of a later day.  ``wanted`` is
    None where levels are reported and a growth is promised, or the bar is somebody else's.  ``least`` and
    ``most`` bound figures of this kind: a rate is between 0 and 100 %, nothing that is counted is below 0.
    """

    unit: str
    running: bool
    wanted: Decimal | None = None
    last: Decimal | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    may_fall: bool = False
    later: Decimal | None = None


class Doubt(NamedTuple):
    """Why a figure looks wrong; ``meant`` is the one that was probably meant, None where nobody can tell."""

    reason: str
    meant: Decimal | None = None
    kind: Kind = Kind.SLIPPED


def doubt(figure: Decimal, held: Held) -> Doubt | None:
    """What to ask about ``figure``, or None where nothing speaks against it."""
    return (
        _beyond(figure, held)
        or _fell(figure, held)
        or _slipped(figure, held)
        or _fraction(figure, held)
        or _tiny(figure, held)
    )


def _fell(figure: Decimal, held: Held) -> Doubt | None:
    if not held.running:
        return None
    said = f"{show(figure)}{held.unit}"
    if held.last is not None and not held.may_fall and figure < held.last:
        said = f"{said}比已报的 {show(held.last)}{held.unit}小，累计数不会减少"
    elif held.later is not None and figure > held.later:
        said = f"{said}比以后报的 {show(held.later)}{held.unit}大，累计数不会减少"
    else:
        return None
    return Doubt(f"{said}；所填应是期初以来的累计，不是本次新增", None, Kind.FELL)


def _beyond(figure: Decimal, held: Held) -> Doubt | None:
    """Less than nothing, or more than all of it."""
    said = f"{show(figure)}{held.unit}"
    if held.least is not None and figure < held.least:
        return Doubt(f"不应小于 {show(held.least)}，这里是 {said}", None, Kind.BEYOND)
    if held.most is None or figure <= held.most:
        return None
    likely = [one for one in _slips(figure) if one <= held.most and _near(one, held)]
    meant = _shown(likely[0]) if likely else None
    guess = f"，是不是 {show(meant)}{held.unit}？" if meant is not None else ""
    return Doubt(f"不应超过 {show(held.most)}{held.unit}，这里是 {said}{guess}", meant, Kind.BEYOND)


def _fraction(figure: Decimal, held: Held) -> Doubt | None:
    """0.986 for a target of 98 %: 98.6 % or 0.986 %, and nobody here can tell."""
    small = held.last is not None and held.last < 1
    share = held.unit in ("%", "％")
    if not share or small or not 0 < figure < 1 or held.wanted is None or held.wanted < _TENS:
        return None
    meant = _shown(figure * _HUNDRED)
    return Doubt(f"{show(figure)} 是 {show(figure)}% 还是 {show(meant)}%？", meant)


def _tiny(figure: Decimal, held: Held) -> Doubt | None:
    """A first figure that is next to nothing of what is asked: 1.2万 of 元 for a target of 100 亿元."""
    if held.last is not None or not held.wanted or figure == 0:
        return None
    if abs(figure) * _NEXT_TO_NOTHING > abs(held.wanted):
        return None
    said = f"{show(figure)}{held.unit}不到目标的 {show(held.wanted)}{held.unit}的万分之一"
    return Doubt(f"{said}，请核对单位和小数点")


def _slipped(figure: Decimal, held: Held) -> Doubt | None:
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
    near = [slipped for slipped in _slips(figure) if _near(slipped, held)]
    return _shown(near[0]) if near else None


def _slips(figure: Decimal) -> Iterator[Decimal]:
    for slip in _SLIPS:
        yield figure.scaleb(-slip)
        yield figure.scaleb(slip)


def _near(figure: Decimal, held: Held) -> bool:
    known = held.last or held.wanted
    low, high = _NEAR_LAST if held.last else _NEAR_WANTED
    return bool(known) and known is not None and low <= figure / known <= high


def _shown(number: Decimal) -> Decimal:
    return Decimal(show(number))
