"""Chinese numerals of clauses and figures: 十九 is 19, 一百零五 is 105."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
_VALUES = {digit: value for value, digit in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
NUMERAL_CHARACTERS = "".join((*_VALUES, *_PLACES))


def from_chinese(text: str) -> int | None:
    """The whole number below 10,000 that ``text`` spells (十九, 一百零五, 二〇二五), or None."""
    if not text or any(character not in NUMERAL_CHARACTERS for character in text):
        return None
    if not any(character in _PLACES for character in text):
        return int("".join(str(_VALUES[character]) for character in text))
    total = digit = 0
    for character in text:
        if character in _PLACES:
            total += (digit or 1) * _PLACES[character]
            digit = 0
        else:
            digit = _VALUES[character]
    return total + digit


def to_chinese(number: int) -> str:
    """A clause number from 1 to 99 in Chinese: 19 is 十九."""
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, f"{DIGITS[tens]}十") if tens < 10 else str(tens)
    return head + (DIGITS[ones] if ones else "")
