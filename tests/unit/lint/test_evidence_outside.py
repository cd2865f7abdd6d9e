from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.lint.evidence_missing import RULE as MISSING
from jianguan_cli.domain.lint.evidence_outside import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def evidence(path: str) -> dict[str, list[str]]:
    return {"p": [f"log:\n- date: 2025-03-01\n  by: 甲\n  evidence: ['{path}']"]}


@pytest.mark.parametrize(
    "path",
    [
        "/home/zhang/甲.pdf",
        "../甲.pdf",
        "evidence/../../甲.pdf",
        "C:/甲.pdf",
        "c:甲.pdf",
        "..\\甲.pdf",
        "~/甲.pdf",
        "file:///home/甲.pdf",
        "//server/share/甲.pdf",
    ],
)
def test_a_path_that_leaves_the_workspace(find: Find, path: str) -> None:
    (finding,) = find(RULE, evidence(path))
    assert finding.message == f"佐证文件“{path}”在工作区之外"
    assert finding.item == "p-1"
    assert find(MISSING, evidence(path)) == []


@pytest.mark.parametrize(
    "path",
    ["evidence/甲.pdf", "a/../b.pdf", "./甲.pdf", "甲..乙.pdf", "https://example.cn/../乙", "..甲/乙.pdf"],
)
def test_a_path_inside_and_an_address(find: Find, path: str) -> None:
    assert find(RULE, evidence(path)) == []
