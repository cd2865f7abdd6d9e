from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.no_measure import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def test_neither_target_nor_deliverable(find: Find) -> None:
    (finding,) = find(RULE, {"p": ["id: p-1", "id: p-2\ndeliverables: [{key: 方案, text: 印发方案}]"]})
    assert finding.item == "p-1"


def test_a_split_or_dropped_item_needs_none(find: Find) -> None:
    child = "id: p-1-1\nparent: p-1\ndeliverables: [{key: 方案, text: 印发方案}]"
    assert find(RULE, {"p": ["id: p-1", child, "id: p-2\nstatus: dropped"]}) == []
