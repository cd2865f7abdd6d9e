"""Figures that look wrong, by what they are held against."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianguan_cli.domain.spoken.doubts import Held, doubt


def held(unit: str, wanted: str | None, last: str | None, *, running: bool) -> Held:
    wanted_number, last_number = (None if one is None else Decimal(one) for one in (wanted, last))
    return Held(unit, running, wanted_number, last_number)


@pytest.mark.parametrize(
    ("figure", "wanted", "last", "meant"),
    [
        ("986", "98", "97", "98.6"),
        ("0.97", "98", None, "97"),
        ("9.7", None, "96", "97"),
        ("6", None, "100", "60"),
    ],
)
def test_a_level_ten_times_off(figure: str, wanted: str | None, last: str | None, meant: str) -> None:
    found = doubt(Decimal(figure), held("%", wanted, last, running=False))
    assert found is not None
    assert found.meant == Decimal(meant)
    assert f"是不是 {meant}%" in found.reason


@pytest.mark.parametrize(
    ("figure", "wanted", "last"),
    [("40", "98", None), ("0", "98", "97"), ("-3", "5", "4"), ("0.9", "1.5", "0.8"), ("300", None, None)],
)
def test_a_level_that_may_well_be(figure: str, wanted: str | None, last: str | None) -> None:
    assert doubt(Decimal(figure), held("%", wanted, last, running=False)) is None


def test_a_running_total_never_falls() -> None:
    found = doubt(Decimal(150), held("批次", "1000", "151", running=True))
    assert found is not None
    assert found.meant is None
    assert "累计" in found.reason
    assert doubt(Decimal(151), held("批次", "1000", "151", running=True)) is None


def test_a_running_total_is_asked_about_only_far_beyond_what_is_asked() -> None:
    assert doubt(Decimal(2900), held("批次", "1000", "500", running=True)) is None
    found = doubt(Decimal(9000), held("批次", "1000", "500", running=True))
    assert found is not None
    assert found.meant == Decimal(900)
    assert doubt(Decimal(3), held("批次", "1000", None, running=True)) is None


@pytest.mark.parametrize("running", [True, False])
def test_a_first_figure_next_to_nothing_is_asked_about(running: bool) -> None:
    found = doubt(Decimal("0.00012"), held("亿元", "100", None, running=running))
    assert found is not None
    assert found.meant is None
    assert "万分之一" in found.reason
    assert doubt(Decimal(7), held("亿元", "100", None, running=running)) is None
    assert doubt(Decimal(0), held("亿元", "100", None, running=running)) is None
