"""Chinese numerals: whole or not at all."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianguan_cli.domain.spoken.numerals import read_numeral


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("十", "10"),
        ("十五万", "150000"),
        ("一百一", "110"),
        ("一百零一", "101"),
        ("一万二千五", "12500"),
        ("十万五千", "105000"),
        ("十万零五千", "105000"),
        ("一千零五十万", "10500000"),
        ("一亿零三", "100000003"),
        ("三万亿", "3000000000000"),
        ("三点一四", "3.14"),
        ("零点零五", "0.05"),
    ],
)
def test_numerals(said: str, number: str) -> None:
    assert read_numeral(said) == Decimal(number)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "万",
        "百",
        "千五",
        "一百十五",
        "一万十五",
        "一千二十",
        "一亿二百万",
        "二千三万五",
        "两十",
        "二百五点五",
        "九八点",
        "一二三万",
        "三百千",
        "一百一百",
        "零零",
        "十两",
    ],
)
def test_what_is_no_numeral(said: str) -> None:
    assert read_numeral(said) is None
