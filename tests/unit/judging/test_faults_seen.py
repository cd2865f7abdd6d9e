"""Faults of lights that were seen once, each one instance of a kind."""

from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages, standing, target_standing, with_target

QUARTERLY = "rule: each\nevery: quarter"


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        # printed on 24 December 2021 for the five years from then on: 10000 a year, never 219
        ("2022-01-10", "no-reading"),
        ("2023-01-10", "missed"),
    ],
)
def test_no_number_that_is_not_printed_takes_the_place_of_one_that_is(as_of: str, state: str) -> None:
    plan = "issued: 2021-12-24\nstart: 2021-01-01\nend: 2022-12-31"
    log = "2022-01-05 | upto: 2021-12-31 | values: {数: 220}"
    lines = with_target("rule: each\nevery: year\nvalue: 10000\nunit: 家", "deadline: 2022-12-31", log)
    one = target_standing(as_of, lines, plan=plan)
    assert one.bar is not None
    assert (one.state.value, one.period) == (state, None)
    assert one.bar.value == 10000


SOFT = "strength: soft"
STEP = "milestones: [{by: 2025-01-31, value: 90, own: true}]"


@pytest.mark.parametrize(
    ("code", "lines", "as_of"),
    [
        ("behind-pace", with_target(SOFT, log="2025-12-01 | values: {数: 0}"), "2025-12-01"),
        (
            "period-short",
            with_target(f"{QUARTERLY}\n{SOFT}", log="2025-03-31 | values: {数: 0}"),
            "2025-04-01",
        ),
        (
            "broken-floor",
            with_target(f"rule: keep\n{SOFT}", log="2025-03-31 | values: {数: 0}"),
            "2025-04-01",
        ),
        (
            "broken-floor",
            with_target(f'op: "<="\n{SOFT}', log="2025-03-31 | values: {数: 101}"),
            "2025-04-01",
        ),
        (
            "broken-floor",
            with_target(f'{QUARTERLY}\nop: "<="\n{SOFT}', log="2025-03-31 | values: {数: 101}"),
            "2025-04-01",
        ),
        ("missed-target", with_target(SOFT), "2026-01-01"),
        ("step-late", with_target(f"{SOFT}\n{STEP}"), "2025-12-01"),
        ("step-late", f"deliverables: [{{key: 甲, text: 甲文, by: 2025-01-31, {SOFT}}}]", "2025-12-01"),
        ("no-reading", with_target(SOFT), "2025-12-01"),
        (
            "made-good",
            with_target(
                f"rule: keep\n{SOFT}", log="2025-02-01 | values: {数: 0}\n2025-03-01 | values: {数: 100}"
            ),
            "2025-03-02",
        ),
    ],
)
def test_what_is_only_striven_for_is_yellow_at_most(code: str, lines: str, as_of: str) -> None:
    found = [one for one in standing(as_of, lines).findings if one.code == code]
    assert [(one.level.value, one.soft) for one in found] == [("yellow", True)]
    # and so it stays, whatever colour the workspace chose for the code
    if code not in ("no-reading", "made-good"):
        assert light(code, as_of, lines.replace(SOFT, "strength: firm")) == "red"


@pytest.mark.parametrize("rule", ["reach\nmeasure: stock", "keep", QUARTERLY.removeprefix("rule: ")])
def test_what_was_kept_at_the_deadline_is_not_broken_in_february(rule: str) -> None:
    log = "2025-03-31 | values: {数: 100}\n2025-06-30 | values: {数: 100}\n2025-09-30 | values: {数: 100}"
    log += "\n2025-12-30 | values: {数: 99}\n2026-01-05 | status: closed\n2026-02-10 | values: {数: 90}"
    lines = with_target(f"rule: {rule}\nvalue: 98", log=log)
    assert target_standing("2026-02-20", lines).state.value == "met"
    for code in ("missed-target", "broken-floor", "period-short"):
        assert light(code, "2026-02-20", lines) is None


STOCK = "measure: stock\nunit: 件"


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ('op: "<="\nvalue: 1000\nmilestones: [{by: 2025-08-31, value: 1500}]', "1913"),
        # its rising twin
        ('op: ">="\nvalue: -1000\nmilestones: [{by: 2025-08-31, value: -1500}]', "-1913"),
    ],
)
def test_before_its_first_stage_a_path_of_stages_says_nothing(target: str, value: str) -> None:
    lines = with_target(f"{STOCK}\n{target}", log=f"2025-03-10 | values: {{数: {value}}}")
    one = target_standing("2025-03-10", lines)
    assert (one.expected, one.gap, one.state.value) == (None, None, "unpaced")
    assert light("behind-pace", "2025-03-10", lines) is None


@pytest.mark.parametrize(
    ("op", "bound", "level"),
    [('">="', "5", "104.9"), ('"<="', "-5", "95.1")],
)
def test_falling_growth_is_paced_like_the_rise_that_mirrors_it(op: str, bound: str, level: str) -> None:
    target = f"rule: grow\nop: {op}\nvalue: {bound}\nunit: '%'"
    log = f"2024-06-30 | values: {{数: 100}}\n2025-06-30 | values: {{数: {level}}}"
    one = target_standing("2025-06-30", with_target(target, log=log))
    assert one.progress == 98
    assert one.state.value == "on-path"
    assert light("period-short", "2025-06-30", with_target(target, log=log)) is None


def test_an_own_stage_is_come_as_far_as_not_hit() -> None:
    target = 'op: "=="\nvalue: 120\nmilestones: [{by: 2025-06-30, value: 80, own: true}]'
    for value, expected in (("79", "yellow"), ("80", None), ("100", None), ("120", None)):
        lines = with_target(target, log=f"2025-06-30 | values: {{数: {value}}}")
        assert light("step-late", "2025-07-01", lines) == expected


def test_a_revised_target_leaves_no_stage_above_it_late() -> None:
    log = """
    2025-06-30 | values: {数: 60}
    2025-07-10 | revise: {field: targets/数/value, from: "100", to: "60", reason: 调减, approved_by: 局长}
    """
    stage = "value: 60\nmilestones: [{by: 2025-06-30, value: 80, own: true}]"
    lines = with_target(stage, log=log)
    assert light("step-late", "2025-07-05", lines) == "yellow"
    assert light("step-late", "2025-07-10", lines) is None


@pytest.mark.parametrize(
    ("by", "done", "said"),
    [
        ("by: 2025-11-30", "2025-11-30", None),
        ("by: 2025-11-30", "2025-12-01", "成果“甲文”2025年12月1日才完成，比2025年11月30日晚 1 天"),
        ("strength: firm", "2025-12-31", None),
        ("strength: firm", "2026-01-20", "成果“甲文”2026年1月20日才完成，比2025年12月31日晚 20 天"),
        # a day we set ourselves binds nobody; the deadline does
        ("by: 2025-11-30, own: true", "2025-12-01", None),
        (
            "by: 2025-11-30, own: true",
            "2026-01-20",
            "成果“甲文”2026年1月20日才完成，比2025年12月31日晚 20 天",
        ),
        ("strength: soft", "2026-01-20", None),
    ],
)
def test_a_firm_result_that_came_late_is_remembered(by: str, done: str, said: str | None) -> None:
    lines = f"deliverables:\n  - {{key: 甲, text: 甲文, {by}}}\n"
    lines += log_lines(f"2025-11-20 | status: reported\n{done} | done: [甲]\n2026-01-21 | status: closed")
    found = standing("2026-02-01", lines)
    assert [one.message for one in found.findings if one.code == "made-good"] == [said] * (said is not None)
    assert found.light.value == ("green" if said is None else "yellow")


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        # nobody asks for what was waived: doing it all the same is not late
        ("2025-11-01 | waived: [甲]\n2025-12-01 | done: [甲]", None),
        # what came late is remembered, whatever is waived afterwards
        ("2025-12-01 | done: [甲]\n2025-12-02 | waived: [甲]", "yellow"),
    ],
)
def test_what_was_waived_is_not_late(log: str, expected: str | None) -> None:
    lines = "deliverables:\n  - {key: 甲, text: 甲文, by: 2025-11-30}\n" + log_lines(log)
    assert light("made-good", "2025-12-03", lines) == expected


@pytest.mark.parametrize(
    ("target", "log", "said"),
    [
        (
            "measure: stock",
            "2020-12-31 90, 2021-12-31 100, 2025-03-31 120",
            "“完成数”时限2020年12月31日时未达标，截至2021年12月31日补齐",
        ),
        (
            "rule: keep",
            "2020-03-31 90, 2020-06-30 100, 2020-09-30 101, 2020-12-31 102",
            "“完成数”应不低于 100个，截至2020年3月31日曾为 90个，突破底线，截至2020年6月30日恢复",
        ),
    ],
)
def test_what_was_made_good_names_the_first_day(target: str, log: str, said: str) -> None:
    plan = "issued: 2020-01-01\nstart: 2020-01-01\nend: 2020-12-31"
    entries = "\n".join(f"{upto} | values: {{数: {value}}}" for upto, value in map(str.split, log.split(",")))
    lines = with_target(target, "deadline: 2020-12-31", entries)
    assert messages("made-good", "2025-04-01", lines, plan=plan) == [said]


def test_reached_is_the_first_day_it_was() -> None:
    lines = with_target(
        "measure: stock", log="2025-03-31 | values: {数: 100}\n2025-06-30 | values: {数: 130}"
    )
    reached = target_standing("2025-07-01", lines).reached
    assert reached is not None
    assert reached.isoformat() == "2025-03-31"


def test_unlike_days_do_not_compare() -> None:
    log = "2024-06-30 | values: {数: 50}\n2025-12-31 | values: {数: 60}"
    plan = "issued: 2024-01-01\nstart: 2024-01-01"
    lines = with_target("rule: grow\nvalue: 5\nunit: '%'", log=log)
    one = target_standing("2026-01-01", lines, plan=plan)
    assert (one.growth, one.met) == (None, False)
    [said] = messages("missed-target", "2026-01-01", lines, plan=plan)
    assert "没有可比的数据，不能认定达标" in said


@pytest.mark.parametrize(
    ("log", "as_of"),
    [
        ("2025-07-02 | upto: 2026-12-31 | values: {数: 100}", "2025-07-10"),
        ("2025-07-02 | upto: 2025-07-03 | values: {数: 100}", "2025-07-10"),
    ],
)
def test_a_claim_about_the_future_answers_nothing(log: str, as_of: str) -> None:
    lines = with_target("measure: stock", "deliverables: [{key: 甲, text: 甲文}]", f"{log} | done: [甲]")
    one = standing(as_of, lines)
    assert one.targets[0].readings == ()
    assert one.targets[0].state.value == "no-reading"
    assert one.deliverables[0].done is None
    assert light("no-reading", as_of, lines) == "yellow"
    # nor does it when its day has come: whoever knows it then may say it
    assert standing("2027-01-10", lines).targets[0].readings == ()


@pytest.mark.parametrize("op", ['"=="', '"<="'])
def test_no_event_at_all_is_one_promise_in_two_spellings(op: str) -> None:
    target = f"rule: keep\nop: {op}\nvalue: 0\nunit: 起"
    lines = with_target(
        target, "deadline: 2026-12-31", "2025-03-01 | values: {数: 1}\n2025-06-01 | values: {数: 0}"
    )
    for as_of, broken, made_good in (
        ("2025-06-01", "red", None),
        ("2025-12-31", "red", None),
        ("2026-01-01", None, "yellow"),
    ):
        assert light("broken-floor", as_of, lines) == broken
        assert light("made-good", as_of, lines) == made_good


def test_a_provisional_figure_is_replaced_by_the_final_one() -> None:
    floor = "rule: keep\nvalue: 98\nunit: '%'"
    first = "2025-04-02 | upto: 2025-03-31 | values: {数: 97} | provisional: true"
    final = "2025-04-20 | upto: 2025-03-31 | values: {数: 98}"
    lines = with_target(floor, log=f"{first}\n{final}")
    assert messages("broken-floor", "2025-04-19", lines) == [
        "“完成数”应不低于 98%，截至2025年3月31日为 97%（初步数），突破底线"
    ]
    one = target_standing("2025-04-20", lines)
    assert [reading.value for reading in one.readings] == [98]
    assert one.state.value == "met"
    # what was never final was never broken
    assert light("made-good", "2025-04-20", lines) is None


def test_a_provisional_figure_of_another_day_stands() -> None:
    log = (
        "2025-04-02 | upto: 2025-03-31 | values: {数: 97} | provisional: true\n2025-05-01 | values: {数: 98}"
    )
    lines = with_target("rule: keep\nvalue: 98", log=log)
    assert light("made-good", "2025-05-01", lines) == "yellow"


def test_what_is_found_untrue_twice_is_withdrawn_once() -> None:
    log = """
    2025-01-31 | values: {数: 98}
    2025-02-28 | values: {数: 99}
    2025-03-10 | verify: {result: untrue}
    2025-03-20 | verify: {result: untrue}
    """
    lines = with_target("rule: keep\nvalue: 98", log=log)
    for as_of in ("2025-03-10", "2025-03-20"):
        one = target_standing(as_of, lines)
        assert [reading.value for reading in one.readings] == [98]
        assert light("untrue-report", as_of, lines) == "red"


def test_an_item_that_was_never_touched_is_not_praised() -> None:
    one = standing("2025-06-30", with_target("", "status: unreported"))
    assert one.light.value == "yellow"
    assert one.targets[0].state.value == "no-reading"
    assert {finding.code for finding in one.findings} == {"no-reading", "stale", "late-start"}
