from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.future_entry import RULE
from jianguan_cli.domain.records.finding import Severity

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def test_an_entry_after_the_as_of_day(find: Find) -> None:
    plans = {"p": ["log: [{date: 2025-07-01, by: 张三}]"]}
    (finding,) = find(RULE, plans, as_of="2025-06-30")
    assert "2025年7月1日晚于核查日2025年6月30日" in finding.message
    assert find(RULE, plans, as_of="2025-07-01") == []


def test_a_figure_of_a_day_after_its_report(find: Find) -> None:
    (finding,) = find(RULE, {"p": ["log: [{date: 2025-03-01, upto: 2025-03-31, by: 张三}]"]})
    assert finding.message == "数据截止日2025年3月31日晚于填报日期2025年3月1日"
    assert finding.level is Severity.ERROR  # it answers nothing, and no command would have written it
