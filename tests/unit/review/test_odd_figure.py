"""``odd-figure`` in a change."""

from __future__ import annotations

import pytest
from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.admitted import ODD_RULE

TARGET = "targets: [{key: 批次, metric: 抽检批次, rule: reach, op: '>=', value: 120, unit: 批}]\n"
FIRST = "{date: 2025-04-02, by: 甲, values: {批次: 90}}"


@pytest.mark.parametrize(
    ("figure", "said"), [("80", "累计数不会减少"), ("-5", "不应小于 0"), ("11000", "是不是 110批")]
)
def test_what_a_command_asks_about_is_found(look: Look, figure: str, said: str) -> None:
    after = f"{TARGET}log: [{FIRST}, {{date: 2025-06-01, by: 甲, values: {{批次: {figure}}}}}]"
    (finding,) = look(ODD_RULE, f"{TARGET}log: [{FIRST}]", after)
    assert said in finding.message


def test_a_plain_figure_is_right(look: Look) -> None:
    after = f"{TARGET}log: [{FIRST}, {{date: 2025-06-01, by: 甲, values: {{批次: 110}}}}]"
    assert look(ODD_RULE, f"{TARGET}log: [{FIRST}]", after) == []
