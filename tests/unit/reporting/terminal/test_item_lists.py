"""``list`` on narrow terminals: nothing is cut, nothing is wider than the terminal."""

from __future__ import annotations

from datetime import date

import pytest
from tests.unit.reporting.making import finding, standing

from jianguan_cli.domain.records.finding import Light
from jianguan_cli.reporting.terminal.item_lists import render_list
from jianguan_cli.reporting.terminal.table import fold, text_width

ITEMS = [
    standing(
        1,
        finding("overdue", Light.RED),
        item={"title": "食品安全评价性抽检合格率达到98.6%以上并保持130个点位"},
    ),
    standing(2, lead_now=("省局优化营商环境领导小组各成员单位", "各市、州、县市场监管局")),
]


@pytest.mark.parametrize("width", [40, 60, 76, 80, 100, 160])
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(width: int, ambiguous: int) -> None:
    text = render_list(ITEMS, date(2025, 6, 30), "table", width, ambiguous)
    for line in text.splitlines():
        assert text_width(line, ambiguous) <= max(width, 76), line
    flat = "".join(text.split())
    if width < 76:
        for one in ITEMS:
            assert one.item.title in flat
            assert "、".join(one.lead_now) in flat


def test_numbers_are_not_broken_and_no_line_begins_with_a_closing_mark() -> None:
    lines = fold("应达到98.6%以上，共1300个点位。现为2025年12月31日的数", 12)
    assert "".join(lines) == "应达到98.6%以上，共1300个点位。现为2025年12月31日的数"
    assert not any(line[0] in "，。%）" for line in lines)
    assert any("1300" in line for line in lines)
