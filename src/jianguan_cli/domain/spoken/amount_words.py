"""Figures in words, and what was understood, to be said back: 850万户, 98.6%, 两万五, 九成五, 3/5."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from jianguan_cli.domain.spoken.amount import Amount
from jianguan_cli.domain.spoken.measures import factor, is_share, whole
from jianguan_cli.domain.spoken.numbers import NUMBER_EXAMPLES, exact, read_leading_number
from jianguan_cli.domain.spoken.numerals import NUMERAL_SIGNS, read_numeral
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError, folded
from jianguan_cli.domain.values.number import show

_PARTS = re.compile(r"([0-9]{1,15})\s*/\s*([0-9]{1,15})")
_SHARE = re.compile(r"(百|千)分之(.+)")
_TENTHS = re.compile("([一二三四五六七八九十])成([一二三四五六七八九])?")
_FRACTION = re.compile(f"[{NUMERAL_SIGNS}]+分之[{NUMERAL_SIGNS}]+")
_MYRIADS = re.compile("[万亿]")
_SCALE = re.compile("^[十百千万亿]*[万亿]")
_SIXTH = Decimal("0.000001")


def read_words(text: str, unit: str) -> Amount:
    """The figure in ``unit`` that the words mean; see ``amount.read_amount``."""
    said = folded(text).strip()
    if not said:
        raise NotUnderstoodError(text, "看不懂：是空的", hint=f"可以写 {NUMBER_EXAMPLES}")
    amount = _parts(said, unit) or _tenths(said, unit) or _share(said, unit) or _counted(said, unit)
    value = exact(amount.value, text)
    if said.replace(" ", "") in (show(value), f"{show(value)}{folded(unit)}"):
        return Amount(value, amount.parts)
    return Amount(value, amount.parts, f"{said} = {show(value)}{unit}")


def _parts(said: str, unit: str) -> Amount | None:
    match = _PARTS.fullmatch(said)
    if match is None:
        return None
    part, all_of = int(match[1]), int(match[2])
    if not is_share(unit):
        raise NotUnderstoodError(
            said, f"是一个比率，本目标的单位是“{unit}”", hint="只有 % 的目标可以写成几分之几，如 3/5"
        )
    if all_of == 0 or part > all_of:
        raise NotUnderstoodError(said, "的分母要大于 0，也不小于分子", hint="写成 已完成数/总数，如 3/5")
    value = (Decimal(part * whole(unit)) / all_of).quantize(_SIXTH, ROUND_HALF_UP)
    return Amount(value, (part, all_of))


def _tenths(said: str, unit: str) -> Amount | None:
    match = _TENTHS.fullmatch(said)
    if match is None:
        return None
    tenths = read_numeral(match[1]) or Decimal(0)
    hundredths = read_numeral(match[2]) or Decimal(0) if match[2] else Decimal(0)
    value = tenths * 10 + hundredths
    if value > 100:
        raise NotUnderstoodError(said, "看不懂", hint=f"可以写 {NUMBER_EXAMPLES}")
    return Amount(_converted(value, "%", unit, said))


def _share(said: str, unit: str) -> Amount | None:
    match = _SHARE.fullmatch(said)
    if match is None:
        if _FRACTION.match(said):
            raise NotUnderstoodError(said, "要写成两个数", hint="已完成数/总数，如 2/3")
        return None
    share = "%" if match[1] == "百" else "‰"
    if match[2] == match[1]:
        return Amount(_converted(Decimal(whole(share)), share, unit, said))
    number, rest = read_leading_number(match[2])
    if rest:
        raise NotUnderstoodError(said, f"里的“{rest}”看不懂", hint=f"可以写 {NUMBER_EXAMPLES}")
    return Amount(_converted(number, share, unit, said))


def _counted(said: str, unit: str) -> Amount:
    number, rest = read_leading_number(said)
    if not rest and _MYRIADS.search(said):
        # 一万二 on a 万户 target counts 户, as 1.2万 does: the 万 is said already.
        rest = _SCALE.sub("", folded(unit))
    return Amount(_converted(number, rest, unit, said))


def _converted(number: Decimal, said_unit: str, unit: str, said: str) -> Decimal:
    times = factor(said_unit, unit)
    if times is None:
        if any(sign.isdigit() or not (sign.isalpha() or sign in "%‰/·()") for sign in said_unit):
            raise NotUnderstoodError(said, "看不懂", hint=f"可以写 {NUMBER_EXAMPLES}")
        raise NotUnderstoodError(
            said, f"的单位和本目标的单位“{unit}”不同，无法换算", hint=f"请换算成“{unit}”再写，只写数也可以"
        )
    product = Fraction(number) * times
    divisor = product.denominator
    for prime in (2, 5):
        while divisor % prime == 0:
            divisor //= prime
    if divisor != 1:
        raise NotUnderstoodError(
            said, f"换算成“{unit}”除不尽，位数太多", hint=f"请写“{unit}”的数，四舍五入到 6 位小数以内"
        )
    return Decimal(product.numerator) / Decimal(product.denominator)
