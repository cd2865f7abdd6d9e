"""Appending where there is no list yet, and where a list is written in brackets."""

from __future__ import annotations

import pytest
from tests.unit.storage.layout_case import spliced

from jianguan_cli.domain.records.edit import Append, Fragment, Path
from jianguan_cli.storage.patch import CannotSplice


@pytest.mark.parametrize(
    ("text", "path", "value", "expected"),
    [
        ("a: [x]\n", ("a",), "y", "a: [x, y]\n"),
        ("a: [x, ]\n", ("a",), "y", "a: [x, y, ]\n"),
        ("a: [\n  x,\n  ]\n", ("a",), "y", "a: [\n  x,\n  y,\n  ]\n"),
        ("a: []\n", ("a",), "y", "a: [y]\n"),
        ("a: []\n", ("a",), {"k": "v"}, "a:\n  - k: v\n"),
        ("a: {b: []}\n", ("a", "b"), {"k": "v"}, "a: {b: [{k: v}]}\n"),
        ("a: [ ]  # 注\n", ("a",), {"k": "v"}, "a:  # 注\n  - k: v\n"),
        ("a:\n- x\n", ("a",), "y", "a:\n- x\n- y\n"),
        ("a:\n  - x\n\n  - y\n", ("a",), "z", "a:\n  - x\n\n  - y\n\n  - z\n"),
        ("a:\n  - x\n\n  # 注\n  - y\n", ("a",), "z", "a:\n  - x\n\n  # 注\n  - y\n\n  - z\n"),
        ("items:\n  - id: 1\n", ("items",), {"id": "2"}, "items:\n  - id: 1\n\n  - id: 2\n"),
        ("a: 1\n", ("b",), "y", "a: 1\nb: [y]\n"),
    ],
)
def test_the_whole_text_afterwards(text: str, path: Path, value: Fragment, expected: str) -> None:
    assert spliced(text, Append(path, value)) == expected


@pytest.mark.parametrize(("text", "path"), [("[]\n", ()), ("- []\n", (0,)), ("a: # 注\n  []\n", ("a",))])
def test_an_empty_list_without_a_key_on_its_line_is_refused(text: str, path: Path) -> None:
    with pytest.raises(CannotSplice):
        spliced(text, Append(path, {"k": "v"}))
