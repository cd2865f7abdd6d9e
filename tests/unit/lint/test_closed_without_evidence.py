from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.closed_without_evidence import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def test_a_closed_item_needs_evidence_somewhere_in_its_log(find: Find) -> None:
    closing = "status: closed\nlog: [{date: 2025-03-01, by: 张三, status: closed%s}]"
    (finding,) = find(RULE, {"p": [closing % ""]})
    assert finding.location is not None
    assert finding.location.line == 10
    assert find(RULE, {"p": [closing % ", evidence: [evidence/通报.pdf]"]}) == []


def test_an_open_item_needs_none(find: Find) -> None:
    assert find(RULE, {"p": ["status: reported"]}) == []
