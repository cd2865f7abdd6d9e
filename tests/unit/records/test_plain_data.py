"""Plain data: the measure of an edit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from jianguan_cli.domain.records.edit import Append, SetValue
from jianguan_cli.domain.records.plain_data import NoPlaceError, Plain, apply, planned, spell


def test_scalars_are_spelled_as_files_hold_them() -> None:
    assert planned({"a": [True, False, None, Decimal("98.60"), dt.date(2025, 1, 8), " b "]}) == {
        "a": ["true", "false", None, "98.6", "2025-01-08", "b"]
    }
    with pytest.raises(TypeError):
        spell([])


def test_edits_leave_the_old_data_alone() -> None:
    old: Plain = {"items": [{"log": None}, {"lead": ["甲"]}]}
    new = apply(old, [Append(("items", 0, "log"), "x"), SetValue(("items", 1, "lead", 0), "乙")])
    assert new == {"items": [{"log": ["x"]}, {"lead": ["乙"]}]}
    assert old == {"items": [{"log": None}, {"lead": ["甲"]}]}
    assert apply(["a"], [Append((), "b")]) == ["a", "b"]
    assert apply(["a"], [SetValue((), "b")]) == "b"


@pytest.mark.parametrize(
    "edit",
    [
        SetValue(("x", "y"), "1"),
        SetValue(("items", 5), "1"),
        SetValue(("items", -1), "1"),
        SetValue(("items", "a"), "1"),
        SetValue(("text", "a"), "1"),
        Append(("text",), "1"),
    ],
)
def test_paths_that_lead_nowhere(edit: SetValue | Append) -> None:
    with pytest.raises(NoPlaceError):
        apply({"items": ["a"], "text": "b"}, [edit])
