from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.log_order import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def test_an_entry_below_a_later_one(find: Find) -> None:
    lines = """\
    log:
      - {date: 2025-03-01, by: 张三}
      - {date: 2025-02-01, by: 张三}
    """
    (finding,) = find(RULE, {"p": [lines]})
    assert finding.message == "2025年2月1日的日志排在2025年3月1日的后面"
    assert finding.location is not None
    assert finding.location.line == 12


def test_two_entries_of_one_day_are_in_order(find: Find) -> None:
    lines = "log: [{date: 2025-03-01, by: 张三}, {date: 2025-03-01, by: 李四}]"
    assert find(RULE, {"p": [lines]}) == []
