from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.reporting.words.shares import share_words, shares


def test_thirds_add_up() -> None:
    assert share_words([1, 1, 1]) == ("33.4%", "33.3%", "33.3%")


def test_nothing_has_no_shares() -> None:
    assert share_words([0, 0]) == ("0%", "0%")


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=12))
def test_shares_add_up_and_stay_near(counts: list[int]) -> None:
    found = shares(counts)
    total = sum(counts)
    assert sum(found) == (100 if total else 0)
    for count, share in zip(counts, found, strict=True):
        exact = Decimal(count) * 100 / total if total else Decimal(0)
        assert abs(share - exact) < Decimal("0.1")
        assert (share == 0) or count > 0
