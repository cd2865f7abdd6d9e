"""Every kind of event: at, before and after its edge, and what later entries make of it.

Settling adds the report's due days (5) and rolls to a working day: a promise for 31 December 2025 is told on
6 January 2026 (a Monday is 5 January, still in time).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.settings.scoring import Deductions, Scoring
from jianguan_cli.domain.settings.settings import Settings

if TYPE_CHECKING:
    from tests.unit.scoring.conftest import Find

TASK = "deadline: 2025-06-30\n"


def log(*entries: str) -> str:
    """Log entries in flow style, and the last status as the item's."""
    statuses = [word for entry in entries for word in entry.split(", ") if word.startswith("status: ")]
    last = statuses[-1] if statuses else "status: unreported"
    return f"{last}\nlog:\n" + "".join(f"- {{by: 甲, {entry}}}\n" for entry in entries)


def dated(day: str, rest: str) -> str:
    return f"date: {day}, {rest}"


def did(day: str, status: str) -> str:
    return dated(day, f"status: {status}")


OVERDUE = [
    ("the deadline day is in time", "", "2025-06-30", []),
    ("the day after is not", "", "2025-07-01", ["2025-07-01 overdue of 2025-06-30 -5"]),
    ("closed on the day", log(did("2025-06-30", "closed")), "2025-12-31", []),
    ("asked for closing on the day", log(did("2025-06-30", "reported")), "2025-12-31", []),
    (
        "asked a day late",
        log(did("2025-07-01", "reported")),
        "2025-12-31",
        ["2025-07-01 overdue of 2025-06-30 -5"],
    ),
    (
        "closed a day late",
        log(did("2025-07-01", "closed")),
        "2025-12-31",
        ["2025-07-01 overdue of 2025-06-30 -5"],
    ),
    (
        "closed two days late",
        log(did("2025-07-02", "closed")),
        "2025-12-31",
        ["2025-07-01 overdue of 2025-06-30 -5"],
    ),
    (
        "paused, the deadline runs",
        log(did("2025-06-01", "paused")),
        "2025-12-31",
        ["2025-07-01 overdue of 2025-06-30 -5"],
    ),
    ("dropped before", log(did("2025-06-30", "dropped")), "2025-12-31", []),
    ("carried before", log(did("2025-06-30", "carried")), "2025-12-31", []),
    (
        "dropped after stays",
        log(did("2025-07-09", "dropped")),
        "2025-12-31",
        ["2025-07-01 overdue of 2025-06-30 -5"],
    ),
    ("长期坚持", "ongoing: true", "2026-12-31", []),
]


@pytest.mark.parametrize(("why", "lines", "on", "found"), OVERDUE, ids=[row[0] for row in OVERDUE])
def test_overdue(find: Find, why: str, lines: str, on: str, found: list[str]) -> None:
    events = find(TASK + lines, on=on)
    assert [one for one in events if "overdue" in one] == found


def extend(day: str, to: str, state: str, origin: str = "2025-06-30") -> str:
    return dated(day, f"extend: {{from: {origin}, to: {to}, state: {state}, approved_by: 局长}}")


LATER = "deadline: 2025-09-30\n"
EXTENDED = [
    (
        "approved in time",
        LATER + log(extend("2025-06-01", "2025-09-30", "approved")),
        ["2025-10-01 overdue of 2025-09-30 -5"],
    ),
    (
        "asked in time, approved after",
        LATER
        + log(extend("2025-06-30", "2025-09-30", "asked"), extend("2025-07-20", "2025-09-30", "approved")),
        ["2025-10-01 overdue of 2025-09-30 -5"],
    ),
    ("asked in time, never decided", TASK + log(extend("2025-06-30", "2025-09-30", "asked")), []),
    (
        "asked in time, refused after",
        TASK
        + log(extend("2025-06-30", "2025-09-30", "asked"), extend("2025-07-20", "2025-09-30", "refused")),
        ["2025-07-20 overdue of 2025-07-20 -5"],
    ),
    (
        "asked in time, refused in time",
        TASK
        + log(extend("2025-06-10", "2025-09-30", "asked"), extend("2025-06-20", "2025-09-30", "refused")),
        ["2025-07-01 overdue of 2025-06-30 -5"],
    ),
    (
        "asked late keeps the first date",
        LATER + log(extend("2025-07-01", "2025-09-30", "approved")),
        ["2025-07-01 overdue of 2025-06-30 -5"],
    ),
    (
        "asked late, approved later",
        LATER
        + log(extend("2025-07-01", "2025-09-30", "asked"), extend("2025-07-09", "2025-09-30", "approved")),
        ["2025-07-01 overdue of 2025-06-30 -5"],
    ),
    (
        "several in a row",
        "deadline: 2025-11-30\n"
        + log(
            extend("2025-06-01", "2025-09-30", "approved"),
            extend("2025-09-30", "2025-11-30", "approved", "2025-09-30"),
        ),
        ["2025-12-01 overdue of 2025-11-30 -5"],
    ),
    (
        "the second one late",
        "deadline: 2025-11-30\n"
        + log(
            extend("2025-06-01", "2025-09-30", "approved"),
            extend("2025-10-01", "2025-11-30", "approved", "2025-09-30"),
        ),
        ["2025-10-01 overdue of 2025-09-30 -5"],
    ),
]


@pytest.mark.parametrize(("why", "lines", "found"), EXTENDED, ids=[row[0] for row in EXTENDED])
def test_extensions_move_the_day_only_in_time(find: Find, why: str, lines: str, found: list[str]) -> None:
    assert [one for one in find(lines, on="2025-12-31") if "overdue" in one] == found


REVIEWED = [
    # asked ten days before the deadline, returned on its eve: those days were the 督查室's
    ("returned in time", log(did("2025-06-20", "reported"), did("2025-06-29", "doing")), "2025-07-09", []),
    (
        "and then late",
        log(did("2025-06-20", "reported"), did("2025-06-29", "doing")),
        "2025-07-10",
        ["2025-07-10 overdue of 2025-07-09 -5"],
    ),
    ("returned long after", log(did("2025-06-20", "reported"), did("2025-09-20", "doing")), "2025-09-30", []),
    (
        "long after, then late",
        log(did("2025-06-20", "reported"), did("2025-09-20", "doing")),
        "2025-12-31",
        ["2025-10-01 overdue of 2025-09-30 -5"],
    ),
    (
        "asked again in the time left",
        log(did("2025-06-20", "reported"), did("2025-09-20", "doing"), did("2025-09-30", "reported")),
        "2025-12-31",
        [],
    ),
    ("waiting for ever costs nothing", log(did("2025-06-30", "reported")), "2029-12-31", []),
    (
        "untrue gains no time",
        log(
            did("2025-06-20", "reported"),
            dated("2025-07-20", "status: doing, verify: {result: untrue, found: 未办}"),
        ),
        "2025-12-31",
        ["2025-07-20 overdue of 2025-07-20 -5"],
    ),
    (
        "late requests gain no time",
        log(did("2025-07-05", "reported"), did("2025-09-20", "doing")),
        "2025-12-31",
        ["2025-07-01 overdue of 2025-06-30 -5"],
    ),
]


@pytest.mark.parametrize(("why", "lines", "on", "found"), REVIEWED, ids=[row[0] for row in REVIEWED])
def test_the_days_of_the_review_are_not_the_unit_s(
    find: Find, why: str, lines: str, on: str, found: list[str]
) -> None:
    assert [one for one in find(TASK + lines, on=on) if "overdue" in one] == found


REACH = """
kind: indicator
targets:
- {key: 抽检, metric: 抽检批次, rule: reach, op: ">=", value: 120, unit: 批, report: {every: year, due: 5}}
"""
DONE = did("2025-12-30", "reported")


def read(day: str, upto: str, value: str, key: str = "抽检") -> str:
    return dated(day, f"upto: {upto}, values: {{{key}: {value}}}")


MISSED = "2026-01-06 missed-target of 2025-12-31 -5"
TARGETS = [
    ("no figure at all", log(DONE), "2026-01-06", [MISSED]),
    ("not told before the report is due", log(DONE), "2026-01-05", []),
    ("short", log(DONE, read("2025-12-31", "2025-12-31", "119.999999")), "2026-02-01", [MISSED]),
    ("met", log(DONE, read("2025-12-31", "2025-12-31", "120")), "2026-02-01", []),
    (
        "met, reported on the last due day",
        log(DONE, read("2026-01-05", "2025-12-31", "120")),
        "2026-02-01",
        [],
    ),
    (
        "met, reported too late: given back",
        log(DONE, read("2026-01-20", "2025-12-31", "120")),
        "2026-02-01",
        [f"{MISSED} back 2026-01-20"],
    ),
    (
        "met only after the deadline",
        log(DONE, read("2026-01-20", "2026-01-19", "130")),
        "2026-02-01",
        [MISSED],
    ),
    (
        "corrected down",
        log(
            DONE,
            read("2025-12-31", "2025-12-31", "120"),
            dated("2026-01-20", "correct: {entry: 2025-12-31, values: {抽检: 99}}"),
        ),
        "2026-02-01",
        ["2026-01-20 missed-target of 2025-12-31 -5"],
    ),
    (
        "corrected up: given back",
        log(
            DONE,
            read("2025-12-31", "2025-12-31", "12"),
            dated("2026-01-20", "correct: {entry: 2025-12-31, values: {抽检: 120}}"),
        ),
        "2026-02-01",
        [f"{MISSED} back 2026-01-20"],
    ),
    ("dropped", log(did("2025-12-30", "dropped")), "2026-02-01", []),
    ("carried", log(did("2025-12-30", "carried")), "2026-02-01", []),
]


@pytest.mark.parametrize(("why", "lines", "on", "found"), TARGETS, ids=[row[0] for row in TARGETS])
def test_missed_targets(find: Find, why: str, lines: str, on: str, found: list[str]) -> None:
    assert [one for one in find(REACH + lines, on=on) if "missed" in one] == found


def test_an_untrue_figure_leaves_the_target_missed(find: Find) -> None:
    lines = log(
        DONE,
        read("2025-12-31", "2025-12-31", "120"),
        dated("2026-01-20", "verify: {result: untrue, found: 数据不实}"),
    )
    events = find(REACH + lines, on="2026-02-01")
    assert "2026-01-20 untrue-report of 2026-01-20 -5" in events
    assert "2026-01-20 missed-target of 2025-12-31 -5" in events


def test_a_target_with_a_deadline_of_its_own_does_not_wait_for_the_item(find: Find) -> None:
    own = REACH.replace("unit: 批", "unit: 批, deadline: 2025-05-31")
    assert "2025-06-06 missed-target of 2025-05-31 -5" in find(own, on="2025-06-06")
    assert find(own, on="2025-06-05") == []


def test_a_revision_after_the_miss_does_not_mend_it(find: Find) -> None:
    lines = REACH.replace("value: 120", "value: 50") + log(
        DONE,
        read("2025-12-31", "2025-12-31", "60"),
        dated("2026-03-01", "revise: {field: targets/抽检/value, from: '120', to: '50', approved_by: 局长}"),
    )
    assert MISSED in find(lines, on="2026-06-01")


def test_a_revision_before_it_does(find: Find) -> None:
    lines = REACH.replace("value: 120", "value: 50") + log(
        dated("2025-11-01", "revise: {field: targets/抽检/value, from: '120', to: '50', approved_by: 局长}"),
        DONE,
        read("2025-12-31", "2025-12-31", "60"),
    )
    assert not [one for one in find(lines, on="2026-06-01") if "missed" in one]


DELIVERABLES = """
deliverables:
- {key: 制度, text: 印发制度}
- {key: 试点, text: 争取试点, strength: soft}
"""
RESULTS = [
    ("undone", log(DONE), [MISSED]),
    ("done on the day", log(DONE, dated("2025-12-31", "done: [制度]")), []),
    ("done after", log(DONE, dated("2026-01-03", "done: [制度]")), [MISSED]),
    ("done then, said later", log(DONE, dated("2026-01-03", "upto: 2025-12-31, done: [制度]")), []),
    (
        "done then, said too late: given back",
        log(DONE, dated("2026-02-03", "upto: 2025-12-31, done: [制度]")),
        [f"{MISSED} back 2026-02-03"],
    ),
    ("waived in time", log(dated("2025-12-30", "status: reported, waived: [制度]")), []),
    ("waived after", log(DONE, dated("2026-02-03", "waived: [制度]")), [MISSED]),
]


@pytest.mark.parametrize(("why", "lines", "found"), RESULTS, ids=[row[0] for row in RESULTS])
def test_missed_deliverables(find: Find, why: str, lines: str, found: list[str]) -> None:
    assert [one for one in find(DELIVERABLES + lines, on="2026-06-01") if "missed" in one] == found


STEPS = """
deliverables:
- {key: 方案, text: 印发方案, by: 2025-03-31}
targets:
- key: 抽检
  metric: 抽检批次
  rule: reach
  op: ">="
  value: 120
  unit: 批
  report: {every: year, due: 5}
  milestones: [{by: 2025-03-31, value: 30, own: true}, {by: 2025-06-30, value: 60}]
"""
PLAN_LATE, FIGURE_LATE = "2025-04-08 step-late of 2025-03-31 -2", "2025-04-08 step-late of 2025-03-31 -2"
PRINTED = "2025-07-08 step-late of 2025-06-30 -2"
LATE_STEPS = [
    ("nothing said", "", "2025-04-08", [PLAN_LATE, FIGURE_LATE]),
    ("not told yet", "", "2025-04-07", []),
    ("both there", log(dated("2025-03-31", "done: [方案], values: {抽检: 30}")), "2025-12-01", [PRINTED]),
    (
        "the printed stage there too",
        log(dated("2025-03-31", "done: [方案], values: {抽检: 30}"), read("2025-07-07", "2025-06-30", "60")),
        "2025-12-01",
        [],
    ),
    (
        "the figure short",
        log(dated("2025-03-31", "done: [方案], values: {抽检: 29}")),
        "2025-12-01",
        [FIGURE_LATE, PRINTED],
    ),
    (
        "the plan a day late",
        log(dated("2025-04-01", "done: [方案]"), read("2025-04-01", "2025-03-31", "30")),
        "2025-12-01",
        [PLAN_LATE, PRINTED],
    ),
    ("closed before", log(did("2025-03-01", "closed")), "2025-12-01", []),
    ("dropped before it was told", log(did("2025-04-02", "dropped")), "2025-12-01", []),
]


@pytest.mark.parametrize(("why", "lines", "on", "found"), LATE_STEPS, ids=[row[0] for row in LATE_STEPS])
def test_late_steps(find: Find, why: str, lines: str, on: str, found: list[str]) -> None:
    assert [one for one in find(STEPS + lines, on=on) if "step-late" in one] == found


QUOTA = """
targets:
- {key: 检查, metric: 检查家次, rule: each, op: ">=", value: 20, unit: 家, every: quarter}
"""


def each(day: str, upto: str, value: str) -> str:
    return read(day, upto, value, "检查")


FIRST_QUARTER = "2025-04-08 period-short of 2025-03-31 -3"
QUOTAS = [
    ("kept", log(each("2025-04-02", "2025-03-31", "20")), []),
    ("short", log(each("2025-04-02", "2025-03-31", "19")), [FIRST_QUARTER]),
    (
        "short, the rest said in the due days",
        log(each("2025-03-01", "2025-02-28", "9"), each("2025-04-07", "2025-03-31", "20")),
        [],
    ),
    (
        "short, the rest said too late: given back",
        log(each("2025-03-01", "2025-02-28", "9"), each("2025-04-20", "2025-03-31", "20")),
        [f"{FIRST_QUARTER} back 2025-04-20"],
    ),
    (
        "a later quarter does not mend it",
        log(each("2025-04-02", "2025-03-31", "19"), each("2025-06-30", "2025-06-30", "40")),
        [FIRST_QUARTER],
    ),
    ("nothing said is not short", "", []),
    ("paused", log(did("2025-03-01", "paused"), each("2025-03-31", "2025-03-31", "2")), []),
    ("dropped", log(each("2025-03-31", "2025-03-31", "2"), did("2025-04-02", "dropped")), []),
]


@pytest.mark.parametrize(("why", "lines", "found"), QUOTAS, ids=[row[0] for row in QUOTAS])
def test_short_periods(find: Find, why: str, lines: str, found: list[str]) -> None:
    assert [one for one in find(QUOTA + lines, on="2025-07-01") if "period-short" in one] == found


def test_growth_is_held_against_the_period_before(find: Find) -> None:
    lines = """
    targets:
    - {key: 数量, metric: 企业数, rule: grow, op: ">=", value: 5, unit: "%", every: quarter}
    """
    said = log(
        read("2025-03-31", "2025-03-31", "100", "数量"), read("2025-06-30", "2025-06-30", "104", "数量")
    )
    events = find(lines.replace("\n    ", "\n") + said, on="2025-12-31")
    assert [one for one in events if "period-short" in one] == ["2025-07-08 period-short of 2025-06-30 -3"]


def test_where_no_whole_period_fits_the_one_cut_by_the_deadline_counts(find: Find) -> None:
    lines = "start: 2025-07-10\ndeadline: 2025-08-31\n" + QUOTA + log(each("2025-08-31", "2025-08-31", "1"))
    assert [one for one in find(lines, on="2025-12-31") if "period-short" in one] == [
        "2025-09-06 period-short of 2025-08-31 -3"
    ]


LATE_REPORT = "2025-04-08 late-report of 2025-03-31 -0.5"
NEVER = "2025-07-08 not-reported of 2025-03-31 -2.5"
SECOND = "2025-07-08 late-report of 2025-06-30 -0.5"
REPORTS = [
    ("silence", "", "2025-04-08", [LATE_REPORT]),
    ("on the last due day nothing yet", "", "2025-04-07", []),
    ("silence to the next", "", "2025-07-08", [LATE_REPORT, NEVER, SECOND]),
    ("in time", log(each("2025-04-07", "2025-03-31", "20")), "2025-04-30", []),
    ("a day late", log(each("2025-04-08", "2025-03-31", "20")), "2025-07-01", [LATE_REPORT]),
    (
        "a later period's figure answers for that one only",
        log(each("2025-04-05", "2025-04-05", "1")),
        "2025-07-07",
        [LATE_REPORT],
    ),
    ("words are no figure", log(dated("2025-04-05", "note: 已开展")), "2025-04-30", [LATE_REPORT]),
    ("waiting for closing", log(did("2025-03-20", "reported")), "2025-12-30", []),
    ("paused", log(dated("2025-03-20", "status: paused, approval: {until: 2025-12-30}")), "2025-09-30", []),
    (
        "the pause ran out",
        log(dated("2025-03-20", "status: paused, approval: {until: 2025-03-30}")),
        "2025-04-30",
        [LATE_REPORT],
    ),
    ("closed", log(did("2025-03-20", "closed")), "2025-12-31", []),
    (
        "begun inside the quarter: a cut quota is asked for",
        "start: 2025-01-02\n",
        "2025-07-07",
        [LATE_REPORT],
    ),
    (
        "the deadline cuts the quarter: due in time",
        "deadline: 2025-05-31\n" + log(each("2025-03-31", "2025-03-31", "20")),
        "2025-06-06",
        ["2025-06-06 late-report of 2025-05-31 -0.5"],
    ),
]


@pytest.mark.parametrize(("why", "lines", "on", "found"), REPORTS, ids=[row[0] for row in REPORTS])
def test_missing_reports(find: Find, why: str, lines: str, on: str, found: list[str]) -> None:
    assert [one for one in find(QUOTA + lines, on=on) if "report" in one] == found


def test_one_report_with_several_figures_is_one_event(find: Find) -> None:
    lines = QUOTA + '- {key: 合格率, metric: 合格率, rule: keep, op: ">=", value: 98, unit: "%"}\n'
    assert find(lines, on="2025-04-08") == [LATE_REPORT]


FLOOR = """
targets:
- {key: 合格率, metric: 抽检合格率, rule: keep, op: ">=", value: 98, unit: "%"}
"""
ZERO = """
targets:
- {key: 事故, metric: 较大事故, rule: keep, op: "==", value: 0, unit: 起}
"""


def rate(day: str, value: str, upto: str = "") -> str:
    return read(day, upto or day, value, "合格率")


FLOORS = [
    ("held", log(rate("2025-03-31", "98")), []),
    ("broken", log(rate("2025-03-31", "97.999999")), ["2025-03-31 broken-floor of 2025-03-31 -5"]),
    (
        "told on the day of the report",
        log(rate("2025-04-03", "97", "2025-03-31")),
        ["2025-04-03 broken-floor of 2025-03-31 -5"],
    ),
    (
        "a run is one",
        log(rate("2025-03-31", "97"), rate("2025-04-30", "96")),
        ["2025-03-31 broken-floor of 2025-03-31 -5"],
    ),
    (
        "once a year, whether or not it held in between: that report must not cost points",
        log(rate("2025-03-31", "97"), rate("2025-04-30", "99"), rate("2025-05-31", "97")),
        ["2025-03-31 broken-floor of 2025-03-31 -5"],
    ),
    (
        "corrected: given back",
        log(
            rate("2025-03-31", "97"),
            dated("2025-04-30", "correct: {entry: 2025-03-31, values: {合格率: 98.7}}"),
        ),
        ["2025-03-31 broken-floor of 2025-03-31 -5 back 2025-04-30"],
    ),
    (
        "corrected down",
        log(
            rate("2025-03-31", "98"),
            dated("2025-04-30", "correct: {entry: 2025-03-31, values: {合格率: 97}}"),
        ),
        ["2025-04-30 broken-floor of 2025-03-31 -5"],
    ),
    ("a figure before the plan", log(rate("2025-01-08", "97", "2024-12-31")), []),
    ("a figure after the deadline", log(rate("2026-02-08", "97", "2026-01-31")), []),
]


@pytest.mark.parametrize(("why", "lines", "found"), FLOORS, ids=[row[0] for row in FLOORS])
def test_broken_floors(find: Find, why: str, lines: str, found: list[str]) -> None:
    assert [one for one in find(FLOOR + lines, on="2026-03-01") if "floor" in one] == found


def test_a_zero_promise_breaks_once_a_year(find: Find) -> None:
    lines = (
        ZERO
        + "deadline: 2026-12-31\n"
        + log(
            read("2025-03-31", "2025-03-31", "1", "事故"),
            read("2025-06-30", "2025-06-30", "0", "事故"),
            read("2025-09-30", "2025-09-30", "2", "事故"),
            read("2026-03-31", "2026-03-31", "1", "事故"),
        )
    )
    assert [one for one in find(lines, on="2026-06-30") if "floor" in one] == [
        "2025-03-31 broken-floor of 2025-03-31 -5",
        "2026-03-31 broken-floor of 2026-03-31 -5",
    ]


def test_a_revised_floor_does_not_mend_what_broke_the_old_one(find: Find) -> None:
    lines = FLOOR.replace("value: 98", "value: 95") + log(
        rate("2025-03-31", "97"),
        dated("2025-04-30", "revise: {field: targets/合格率/value, from: '98', to: '95', approved_by: 局长}"),
        rate("2025-06-30", "96"),
    )
    assert [one for one in find(lines, on="2025-09-01") if "floor" in one] == [
        "2025-03-31 broken-floor of 2025-03-31 -5"
    ]


BLUE, YELLOW, RED = (
    dated("2025-05-08", f"notice: {{colour: {colour}, number: '7', reply_by: 2025-05-20}}")
    for colour in ("blue", "yellow", "red")
)
ANSWERED, LATE_ANSWER = dated("2025-05-20", "reply: '7'"), dated("2025-05-21", "reply: '7'")
UNHEARD = "2025-05-21 no-reply of 2025-05-20 -1"
CONDUCT = [
    (
        "returned",
        log(did("2025-05-01", "reported"), dated("2025-05-08", "status: doing, note: 退回")),
        ["2025-05-08 returned of 2025-05-08 -1"],
    ),
    ("work goes on", log(did("2025-05-01", "todo"), did("2025-05-08", "doing")), []),
    ("closed", log(did("2025-05-01", "reported"), did("2025-05-08", "closed")), []),
    ("reopened", log(did("2025-05-01", "closed"), did("2025-05-08", "doing")), []),
    (
        "untrue is not returned too",
        log(did("2025-05-01", "reported"), dated("2025-05-08", "status: doing, verify: {result: untrue}")),
        ["2025-05-08 untrue-report of 2025-05-08 -5"],
    ),
    (
        "partly",
        log(dated("2025-05-08", "verify: {result: partly}")),
        ["2025-05-08 partly-untrue of 2025-05-08 -2"],
    ),
    ("confirmed", log(dated("2025-05-08", "verify: {result: confirmed}")), []),
    (
        "a blue notice is free",
        log(BLUE, ANSWERED),
        [],
    ),
    (
        "a yellow notice",
        log(YELLOW, ANSWERED),
        ["2025-05-08 notice of 2025-05-08 -1"],
    ),
    (
        "a red notice",
        log(RED, ANSWERED),
        ["2025-05-08 notice of 2025-05-08 -2"],
    ),
    (
        "answered late",
        log(BLUE, LATE_ANSWER),
        [UNHEARD],
    ),
    (
        "never answered",
        log(BLUE),
        [UNHEARD],
    ),
    (
        "closed before the answer",
        log(BLUE, did("2025-05-15", "closed")),
        [],
    ),
]


@pytest.mark.parametrize(("why", "lines", "found"), CONDUCT, ids=[row[0] for row in CONDUCT])
def test_conduct(find: Find, why: str, lines: str, found: list[str]) -> None:
    assert find(lines, on="2025-06-01") == found


def test_a_late_request_costs_only_where_the_settings_say_so(find: Find) -> None:
    lines = LATER + log(
        extend("2025-07-01", "2025-09-30", "asked"), extend("2025-07-09", "2025-09-30", "approved")
    )
    priced = Settings(scoring=Scoring(deductions=Deductions(late_extension=Decimal(1))))
    assert [one for one in find(lines, on="2025-08-01", settings=priced) if "extension" in one] == [
        "2025-07-01 late-extension of 2025-07-01 -1"
    ]
    assert not [one for one in find(lines, on="2025-08-01") if "extension" in one]
    in_time = LATER + log(extend("2025-06-30", "2025-09-30", "approved"))
    assert find(in_time, on="2025-08-01", settings=priced) == []


def test_a_kind_at_nought_is_left_out(find: Find) -> None:
    free = Settings(scoring=Scoring(deductions=Deductions(overdue=Decimal(0))))
    assert find(TASK, on="2025-12-31", settings=free) == []


def test_points_go_by_weight(find: Find) -> None:
    assert find(TASK + "weight: 0.5", on="2025-07-01") == ["2025-07-01 overdue of 2025-06-30 -2.5"]
    assert find(TASK + "weight: 0", on="2025-07-01") == []


def test_what_is_only_striven_for_costs_nothing(find: Find) -> None:
    soft = """
    deadline: 2025-06-30
    targets:
    - {key: a, metric: a, rule: reach, op: ">=", value: 120, unit: 批, strength: soft}
    - {key: b, metric: b, rule: each, op: ">=", value: 20, unit: 家, every: quarter, strength: soft}
    - {key: c, metric: c, rule: keep, op: ">=", value: 98, unit: "%", strength: soft}
    deliverables:
    - {key: d, text: 争取试点, strength: soft, by: 2025-03-31}
    """
    lines = soft.replace("\n    ", "\n") + log(dated("2025-04-01", "values: {b: 1, c: 2}"))
    assert find(lines, on="2026-12-31") == []


def test_a_split_item_is_silent_from_the_day_of_the_split(find: Find) -> None:
    parent = "id: p-1\n" + QUOTA
    children = ("id: p-1-a\nparent: p-1\nstart: 2025-05-01", "id: p-1-b\nparent: p-1\nstart: 2025-05-01")
    assert find(parent, *children, on="2025-12-31") == [LATE_REPORT]


EDGES = [
    (
        "长期坚持的事项也有节点",
        "ongoing: true\ndeadline: 2025-03-31\ndeliverables: [{key: 方案, text: 方案, by: 2025-03-31}]",
        "2025-04-08",
        [PLAN_LATE],
    ),
    (
        "长期坚持的事项期限之后仍按周期",
        "ongoing: true\ndeadline: 2025-01-31\n" + QUOTA + log(each("2025-03-31", "2025-03-31", "1")),
        "2025-04-08",
        [FIRST_QUARTER],
    ),
    (
        "长期坚持的事项里自有时限的目标",
        "ongoing: true\n" + REACH.replace("unit: 批", "unit: 批, deadline: 2025-05-31"),
        "2025-06-06",
        ["2025-06-06 missed-target of 2025-05-31 -5"],
    ),
    ("长期坚持的事项里没有时限的目标", "ongoing: true\n" + REACH, "2026-01-20", []),
    (
        "与时限同日的不是节点",
        "deliverables: [{key: 制度, text: 制度, by: 2025-12-31}]\n" + log(DONE),
        "2026-01-06",
        [MISSED],
    ),
    (
        "时限之后的节点未到",
        "deliverables: [{key: 制度, text: 制度, by: 2026-01-01}]\n" + log(DONE),
        "2026-03-06",
        [],
    ),
    (
        "认定之日才获免",
        "deliverables: [{key: 方案, text: 方案, by: 2025-03-31}]\n"
        + log(dated("2025-04-08", "waived: [方案]")),
        "2025-04-08",
        [PLAN_LATE],
    ),
    (
        "认定前一日获免",
        "deliverables: [{key: 方案, text: 方案, by: 2025-03-31}]\n"
        + log(dated("2025-04-07", "waived: [方案]")),
        "2025-04-08",
        [],
    ),
    (
        "期末就是时限的一期照判",
        "deadline: 2025-06-30\n"
        + QUOTA
        + log(
            each("2025-03-31", "2025-03-31", "20"),
            dated("2025-06-30", "status: reported, values: {检查: 1}"),
        ),
        "2025-07-08",
        ["2025-07-08 missed-target of 2025-06-30 -5", "2025-07-08 period-short of 2025-06-30 -3"],
    ),
    (
        "时限切断的一期按折算的数判",
        "deadline: 2025-05-31\n"
        + QUOTA
        + log(
            each("2025-03-31", "2025-03-31", "20"),
            dated("2025-05-31", "status: reported, values: {检查: 13}"),
        ),
        "2025-12-31",
        ["2025-06-06 missed-target of 2025-05-31 -5", "2025-06-06 period-short of 2025-05-31 -3"],
    ),
    (
        "时限切断的一期折算后达到",
        "deadline: 2025-05-31\n"
        + QUOTA
        + log(
            each("2025-03-31", "2025-03-31", "20"),
            dated("2025-05-31", "status: reported, values: {检查: 14}"),
        ),
        "2025-12-31",
        [],
    ),
    (
        "两次复核的日子都顺延",
        TASK
        + log(
            did("2025-06-20", "reported"),
            did("2025-06-29", "doing"),
            did("2025-07-05", "reported"),
            did("2025-08-05", "doing"),
        ),
        "2025-08-09",
        ["2025-06-29 returned of 2025-06-29 -1", "2025-08-05 returned of 2025-08-05 -1"],
    ),
    (
        "核查不实之后不再算退回",
        log(
            did("2025-05-01", "reported"),
            dated("2025-05-08", "verify: {result: untrue}"),
            did("2025-05-09", "doing"),
        ),
        "2025-06-01",
        ["2025-05-08 untrue-report of 2025-05-08 -5"],
    ),
    (
        "延期待批时目标不判",
        "deadline: 2025-06-30\n" + REACH + log(extend("2025-06-30", "2025-09-30", "asked")),
        "2025-09-01",
        [],
    ),
    (
        "自有时限的目标不等事项的延期",
        "deadline: 2025-06-30\n"
        + REACH.replace("unit: 批", "unit: 批, deadline: 2025-05-31")
        + log(extend("2025-05-20", "2025-09-30", "asked")),
        "2025-09-01",
        ["2025-06-06 missed-target of 2025-05-31 -5"],
    ),
    (
        "期初一日的数也是本期的数",
        QUOTA + log(each("2025-04-05", "2025-03-31", "20"), each("2025-04-06", "2025-04-01", "1")),
        "2025-07-08",
        ["2025-07-08 period-short of 2025-06-30 -3"],
    ),
    (
        "下一期报送时限次日才补报",
        QUOTA + log(each("2025-07-08", "2025-06-30", "20")),
        "2025-07-08",
        [LATE_REPORT, NEVER, SECOND],
    ),
    (
        "下一期报送时限当日补报",
        QUOTA + log(each("2025-07-07", "2025-03-31", "20")),
        "2025-07-08",
        [LATE_REPORT, SECOND],
    ),
    (
        "后一期的数不算前一期的",
        QUOTA + log(each("2025-07-07", "2025-06-30", "20")),
        "2025-07-08",
        [LATE_REPORT, NEVER],
    ),
    (
        "判定日当天的日志也算",
        log(did("2025-05-01", "reported"), did("2025-05-08", "doing")),
        "2025-05-08",
        ["2025-05-08 returned of 2025-05-08 -1"],
    ),
    ("期初一日的数也算报送", QUOTA + log(each("2025-04-05", "2025-01-01", "1")), "2025-04-07", []),
    (
        "暂缓到期末当日",
        QUOTA + log(dated("2025-03-20", "status: paused, approval: {until: 2025-03-31}")),
        "2025-06-30",
        [],
    ),
    ("撤项的成果不判", DELIVERABLES + log(did("2025-12-30", "dropped")), "2026-06-01", []),
    (
        "延期待批的成果不判",
        DELIVERABLES + log(extend("2025-12-30", "2026-03-31", "asked", "2025-12-31")),
        "2026-06-01",
        [],
    ),
    ("反馈时限当日", log(BLUE), "2025-05-20", []),
    ("反馈时限次日", log(BLUE), "2025-05-21", [UNHEARD]),
    (
        "下一期报送时限次日才申请销号",
        QUOTA + log(did("2025-07-08", "reported")),
        "2025-07-08",
        [LATE_REPORT, NEVER, SECOND],
    ),
    (
        "下一期报送时限当日申请销号",
        QUOTA + log(did("2025-07-07", "reported")),
        "2025-07-08",
        [LATE_REPORT, SECOND],
    ),
]


@pytest.mark.parametrize(("why", "lines", "on", "found"), EDGES, ids=[row[0] for row in EDGES])
def test_edges(find: Find, why: str, lines: str, on: str, found: list[str]) -> None:
    assert [one for one in find(lines, on=on) if "late-report" not in one or "report" in str(found)] == found


def test_a_reference_that_comes_late_decides_then(find: Find) -> None:
    relative = """
    targets:
    - {key: 占比, metric: 占比, rule: reach, op: ">", against: 全国均值, unit: "%", report: {every: year}}
    """
    lines = relative.replace("\n    ", "\n") + log(
        DONE,
        read("2025-12-31", "2025-12-31", "1.4", "占比"),
        dated("2026-03-01", "upto: 2025-12-31, refs: {占比: 1.3}"),
    )
    assert find(lines, on="2026-04-01") == [f"{MISSED} back 2026-03-01"]


CAP = """
targets:
- {key: 事故, metric: 事故起数, rule: RULE, op: "<=", value: 20, unit: 起, every: year}
"""
YEARLY_CAP = CAP.replace("RULE", "each")
WHOLE_CAP = CAP.replace("RULE", "reach").replace(", every: year", ", report: {every: year}")


def toll(day: str, value: str, upto: str = "") -> str:
    return read(day, upto or day, value, "事故")


OVER = "2025-06-03 broken-floor of 2025-05-31 -5"
CAPS = [
    ("within", log(toll("2025-06-03", "20", "2025-05-31")), []),
    (
        "told on the day of the first figure over it",
        log(toll("2025-06-03", "21", "2025-05-31"), toll("2025-06-30", "22")),
        [OVER],
    ),
    (
        "a smaller total later mends nothing",
        log(toll("2025-06-03", "21", "2025-05-31"), toll("2025-06-30", "19")),
        [OVER],
    ),
    (
        "corrected: given back",
        log(
            toll("2025-06-03", "21", "2025-05-31"),
            dated("2025-07-01", "correct: {entry: 2025-06-03, values: {事故: 19}}"),
        ),
        [f"{OVER} back 2025-07-01"],
    ),
    ("after the deadline", log(toll("2026-01-31", "30")), []),
]


@pytest.mark.parametrize("cap", [YEARLY_CAP, WHOLE_CAP], ids=["each", "reach"])
@pytest.mark.parametrize(("why", "lines", "found"), CAPS, ids=[row[0] for row in CAPS])
def test_an_exceeded_cap_is_a_broken_floor(
    find: Find, cap: str, why: str, lines: str, found: list[str]
) -> None:
    events = find(cap + lines, on="2026-03-01")
    assert [one for one in events if "floor" in one] == found
    assert not [one for one in events if "period-short" in one]


def test_a_cap_a_year_breaks_once_a_year(find: Find) -> None:
    said = log(toll("2025-06-03", "21", "2025-05-31"), toll("2026-04-02", "30", "2026-03-31"))
    events = find(YEARLY_CAP + "deadline: 2026-12-31\n" + said, on="2026-05-01")
    assert [one for one in events if "floor" in one] == [OVER, "2026-04-02 broken-floor of 2026-03-31 -5"]


def test_a_revised_cap_does_not_mend_what_exceeded_the_old_one(find: Find) -> None:
    lines = YEARLY_CAP.replace("value: 20", "value: 30") + log(
        toll("2025-06-03", "21", "2025-05-31"),
        dated("2025-06-30", "revise: {field: targets/事故/value, from: '20', to: '30', approved_by: 局长}"),
        toll("2025-09-30", "29"),
    )
    assert [one for one in find(lines, on="2025-12-01") if "floor" in one] == [OVER]


SPRING = "2025-04-08 period-short of 2025-03-31 -3"
LAST = "2026-01-06 missed-target of 2025-12-31 -5"
SHORT_LAST = "2026-01-06 period-short of 2025-12-31 -3"
QUARTERS = ("2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31")


def quarters(*values: int | None) -> str:
    told = [
        each(day, day, str(value)) for day, value in zip(QUARTERS, values, strict=True) if value is not None
    ]
    return log(*told)


AT_THE_END = [
    ("every quarter kept", quarters(20, 20, 20, 20), []),
    ("a short one that was made good is no miss", quarters(1, 20, 20, 20), [SPRING]),
    ("the last one short", quarters(20, 20, 20, 1), [LAST, SHORT_LAST]),
    ("one never reported is not kept", quarters(20, None, 20, 20), [LAST]),
    (
        "reported after all: given back",
        quarters(20, None, 20, 20) + "- {by: 甲, date: 2026-02-01, upto: 2025-06-30, values: {检查: 20}}\n",
        [f"{LAST} back 2026-02-01"],
    ),
]


@pytest.mark.parametrize(("why", "lines", "found"), AT_THE_END, ids=[row[0] for row in AT_THE_END])
def test_a_quota_is_met_at_the_deadline_only_if_every_period_is(
    find: Find, why: str, lines: str, found: list[str]
) -> None:
    events = find(QUOTA + lines, on="2026-03-01")
    assert [one for one in events if "missed" in one or "short" in one] == found


HOLD = FLOOR + "deadline: 2025-12-31\n"
HELD = [
    ("held to the end", log(rate("2025-12-31", "98")), []),
    ("silent in the last quarter", log(rate("2025-09-30", "98")), [LAST]),
    ("broken at the end", log(rate("2025-12-31", "97")), [LAST]),
    (
        "a figure after the end makes nothing good",
        log(rate("2025-12-31", "97"), rate("2026-01-31", "99")),
        [LAST],
    ),
]


@pytest.mark.parametrize(("why", "lines", "found"), HELD, ids=[row[0] for row in HELD])
def test_silence_holds_no_floor_at_the_deadline(find: Find, why: str, lines: str, found: list[str]) -> None:
    assert [one for one in find(HOLD + lines, on="2026-03-01") if "missed" in one] == found


def test_a_broken_zero_promise_is_missed_in_the_year_of_its_deadline(find: Find) -> None:
    said = log(read("2025-06-30", "2025-06-30", "1", "事故"), read("2025-12-31", "2025-12-31", "0", "事故"))
    assert [one for one in find(ZERO + said, on="2026-03-01") if "missed" in one] == [LAST]


def test_a_yearly_mean_costs_at_the_deadline_only(find: Find) -> None:
    mean = QUOTA.replace("every: quarter", "every: quarter, average: true")
    short = find(mean + quarters(1, 1, 1, 1), on="2026-03-01")
    assert [one for one in short if "short" in one or "missed" in one] == [LAST]
    made_up = find(mean + quarters(1, 20, 20, 39), on="2026-03-01")
    assert not [one for one in made_up if "short" in one or "missed" in one]


EITHER = """
targets:
- {key: a, metric: a, rule: reach, op: ">=", value: 20, unit: 家, any_of: 或, report: {every: year}}
- {key: b, metric: b, rule: reach, op: ">=", value: 20, unit: 家, any_of: 或, report: {every: year}}
"""
EITHERS = [
    ("neither", "values: {a: 1, b: 1}", [LAST]),
    ("the first", "values: {a: 20, b: 1}", []),
    ("the second", "values: {a: 1, b: 20}", []),
    ("only the second spoken of", "values: {b: 20}", []),
]


@pytest.mark.parametrize(("why", "said", "found"), EITHERS, ids=[row[0] for row in EITHERS])
def test_of_several_promises_one_is_enough_and_a_miss_is_one_miss(
    find: Find, why: str, said: str, found: list[str]
) -> None:
    events = find(EITHER + log(dated("2025-12-31", said)), on="2026-03-01")
    assert [one for one in events if "missed" in one] == found


def test_a_figure_of_the_other_promise_gives_back(find: Find) -> None:
    lines = EITHER + log(
        dated("2025-12-31", "values: {a: 1, b: 1}"), read("2026-02-01", "2025-12-31", "20", "b")
    )
    assert [one for one in find(lines, on="2026-03-01") if "missed" in one] == [f"{LAST} back 2026-02-01"]


def test_the_period_of_the_issue_counts_only_if_printed_in_its_first_half(find: Find) -> None:
    for issued, reports in (("2025-02-14", [LATE_REPORT]), ("2025-02-15", [])):
        plan = QUOTA + log(each("2025-03-31", "2025-03-30", "1"))
        short = find(plan, on="2025-04-08", issued=issued)
        assert [one for one in short if "short" in one] == ([FIRST_QUARTER] if reports else [])
        assert [one for one in find(QUOTA, on="2025-04-08", issued=issued) if "report" in one] == reports


def test_a_report_due_in_the_month_itself(find: Find) -> None:
    monthly = QUOTA.replace("every: quarter", "every: month, report: {every: month, on: 25}")
    told = "2025-01-26 late-report of 2025-01-25 -0.5"
    assert find(monthly, on="2025-01-25") == []
    assert find(monthly, on="2025-01-26") == [told]
    assert find(monthly + log(each("2025-01-25", "2025-01-24", "20")), on="2025-01-26") == []


def test_each_unit_that_owes_a_figure_has_to_report(find: Find) -> None:
    several = QUOTA.replace("every: quarter", "every: quarter, combine: sum, reporters: [甲县, 乙县]")
    one = dated("2025-03-31", "unit: 甲县, values: {检查: 20}")
    both = dated("2025-04-01", "unit: 乙县, upto: 2025-03-31, values: {检查: 0}")
    assert find(several + log(one), on="2025-04-08") == [LATE_REPORT]
    assert find(several + log(one, both), on="2025-04-08") == []


CARRIED = """
id: p-2
lead: [丙处]
support: []
targets: [{key: 查, metric: 检查家次, rule: each, op: ">=", value: 20, unit: 家, every: quarter}]
links: [{to: p-1, relation: same, key: 查, to_key: 检查}]
"""


def test_what_is_reported_once_is_not_owed_twice(find: Find) -> None:
    told = CARRIED + log(read("2025-04-02", "2025-03-31", "20", "查"))
    assert find("id: p-1\n" + QUOTA, told, on="2025-06-30") == []
    short = CARRIED + log(read("2025-04-02", "2025-03-31", "19", "查"))
    assert find("id: p-1\n" + QUOTA, short, on="2025-06-30") == [FIRST_QUARTER, FIRST_QUARTER]


def test_where_nobody_answers_nobody_failed_to_act(find: Find) -> None:
    unowned = "lead: []\nsupport: []\ndeadline: 2025-06-30\n" + QUOTA
    assert [one for one in find(unowned, on="2025-12-31") if "missed" not in one] == []


def test_an_extension_asked_in_time_moves_the_last_period(find: Find) -> None:
    lines = (
        "deadline: 2025-05-31\n"
        + QUOTA
        + log(
            each("2025-03-31", "2025-03-31", "20"),
            dated(
                "2025-05-30", "values: {检查: 1}, extend: {from: 2025-05-31, to: 2025-06-30, state: asked}"
            ),
            dated("2025-06-20", "extend: {from: 2025-05-31, to: 2025-06-30, state: approved}"),
        )
    )
    lines = lines.replace("deadline: 2025-05-31\n", "deadline: 2025-06-30\n")
    for day in ("2025-06-10", "2025-06-25"):
        assert not [one for one in find(lines, on=day) if "short" in one]
    assert [one for one in find(lines, on="2025-07-08") if "short" in one] == [
        "2025-07-08 period-short of 2025-06-30 -3"
    ]
