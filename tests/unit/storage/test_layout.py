"""The habits of a file: the order of keys at any depth, and how lists are set in."""

from __future__ import annotations

import pytest

from jianguan_cli.domain.plan.model import ChecklistFile
from jianguan_cli.domain.records.edit import Path
from jianguan_cli.domain.records.location import Sequence
from jianguan_cli.storage.fragment import Layout
from jianguan_cli.storage.layout import gap_of, key_order, layout_around
from jianguan_cli.storage.patch import trail_of
from jianguan_cli.storage.yaml_tree import parse_tree


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ((), ("format", "plan", "items")),
        (("plan",), ("id", "title", "issuer")),
        (("items", 0), ("id", "clause", "title")),
        (("items", 0, "log", 2), ("date", "upto", "by")),
        (("items", 0, "log", 2, "extend"), ("from", "to", "reason")),
        (("items", 0, "targets", 0, "milestones", 0), ("by", "value", "own")),
        (("items", 0, "log", 0, "values"), ()),
        (("items", 0, "title"), ()),
        (("items", 0, "title", 0), ()),
        (("nothing",), ()),
        (("nothing", "below"), ()),
        (("items",), ()),
    ],
)
def test_the_keys_of_the_record_at_a_path(path: Path, first: tuple[str, ...]) -> None:
    assert key_order(ChecklistFile, path)[:3] == first


def around(text: str, *path: str | int) -> Layout:
    tree, findings = parse_tree(text, "x")
    assert tree is not None
    assert findings == []
    return layout_around(trail_of(tree, path))


@pytest.mark.parametrize(
    ("text", "path", "layout"),
    [
        ("a:\n  - x\n", (), Layout(2, 1)),
        ("a:\n- x\n", (), Layout(0, 1)),
        ("a:\n    -   x\n", (), Layout(4, 3)),
        ("a: [x]\nb:\n-  y\n", (), Layout(0, 2)),  # brackets tell nothing
        ("a: [x]\n", (), Layout(2, 1)),
        ("a:\n- x\nb:\n  c:\n    - y\n", ("b",), Layout(2, 1)),  # the nearest habit wins
        ("a:\n- x\nb:\n  c: 1\n", ("b",), Layout(0, 1)),  # else the one further up
        ("items:\n- id: 1\n  log:\n     - a\n- id: 2\n", ("items",), Layout(3, 1)),  # a neighbour's
        ("a:\n- {b: [x]}\n- \n", (), Layout(0, 1)),  # an empty entry shows no gap
    ],
)
def test_the_habit_near_a_place(text: str, path: Path, layout: Layout) -> None:
    assert around(text, *path) == layout


def test_a_dash_with_its_record_on_the_next_line_has_one_blank() -> None:
    tree, _ = parse_tree("-\n a: 1\n", "x")
    assert isinstance(tree, Sequence)
    assert gap_of(tree) == 1
