"""Figures in the target's own unit; the collection in tests/phrases/values.yaml holds many more."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianguan_cli.domain.spoken.amount import read_amount
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("700", "万户", ""),
        ("700万户", "万户", ""),
        ("98.6%", "%", ""),
        ("25000户", "万户", "25000户 = 2.5万户"),
        ("700万", "万户", "700万 = 700万户"),
        ("两万五", "户", "两万五 = 25000户"),
        ("百分之九八", "%", "百分之九八 = 98%"),
        ("3/5", "%", "3/5 = 60%"),
    ],
)
def test_what_was_understood_is_said_back_where_it_is_not_what_was_typed(
    text: str, unit: str, words: str
) -> None:
    assert read_amount(text, unit).words == words


def test_what_is_said_back_can_be_read_again() -> None:
    amount = read_amount("8500000户", "万户")
    left, right = amount.words.split(" = ")
    assert read_amount(left, "万户").value == read_amount(right, "万户").value == Decimal(850)


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [
        ("98%", "项", "单位"),
        ("98,6", "%", "逗号"),
        ("约300", "批次", "准数"),
        ("①", "批次", "看不懂"),
        ("很多", "批次", "看不懂"),
        ("0.12345678", "批次", "位数太多"),
        ("1平方米", "亩", "单位|除不尽"),
        ("1亩", "公顷", "除不尽"),
    ],
)
def test_what_is_not_understood_is_told_with_what_to_write(text: str, unit: str, reason: str) -> None:
    with pytest.raises(NotUnderstoodError, match=reason) as caught:
        read_amount(text, unit)
    assert caught.value.hint
