"""``backdated``."""

from __future__ import annotations

from tests.unit.review.conftest import Look, author

from jianguan_cli.domain.records.finding import Severity
from jianguan_cli.domain.review.backdated import CODE, RULE

AFTER = "log: [{date: 2025-06-09, by: 甲, status: doing}]"  # a Monday


def test_more_than_five_working_days_is_found(look: Look) -> None:
    late = {"2025-06-09": author("甲", day="2025-06-17")}
    (finding,) = look(RULE, "status: doing", AFTER, authors=late)
    assert "相隔 6 个工作日" in finding.message
    assert CODE.severity is Severity.NOTICE


def test_five_working_days_over_a_weekend_are_not(look: Look) -> None:
    in_time = {"2025-06-09": author("甲", day="2025-06-16")}
    assert look(RULE, "status: doing", AFTER, authors=in_time) == []


def test_what_is_not_committed_yet_has_no_age(look: Look) -> None:
    assert look(RULE, "status: doing", AFTER) == []
