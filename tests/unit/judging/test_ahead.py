from __future__ import annotations

from datetime import timedelta

import pytest
from tests.unit.judging.making import (
    CALENDAR,
    PATH,
    checklist,
    day,
    item,
    log_lines,
    standing,
    with_target,
)

from jianguan_cli.domain.judging.ahead import Turn, ahead, turns
from jianguan_cli.domain.judging.judge import judge_item
from jianguan_cli.domain.records.finding import Finding, Light
from jianguan_cli.domain.settings.settings import Settings


def turning(as_of: str, days: int, *items: str) -> list[Turn]:
    return list(turns([checklist(*items)], day(as_of), days, Settings(), CALENDAR))


def found(as_of: str, days: int, *items: str) -> tuple[Finding, ...]:
    return ahead([checklist(*items)], day(as_of), days, Settings(), CALENDAR)


def seen(as_of: str, days: int, *items: str) -> list[tuple[str, str, str]]:
    return [
        (turn.day.isoformat(), turn.before.value, turn.after.value) for turn in turning(as_of, days, *items)
    ]


ENTRY = log_lines("2025-06-01 | status: doing")
JUNE = f"deadline: 2025-06-30\n{ENTRY}"
SOON = ("2025-06-16", "green", "blue")
LATE = ("2025-07-01", "blue", "red")


@pytest.mark.parametrize(
    ("as_of", "days", "item", "expected"),
    [
        ("2025-06-02", 13, JUNE, []),
        ("2025-06-02", 14, JUNE, [SOON]),
        ("2025-06-02", 28, JUNE, [SOON]),
        ("2025-06-02", 29, JUNE, [SOON, LATE]),
        ("2025-06-02", 90, JUNE, [SOON, LATE]),
        # ten working days before a Friday: from the Friday before a weekend, not from its Sunday
        ("2025-06-02", 20, f"deadline: 2025-06-27\n{ENTRY}", [("2025-06-13", "green", "blue")]),
        # red already: nothing turns
        ("2025-07-02", 30, JUNE, []),
        # stale
        ("2025-06-02", 100, ENTRY, [("2025-08-31", "green", "yellow")]),
        # a quarter without a reading, from the day after the rolled due day
        (
            "2025-05-02",
            80,
            with_target("value: 9", log="2025-03-01 | values: {数: 1}\n2025-05-01 | note: 推进"),
            [("2025-07-08", "green", "yellow")],
        ),
        (
            "2025-03-02",
            40,
            with_target("value: 9", log="2025-03-01 | note: 推进"),
            [("2025-04-08", "green", "yellow")],
        ),
        # a step, its second band
        (
            "2025-06-02",
            60,
            f"deliverables: [{{key: 甲, text: 甲文, by: 2025-06-10}}]\n{ENTRY}",
            [("2025-06-11", "green", "yellow"), ("2025-07-11", "yellow", "red")],
        ),
        # the pause runs out and the item is stale at once
        (
            "2025-06-02",
            200,
            log_lines("2025-01-05 | status: paused | approval: {until: 2025-08-31}"),
            [("2025-09-01", "green", "yellow")],
        ),
        # late start: 91 of 364 days have gone on 2 April
        ("2025-03-02", 60, "status: unreported", [("2025-04-02", "none", "yellow")]),
        # 申请销号 waits too long
        ("2025-06-05", 30, log_lines("2025-06-05 | status: reported"), [("2025-06-20", "green", "blue")]),
        ("2025-06-05", 60, "status: dropped", []),
        # a target's own deadline
        (
            "2025-06-02",
            30,
            with_target("deadline: 2025-06-10\nvalue: 9", log="2025-06-01 | values: {数: 1}"),
            [("2025-06-11", "green", "red")],
        ),
    ],
)
def test_the_days_on_which_lights_turn(
    as_of: str, days: int, item: str, expected: list[tuple[str, str, str]]
) -> None:
    assert seen(as_of, days, item) == expected


def test_entries_of_a_later_day_are_not_looked_at() -> None:
    later = "deadline: 2025-06-30\n" + log_lines("2025-06-01 | status: doing\n2025-06-20 | status: closed")
    assert seen("2025-06-16", 20, later) == [("2025-07-01", "blue", "red")]
    closed = "deadline: 2025-06-30\nstatus: closed\n" + log_lines("2025-06-20 | status: closed")
    assert seen("2025-06-16", 20, closed)[-1] == ("2025-07-01", "yellow", "red")
    extension = "extend: {from: 2025-06-30, to: 2025-09-30, approved_by: 分管领导}"
    extended = "deadline: 2025-09-30\n" + log_lines(f"2025-06-01 | status: doing\n2025-06-20 | {extension}")
    assert seen("2025-06-16", 20, extended) == [("2025-07-01", "blue", "red")]


def test_one_finding_a_turn_with_the_day_and_the_reason() -> None:
    findings = found("2025-06-20", 20, f"deadline: 2025-06-30\n{ENTRY}")
    assert [(one.code, one.level) for one in findings] == [("overdue", Light.RED)]
    assert (
        findings[0].message == "如不再填报，2025年7月1日起转为红灯：已过时限2025年6月30日 1 天，尚未申请销号"
    )
    assert findings[0].location is not None
    assert findings[0].location.path == PATH
    assert findings[0].item == "p-1"


YEARLY = "rule: each\nevery: year\nvalue: 9"
WAITING = log_lines("2025-09-26 | status: reported")


@pytest.mark.parametrize(
    ("as_of", "lines", "plan"),
    [
        # an issue later than the start, a start of its own: late to begin, then stale
        ("2025-02-01", "status: unreported", "issued: 2025-03-02"),
        ("2025-02-01", "status: unreported\nstart: 2025-03-05\ndeadline: 2025-05-07", ""),
        ("2025-02-01", "status: unreported\nstart: 2025-05-01\ndeadline: 2025-04-11", ""),
        ("2025-01-02", f"start: 2025-03-01\n{log_lines('2025-01-01 | note: 交办')}", ""),
        ("2025-02-01", f"deadline: 2026-01-01\n{log_lines('2025-02-01 | status: todo')}", ""),
        ("2025-02-01", with_target("report: {every: month, due: 12}"), ""),
        # reports once a year: stale a year and its due days after the last word
        ("2025-12-20", with_target(YEARLY, "deadline: 2027-12-31", "2025-12-05 | note: 推进"), ""),
        (
            "2025-12-20",
            "deadline: 2027-12-31\n" + log_lines("2025-12-05 | note: 推进"),
            "report: {every: year}",
        ),
        # a period of its own beside another reporting cycle
        (
            "2025-04-02",
            with_target(
                "rule: each\nevery: month\nreport: {every: year}", log="2025-04-02 | values: {数: 60}"
            ),
            "",
        ),
        # the deadline and the waiting lie in the National Day week
        ("2025-09-02", "deadline: 2025-10-05\n" + log_lines("2025-09-01 | note: 推进"), ""),
        ("2025-09-26", f"deadline: 2025-12-31\n{WAITING}", ""),
        ("2025-09-26", with_target("", "start: 2024-01-01", "2025-09-26 | status: reported"), ""),
    ],
)
def test_looking_ahead_says_what_judging_each_day_says(as_of: str, lines: str, plan: str) -> None:
    made, its_plan = item(lines, plan=plan)
    lights = {0: standing(as_of, lines, plan=plan).light}
    expected = []
    for number in range(1, 500):
        on = day(as_of) + timedelta(days=number)
        lights[number] = judge_item(made, its_plan, PATH, on, Settings(), CALENDAR).light
        if lights[number] is not lights[number - 1]:
            expected.append((on, lights[number - 1], lights[number]))
    assert expected
    for length in (1, 30, 499, (expected[0][0] - day(as_of)).days):
        last = day(as_of) + timedelta(days=length)
        seen_by_then = [turn for turn in expected if turn[0] <= last]
        found_turns = turns([checklist(lines, plan=plan)], day(as_of), length, Settings(), CALENDAR)
        assert [(turn.day, turn.before, turn.after) for turn in found_turns] == seen_by_then


ALL_AT_ONCE = with_target("value: 9", "deadline: 2025-06-30", "2025-04-01 | values: {数: 1}")


def test_a_turn_names_the_new_findings_of_its_light_only() -> None:
    # on 1 July it is late for the deadline and short of its target; that it is stale too is yellow
    turn = turning("2025-06-27", 5, ALL_AT_ONCE)[-1]
    assert (turn.day, turn.after) == (day("2025-07-01"), Light.RED)
    assert [one.code for one in turn.findings] == ["overdue", "missed-target"]
    assert [one.code for one in found("2025-06-27", 5, ALL_AT_ONCE)] == ["overdue"]


def test_a_turn_for_the_better_names_what_is_new_of_the_lesser_light() -> None:
    zero = 'rule: keep\nop: "=="\nvalue: 0\nunit: 起\nreport: {every: year}'
    lines = with_target(
        zero, "deadline: 2026-01-20", "2025-01-02 | values: {数: 1}\n2025-12-10 | values: {数: 0}"
    )
    config = Settings()
    found_turns = list(turns([checklist(lines)], day("2025-12-20"), 40, config, CALENDAR))
    assert [(turn.day.isoformat(), [one.code for one in turn.findings]) for turn in found_turns] == [
        ("2026-01-01", ["made-good"]),
        ("2026-01-21", ["overdue"]),
    ]
    # the improvement is no finding, what comes after it is
    assert [one.code for one in found("2025-12-20", 40, lines)] == ["overdue"]


def test_a_light_that_improves_is_a_turn_but_no_finding() -> None:
    zero = 'rule: keep\nop: "=="\nvalue: 0\nunit: 起\nreport: {every: year}'
    lines = with_target(
        zero, "deadline: 2026-12-31", "2025-12-01 | values: {数: 1}\n2025-12-10 | values: {数: 0}"
    )
    assert seen("2025-12-20", 15, lines) == [("2026-01-01", "red", "yellow")]
    assert found("2025-12-20", 15, lines) == ()


def test_a_split_item_turns_no_more() -> None:
    parent, child = f"deadline: 2025-06-30\n{ENTRY}", f"id: p-1.1\nparent: p-1\n{ENTRY}"
    assert seen("2025-06-20", 20, parent, child) == []
