"""The bar that a figure is held against."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.values.vocabulary import Op


def bar(op: str, value: str, upper: str | None = None, tolerance: str | None = None) -> Bar:
    return Bar(
        Op(op),
        Decimal(value),
        None if upper is None else Decimal(upper),
        None if tolerance is None else Decimal(tolerance),
    )


BAND = bar("between", "3", upper="5")
ABOUT = bar("==", "100", tolerance="5")


@pytest.mark.parametrize(
    ("held", "inside", "outside"),
    [
        (bar(">=", "100"), ["100", "100.000001", "1000"], ["99.999999", "-100"]),
        (bar(">", "100"), ["100.000001"], ["100", "99"]),
        (bar("<=", "100"), ["100", "-5"], ["100.000001"]),
        (bar("<", "100"), ["99.999999"], ["100"]),
        (bar("==", "100"), ["100", "100.00"], ["99.999999", "100.000001"]),
        (ABOUT, ["95", "100", "105"], ["94.999999", "105.000001"]),
        (BAND, ["3", "4", "5"], ["2.999999", "5.000001"]),
        # a band without its upper end is no band
        (bar("between", "3"), ["3"], ["3.1", "2.9"]),
    ],
)
def test_on_which_side_a_figure_stands(held: Bar, inside: list[str], outside: list[str]) -> None:
    assert all(held.holds(Decimal(figure)) for figure in inside)
    assert not any(held.holds(Decimal(figure)) for figure in outside)


@pytest.mark.parametrize(
    ("held", "figure", "expected"),
    [
        (bar("<=", "20"), "20", False),
        (bar("<=", "20"), "20.000001", True),
        (bar("<", "20"), "20", True),
        (bar("<", "20"), "19.9", False),
        (BAND, "5", False),
        (BAND, "5.1", True),
        (BAND, "2", False),  # below the band a total may still grow into it
        (bar("==", "0"), "1", True),
        (bar("==", "0"), "0", False),
        (bar("==", "20"), "21", False),  # a misprint may be corrected; nothing is forbidden by ==
        (bar("==", "0", tolerance="2"), "1", False),
        (bar(">=", "20"), "1000", False),
    ],
)
def test_what_is_over_a_cap_for_good(held: Bar, figure: str, expected: bool) -> None:
    assert held.exceeded(Decimal(figure)) is expected


def test_a_cut_bar_is_cut_at_both_ends() -> None:
    assert BAND.scaled(73, 365) == bar("between", "0.6", upper="1")
    assert ABOUT.scaled(73, 365) == bar("==", "20", tolerance="1")
    assert BAND.scaled(365, 365) is BAND


@pytest.mark.parametrize(
    ("held", "unit", "words"),
    [
        (bar(">=", "98"), "%", "不低于 98%"),
        (bar(">", "51"), "%", "大于 51%"),
        (bar("<=", "20"), "起", "不超过 20起"),
        (bar("<", "2.50"), "‰", "小于 2.5‰"),
        (bar("==", "0"), "起", "等于 0起"),
        (ABOUT, "家", "在100家左右（上下5）"),
        (BAND, "%", "在3%至5%之间"),
        # six places are the file's own, more come of a division and are rounded
        (bar(">=", "0.123456"), "%", "不低于 0.123456%"),
        (bar(">=", "100").scaled(1, 3), "个", "不低于 33.33个"),
    ],
)
def test_a_bar_in_words(held: Bar, unit: str, words: str) -> None:
    assert held.words(unit) == words
