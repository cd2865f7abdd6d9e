"""The number at the head of typed words (``1,200批次``, ``98.6 %``, ``两万五``), and what follows it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from jianguan_cli.domain.spoken.numerals import NUMERAL_SIGNS, read_numeral
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError, folded
from jianguan_cli.domain.values.number import parse_number, show

NUMBER_EXAMPLES = "98.6、98.6%、1,200、1.2万、两万五、百分之九十八、3/5（至多 15 位整数、6 位小数）"
PLAIN_DIGITS = r"[0-9]+(?:\.[0-9]+)?"
_DIGITS = re.compile(r"[+-]?[0-9](?:[0-9,. ]*[0-9])?")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+)(?:\.[0-9]+)?")
_PLAIN = re.compile(rf"[+-]?{PLAIN_DIGITS}")
_NUMERAL = re.compile(f"负?[{NUMERAL_SIGNS}]+(?:点[{NUMERAL_SIGNS}]+)?")
_MIXED = re.compile(r"([0-9]+)亿([0-9]{1,4})万")
_SHORT = re.compile(r"[0-9]+(?:\.[0-9]+)?[亿万千百][0-9]")
_ROUGH = re.compile(
    r"约|近|大概|左右|上下|多(?:$|[^项])|余|来[^自]|几|以上|以下|以内|超|不到|不足|[<>≤≥]|\+$"
)
_ANY_DIGIT = re.compile(f"[0-9{NUMERAL_SIGNS}]")
_RANGE = re.compile(r"[0-9%一-龥]\s*(?:[—–~～]+|至|到|-)\s*[0-9]")
_HUNDRED_MILLION, _TEN_THOUSAND = Decimal(10) ** 8, Decimal(10) ** 4


class Spoken(NamedTuple):
    """A number and the words behind it, as typed."""

    number: Decimal
    rest: str


def read_leading_number(text: str) -> Spoken:
    """The number that ``text`` begins with; raises ``NotUnderstoodError`` where there is none.

    Chinese numerals are taken as long as they go, so 三千克 is 3000 and 克: the same amount as 3 千克.
    """
    said = folded(text).strip()
    _refuse_rough(said)
    if match := _MIXED.match(said):
        number = Decimal(match[1]) * _HUNDRED_MILLION + Decimal(match[2]) * _TEN_THOUSAND
        return Spoken(number, said[match.end() :].strip())
    if match := _SHORT.match(said):
        raise NotUnderstoodError(text, "的最后一位不知是哪一位", hint=_short_hint(match[0]))
    if match := _DIGITS.match(said):
        return Spoken(_digits(match[0], text), said[match.end() :].strip())
    if match := _NUMERAL.match(said):
        return _numeral(match[0], said, text)
    raise NotUnderstoodError(text, "看不懂", hint=f"可以写 {NUMBER_EXAMPLES}")


def exact(number: Decimal, said: str) -> Decimal:
    """The number as a file can hold it; raises where it has too many digits."""
    if parse_number(show(number)) is None:
        raise NotUnderstoodError(
            said, f"是 {show(number)}，位数太多", hint="至多 15 位整数、6 位小数，请四舍五入"
        )
    return Decimal(show(number))


def _refuse_rough(said: str) -> None:
    if _RANGE.search(said):
        raise NotUnderstoodError(said, "像是一个范围，这里要一个数", hint="请写实际的数，说明写进 --note")
    if _ROUGH.search(said) and _ANY_DIGIT.search(said):
        raise NotUnderstoodError(said, "不是准数", hint="请写准数，约数的说明写进 --note")


def _digits(said: str, text: str) -> Decimal:
    if not _PLAIN.fullmatch(said):
        if not _GROUPED.fullmatch(said):
            why, hint = "看不懂", f"可以写 {NUMBER_EXAMPLES}"
            if "," in said:
                why, hint = "里的逗号不是三位一分", "千分位写成 1,234；小数点写成 98.6"
            elif " " in said:
                why, hint = "里的空格不是三位一分", "请去掉空格；几个数分开填报"
            raise NotUnderstoodError(text, why, hint=hint)
        said = said.replace(",", "").replace(" ", "")
    return Decimal(said)


def _numeral(words: str, said: str, text: str) -> Spoken:
    number = read_numeral(words.removeprefix("负"))
    if number is None:
        raise NotUnderstoodError(text, "看不懂", hint=f"可以写 {NUMBER_EXAMPLES}")
    return Spoken(-number if words.startswith("负") else number, said[len(words) :].strip())


def _short_hint(said: str) -> str:
    head, place, digit = said[:-2], said[-2], said[-1]
    return f"请写成 {head}.{digit}{place}，或写全"
