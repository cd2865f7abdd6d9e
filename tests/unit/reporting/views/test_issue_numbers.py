from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.domain.settings.settings import ReportHead
from jianguan_cli.reporting.views.issue_numbers import (
    Cadence,
    former_days,
    issue_number,
    next_issue,
    previous_issue,
)

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def test_weekly_issues_speak_of_seven_days() -> None:
    assert previous_issue(Cadence.WEEKLY, date(2025, 6, 30)) == date(2025, 6, 23)
    assert issue_number(Cadence.WEEKLY, date(2025, 6, 30), ReportHead()).words == "第26期"


def test_monthly_issues_speak_of_the_month_so_far() -> None:
    assert previous_issue(Cadence.MONTHLY, date(2025, 6, 30)) == date(2025, 5, 31)
    assert next_issue(Cadence.MONTHLY, date(2025, 12, 5)) == date(2026, 1, 31)
    assert issue_number(Cadence.MONTHLY, date(2025, 6, 30), ReportHead()).words == "第6期"


def test_the_total_counts_from_the_first_issue_the_workspace_names() -> None:
    head = ReportHead(first_weekly=date(2025, 6, 16), first_monthly=date(2024, 12, 31))
    assert issue_number(Cadence.WEEKLY, date(2025, 6, 30), head).words == "第26期（总第3期）"
    assert issue_number(Cadence.MONTHLY, date(2025, 6, 30), head).words == "第6期（总第7期）"
    assert issue_number(Cadence.WEEKLY, date(2025, 6, 1), head).total is None


def test_since_stands_for_the_last_issue() -> None:
    days = former_days(Cadence.WEEKLY, date(2025, 6, 30), date(2025, 6, 20), count=3)
    assert days == (date(2025, 6, 20), date(2025, 6, 13), date(2025, 6, 6))


@given(DAYS)
def test_weekly_numbers_rise_by_one_inside_a_year(day: date) -> None:
    following = day + timedelta(days=7)
    if following.year == day.year:
        head = ReportHead(first_weekly=date(2019, 1, 1))
        now, then = (issue_number(Cadence.WEEKLY, one, head) for one in (day, following))
        assert then.of_year == now.of_year + 1
        assert (then.total or 0) == (now.total or 0) + 1
