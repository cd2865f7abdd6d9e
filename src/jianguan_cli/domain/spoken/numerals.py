"""Numbers spelled in Chinese: 一百零五, 两万五, 九十八点六, 二〇二五; understood whole or not at all."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_PLACES = {"千": 1000, "百": 100, "十": 10}
_FORMAL = str.maketrans("〇○壹贰叁肆伍陆柒捌玖拾佰仟萬億兩", "零零一二三四五六七八九十百千万亿两")
NUMERAL_SIGNS = "零〇○一二三四五六七八九两十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億兩"


def read_numeral(text: str) -> Decimal | None:
    """The number that ``text`` spells, or None where it spells none.

    A last digit without its place counts one place below the one before it (三千五 is 3500), unless a 零
    stands between (三千零五 is 3005).  Digits alone are read one by one (二〇二五, 九八点六).
    """
    said = text.translate(_FORMAL)
    whole, point, fraction = said.partition("点")
    if point and (not fraction or any(sign not in _DIGITS or sign == "两" for sign in fraction)):
        return None
    number = _row(whole) if all(sign in _DIGITS for sign in whole) else _whole(whole, abbreviated=not point)
    if number is None:
        return None
    return Decimal(f"{number}.{''.join(str(_DIGITS[sign]) for sign in fraction)}" if point else number)


def _row(said: str) -> int | None:
    """Digits one by one: 二〇二五."""
    if not said or (len(said) > 1 and (said[0] == "零" or "两" in said)):
        return None
    return int("".join(str(_DIGITS[sign]) for sign in said))


def _whole(said: str, *, abbreviated: bool) -> int | None:
    """Digits with their places, up to 亿 of 亿."""
    for word, value in (("亿", 10**8), ("万", 10**4)):
        high, found, low = said.rpartition(word)
        if found:
            above = _whole(high, abbreviated=False) if not _single(high) else _DIGITS[high]
            below = _after(low, value, abbreviated=abbreviated)
            return None if above is None or below is None or above == 0 else above * value + below
    return _section(said, abbreviated=abbreviated)


def _single(said: str) -> bool:
    return len(said) == 1 and said in _DIGITS


def _after(said: str, unit: int, *, abbreviated: bool) -> int | None:
    """What follows 万 or 亿: nothing, one bare digit (the next place), or a number below the unit."""
    if not said:
        return 0
    if _single(said):
        return _DIGITS[said] * unit // 10 if abbreviated and said not in "零两" else None
    zero, rest = said.startswith("零"), said.removeprefix("零")
    if _single(rest):
        return _DIGITS[rest] if zero and rest not in "零两" else None
    # 一万十五 is a slip for 一万零一十五: 十 alone stands only at the beginning.
    number = None if rest.startswith("十") else _whole(rest, abbreviated=abbreviated and not zero)
    if number is None or number >= unit:
        return None
    return number if zero or number >= unit // 10 else None


def _section(said: str, *, abbreviated: bool) -> int | None:
    """A number below 10,000."""
    total, place, index = 0, 10_000, 0
    if said.startswith("十"):
        said = f"一{said}"
    while index < len(said):
        zero = said[index] == "零"
        index += zero
        if index >= len(said) or said[index] not in _DIGITS or said[index] == "零":
            return None
        digit = _DIGITS[said[index]]
        following = said[index + 1 : index + 2]
        if not following:
            return _last(total, digit, place, zero=zero, abbreviated=abbreviated, pair=said[index] == "两")
        own = _PLACES.get(following, place)
        # 零 stands where places were left out, and only there.
        if own >= place or zero != (total > 0 and own < place // 10) or (own == 10 and said[index] == "两"):
            return None
        total, place, index = total + digit * own, own, index + 2
    return total if said else None


def _last(total: int, digit: int, place: int, *, zero: bool, abbreviated: bool, pair: bool) -> int | None:
    """A last digit without its place."""
    if pair or total == 0:
        return None
    if zero:
        return total + digit if place > 10 else None
    if place == 10:
        return total + digit
    return total + digit * place // 10 if abbreviated else None
