"""How values are said in print: days, amounts, gaps, lists; and what must never reach a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from jianguan_cli.domain.values.dates import say
from jianguan_cli.domain.values.number import rounded, show

DASH = "—"
_TENTH = Decimal("0.1")
_PLACES = 6  # the most that a number in a file has
# Control characters drive terminals, bidirectional overrides reorder what the eye reads; XML takes no U+FFFF.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_CLAUSE_LABEL = re.compile(r"#[0-9]+$")
_UNCOUNTED = ("%", "％", "‰")


def clean(text: str) -> str:
    """``text`` without terminal escapes, control characters and invisible marks; breaks become blanks."""
    if text.isprintable():
        return text
    if "\n" in text or "\t" in text:
        text = " ".join(text.split())
    return _UNSAFE.sub("", text)


def day_words(day: date | None) -> str:
    """2025年1月5日, or a dash."""
    return say(day) if day else DASH


def spoken_days(text: str) -> str:
    """``text`` with every 2025-01-05 in it said as 2025年1月5日."""
    return _ISO_DAY.sub(lambda match: f"{match[1]}年{int(match[2])}月{int(match[3])}日", text)


def amount(value: Decimal, unit: str) -> str:
    """A figure with its unit as it was reported: 98.6%, 850万户; only what a division made is rounded."""
    exponent = value.as_tuple().exponent
    made = isinstance(exponent, int) and exponent < -_PLACES
    return f"{show(rounded(value) if made else value)}{unit}"


def tenths(value: Decimal) -> str:
    """Half-up to one place, as print shows shares and gaps."""
    return show(value.quantize(_TENTH, rounding=ROUND_HALF_UP))


def percent(value: Decimal | None) -> str:
    """62.5%, or a dash."""
    return DASH if value is None else f"{tenths(value)}%"


def gap_words(gap: Decimal | None) -> str:
    """落后12.3个百分点, 超前…, 持平; a dash where nothing is paced."""
    if gap is None:
        return DASH
    said = tenths(abs(gap))
    if said == "0":
        return "与序时持平"
    return f"{'落后' if gap < 0 else '超前'}{said}个百分点"


def listed(names: Iterable[str], most: int = 0, counter: str = "家") -> str:
    """甲、乙、丙; with ``most`` the rest is counted: 甲、乙等5家. A dash for nobody."""
    found = tuple(names)
    if not found:
        return DASH
    if most and len(found) > most:
        return f"{'、'.join(found[:most])}等{len(found)}{counter}"
    return "、".join(found)


def listed_within(names: Iterable[str], most: int, counter: str = "家") -> str:
    """甲、乙等5家: as many names as fit into ``most`` characters, at least the first."""
    found = tuple(names)
    shown = len(found)
    while shown > 1 and len("、".join(found[:shown])) > most:
        shown -= 1
    return listed(found, shown, counter)


def clipped(text: str, most: int) -> str:
    """``text``, or its beginning and ……: cut where a clause ends, else after ``most`` characters."""
    if len(text) <= most:
        return text
    end = max(text.rfind(mark, most // 2, most) for mark in "，；。")
    return f"{text[: end if end > 0 else most - 2]}……"


def clause_words(clause: str) -> str:
    """五（十九） for ``五/(十九)``; the mark that tells twin brackets apart is no part of the document."""
    plain = _CLAUSE_LABEL.sub("", clause)
    return plain.replace("(", "（").replace(")", "）").replace("/（", "（").replace("/", "·")


def book(title: str) -> str:
    """《title》, inner book marks turned into 〈〉."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def signed(change: int, counter: str = "项") -> str:
    """增加2项, 减少1项, 持平."""
    if change == 0:
        return "持平"
    return f"{'增加' if change > 0 else '减少'}{abs(change)}{counter}"
