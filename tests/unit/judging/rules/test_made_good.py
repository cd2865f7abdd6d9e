from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages, standing, with_target

DEADLINE = "deadline: 2025-06-30\n"


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("2025-06-30 | status: reported", None),
        ("2025-07-01 | status: reported", "yellow"),
        ("2025-06-30 | status: reported\n2025-07-02 | status: closed", None),
        ("2025-07-01 | status: reported\n2025-07-02 | status: closed", "yellow"),
        # closed without any report: the closing is the day
        ("2025-06-30 | status: closed", None),
        ("2025-07-01 | status: closed", "yellow"),
        # returned and reported again too late
        (
            "2025-06-20 | status: reported\n2025-06-25 | status: doing\n2025-07-01 | status: reported",
            "yellow",
        ),
        ("2025-06-20 | status: reported\n2025-06-25 | status: doing", None),
        # after reopening nothing is reported
        ("2025-07-01 | status: reported\n2025-07-02 | status: closed\n2025-07-03 | status: doing", None),
        ("2025-07-01 | status: reported\n2025-07-02 | status: dropped", None),
        ("2025-07-01 | status: reported\n2025-07-02 | status: carried", None),
        ("2025-07-01 | status: reported\n2025-07-02 | status: paused", "yellow"),
    ],
)
def test_reported_only_after_the_deadline(log: str, expected: str | None) -> None:
    assert light("made-good", "2025-08-01", DEADLINE + log_lines(log)) == expected


def test_ongoing_items_have_no_deadline_to_be_late_for() -> None:
    lines = f"{DEADLINE}ongoing: true\n{log_lines('2025-07-01 | status: reported')}"
    assert light("made-good", "2025-08-01", lines) is None


def extended(*entries: str) -> str:
    return "deadline: 2025-09-30\n" + log_lines("\n".join(entries))


TO_SEPTEMBER = "from: 2025-06-30, to: 2025-09-30"


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ([f"2025-06-30 | extend: {{{TO_SEPTEMBER}, approved_by: 甲}}"], None),
        ([f"2025-07-01 | extend: {{{TO_SEPTEMBER}, approved_by: 甲}}"], "yellow"),
        # asked in time, decided late: the unit did its part
        (
            [
                f"2025-06-30 | extend: {{{TO_SEPTEMBER}}}",
                f"2025-07-10 | extend: {{{TO_SEPTEMBER}, approved_by: 甲}}",
            ],
            None,
        ),
        (
            [
                f"2025-07-01 | extend: {{{TO_SEPTEMBER}}}",
                f"2025-07-10 | extend: {{{TO_SEPTEMBER}, approved_by: 甲}}",
            ],
            "yellow",
        ),
        # asked in time and refused; asked again too late
        (
            [
                f"2025-06-20 | extend: {{{TO_SEPTEMBER}}}",
                f"2025-06-25 | extend: {{{TO_SEPTEMBER}, state: refused}}",
                f"2025-07-05 | extend: {{{TO_SEPTEMBER}}}",
                f"2025-07-10 | extend: {{{TO_SEPTEMBER}, approved_by: 甲}}",
            ],
            "yellow",
        ),
        # asked in time and, while nobody decided, once more after the deadline
        (
            [
                f"2025-06-20 | extend: {{{TO_SEPTEMBER}}}",
                f"2025-07-05 | extend: {{{TO_SEPTEMBER}}}",
                f"2025-07-10 | extend: {{{TO_SEPTEMBER}, approved_by: 甲}}",
            ],
            None,
        ),
        # asked in time by the deadline of the day, whatever day the second request quotes
        (
            [
                "2025-06-20 | extend: {from: 2025-06-30, to: 2025-08-31, approved_by: 甲}",
                "2025-08-01 | extend: {from: 2025-06-30, to: 2025-09-30, approved_by: 甲}",
            ],
            None,
        ),
        # asked late, not decided: no extension to make good
        ([f"2025-07-05 | extend: {{{TO_SEPTEMBER}}}"], None),
        # two in a row, the second one late
        (
            [
                "2025-06-20 | extend: {from: 2025-06-30, to: 2025-07-31, approved_by: 甲}",
                "2025-08-01 | extend: {from: 2025-07-31, to: 2025-09-30, approved_by: 甲}",
            ],
            "yellow",
        ),
        (
            [
                "2025-06-20 | extend: {from: 2025-06-30, to: 2025-07-31, approved_by: 甲}",
                "2025-07-31 | extend: {from: 2025-07-31, to: 2025-09-30, approved_by: 甲}",
            ],
            None,
        ),
    ],
)
def test_an_extension_asked_after_the_old_deadline(log: list[str], expected: str | None) -> None:
    assert light("made-good", "2025-08-15", extended(*log)) == expected


def test_of_several_late_requests_the_first_is_named() -> None:
    lines = extended(
        "2025-07-02 | extend: {from: 2025-06-30, to: 2025-07-31, approved_by: 甲}",
        "2025-08-05 | extend: {from: 2025-07-31, to: 2025-09-30, approved_by: 甲}",
    )
    assert messages("made-good", "2025-08-15", lines) == [
        "时限2025年6月30日过后，2025年7月2日才申请延期，虽获批准，仍记逾期"
    ]


def test_a_report_within_the_extended_time_is_in_time() -> None:
    lines = extended(
        f"2025-06-20 | extend: {{{TO_SEPTEMBER}, approved_by: 甲}}", "2025-09-30 | status: reported"
    )
    assert light("made-good", "2025-10-10", lines) is None


FLOOR = "rule: keep\nvalue: 98\nunit: '%'"
ZERO = 'rule: keep\nop: "=="\nvalue: 0\nunit: 起'
QUARTER = "rule: each\nevery: quarter"


@pytest.mark.parametrize(
    ("target", "log", "as_of", "expected"),
    [
        (FLOOR, "2025-03-01 | values: {数: 97}\n2025-06-01 | values: {数: 98}", "2025-05-31", None),
        (FLOOR, "2025-03-01 | values: {数: 97}\n2025-06-01 | values: {数: 98}", "2025-06-01", "yellow"),
        (FLOOR, "2025-03-01 | values: {数: 98}\n2025-06-01 | values: {数: 99}", "2025-06-01", None),
        # a corrected or withdrawn value was never a broken floor
        (
            FLOOR,
            "2025-03-01 | values: {数: 97}\n2025-06-01 | correct: {entry: 2025-03-01, values: {数: 99}}",
            "2025-06-01",
            None,
        ),
        # 不发生: remembered from the next year on
        (ZERO, "2025-03-01 | values: {数: 1}\n2025-06-01 | values: {数: 0}", "2025-12-31", None),
        (ZERO, "2025-03-01 | values: {数: 1}\n2025-06-01 | values: {数: 0}", "2026-01-01", "yellow"),
        # nothing good was reported since: still broken, not made good
        (ZERO, "2025-03-01 | values: {数: 1}", "2026-01-01", None),
        # periods
        (QUARTER, "2025-03-31 | values: {数: 90}\n2025-06-30 | values: {数: 100}", "2025-06-29", None),
        (QUARTER, "2025-03-31 | values: {数: 90}\n2025-06-30 | values: {数: 100}", "2025-06-30", "yellow"),
        (QUARTER, "2025-03-31 | values: {数: 100}\n2025-06-30 | values: {数: 100}", "2025-07-01", None),
        (
            QUARTER,
            "2025-03-31 | values: {数: 90}\n2025-06-30 | values: {数: 100}\n2025-09-30 | values: {数: 90}",
            "2025-10-01",
            "yellow",  # short again: red now, and what was made good is remembered beside it
        ),
    ],
)
def test_a_floor_or_a_period_missed_and_made_good(
    target: str, log: str, as_of: str, expected: str | None
) -> None:
    assert light("made-good", as_of, with_target(target, "deadline: 2026-12-31", log)) == expected


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("2025-06-30 | values: {数: 90}\n2025-07-20 | values: {数: 100}", "yellow"),
        ("2025-07-20 | values: {数: 100}", "yellow"),
        # of the deadline's day, and filed by the due day of the cycle (5 July is a Saturday), or after it
        ("2025-07-07 | upto: 2025-06-30 | values: {数: 100}", None),
        ("2025-07-08 | upto: 2025-06-30 | values: {数: 100}", "yellow"),
        ("2025-06-30 | values: {数: 100}\n2025-07-20 | values: {数: 110}", None),
        ("2025-06-30 | values: {数: 90}", None),
    ],
)
def test_a_target_reached_only_after_its_deadline(log: str, expected: str | None) -> None:
    assert light("made-good", "2025-08-01", with_target("", DEADLINE, log)) == expected


def test_closed_items_remember() -> None:
    log = "2025-03-01 | values: {数: 97}\n2025-06-01 | values: {数: 98} | status: closed"
    assert light("made-good", "2025-06-01", with_target(FLOOR, log=log)) == "yellow"


def test_messages() -> None:
    late = DEADLINE + log_lines("2025-07-03 | status: reported")
    assert messages("made-good", "2025-07-10", late) == ["2025年7月3日才申请销号，比时限2025年6月30日晚 3 天"]
    closed = DEADLINE + log_lines("2025-07-03 | status: closed")
    assert messages("made-good", "2025-07-10", closed) == ["2025年7月3日才已销号，比时限2025年6月30日晚 3 天"]
    asked = extended(f"2025-07-01 | extend: {{{TO_SEPTEMBER}, approved_by: 甲}}")
    assert messages("made-good", "2025-07-10", asked) == [
        "时限2025年6月30日过后，2025年7月1日才申请延期，虽获批准，仍记逾期"
    ]
    floor = with_target(FLOOR, log="2025-03-01 | values: {数: 97}\n2025-06-01 | values: {数: 98}")
    assert messages("made-good", "2025-06-01", floor) == [
        "“完成数”应不低于 98%，截至2025年3月1日曾为 97%，突破底线，截至2025年6月1日恢复"
    ]
    period = with_target(QUARTER, log="2025-03-31 | values: {数: 90}\n2025-06-30 | values: {数: 100}")
    assert messages("made-good", "2025-06-30", period) == [
        "“完成数”2025年第1季度为 90个，应不低于 100个，未达标，截至2025年6月30日已在以后的周期补齐"
    ]
    reach = with_target(
        "", DEADLINE, "2025-06-30 | values: {数: 90}\n2025-07-22 | upto: 2025-07-20 | values: {数: 100}"
    )
    assert messages("made-good", "2025-08-01", reach) == [
        "“完成数”时限2025年6月30日时未达标，截至2025年7月20日补齐"
    ]


def test_its_colour_is_a_setting() -> None:
    lines = DEADLINE + log_lines("2025-07-01 | status: closed")
    assert light("made-good", "2025-08-01", lines, config="lights: {made-good: {light: green}}") is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2025-07-05 | upto: 2025-06-30", None),  # the quarterly return
        ("2025-07-07 | upto: 2025-06-30", None),  # its due day: the 5th is a Saturday
        ("2025-07-08 | upto: 2025-06-30", "yellow"),
        ("2025-07-20 | upto: 2025-06-29", "yellow"),
        ("2025-06-30 | upto: 2025-01-31", None),  # long ago, but filed by the deadline
        ("2025-07-20 | upto: 2025-06-29 | status: closed", "yellow"),
    ],
)
def test_a_result_counts_from_its_report_where_that_came_late(said: str, expected: str | None) -> None:
    lines = "deliverables: [{key: 册, text: 建册}]\ndeadline: 2025-06-30\n"
    closed = "2025-06-30 | status: reported"
    order = sorted([closed, f"{said} | done: [册]"])
    found = standing("2025-08-01", lines + log_lines("\n".join(order))).findings
    levels = [one.level.value for one in found if one.code == "made-good" and one.deliverable == "册"]
    assert levels == ([expected] if expected else [])


def test_two_reports_of_one_result_the_first_that_counts_decides() -> None:
    lines = "deliverables: [{key: 册, text: 建册, by: 2025-03-31}]\n"
    both = "2025-04-10 | upto: 2025-03-30 | done: [册]\n2025-04-12 | upto: 2025-04-11 | done: [册]"
    [said] = messages("made-good", "2025-05-01", lines + log_lines(both))
    assert said == (
        "成果“建册”2025年4月10日才填报（称2025年3月30日完成），已过报送期限，从填报之日算起，"
        "比2025年3月31日晚 10 天"
    )
    # a check that finds the later report untrue leaves the earlier one standing
    untrue = f"{both}\n2025-04-20 | verify: {{result: untrue}}"
    assert light("made-good", "2025-05-01", lines + log_lines(untrue)) == "yellow"
    assert light("step-late", "2025-05-01", lines + log_lines(untrue)) is None


def test_a_monthly_day_is_the_limit_of_its_own_month() -> None:
    plan = "report: {every: month, on: 25}"
    lines = "deliverables: [{key: 册, text: 建册, by: 2025-03-20}]\n"
    for day, expected in (("2025-03-25", None), ("2025-03-26", "yellow")):
        log = log_lines(f"{day} | upto: 2025-03-19 | done: [册]")
        assert light("made-good", "2025-05-01", lines + log, plan=plan) == expected


def test_a_floor_whose_last_quarter_was_filed_too_late_is_met_and_remembered() -> None:
    log = "2025-05-31 | values: {数: 99}\n2025-07-20 | upto: 2025-06-30 | values: {数: 99}"
    lines = with_target(FLOOR + "\nreport: {every: month}", DEADLINE, log)
    assert light("missed-target", "2025-07-19", lines) == "red"
    assert light("missed-target", "2025-07-20", lines) is None
    assert messages("made-good", "2025-08-01", lines) == [
        "“完成数”截至2025年6月30日为 99%，应于2025年7月7日前报送，2025年7月20日才填报"
    ]


def test_a_provisional_figure_in_time_is_an_answer_in_time() -> None:
    log = "2025-07-02 | upto: 2025-06-30 | values: {数: 100} | provisional: true\n"
    log += "2025-08-20 | upto: 2025-06-30 | values: {数: 101}"
    assert light("made-good", "2025-09-01", with_target("", DEADLINE, log)) is None
