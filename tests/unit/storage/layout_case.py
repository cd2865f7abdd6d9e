"""A layout, the edits, and the whole text afterwards; what the tests of splicing share."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from jianguan_cli.domain.records.edit import Edit, Fragment
from jianguan_cli.storage.splice import splice
from jianguan_cli.storage.yaml_tree import parse_tree

LOG = ("items", 0, "log")
STATUS = ("items", 0, "status")
ENTRY: Fragment = {"date": dt.date(2025, 6, 30), "by": "甲"}


def spliced(text: str, *edits: Edit) -> str:
    tree, findings = parse_tree(text, "checklists/x.yaml")
    assert tree is not None
    assert findings == []
    return splice(text, tree, edits, name="checklists/x.yaml")


class Case(NamedTuple):
    """What a layout shows, the text, the edits, and the whole text afterwards."""

    shows: str
    text: str
    edits: list[Edit]
    expected: str
