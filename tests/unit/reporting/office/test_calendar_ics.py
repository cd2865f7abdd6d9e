"""The calendar: all-day events for what is owed, reminders on working days, the same bytes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import icalendar
from tests.unit.reporting.hostile import HOSTILE
from tests.unit.reporting.making import AS_OF, judged, promised, request, standing, target

from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Milestone
from jianguan_cli.domain.values.calendar import Calendar, Published
from jianguan_cli.reporting.formats import render_report
from jianguan_cli.reporting.request import ReportRequest

JULY = date(2025, 7, 31)


def made(one: ReportRequest) -> bytes:
    data = render_report("calendar", "ics", one)
    assert isinstance(data, bytes)
    return data


def events(one: ReportRequest) -> list[Any]:
    return list(icalendar.Calendar.from_ical(made(one)).walk("VEVENT"))


def published(holidays: frozenset[date] = frozenset()) -> Calendar:
    return Calendar(lambda: Published(holidays, frozenset(), 2020, 2025))


def test_a_deadline_is_an_all_day_event() -> None:
    (event,) = events(request(standing(1, deadline=JULY)))
    assert event.decoded("dtstart") == JULY
    assert event.decoded("dtend") == JULY + timedelta(days=1)
    assert event["summary"] == "事项到期：事项1（计量处）"
    assert event.decoded("dtstamp").date() == AS_OF
    assert "数据截止日：2025年6月30日" in event["description"]


def test_nodes_own_deadlines_and_milestones_have_events() -> None:
    step = Milestone(by=date(2025, 9, 30), value=Decimal(98))
    paced = judged(target(milestones=(step,), deadline=date(2025, 10, 31)))._replace(
        deadline=date(2025, 10, 31)
    )
    nodes = (promised("方案", "2025-08-31"), promised("办法", "2025-08-15")._replace(done=AS_OF))
    said = [event["summary"] for event in events(request(standing(1, targets=(paced,), deliverables=nodes)))]
    assert [one.split("：")[0] for one in said] == ["成果节点", "阶段节点", "指标到期", "事项到期"]
    assert "98%" in said[1]


def test_nothing_is_kept_of_what_is_ended_or_endless() -> None:
    closed = standing(1, status=Status.CLOSED)
    endless = standing(2, item={"ongoing": True})
    assert events(request(closed, endless)) == []


def test_reminders_fall_on_working_days_before() -> None:
    holidays = frozenset((date(2025, 7, 28), date(2025, 7, 29)))
    made_request = request(standing(1, deadline=JULY), calendar=published(holidays))
    (event,) = events(made_request)
    days = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
    assert all(isinstance(day, datetime) for day in days)
    # 3 working days before Thursday the 31st: 30, 25, 24, as the 28th and 29th are off.
    assert [day.date() for day in days] == [date(2025, 7, 15), date(2025, 7, 24)]
    assert {day.hour for day in days} == {1}


def test_no_reminder_lies_in_the_past() -> None:
    (event,) = events(request(standing(1, deadline=AS_OF + timedelta(days=1)), calendar=published()))
    assert list(event.walk("VALARM")) == []


def test_years_without_a_published_calendar_say_so() -> None:
    (event,) = events(request(standing(1, deadline=date(2027, 6, 30)), calendar=published()))
    assert "暂按未公布安排推算" in event["description"]


def test_same_request_gives_the_same_bytes_and_uids_are_unique() -> None:
    one = request(*(standing(number, deliverables=(promised("方案", "2025-08-31"),)) for number in range(5)))
    assert made(one) == made(one)
    uids = [str(event["uid"]) for event in events(one)]
    assert len(set(uids)) == len(uids) == 10
    assert not any("hb-" in uid for uid in uids)


def test_hostile_titles_stay_text() -> None:
    every = [
        standing(place, item={"title": title}) for place, title in enumerate((*HOSTILE, "行\r\nBEGIN:VALARM"))
    ]
    data = made(request(*every))
    found = events(request(*every))
    assert len(found) == len(every)
    assert b"\x1b" not in data
    assert any(HOSTILE[0] in event["summary"] for event in found)
    assert any("甲|乙" in event["summary"] for event in found)
