from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages, with_target

DEADLINE = "deadline: 2025-06-30"


def reached(value: str, *, day: str = "2025-06-30") -> str:
    return f"{day} | values: {{数: {value}}}"


@pytest.mark.parametrize(
    ("as_of", "log", "expected"),
    [
        ("2025-06-30", "", None),
        ("2025-07-01", "", "red"),  # no figure at all is no success
        ("2025-06-30", reached("99.999999"), None),
        ("2025-07-01", reached("99.999999"), "red"),
        ("2025-07-01", reached("100"), None),
        ("2025-07-01", reached("100.000000"), None),
        ("2025-07-01", reached("100.000001"), None),
    ],
)
def test_begins_the_day_after_the_deadline(as_of: str, log: str, expected: str | None) -> None:
    assert light("missed-target", as_of, with_target("", DEADLINE, log)) == expected


@pytest.mark.parametrize(
    ("op", "value", "expected"),
    [
        (">=", "100", None),
        (">", "100", "red"),
        (">", "100.000001", None),
        ("<=", "100", None),
        ("<=", "100.000001", "red"),
        ("<", "100", "red"),
        ("<", "99.999999", None),
        ("==", "100", None),
        ("==", "100.0", None),
        ("==", "99.999999", "red"),
        ("==", "100.000001", "red"),
    ],
)
def test_strictness_is_meaning(op: str, value: str, expected: str | None) -> None:
    lines = with_target(f'op: "{op}"', DEADLINE, reached(value))
    assert light("missed-target", "2025-07-01", lines) == expected


@pytest.mark.parametrize("status", ["unreported", "todo", "doing", "reported", "closed", "paused"])
def test_speaks_whatever_the_status(status: str) -> None:
    lines = with_target("", DEADLINE, f"2025-06-01 | status: {status}")
    assert light("missed-target", "2025-07-01", lines) == "red"


@pytest.mark.parametrize("status", ["dropped", "carried"])
def test_dropped_and_carried_items_promise_nothing(status: str) -> None:
    lines = with_target("", DEADLINE, f"2025-06-01 | status: {status}")
    assert light("missed-target", "2025-07-01", lines) is None


def test_a_soft_target_is_yellow() -> None:
    assert light("missed-target", "2025-07-01", with_target("strength: soft", DEADLINE)) == "yellow"


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2025-03-31", None), ("2025-04-01", "red"), ("2025-12-31", "red")]
)
def test_a_target_may_have_its_own_deadline(as_of: str, expected: str | None) -> None:
    assert light("missed-target", as_of, with_target("deadline: 2025-03-31")) == expected


def test_ongoing_items_are_judged_by_their_cycle_only_but_for_a_written_deadline() -> None:
    assert light("missed-target", "2030-01-01", with_target("", "ongoing: true")) is None
    assert light("missed-target", "2030-01-01", with_target("deadline: 2025-06-30", "ongoing: true")) == "red"


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        # reported late, but it speaks of the deadline day: in time
        ("2025-07-20 | upto: 2025-06-30 | values: {数: 100}", None),
        # reached only after the deadline: made good, not missed
        ("2025-06-30 | values: {数: 90}\n2025-07-20 | values: {数: 100}", None),
        # reached in time and down again later: the promise was kept
        ("2025-06-30 | values: {数: 100}\n2025-07-20 | values: {数: 90}", None),
        ("2025-06-30 | values: {数: 90}\n2025-07-20 | values: {数: 95}", "red"),
    ],
)
def test_reach_is_judged_by_the_figure_of_the_deadline(log: str, expected: str | None) -> None:
    assert (
        light("missed-target", "2025-08-01", with_target("unit: 家\nmeasure: stock", DEADLINE, log))
        == expected
    )


QUARTERLY = "each\nevery: quarter"
SPRING = "2025-03-31 | values: {数: 100}"


@pytest.mark.parametrize(
    ("rule", "log", "expected"),
    [
        # no figure at all is no success under any rule
        ("keep", "", "red"),
        ("each\nevery: quarter", "", "red"),
        ("grow\nevery: quarter", "", "red"),
        ("keep", "2025-06-30 | values: {数: 100}", None),
        ("keep", "2025-06-30 | values: {数: 99}", "red"),
        ("keep", "2025-03-30 | values: {数: 99}\n2025-06-30 | values: {数: 100}", None),
        (QUARTERLY, f"{SPRING}\n2025-06-30 | values: {{数: 100}}", None),
        (QUARTERLY, f"{SPRING}\n2025-06-30 | values: {{数: 99}}", "red"),
        (QUARTERLY, f"{SPRING}\n2025-06-15 | values: {{数: 100}}", None),
        # a quarter without a reading: nobody can say that it was kept
        (QUARTERLY, "2025-06-30 | values: {数: 100}", "red"),
    ],
)
def test_the_other_rules_are_judged_at_the_deadline_too(rule: str, log: str, expected: str | None) -> None:
    assert light("missed-target", "2025-07-01", with_target(f"rule: {rule}", DEADLINE, log)) == expected


@pytest.mark.parametrize("log", ["", "\n2025-06-15 | values: {数: 99}"])
def test_the_last_period_is_judged_when_its_figures_are_no_longer_awaited(log: str) -> None:
    lines = with_target(f"rule: {QUARTERLY}", DEADLINE, SPRING + log)
    assert light("missed-target", "2025-07-07", lines) is None  # 5 July is a Saturday
    assert light("missed-target", "2025-07-08", lines) == "red"


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("keep", "red"),
        ('keep\nop: "=="\nvalue: 0', "red"),
        ('reach\nop: "<="', "red"),
        # what was built up stays built up
        ("reach\nvalue: 0", None),
    ],
)
def test_silence_in_the_last_reporting_period_holds_no_floor_and_no_cap(
    rule: str, expected: str | None
) -> None:
    value = "0" if "0" in rule or "<=" in rule else "100"
    lines = with_target(f"rule: {rule}", DEADLINE, f"2025-02-28 | values: {{数: {value}}}")
    assert light("missed-target", "2025-07-07", lines) is None
    assert light("missed-target", "2025-07-08", lines) == expected


@pytest.mark.parametrize(
    ("broken", "as_of", "expected"),
    [
        ("2025-05-01", "2026-01-01", "red"),  # broken in the year of the deadline
        ("2025-05-01", "2025-12-31", None),  # before the deadline it is a broken floor only
        ("2024-05-01", "2026-01-01", None),
    ],
)
def test_a_zero_promise_is_missed_when_its_last_year_is_broken(
    broken: str, as_of: str, expected: str | None
) -> None:
    log = f"{broken} | values: {{数: 1}}\n2025-12-31 | values: {{数: 0}}"
    lines = with_target('rule: keep\nop: "=="\nvalue: 0\nunit: 起', "start: 2024-01-01", log)
    assert light("missed-target", as_of, lines) == expected


DELIVERABLE = """
deadline: 2025-06-30
deliverables:
  - {key: 方案, text: 出台方案}
"""


@pytest.mark.parametrize(
    ("as_of", "log", "expected"),
    [
        ("2025-06-30", "", None),
        ("2025-07-01", "", "red"),
        ("2025-07-01", "2025-06-30 | done: [方案]", None),
        ("2025-07-01", "2025-06-30 | waived: [方案]", None),
        ("2025-07-01", "2025-07-01 | done: [方案]", None),
        ("2025-07-01", "2025-07-02 | done: [方案]", "red"),  # not known yet on that day
        ("2025-07-01", "2025-06-20 | status: closed", "red"),
        ("2025-07-01", "2025-06-20 | status: dropped", None),
        # what was found untrue is not done
        ("2025-07-01", "2025-06-20 | done: [方案]\n2025-06-25 | verify: {result: untrue}", "red"),
    ],
)
def test_a_firm_deliverable_undone_at_the_deadline(as_of: str, log: str, expected: str | None) -> None:
    assert light("missed-target", as_of, DELIVERABLE + log_lines(log)) == expected


def test_a_soft_deliverable_is_not_missed() -> None:
    soft = "deadline: 2025-06-30\ndeliverables:\n  - {key: 方案, text: 出台方案, strength: soft}"
    assert light("missed-target", "2025-07-01", soft) is None


def test_a_deliverable_may_be_due_after_the_item() -> None:
    later = "deadline: 2025-06-30\ndeliverables:\n  - {key: 方案, text: 出台方案, by: 2025-09-30}"
    assert light("missed-target", "2025-09-30", later) is None
    assert light("missed-target", "2025-10-01", later) == "red"


def test_messages_carry_the_figures() -> None:
    assert messages("missed-target", "2025-07-01", with_target("", DEADLINE, reached("96.50"))) == [
        "时限2025年6月30日已过，“完成数”应不低于 100个，截至2025年6月30日为 96.5个，未达标"
    ]
    assert messages("missed-target", "2025-07-01", with_target("", DEADLINE)) == [
        "时限2025年6月30日已过，“完成数”应不低于 100个，2025年第1季度未报，不能认定达标"
    ]
    assert messages("missed-target", "2025-07-01", DELIVERABLE) == [
        "时限2025年6月30日已过，成果“出台方案”未完成"
    ]


@pytest.mark.parametrize(
    ("rule", "log", "as_of", "seen"),
    [
        # 不发生 was broken: that figure is shown, not the zero that was reported since
        ("zero", "2025-02-01 1, 2025-05-01 2, 2025-06-30 0", "2025-07-01", "截至2025年5月1日为 2个"),
        ("zero", "2025-02-01 1, 2025-05-01 2, 2025-06-30 0", "2026-01-01", "截至2025年5月1日为 2个"),
        ("zero", "2024-05-01 3, 2025-05-01 2, 2026-01-05 0", "2026-01-06", "截至2025年5月1日为 2个"),
        # what happened after the promise's time does not decide
        ("zero", "2025-05-01 2, 2026-01-05 3", "2026-01-06", "截至2025年5月1日为 2个"),
        ("zero", "2025-05-01 2, 2026-01-05 3", "2027-01-01", "截至2025年5月1日为 2个"),
        ("keep", "2025-02-01 98, 2025-05-01 99", "2025-07-01", "截至2025年5月1日为 99个"),
        ("each", "2025-03-31 98, 2025-06-30 99", "2025-07-01", "2025年第2季度为 99个，未达标"),
        ("each", "2025-03-31 98, 2025-08-30 99", "2025-09-01", "2025年第1季度为 98个，未达标"),
        # where all that was reported is in order, what is missing decides, and is named
        ("each", "2025-06-30 130", "2025-07-01", "应不低于 100个，2025年第1季度未报，不能认定达标"),
        ("reach", "2025-03-31 98, 2025-06-30 99", "2025-07-01", "截至2025年6月30日为 99个"),
    ],
)
def test_which_figure_shows_the_miss(rule: str, log: str, as_of: str, seen: str) -> None:
    said = {"zero": 'keep\nop: "=="\nvalue: 0', "each": "each\nevery: quarter"}.get(rule, rule)
    entries = "\n".join(
        f"{day} | values: {{数: {value}}}" for day, value in (part.split() for part in log.split(","))
    )
    lines = with_target(f"rule: {said}", f"{DEADLINE}\nstart: 2024-01-01", entries)
    found = messages("missed-target", as_of, lines)
    assert [seen in message for message in found] == [True]


def test_its_colours_are_settings() -> None:
    config = "lights: {missed-target: {light: yellow, soft: green}}"
    assert light("missed-target", "2025-07-01", with_target("", DEADLINE), config=config) == "yellow"
    soft = with_target("strength: soft", DEADLINE)
    assert light("missed-target", "2025-07-01", soft, config=config) is None
    assert light("missed-target", "2025-07-01", DELIVERABLE, config=config) == "yellow"
