from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.title_long import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def test_thirty_characters_are_enough(find: Find) -> None:
    assert find(RULE, {"p": [f"title: {'字' * 30}"]}) == []
    (finding,) = find(RULE, {"p": [f"title: {'字' * 31}"]})
    assert finding.message == "名称有 31 字，超过 30 字"
