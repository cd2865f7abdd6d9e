from datetime import date

from tests.unit.reporting.making import entry, finding, promised, register, request, standing

from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.settings import ReportHead, Settings
from jianguan_cli.reporting.formats import render_report
from jianguan_cli.reporting.request import Former
from jianguan_cli.reporting.views.issue import issue_view
from jianguan_cli.reporting.views.issue_numbers import Cadence


def test_problems_are_red_first_and_then_by_the_order_of_units() -> None:
    view = issue_view(
        request(
            standing(1, finding("stale", Light.YELLOW)),
            standing(2, finding("overdue", Light.RED)),
            standing(3, finding("overdue", Light.RED), lead_now=("办公室",)),
            register=register("办公室", "计量处"),
        ),
        Cadence.WEEKLY,
    )
    assert [(one.line.title, one.line.light) for one in view.problems] == [
        ("事项3", "红灯"),
        ("事项2", "红灯"),
        ("事项1", "黄灯"),
    ]


def test_the_text_names_a_few_and_the_annex_all() -> None:
    view = issue_view(
        request(*(standing(number, finding("overdue", Light.RED)) for number in range(40))), Cadence.WEEKLY
    )
    assert len(view.warnings[0].problems) <= 5
    assert "全部见附件1" in view.warnings[0].words
    assert len(view.problems) == 40


def test_the_summary_compares_with_the_last_issue() -> None:
    before = Former(date(2025, 6, 23), (standing(1, as_of=date(2025, 6, 23)),))
    view = issue_view(request(standing(1, finding("overdue", Light.RED)), earlier=(before,)), Cadence.WEEKLY)
    assert view.summary[1] == "与上期（2025年6月23日）相比，红灯增加1项，黄灯持平，蓝灯持平，已销号持平。"


def test_needs_stand_until_a_later_report_is_silent_about_them() -> None:
    asking = entry("2025-05-01", need="请协调经费")
    silent = entry("2025-05-20", note="经费已到位")
    view = issue_view(request(standing(1, log=(asking,)), standing(2, log=(asking, silent))), Cadence.WEEKLY)
    assert [need.title for need in view.needs] == ["事项1"]


def test_what_falls_due_before_the_next_issue_is_listed_by_day() -> None:
    view = issue_view(
        request(
            standing(1, deadline=date(2025, 7, 7)),
            standing(2, deadline=date(2025, 7, 8)),
            standing(3, deliverables=(promised("方案", "2025-07-02"),)),
            standing(4, deadline=date(2025, 7, 1), item={"ongoing": True}),
        ),
        Cadence.WEEKLY,
    )
    assert [(due.day, due.what) for due in view.due] == [
        ("2025年7月2日", "节点：出台方案"),
        ("2025年7月7日", "事项到期"),
    ]


def test_the_head_is_the_offices() -> None:
    settings = Settings(report_head=ReportHead(office="督查室", weekly="督查周报"))
    view = issue_view(request(settings=settings), Cadence.WEEKLY)
    assert (view.head.title, view.head.office) == ("督查周报", "督查室")
    assert view.head.period == "2025年6月24日至2025年6月30日"


def test_an_empty_workspace_has_an_issue_too() -> None:
    for kind in ("weekly", "monthly", "ledger", "evaluation"):
        assert isinstance(render_report(kind, "md", request()), bytes)
        assert isinstance(render_report(kind, "html", request()), bytes)
    assert isinstance(render_report("wall", "html", request()), bytes)
    assert isinstance(render_report("site", "html", request()), dict)
