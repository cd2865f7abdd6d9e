from __future__ import annotations

from decimal import Decimal
from textwrap import dedent

import pytest
from tests.unit.judging.making import (
    CALENDAR,
    all_standings,
    checklist,
    day,
    log_lines,
    standing,
    target_standing,
    with_target,
)

from jianguan_cli.domain.judging.judge import judge
from jianguan_cli.domain.records.finding import Light
from jianguan_cli.domain.settings.settings import Settings


@pytest.mark.parametrize(
    ("lines", "as_of", "expected"),
    [
        ("status: unreported", "2025-01-02", "none"),
        ("status: todo", "2025-01-02", "green"),
        ("status: doing", "2025-01-02", "green"),
        ("status: paused", "2025-01-02", "green"),
        ("status: closed", "2025-01-02", "green"),
        ("status: dropped", "2025-12-31", "none"),
        ("status: carried", "2026-12-31", "none"),
        ("status: unreported", "2025-12-31", "yellow"),
        ("status: doing", "2025-12-31", "yellow"),
        ("status: doing", "2026-01-01", "red"),
        ("deadline: 2025-01-10", "2025-01-02", "blue"),
    ],
)
def test_the_light_is_the_worst_findings(lines: str, as_of: str, expected: str) -> None:
    assert standing(as_of, lines).light.value == expected


def test_the_worst_of_several_targets_decides() -> None:
    lines = with_target("", "deadline: 2025-04-11", "2025-02-20 | values: {数: 50, 率: 90}").replace(
        "targets:",
        'targets:\n  - {key: 率, metric: 合格率, rule: keep, op: ">=", value: 98, unit: "%"}',
    )
    one = standing("2025-02-20", lines)
    assert [target.state.value for target in one.targets] == ["broken", "on-path"]
    assert one.light is Light.RED


MONTHLY = "rule: each\nevery: month"
JANUARY = "2025-01-31 | values: {数: 100}"


@pytest.mark.parametrize(
    ("target", "log", "as_of", "state"),
    [
        ("", "", "2025-02-20", "no-reading"),
        ("", "", "2025-04-12", "missed"),
        ("", "2025-02-20 | values: {数: 100}", "2025-02-20", "met"),
        ("", "2025-02-20 | values: {数: 40}", "2025-02-20", "on-path"),
        ("", "2025-02-20 | values: {数: 39}", "2025-02-20", "behind"),
        ("", "2025-02-20 | values: {数: 39}", "2025-04-12", "missed"),
        ("unit: '%'", "2025-02-20 | values: {数: 39}", "2025-02-20", "unpaced"),
        ("rule: keep", "2025-02-20 | values: {数: 100}", "2025-02-20", "met"),
        ("rule: keep", "2025-02-20 | values: {数: 99}", "2025-02-20", "broken"),
        ("rule: keep", "2025-02-20 | values: {数: 99}", "2025-04-12", "broken"),
        ("rule: keep", "", "2025-04-12", "missed"),
        ("rule: keep\nagainst: 均值", "2025-02-20 | values: {数: 99}", "2025-02-20", "unpaced"),
        ("rule: keep\nagainst: 均值", "2025-02-20 | values: {数: 99}", "2025-04-12", "missed"),
        (MONTHLY, f"{JANUARY}\n2025-02-20 | values: {{数: 100}}", "2025-02-20", "met"),
        (MONTHLY, f"{JANUARY}\n2025-02-20 | values: {{数: 61}}", "2025-02-20", "on-path"),
        (MONTHLY, f"{JANUARY}\n2025-02-20 | values: {{数: 30}}", "2025-02-20", "short"),
        # January was owed from the 5th of February (a working day) on
        (MONTHLY, "2025-02-05 | values: {数: 100}", "2025-02-05", "met"),
        (MONTHLY, "2025-02-05 | values: {数: 100}", "2025-02-06", "no-reading"),
        # the figure of 20 February is in its band, the month is judged when figures are no longer awaited
        (MONTHLY, f"{JANUARY}\n2025-02-20 | values: {{数: 61}}", "2025-03-05", "on-path"),
        (MONTHLY, f"{JANUARY}\n2025-02-20 | values: {{数: 61}}", "2025-03-06", "short"),
        ("rule: each\nevery: month", "2025-02-20 | values: {数: 60}", "2025-04-12", "missed"),
        ("rule: each\nevery: month", "", "2025-02-20", "no-reading"),
        ("rule: each\nevery: month", "", "2025-04-12", "missed"),
        ("rule: grow\nevery: month", "2025-02-20 | values: {数: 60}", "2025-02-20", "no-reading"),
        ("rule: grow\nevery: month", f"{JANUARY}\n2025-02-20 | values: {{数: 60}}", "2025-02-20", "unpaced"),
        ("rule: grow\nevery: month", "", "2025-02-20", "no-reading"),
        ("rule: grow\nevery: month", "", "2025-04-12", "missed"),
        (
            "rule: grow\nevery: month\nvalue: 10",
            "2025-01-20 | values: {数: 60}\n2025-02-20 | values: {数: 69.5}",
            "2025-02-20",
            "on-path",
        ),
        (
            "rule: grow\nevery: month\nvalue: 10",
            # inside the month growth is seen, and judged at its end
            "2025-01-20 | values: {数: 60}\n2025-02-20 | values: {数: 70}",
            "2025-02-20",
            "on-path",
        ),
        (
            "rule: grow\nevery: month\nvalue: 10",
            "2025-01-31 | values: {数: 60}\n2025-02-28 | values: {数: 70}",
            "2025-03-01",
            "met",
        ),
    ],
)
def test_states(target: str, log: str, as_of: str, state: str) -> None:
    assert target_standing(as_of, with_target(target, "deadline: 2025-04-11", log)).state.value == state


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        ("unreported", True),
        ("doing", True),
        ("reported", True),
        # nobody is asked in a pause or at the end, yet the silence is no sign of being on the way
        ("paused", False),
        ("closed", False),
        ("dropped", False),
        ("carried", False),
    ],
)
def test_an_old_figure_is_on_no_path_whoever_is_asked_for_a_new_one(status: str, asked: bool) -> None:
    log = f"2025-01-05 | upto: 2024-12-31 | values: {{数: 60}}\n2025-02-01 | status: {status}"
    one = standing("2025-06-30", with_target("", log=log), plan="issued: 2024-01-01\nstart: 2024-01-01")
    assert one.targets[0].state.value == "no-reading"
    assert [owing.period.first.isoformat() for owing in one.targets[0].owed] == ["2025-01-01"]
    assert ("no-reading" in [finding.code for finding in one.findings]) is asked


@pytest.mark.parametrize(
    ("target", "value", "progress", "expected", "gap"),
    [
        ("", "40", "40", "50", "-10"),
        ("", "0", "0", "50", "-50"),
        ("value: 9", "3", "33.33", None, None),
        ("measure: stock\nunit: 家\nbaseline: {value: 50, date: 2025-01-01}", "75", "50", "50", "0"),
        ("measure: stock\nunit: 家\nbaseline: {value: 50, date: 2025-01-01}", "40", "-20", "50", "-70"),
        # falling
        (
            "measure: stock\nunit: 家\nop: '<='\nbaseline: {value: 200, date: 2025-01-01}",
            "150",
            "50",
            "50",
            "0",
        ),
        # baseline equal to the target, or beyond it: a case of its own
        ("measure: stock\nunit: 家\nbaseline: {value: 100, date: 2025-01-01}", "90", None, None, None),
        ("measure: stock\nunit: 家\nbaseline: {value: 120, date: 2025-01-01}", "90", None, None, None),
        # a baseline without a path still gives progress
        ("value: 9\nbaseline: {value: 1, date: 2025-01-01}", "5", "50", None, None),
        ("unit: '%'", "40", None, None, None),
        ("rule: keep", "40", None, None, None),
        # the deadline cuts the year to 101 of 365 days: 100 of 27.67, and 50 of its 100 steps are gone
        ("rule: each\nevery: year", "100", "361.39", "50", "311.39"),
    ],
)
def test_progress_expected_and_gap(
    target: str, value: str, progress: str | None, expected: str | None, gap: str | None
) -> None:
    lines = with_target(target, "deadline: 2025-04-11", f"2025-02-20 | values: {{数: {value}}}")
    one = target_standing("2025-02-20", lines)

    def about(found: Decimal | None) -> Decimal | None:
        return None if found is None else round(found, 2)

    wanted = [None if said is None else Decimal(said) for said in (progress, expected, gap)]
    assert [about(one.progress), about(one.expected), about(one.gap)] == wanted


def test_a_period_of_a_single_day_expects_its_quota_on_that_day() -> None:
    target = "rule: each\nevery: quarter\nvalue: 1000"
    lines = with_target(target, "start: 2025-06-30", "2025-06-30 | values: {数: 5}")
    assert target_standing("2025-06-30", lines).expected == 100


def test_growth_against_a_reference() -> None:
    target = "rule: grow\nevery: quarter\nagainst: 全国增速"
    first = "2025-03-31 | values: {数: 5} | refs: {数: 4}"
    lines = with_target(target, log=f"{first}\n2025-06-30 | values: {{数: 3}} | refs: {{数: 4}}")
    assert target_standing("2025-06-30", lines).state.value == "unpaced"
    assert target_standing("2025-07-01", lines).state.value == "short"


WEIGHTED = "deliverables: [{key: 甲, text: 甲文, weight: 3}, {key: 乙, text: 乙文}]\n"


@pytest.mark.parametrize(
    ("lines", "log", "expected"),
    [
        (WEIGHTED, "", 0),
        (WEIGHTED, "2025-01-02 | done: [甲]", 75),
        (WEIGHTED, "2025-01-02 | done: [乙]", 25),
        (WEIGHTED, "2025-01-02 | waived: [甲]", 0),
        (WEIGHTED, "2025-01-02 | waived: [甲] | done: [乙]", 100),
        (WEIGHTED, "2025-01-02 | waived: [甲, 乙]", None),
        (WEIGHTED, "2025-01-02 | done: [甲]\n2025-01-03 | waived: [甲]", 75),  # what was done stays done
        ("deliverables: [{key: 甲, text: 甲文, weight: 0}]\n", "2025-01-02 | done: [甲]", None),
        ("", "", None),
    ],
)
def test_a_tasks_progress_is_its_deliverables_by_weight(lines: str, log: str, expected: int | None) -> None:
    assert standing("2025-01-03", lines + log_lines(log)).progress == expected


def test_an_indicators_progress_is_the_least_of_its_targets() -> None:
    lines = with_target("", log="2025-02-20 | values: {数: 50, 另: 5}").replace(
        "targets:", 'targets:\n  - {key: 另, metric: 另一数, rule: reach, op: ">=", value: 50, unit: 个}'
    )
    assert standing("2025-02-20", lines).progress == 10


@pytest.mark.parametrize(
    ("plan", "lines", "as_of"),
    [
        ("start: 2025-05-05\nend: 2025-05-05", "deadline: 2025-05-05", "2025-05-05"),
        ("start: 2025-05-05\nend: 2025-05-05", "deadline: 2025-05-05", "2025-05-06"),
        ("issued: 2025-12-30", "", "2025-12-31"),
        ("issued: 2026-02-01", "", "2026-03-01"),
        ("start: 2024-02-29\nissued: 2024-02-29", "deadline: 2024-02-29", "2024-02-29"),
    ],
)
@pytest.mark.parametrize(
    "target",
    [
        "",
        "rule: keep",
        "rule: each\nevery: week",
        "rule: each\nevery: year",
        "rule: grow\nunit: '%'",
        "value: 0",
    ],
)
def test_odd_spans_of_time_never_crash(plan: str, lines: str, as_of: str, target: str) -> None:
    log = f"{as_of} | values: {{数: 50}}\n{as_of} | values: {{数: 60}}"
    one = standing(as_of, with_target(target, lines, log), plan=plan)
    assert one.targets[0].latest is not None


def test_a_plan_of_one_day_expects_everything_on_that_day() -> None:
    plan = "start: 2025-05-05\nissued: 2025-05-05\nend: 2025-05-05"
    lines = with_target("", "deadline: 2025-05-05", "2025-05-05 | values: {数: 60}")
    assert target_standing("2025-05-05", lines, plan=plan).expected == 100


def test_a_reading_after_the_deadline_expects_no_more_than_everything() -> None:
    lines = with_target("", "deadline: 2025-04-11", "2025-04-30 | values: {数: 60}")
    assert target_standing("2025-04-30", lines).expected == 100


PARENT = "id: p-1\nstatus: unreported"
CHILDREN = ("id: p-1.1\nparent: p-1\nstart: 2025-06-01", "id: p-1.2\nparent: p-1\nstart: 2025-06-01")


def test_a_split_item_does_not_count_its_children_do() -> None:
    before = all_standings("2025-05-31", PARENT, *CHILDREN)
    after = all_standings("2025-06-01", PARENT, *CHILDREN)
    assert [one.counts for one in before] == [True, True, True]
    assert before[0].findings
    assert [one.counts for one in after] == [False, True, True]
    assert after[0].findings == ()
    assert after[0].light is Light.NONE


def test_a_child_without_a_start_of_its_own_counts_from_the_beginning() -> None:
    found = all_standings("2025-01-02", PARENT, "id: p-1.1\nparent: p-1")
    assert [one.counts for one in found] == [False, True]


# Five targets that raise nothing on 30 June, each for another reason, and their readings.
INNOCENT = """
targets:
  - {key: 少, metric: 少, rule: reach, op: ">=", value: 5, unit: 个, report: {every: year}}
  - {key: 达, metric: 达, rule: reach, op: ">=", value: 50, unit: 个}
  - {key: 期, metric: 期, rule: each, every: year, op: ">=", value: 10, unit: 个}
  - {key: 底, metric: 底, rule: keep, op: ">=", value: 98, unit: "%"}
  - {key: 增, metric: 增, rule: grow, op: ">=", value: 5, unit: "%"}
  - {key: 软, strength: soft, GUILTY}
  - {key: 犯, GUILTY}
deliverables:
  - {key: 甲, text: 甲文}
  - {key: 乙, text: 乙文, by: 2025-07-31}
"""
FINE = "{达: 50, 期: 10, 底: 98, 增: 5, 软: VALUE, 犯: VALUE}"


@pytest.mark.parametrize(
    ("code", "guilty", "log"),
    [
        ("missed-target", "rule: reach, value: 100, deadline: 2025-05-31", "2025-05-31|50"),
        ("broken-floor", "rule: keep, value: 98", "2025-06-30|97"),
        ("behind-pace", "rule: reach, value: 100", "2025-06-30|1"),
        ("period-short", "rule: each, every: month, value: 100", "2025-06-30|1"),
        ("period-short", "rule: each, every: month, value: 100", "2025-05-31|1"),
        (
            "step-late",
            "rule: reach, value: 100, milestones: [{by: 2025-06-01, value: 99, own: true}]",
            "2025-06-30|60",
        ),
        ("no-reading", "rule: reach, value: 100", "2024-12-31|60"),
        ("made-good", "rule: keep, value: 98", "2025-06-01|97"),
    ],
)
def test_every_target_is_looked_at(code: str, guilty: str, log: str) -> None:
    day_of, _, value = log.partition("|")
    said = f"metric: 犯, op: '>=', unit: 个, {guilty}"
    entries = f"{day_of} | values: {FINE.replace('VALUE', value)} | done: [乙]"
    if code == "made-good":
        entries += f"\n2025-06-20 | values: {FINE.replace('VALUE', '98')}"
    if code == "no-reading":
        entries += "\n2025-06-20 | values: {少: 1, 达: 50, 期: 10, 底: 98, 增: 5}"
    lines = "start: 2024-01-01" + INNOCENT.replace("GUILTY", said) + log_lines(entries)
    # 力争 targets light nothing here, so that only the last one can be found
    config = "lights: {missed-target: {soft: green}, broken-floor: {soft: green}, behind-pace: {soft: green}}"
    found = [one.target for one in standing("2025-06-30", lines, config=config).findings if one.code == code]
    assert found[-1] == "犯"
    assert ("软" in found) is (code not in ("missed-target", "broken-floor", "behind-pace"))


def test_every_deliverable_is_looked_at() -> None:
    lines = """
    deadline: 2025-06-30
    deliverables:
      - {key: 软, text: 软文, strength: soft}
      - {key: 完, text: 完文, by: 2025-03-01}
      - {key: 免, text: 免文, by: 2025-03-01}
      - {key: 后, text: 后文, by: 2025-09-30}
      - {key: 甲, text: 甲文, by: 2025-03-01}
    """
    log = log_lines("2025-03-01 | done: [完] | waived: [免]")
    one = standing("2025-07-01", dedent(lines).strip() + "\n" + log)
    for code in ("missed-target", "step-late"):
        assert ["甲文" in finding.message for finding in one.findings if finding.code == code] == [True]


def test_findings_come_in_the_order_of_the_table() -> None:
    lines = with_target("", "status: unreported\ndeadline: 2025-06-30")
    codes = [finding.code for finding in standing("2025-12-01", lines).findings]
    assert codes == ["overdue", "missed-target", "no-reading", "stale", "late-start"]


def test_no_message_carries_a_code_or_an_id() -> None:
    lines = with_target("", "status: unreported\ndeadline: 2025-06-30")
    for finding in standing("2025-07-20", lines).findings:
        assert "p-1" not in finding.message
        assert finding.code not in finding.message


def test_order_of_files_and_items_is_kept() -> None:
    one = checklist("id: p-2", "id: p-1")
    standings = judge([one, one], day("2025-01-02"), Settings(), CALENDAR)
    assert [found.item.id for found in standings] == ["p-2", "p-1", "p-2", "p-1"]
