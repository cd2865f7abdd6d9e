"""Units as people write them: which is how many of which; what measures something else fits none."""

from __future__ import annotations

from fractions import Fraction

from jianguan_cli.domain.spoken.understanding import folded

# Longest first: 百万元 is a million 元, not 百 of 万元.
_SCALES = {
    "万亿": 10**12,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "亿": 10**8,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
    "十": 10,
}
# Units that begin with a scale's sign and are no multiple of anything.
_WHOLE_WORDS = ("百分点", "千分点", "万分点")
_SHARES = {"%": Fraction(1, 100), "‰": Fraction(1, 1000)}
_KINDS = (
    {"克": 1, "公斤": 1000, "斤": 500, "吨": 1_000_000},
    {"米": 1, "公里": 1000},
    {"亩": 1, "公顷": 15, "平方公里": 1500},
    {"瓦": 1, "兆瓦": 1_000_000},
)


def factor(said: str, unit: str) -> Fraction | None:
    """How many of ``unit`` one of ``said`` is; None where they do not measure the same.

    A bare scale (``万``) counts what the unit counts.
    """
    one, other = _bare(said), _bare(unit)
    if not one or one == other:
        return Fraction(1)
    if one in _SHARES or other in _SHARES:
        return _SHARES[one] / _SHARES[other] if one in _SHARES and other in _SHARES else None
    if one in _WHOLE_WORDS or other in _WHOLE_WORDS:
        return None
    scale, base = _split(one)
    unit_scale, unit_base = _split(other)
    if not base or base == unit_base:
        return Fraction(scale, unit_scale)
    for kind in _KINDS:
        if base in kind and unit_base in kind:
            return Fraction(scale * kind[base], unit_scale * kind[unit_base])
    return None


def is_share(unit: str) -> bool:
    """Whether the unit is a share of the whole: % or ‰."""
    return _bare(unit) in _SHARES


def is_points(unit: str) -> bool:
    """Whether the unit is a difference of shares: 百分点."""
    return _bare(unit) in _WHOLE_WORDS


def is_ratio(unit: str) -> bool:
    """Whether the unit is a share, points, or so many a something."""
    return is_share(unit) or is_points(unit) or "/" in unit


def whole(unit: str) -> int:
    """What all of it is in the unit: 100 %, 1000 ‰; 0 where the unit is no share."""
    share = _SHARES.get(_bare(unit))
    return 0 if share is None else share.denominator


def _bare(unit: str) -> str:
    """个百分点 and 百分点, 个工作日 and 工作日 are one unit."""
    said = folded(unit).replace(" ", "")
    return said.removeprefix("个") or said


def _split(unit: str) -> tuple[int, str]:
    """The scale and what it counts: 万千瓦 is 10,000 times 1,000 瓦."""
    for word, value in _SCALES.items():
        if unit.startswith(word):
            scale, base = _split(unit.removeprefix(word))
            return scale * value, base
    return 1, unit
