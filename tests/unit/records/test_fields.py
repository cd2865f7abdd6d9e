"""Records: frozen values, equal by meaning, that say only what their file says."""

from __future__ import annotations

from collections.abc import Mapping as Map
from decimal import Decimal

import pytest

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare, keys_of


class Pair(Record):
    plain = "no key of the table"
    key: str = declare(kinds.Text(), "键", required=True)
    from_: str | None = declare(kinds.Text(), "从", name="from", default=None)
    values: Map[str, Decimal] = declare(kinds.MapOf(kinds.Number()), "数", default_factory=dict)


def test_the_table_names_keys_as_files_do() -> None:
    assert [(key.name, key.attribute) for key in keys_of(Pair)] == [
        ("key", "key"),
        ("from", "from_"),
        ("values", "values"),
    ]


def test_what_was_left_out_has_its_default_and_was_not_said() -> None:
    pair = Pair(key="a")
    assert (pair.from_, dict(pair.values)) == (None, {})
    assert dict(pair.said) == {"key": "a"}


def test_equal_by_meaning_whatever_was_said() -> None:
    assert Pair(key="a") == Pair(key="a", from_=None, values={})
    assert Pair(key="a") != Pair(key="b")
    assert Pair(key="a") != "a"

    class Other(Record):
        key: str = declare(kinds.Text(), "键", required=True)

    assert Pair(key="a") != Other(key="a")


def test_a_record_cannot_be_changed_but_copied_with_a_change() -> None:
    pair = Pair(key="a", from_="x")
    with pytest.raises(AttributeError, match=r"Pair\.key is frozen"):
        pair.key = "b"  # type: ignore[misc]
    assert pair.replace(key="b") == Pair(key="b", from_="x")
    assert pair.key == "a"


def test_a_default_that_is_a_map_cannot_be_filled() -> None:
    with pytest.raises(TypeError):
        Pair(key="a").values["x"] = Decimal(1)  # type: ignore[index]


def test_a_record_is_no_key() -> None:
    with pytest.raises(TypeError, match="unhashable record: Pair"):
        hash(Pair(key="a"))


def test_its_representation_tells_what_it_says() -> None:
    assert repr(Pair(key="a", from_="x")) == "Pair(key='a', from_='x')"
    assert repr(Pair(key="a", from_=None)) == "Pair(key='a')"
