"""督办文书: who gets which paper, what it says, what it never says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.unit.reporting.hostile import HOSTILE
from tests.unit.reporting.making import ORG, entry, finding, judged, request, soft_target, standing, target

from jianguan_cli.domain.plan.log import LogEntry, Notice
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.units import Register, Unit
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.lights import Colour
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.reporting.formats import render_report
from jianguan_cli.reporting.request import Edition, ReportRequest
from jianguan_cli.reporting.views.notice import NoticeView, notice_views

LATE = finding("overdue", Light.RED)
STALE = finding("stale", Light.YELLOW)
SOON = finding("due-soon", Light.BLUE)


def sent(day: str, colour: str = "blue", number: str = "督提〔2025〕3号", **fields: Any) -> LogEntry:
    return entry(day, notice=Notice(colour=colour, number=number, **fields))


def only(made: ReportRequest) -> NoticeView:
    (view,) = notice_views(made)
    return view


def text_of(made: ReportRequest) -> str:
    data = render_report("notice", "md", made)
    assert isinstance(data, dict)
    return "\n".join(one.decode() for one in data.values())


@pytest.mark.parametrize(
    ("found", "label", "urgency"),
    [(SOON, "提醒函", "平件"), (STALE, "催办函", "加急"), (LATE, "督办单", "特急")],
)
def test_the_light_names_the_paper(found: object, label: str, urgency: str) -> None:
    view = only(request(standing(1, found)))  # type: ignore[arg-type]
    assert (view.label, view.urgency) == (label, urgency)
    assert view.title == f"关于“事项1”的{label}"


def test_one_paper_a_unit_and_colour_but_red_one_a_matter() -> None:
    yellow = [standing(number, STALE) for number in (1, 2)]
    red = [standing(number, LATE) for number in (3, 4)]
    shared = standing(5, STALE, lead_now=("计量处", "信用处"))
    views = notice_views(request(*yellow, *red, shared))
    said = [(view.label, view.to, [one.line.title for one in view.matters]) for view in views]
    assert said == [
        ("督办单", "计量处", ["事项3"]),
        ("督办单", "计量处", ["事项4"]),
        ("催办函", "信用处", ["事项5"]),
        ("催办函", "计量处", ["事项1", "事项2", "事项5"]),
    ]
    assert views[3].title == "关于“事项1”等3项任务的催办函"
    assert len({view.file for view in views}) == 4


def test_a_red_matter_of_several_units_goes_to_all_of_them_at_once() -> None:
    assert only(request(standing(1, LATE, lead_now=("计量处", "信用处")))).to == "计量处、信用处"


@pytest.mark.parametrize("code", ["awaiting-review", "extension-pending"])
def test_what_waits_for_the_supervisors_is_asked_of_nobody(code: str) -> None:
    assert notice_views(request(standing(1, finding(code, Light.BLUE)))) == ()


def test_what_was_made_good_is_not_urged() -> None:
    assert notice_views(request(standing(1, finding("made-good", Light.YELLOW)))) == ()


def test_a_soft_promise_is_urged_by_its_light_and_said_to_be_soft() -> None:
    weak = judged(soft_target(), "1", expected="90")
    late = finding("behind-pace", Light.YELLOW, "力争数", soft=True)
    (view,) = notice_views(request(standing(1, late, targets=(weak,))))
    assert view.label == "催办函"
    assert view.matters[0].problem.startswith("未达序时进度（力争）：")
    assert view.matters[0].targets[0].wanted.startswith("力争")


def test_ended_and_split_items_get_none() -> None:
    closed = standing(1, LATE, status=Status.CLOSED)
    assert notice_views(request(closed, standing(2, LATE)._replace(counts=False))) == ()


def test_silence_calls_for_the_next_colour_and_says_so() -> None:
    log = (sent("2025-06-10", reply_by=date(2025, 6, 17)),)
    view = only(request(standing(1, SOON, log=log)))
    (matter,) = view.matters
    assert view.label == "催办函"
    assert matter.sent == "第2次；上次为督提〔2025〕3号（2025年6月10日发，未反馈）"
    assert matter.problem.startswith("逾期未反馈：督提〔2025〕3号应于2025年6月17日前反馈")
    assert "前次文书逾期未反馈" in matter.asked


def test_an_answered_notice_of_that_colour_is_not_sent_again() -> None:
    log = (sent("2025-06-10"), entry("2025-06-12", reply="督提〔2025〕3号"))
    assert notice_views(request(standing(1, SOON, log=log))) == ()


def test_what_was_recorded_that_day_is_printed_with_its_number() -> None:
    log = (sent("2025-06-30", number="督办〔2025〕8号", signed_by="李主任", reply_by=date(2025, 7, 4)),)
    view = only(request(standing(1, SOON, log=log)))
    assert (view.number, view.signed_by, view.reply_by) == (
        "督办〔2025〕8号",
        "李主任",
        "2025年7月4日（暂按未公布安排推算）",
    )
    assert view.matters[0].sent == "第1次"


def test_a_new_one_leaves_number_and_signer_to_the_hand() -> None:
    view = only(request(standing(1, LATE)))
    assert "〔2025〕" in view.number
    assert view.signed_by == ""


def test_days_overdue_are_counted_both_ways() -> None:
    view = only(request(standing(1, LATE, deadline=date(2025, 6, 20))))
    assert view.matters[0].overdue.startswith("逾期10个自然日、6个工作日")


def test_first_and_present_deadline_stand_side_by_side() -> None:
    moved = standing(1, LATE, deadline=date(2025, 6, 20), deadline_original=date(2025, 5, 1))
    (matter,) = only(request(moved)).matters
    assert (matter.deadline_first, matter.deadline) == ("2025年5月1日", "2025年6月20日")


def test_figures_stand_beside_target_pace_and_gap() -> None:
    paced = judged(target(), "40", expected="80")
    (matter,) = only(request(standing(1, LATE, targets=(paced,)))).matters
    (told,) = matter.targets
    assert (told.latest, told.wanted, told.expected, told.gap) == (
        "40%",
        "不低于98%",
        "80%",
        "落后39.2个百分点",
    )


def test_clause_text_is_set_in_for_the_internal_edition_only() -> None:
    made = replace(request(standing(1, LATE)), sources={"hb-1": "全省合格率达到98%以上。"})
    assert "全省合格率达到98%以上。" in text_of(made)
    assert "全省合格率达到98%以上。" not in text_of(replace(made, edition=Edition.PUBLIC))


def test_copies_go_to_those_who_help_and_the_contact_is_the_supervisors() -> None:
    units = Register((Unit(name="督审处", org=ORG, contact="王某 027-12345678"),))
    settings = Settings(supervisors=("督审处",))
    view = only(request(standing(1, LATE, support_now=("信用处",)), register=units, settings=settings))
    assert (view.copies, view.contact) == ("信用处", "王某 027-12345678")


def test_declared_colours_keep_their_names() -> None:
    settings = Settings(colours={"yellow": Colour(label="橙")})
    view = only(request(standing(1, STALE), settings=settings))
    assert view.colour == "橙"
    assert view.file == "01-橙-催办函-计量处"


def test_file_names_are_safe_whatever_the_unit_is_called() -> None:
    units = ["../../etc", 'a/b\\c:d*e?"<>|', "\x1b]0;x", "CON.", "长" * 300]
    for view in notice_views(
        request(*(standing(at, LATE, lead_now=(name,)) for at, name in enumerate(units)))
    ):
        assert not set(view.file) & set('/\\:*?"<>|.\x1b')
        assert len(view.file.encode()) < 200


def test_every_paper_asks_for_an_answer_and_carries_its_slip() -> None:
    text = text_of(request(standing(1, STALE)))
    for word in (
        "编号",
        "紧急程度",
        "主办单位",
        "协办单位",
        "原定时限",
        "现定时限",
        "反馈办理情况",
        "抄送",
        "签收人",
        "回执",
    ):
        assert word in text
    assert "数据截止日" in text


def test_hostile_titles_stay_text() -> None:
    text = text_of(request(*(standing(at, LATE, item={"title": title}) for at, title in enumerate(HOSTILE))))
    assert "<script>" not in text
    assert "\x1b" not in text


def test_nothing_to_urge_makes_no_file() -> None:
    assert render_report("notice", "md", request(standing(1))) == {}
