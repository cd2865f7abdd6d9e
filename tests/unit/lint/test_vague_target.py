from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.lint.vague_target import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


@pytest.mark.parametrize("text", ["持续推进某项工作", "加强有关能力", "推动两地协作", "进一步完善防范手段"])
def test_a_verb_without_number_date_or_object(find: Find, text: str) -> None:
    (finding,) = find(RULE, {"p": [f"deliverables: [{{key: 甲, text: {text}}}]"]})
    assert finding.message == f"成果“{text}”没有数字、日期或具体对象"


@pytest.mark.parametrize(
    "lines",
    [
        "text: 出台实施方案",
        "text: 推进监管平台建设",
        "text: 完善 3 项工作",
        "text: 推进《某某纲要》落地",
        "text: 推进某项工作, by: 2025-06-30",
    ],
)
def test_a_number_a_date_or_an_object_is_enough(find: Find, lines: str) -> None:
    assert find(RULE, {"p": [f"deliverables: [{{key: 甲, {lines}}}]"]}) == []
