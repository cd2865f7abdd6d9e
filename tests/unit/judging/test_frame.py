"""Which periods are judged, and of which a quota is cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.unit.judging.making import CALENDAR, day, item, light, messages, target_standing, with_target

from jianguan_cli.domain.judging.cycles import Cycle
from jianguan_cli.domain.judging.frame import Slot, frame_of
from jianguan_cli.domain.judging.words import cut_words
from jianguan_cli.domain.values.vocabulary import Every


def slots(every: str, plan: str, lines: str = "", as_of: str = "2025-12-31") -> tuple[Slot, ...]:
    made, its_plan = item(with_target("", lines), plan=plan)
    cycle = Cycle(Every.QUARTER, 5)
    frame = frame_of(made, its_plan, made.targets[0], made.deadline, day(as_of), cycle, CALENDAR)
    return frame.slots(Every(every))


@pytest.mark.parametrize(
    ("every", "issued", "first"),
    [
        # the day of issue in the first half of its period: it counts whole
        ("week", "2025-03-05", "2025-03-03"),
        ("dekad", "2025-03-15", "2025-03-11"),
        ("dekad", "2025-02-24", "2025-02-21"),  # eight days from the 21st on
        ("month", "2025-04-15", "2025-04-01"),
        ("bimonth", "2025-01-29", "2025-01-01"),
        ("quarter", "2025-02-14", "2025-01-01"),
        ("half", "2025-03-31", "2025-01-01"),
        ("year", "2025-07-01", "2025-01-01"),
        ("year", "2025-01-01", "2025-01-01"),
        # in the second half: it is not judged
        ("week", "2025-03-07", "2025-03-10"),
        ("dekad", "2025-03-16", "2025-03-21"),
        ("dekad", "2025-02-25", "2025-03-01"),
        ("month", "2025-04-16", "2025-05-01"),
        ("bimonth", "2025-01-31", "2025-03-01"),
        ("quarter", "2025-02-15", "2025-04-01"),
        ("half", "2025-04-02", "2025-07-01"),
        ("year", "2025-07-03", None),
        ("year", "2025-12-24", None),
    ],
)
def test_the_period_of_issue_counts_whole_or_not_at_all(every: str, issued: str, first: str | None) -> None:
    found = slots(every, f"issued: {issued}\nstart: 2025-01-01")
    assert (found[0].first.isoformat() if found else None) == first
    assert all(slot.cut is None for slot in found[:1])


@pytest.mark.parametrize(
    ("every", "count"),
    [("week", 52), ("dekad", 36), ("month", 12), ("bimonth", 6), ("quarter", 4), ("half", 2), ("year", 1)],
)
def test_periods_are_the_calendars_to_the_as_of_day(every: str, count: int) -> None:
    plan = "issued: 2024-12-30\nstart: 2024-12-30"
    found = [one for one in slots(every, plan, as_of="2025-12-28") if one.first.year == 2025]
    assert len(found) == count - (every == "week")
    assert all(one.period.last < two.period.first for one, two in pairwise(found))


def test_periods_that_ended_before_the_day_of_issue_are_not_judged() -> None:
    found = slots("month", "issued: 2025-03-10\nstart: 2024-01-01")
    assert found[0].first == day("2025-03-01")


def test_a_plan_that_starts_inside_a_period_cuts_nothing() -> None:
    found = slots("month", "issued: 2025-01-02\nstart: 2025-05-15")
    assert (found[0].first, found[0].cut) == (day("2025-05-01"), None)


@pytest.mark.parametrize(
    ("lines", "cut"),
    [
        ("start: 2025-09-01", "自2025年9月1日起，按122/365折算"),
        ("deadline: 2025-08-31", "至2025年8月31日止，按243/365折算"),
        ("start: 2025-03-01\ndeadline: 2025-08-31", "自2025年3月1日起至2025年8月31日止，按184/365折算"),
        ("start: 2025-01-01", None),
        ("deadline: 2025-12-31", None),
    ],
)
def test_only_what_is_written_cuts_a_period_and_says_so(lines: str, cut: str | None) -> None:
    found = slots("year", "", lines)[0].cut
    assert (None if found is None else cut_words(found)) == cut


@pytest.mark.parametrize(
    ("issued", "start", "first"),
    [
        # handed out after the plan was printed: from then on the period counts
        ("2025-08-20", "2025-09-01", "2025-09-01"),
        # a start before the printing makes no period of the past judged
        ("2025-08-20", "2025-03-01", None),
        ("2025-03-20", "2025-02-01", "2025-02-01"),
    ],
)
def test_a_written_start_in_the_period_of_issue(issued: str, start: str, first: str | None) -> None:
    found = slots("year", f"issued: {issued}\nstart: 2025-01-01", f"start: {start}")
    assert (found[0].first.isoformat() if found else None) == first


YEARLY = "rule: each\nevery: year\nvalue: 365"


@pytest.mark.parametrize(
    ("target", "asked"),
    [
        (YEARLY, "应不低于 122个（自2025年9月1日起，按122/365折算）"),
        # rates and stocks are never cut
        (f"{YEARLY}\nunit: '%'", "应不低于 365%"),
        (f"{YEARLY}\nmeasure: stock", "应不低于 365个"),
    ],
)
def test_a_cut_quota_is_said_wherever_it_is_asked(target: str, asked: str) -> None:
    plan = "issued: 2025-01-02"
    lines = with_target(target, "start: 2025-09-01", "2025-12-31 | values: {数: 121}")
    [said] = messages("period-short", "2026-01-01", lines, plan=plan)
    assert asked in said
    [said] = messages("missed-target", "2026-01-01", lines, plan=plan)
    assert asked in said
    enough = with_target(target, "start: 2025-09-01", "2025-12-31 | values: {数: 365}")
    assert light("period-short", "2026-01-01", enough, plan=plan) is None


def test_a_cap_that_is_cut_says_so_too() -> None:
    lines = with_target(f'{YEARLY}\nop: "<="', "start: 2025-09-01", "2025-10-31 | values: {数: 123}")
    asked = "应不超过 122个（自2025年9月1日起，按122/365折算）"
    assert messages("broken-floor", "2025-11-01", lines, plan="issued: 2025-01-02") == [
        f"“完成数”2025年{asked}，截至2025年10月31日为 123个，突破上限"
    ]


@pytest.mark.parametrize(
    ("issued", "as_of", "findings", "state"),
    [
        # printed in the second half of its only year: nobody is asked, nothing is missed
        ("2025-12-24", "2026-02-01", [], "unpaced"),
        ("2025-03-20", "2026-01-05", [], "no-reading"),
        ("2025-03-20", "2026-01-06", ["missed-target", "no-reading"], "missed"),
    ],
)
def test_who_is_asked_for_the_year_of_issue(issued: str, as_of: str, findings: list[str], state: str) -> None:
    lines = with_target(YEARLY, "deadline: 2025-12-31")
    plan = f"issued: {issued}"
    assert target_standing(as_of, lines, plan=plan).state.value == state
    found = [code for code in ("missed-target", "no-reading") if light(code, as_of, lines, plan=plan)]
    assert found == findings
