from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.evidence_missing import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

PLANS = {"p": ["log: [{date: 2025-03-01, by: 张三, evidence: [evidence/甲.pdf, 'https://example.cn/乙']}]"]}


def test_a_file_that_is_not_there_is_named_where_it_is_written(find: Find) -> None:
    (finding,) = find(RULE, PLANS)
    assert finding.message == "佐证文件“evidence/甲.pdf”不在工作区里"
    assert finding.location is not None
    assert finding.location.column == 47


def test_a_file_that_is_there_and_an_address_are_fine(find: Find) -> None:
    assert find(RULE, PLANS, files=("evidence/甲.pdf",)) == []
