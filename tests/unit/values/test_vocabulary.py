"""The words of the format: the sides of bounds, the lengths of periods."""

from __future__ import annotations

from jianguan_cli.domain.values.vocabulary import Every, Op


def test_every_bound_rises_falls_or_does_neither() -> None:
    sides = {op.value: (op.rising, op.falling) for op in Op}
    assert sides == {
        ">=": (True, False),
        ">": (True, False),
        "<=": (False, True),
        "<": (False, True),
        "==": (False, False),
        "between": (False, False),
    }


def test_periods_come_shortest_first_and_know_their_months() -> None:
    months = [(every.value, every.months) for every in Every]
    assert months == [
        ("week", 0),
        ("dekad", 0),
        ("month", 1),
        ("bimonth", 2),
        ("quarter", 3),
        ("half", 6),
        ("year", 12),
    ]


def test_every_word_of_the_vocabulary_has_a_chinese_one() -> None:
    labels = [one.label for one in (*Op, *Every)]
    assert all(label and not label.isascii() for label in labels)
    assert len(set(labels)) == len(labels)
