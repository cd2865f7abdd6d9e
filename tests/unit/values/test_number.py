"""Numbers: exact from the file to the page."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianguan_cli.domain.values.number import as_json, parse_number, rounded, show


@pytest.mark.parametrize("text", ["0", "-5", "98.60", "0.000001", "123456789012345.123456"])
def test_a_number_is_what_it_spells(text: str) -> None:
    assert parse_number(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+5",
        "1e3",
        ".5",
        "5.",
        "1,000",
        "1_000",
        " 5",
        "5%",
        "１２",
        "0.0000001",
        "1234567890123456",
        "NaN",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("number", "shown"),
    [("98.60", "98.6"), ("100", "100"), ("1E+3", "1000"), ("0.00", "0"), ("-0.0", "0"), ("1E-6", "0.000001")],
)
def test_people_read_neither_exponents_nor_trailing_zeros(number: str, shown: str) -> None:
    assert show(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("number", "expected"),
    [("0.005", "0.01"), ("-0.005", "-0.01"), ("2.345", "2.35"), ("2.3449", "2.34"), ("100", "100.00")],
)
def test_halves_are_rounded_away_from_zero(number: str, expected: str) -> None:
    assert rounded(Decimal(number)) == Decimal(expected)


def test_whole_numbers_are_integers_in_json() -> None:
    assert [repr(as_json(Decimal(text))) for text in ("5.0", "5.5")] == ["5", "5.5"]
