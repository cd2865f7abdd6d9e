"""Figures in the target's own unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianguan_cli.domain.spoken.amount import read_reading


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [("700万户", "万户", "700"), ("700万", "万户", "700"), ("700", "万户", "700"), ("1亿", "万户", "10000")],
)
def test_a_unit_that_counts_in_myriads_is_not_multiplied_again(text: str, unit: str, expected: str) -> None:
    assert read_reading(text, unit) == Decimal(expected)


def test_a_percent_sign_fits_only_a_share() -> None:
    assert read_reading("98%", "%") == 98
    assert read_reading("98%", "项") is None
