from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.duplicate_id import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def test_twins_in_two_files_name_both_places(find: Find) -> None:
    (finding,) = find(RULE, {"p": ["id: p-1"], "p-q": ["id: p-1"]})
    assert finding.item == "p-1"
    assert str(finding.location) == "checklists/p-q.yaml:10:7"
    assert "checklists/p.yaml:10:7" in finding.message
    assert "checklists/p-q.yaml:10:7" in finding.message


def test_each_further_twin_is_reported(find: Find) -> None:
    findings = find(RULE, {"p": ["id: p-1", "id: p-1", "id: p-2", "id: p-1"]})
    assert [finding.location.line for finding in findings if finding.location] == [18, 34]


def test_different_ids_are_fine(find: Find) -> None:
    assert find(RULE, {"p": ["id: p-1", "id: p-2"]}) == []
