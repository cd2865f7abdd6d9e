from __future__ import annotations

import pytest
from tests.unit.judging.making import light, messages, target_standing, with_target

EARLY = "start: 2024-01-01"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-03-31", None),
        ("2025-04-01", None),
        ("2025-04-05", None),
        ("2025-04-07", None),  # 5 April is 清明节: the limit rolls to Monday the 7th
        ("2025-04-08", "yellow"),
        ("2025-06-30", "yellow"),
    ],
)
def test_begins_when_the_due_days_of_the_quarter_have_passed(as_of: str, expected: str | None) -> None:
    assert light("no-reading", as_of, with_target("")) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-07-07", None),  # 5 July is a Saturday
        ("2025-07-08", "yellow"),
        ("2025-10-09", None),  # 5 October lies in the National Day week, the 9th is the first working day
        ("2025-10-10", "yellow"),
        ("2026-01-05", None),
        ("2026-01-06", "yellow"),
    ],
)
def test_a_limit_in_days_rolls_to_the_next_working_day(as_of: str, expected: str | None) -> None:
    # the quarter before the last one is answered: only the last one is waited for
    waited = {"07": "2025-03-31", "10": "2025-06-30", "01": "2025-09-30"}[as_of[5:7]]
    lines = with_target("", "deadline: 2026-12-31", f"{waited} | values: {{数: 1}}")
    assert light("no-reading", as_of, lines) == expected


@pytest.mark.parametrize(
    ("as_of", "log", "expected"),
    [
        # the first quarter was not answered: it stays while the due days of the second run
        ("2025-07-01", "", "2025年第1季度"),
        ("2025-07-07", "", "2025年第1季度"),
        ("2025-07-08", "", "2025年第2季度"),
        # answered late, for it or for a day after it
        ("2025-07-01", "2025-07-01 | upto: 2025-03-31 | values: {数: 1}", None),
        ("2025-07-01", "2025-07-01 | upto: 2025-06-30 | values: {数: 1}", None),
        ("2025-07-01", "2025-04-01 | upto: 2025-03-31 | values: {数: 1}", None),
        ("2025-07-08", "2025-04-01 | upto: 2025-03-31 | values: {数: 1}", "2025年第2季度"),
        ("2025-07-01", "2025-01-05 | upto: 2024-12-31 | values: {数: 1}", "2025年第1季度"),
    ],
)
def test_an_unanswered_period_stays_through_the_due_days_of_the_next(
    as_of: str, log: str, expected: str | None
) -> None:
    found = messages("no-reading", as_of, with_target("", EARLY, log))
    assert [f"“完成数”{expected}的数据" in message for message in found] == [True] * bool(expected)


def test_more_due_days_than_a_cycle_has() -> None:
    weekly = "report: {every: week, due: 20}"
    begun = "start: 2025-01-06"
    assert light("no-reading", "2025-02-05", with_target(weekly, begun)) is None
    assert messages("no-reading", "2025-02-06", with_target(weekly, begun)) == [
        "“完成数”2025年1月6日至1月12日的数据应于2025年2月5日前报送，至今未报"
    ]


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("2025-04-03 | upto: 2025-03-31 | values: {数: 1}", None),
        ("2025-02-01 | upto: 2025-01-01 | values: {数: 1}", None),  # any day of the period answers
        ("2025-01-05 | upto: 2024-12-31 | values: {数: 1}", "yellow"),  # of the period before
        ("2025-04-10 | upto: 2025-04-01 | values: {数: 1}", None),  # or a day after it
        ("2025-04-11 | upto: 2025-03-31 | values: {数: 1}", "yellow"),  # not known yet
        ("2025-02-01 | values: {数: 0}", None),
        ("2025-02-01 | note: 推进中", "yellow"),
        (
            "2025-02-01 | values: {数: 1}\n2025-02-05 | correct: {entry: 2025-02-01, values: {数: ~}}",
            "yellow",
        ),
        ("2025-02-01 | values: {数: 1}\n2025-02-05 | verify: {result: untrue}", "yellow"),
    ],
)
def test_which_report_answers(log: str, expected: str | None) -> None:
    assert light("no-reading", "2025-04-10", with_target("", EARLY, log)) == expected


@pytest.mark.parametrize(
    ("target", "plan", "config", "before", "on"),
    [
        # a target's own `every` is its period; the days are the workspace's
        ("rule: each\nevery: month", "", "", "2025-03-05", "2025-03-06"),
        ("report: {every: week}", "", "", "2025-06-13", "2025-06-14"),
        # the plan, the target, the workspace may say otherwise
        ("", "report: {every: month}", "", "2025-03-05", "2025-03-06"),
        ("", "report: {due: 0}", "", "2025-03-31", "2025-04-01"),
        ("", "report: {due: 10}", "", "2025-04-10", "2025-04-11"),
        ("report: {every: month, due: 12}", "", "", "2025-03-12", "2025-03-13"),
        ("rule: each\nevery: year\nreport: {every: quarter}", "", "", "2025-04-07", "2025-04-08"),
        ("", "", "report: {every: month, due: 12}", "2025-03-12", "2025-03-13"),
        ("", "report: {every: quarter}", "report: {every: month, due: 12}", "2025-04-14", "2025-04-15"),
    ],
)
def test_whose_cycle(target: str, plan: str, config: str, before: str, on: str) -> None:
    fields = f"{plan}\nstart: 2025-01-01"
    # the period before the one that is waited for is answered
    answered = {"03": "2025-01-31", "04": "2024-12-31", "06": "2025-06-01"}[on[5:7]]
    lines = with_target(target, log=f"{answered} | values: {{数: 1}}")
    assert light("no-reading", before, lines, plan=fields, config=config) is None
    assert light("no-reading", on, lines, plan=fields, config=config) == "yellow"


@pytest.mark.parametrize(
    ("item", "as_of", "expected"),
    [
        ("start: 2025-01-01", "2025-04-20", "yellow"),
        ("start: 2025-01-02", "2025-04-20", None),  # the quarter is not wholly inside the item's time
        ("start: 2025-01-02", "2025-07-20", "yellow"),
        ("deadline: 2025-03-31", "2025-04-20", "yellow"),
        ("deadline: 2025-03-30", "2025-04-20", None),
        # the second quarter lies after its time, the first one stays owed
        ("deadline: 2025-03-31", "2025-07-20", "yellow"),
        ("deadline: 2025-03-30", "2025-07-20", None),
        ("deadline: 2025-03-31\nongoing: true", "2025-07-20", "yellow"),
    ],
)
def test_only_periods_inside_the_items_time(item: str, as_of: str, expected: str | None) -> None:
    assert light("no-reading", as_of, with_target("", item)) == expected


@pytest.mark.parametrize("item", ["", "ongoing: true"])
def test_a_targets_own_deadline_ends_its_time(item: str) -> None:
    own = "deadline: 2025-03-31"
    assert messages("no-reading", "2025-07-20", with_target(own, item)) == [
        "“完成数”2025年第1季度的数据应于2025年4月7日前报送，至今未报"
    ]
    answered = with_target(own, item, "2025-03-31 | values: {数: 1}")
    assert light("no-reading", "2025-07-20", answered) is None


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("unreported", "yellow"),
        ("todo", "yellow"),
        ("doing", "yellow"),
        ("reported", "yellow"),
        ("paused", None),
        ("closed", None),
        ("dropped", None),
        ("carried", None),
    ],
)
def test_statuses(status: str, expected: str | None) -> None:
    assert light("no-reading", "2025-04-20", with_target("", f"status: {status}")) == expected


def test_an_old_figure_is_never_taken_as_on_track() -> None:
    lines = with_target("", EARLY, "2025-01-05 | upto: 2024-12-31 | values: {数: 60}")
    assert target_standing("2025-04-07", lines).state.value == "on-path"
    assert target_standing("2025-04-08", lines).state.value == "no-reading"


@pytest.mark.parametrize(("value", "state"), [("98.6", "no-reading"), ("97", "broken")])
def test_what_was_seen_broken_is_still_said_and_what_was_seen_kept_is_not_known(
    value: str, state: str
) -> None:
    floor = "rule: keep\nvalue: 98\nunit: '%'"
    lines = with_target(floor, log=f"2025-02-08 | upto: 2025-01-31 | values: {{数: {value}}}")
    assert light("no-reading", "2025-07-07", lines) is None
    assert target_standing("2025-07-08", lines).state.value == state
    assert light("no-reading", "2025-07-08", lines) == "yellow"


def test_messages_name_the_period_and_the_day() -> None:
    assert messages("no-reading", "2025-04-20", with_target("")) == [
        "“完成数”2025年第1季度的数据应于2025年4月7日前报送，至今未报"
    ]
    log = "2025-01-05 | upto: 2024-12-31 | values: {数: 60}"
    assert messages("no-reading", "2025-04-20", with_target("", EARLY, log)) == [
        "“完成数”2025年第1季度的数据应于2025年4月7日前报送，至今未报（最近一次截至2024年12月31日）"
    ]


def test_its_colour_is_a_setting() -> None:
    config = "lights: {no-reading: {light: green}}"
    assert light("no-reading", "2025-04-20", with_target(""), config=config) is None


def test_a_pause_leaves_owed_what_was_owed_when_it_began() -> None:
    quarters = "rule: each\nevery: quarter"
    pause = "2025-07-20 | status: paused"
    owed = with_target(quarters, "deadline: 2026-12-31", f"2025-06-30 | values: {{数: 100}}\n{pause}")
    [said] = messages("no-reading", "2025-12-20", owed)
    assert "2025年第1季度" in said
    assert "第3季度" not in said
    filled = f"2025-06-30 | values: {{数: 100}}\n{pause}\n2025-08-01 | upto: 2025-03-31 | values: {{数: 100}}"
    assert light("no-reading", "2025-12-20", with_target(quarters, "deadline: 2026-12-31", filled)) is None
    # what was in order when the pause began falls due during it, and is asked for again after it
    calm = "2025-03-31 | values: {数: 1}\n2025-05-01 | status: paused"
    lines = with_target("", EARLY, calm)
    assert light("no-reading", "2025-12-20", lines) is None
    again = with_target("", EARLY, f"{calm}\n2025-12-01 | status: doing")
    assert light("no-reading", "2025-12-20", again) == "yellow"
