"""A rate as its parts, and whether the rate beside them says the same."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianguan_cli.domain.plan.parts import misread_parts, rate_of


@pytest.mark.parametrize(
    ("part", "whole", "unit", "rate"),
    [("3", "5", "%", "60"), ("1", "8", "%", "12.5"), ("4", "5000", "‰", "0.8"), ("3", "5", "％", "60")],
)
def test_what_the_parts_come_to(part: str, whole: str, unit: str, rate: str) -> None:
    assert rate_of(Decimal(part), Decimal(whole), unit) == Decimal(rate)


def misread(value: str | None, parts: list[str], unit: str = "%") -> str | None:
    said = None if value is None else Decimal(value)
    return misread_parts(said, [Decimal(part) for part in parts], unit)


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("60", ["3", "5"]),
        ("60.00", ["3", "5"]),
        # rounded as far as its own places
        ("33", ["1", "3"]),
        ("33.3", ["1", "3"]),
        ("66.67", ["2", "3"]),
        ("12.5", ["1", "8"]),
        ("13", ["1", "8"]),  # half up
        ("0", ["0", "5"]),
    ],
)
def test_a_rate_that_says_what_its_parts_say(value: str, parts: list[str]) -> None:
    assert misread(value, parts) is None


@pytest.mark.parametrize(
    ("value", "parts", "why"),
    [
        ("61", ["3", "5"], "3/5 不是 values 里的 61%"),
        ("33.4", ["1", "3"], "1/3 不是 values 里的 33.4%"),
        ("12", ["1", "8"], "1/8 不是 values 里的 12%"),
        (None, ["3", "5"], "比率本身也要写进 values（3/5）"),
        ("60", ["3"], "两个数"),
        ("140", ["7", "5"], "分子应在 0 到分母之间"),
        ("-20", ["-1", "5"], "分子应在 0 到分母之间"),
        ("60", ["3", "5", "7"], "两个数"),
        ("60", ["3", "0"], "分母大于 0"),
        ("60", ["3", "-5"], "分母大于 0"),
    ],
)
def test_parts_that_do_not_fit_are_refused_with_the_reason(
    value: str | None, parts: list[str], why: str
) -> None:
    found = misread(value, parts)
    assert found is not None
    assert why in found


def test_per_mille_is_held_per_mille() -> None:
    assert misread("0.8", ["4", "5000"], "‰") is None
    assert misread("0.08", ["4", "5000"], "‰") is not None
