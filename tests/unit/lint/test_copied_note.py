from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.copied_note import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

LINES = """\
log:
  - {date: 2025-03-01, by: 张三, note: 已召开部署会，正在起草方案。}
  - {date: 2025-03-15, by: 张三, problem: 人手不足}
  - {date: 2025-04-01, by: 张三, note: 已召开部署会、正在起草方案}
"""


def test_the_same_words_twice_running(find: Find) -> None:
    (finding,) = find(RULE, {"p": [LINES]})
    assert finding.message == "进展与2025年3月1日填报的一字不差"
    assert finding.location is not None
    assert finding.location.line == 13


def test_other_words_and_short_ones_are_fine(find: Find) -> None:
    assert find(RULE, {"p": [LINES.replace("方案}", "初稿}")]}) == []
    assert (
        find(RULE, {"p": ["log: [" + ", ".join(["{date: 2025-03-01, by: 张三, note: 正常推进}"] * 2) + "]"]})
        == []
    )
