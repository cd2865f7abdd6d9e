from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages, with_target

STEP = "deliverables:\n  - {key: 方案, text: 出台方案, by: 2025-03-31}\n"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-03-31", None),
        ("2025-04-01", "yellow"),
        ("2025-04-30", "yellow"),  # 30 days
        ("2025-05-01", "red"),  # more than 30
        ("2025-12-31", "red"),
    ],
)
def test_days_after_the_step(as_of: str, expected: str | None) -> None:
    assert light("step-late", as_of, STEP) == expected


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("2025-03-31 | done: [方案]", None),
        ("2025-04-09 | done: [方案]", None),
        ("2025-04-10 | done: [方案]", None),
        ("2025-04-11 | done: [方案]", "yellow"),
        ("2025-04-09 | waived: [方案]", None),
        ("2025-04-01 | done: [方案]\n2025-04-05 | verify: {result: untrue}", "yellow"),
        ("2025-04-01 | status: reported", "yellow"),
        ("2025-04-01 | status: paused", "yellow"),  # a pause silences no time limit
        ("2025-04-01 | status: closed", None),
        ("2025-04-01 | status: dropped", None),
        ("2025-04-01 | status: carried", None),
    ],
)
def test_what_ends_it(log: str, expected: str | None) -> None:
    assert light("step-late", "2025-04-10", STEP + log_lines(log)) == expected


def test_a_deliverable_without_a_day_has_no_step() -> None:
    assert light("step-late", "2025-12-31", "deliverables:\n  - {key: 方案, text: 出台方案}") is None


MILESTONE = "milestones: [{by: 2025-03-31, value: 30, own: true}]"
# Half-way between 200 and 100, or 100 and 200 and more.
EXACT = 'op: "=="\nmeasure: stock\nmilestones: [{by: 2025-03-31, value: 150}]'
UPTO_140 = "2025-03-31 | values: {数: 140}"
UPTO_160 = "2025-03-31 | values: {数: 160}"


@pytest.mark.parametrize(
    ("target", "as_of", "log", "expected"),
    [
        (MILESTONE, "2025-03-31", "", None),
        (MILESTONE, "2025-04-01", "", "yellow"),
        (MILESTONE, "2025-05-01", "", "red"),
        (MILESTONE, "2025-04-01", "2025-03-31 | values: {数: 29.999999}", "yellow"),
        (MILESTONE, "2025-04-01", "2025-03-31 | values: {数: 30}", None),
        (MILESTONE, "2025-04-20", "2025-04-20 | values: {数: 30}", None),
        # a stage that the document prints is one too
        ("milestones: [{by: 2025-03-31, value: 30}]", "2025-03-31", "", None),
        ("milestones: [{by: 2025-03-31, value: 30}]", "2025-04-01", "", "yellow"),
        ("milestones: [{by: 2025-03-31, value: 30}]", "2025-05-01", "", "red"),
        # reached once is reached, and the target met says no more of stages
        (MILESTONE, "2025-05-01", "2025-03-31 | values: {数: 30}\n2025-04-30 | values: {数: 29}", None),
        (MILESTONE, "2025-05-01", "2025-04-30 | values: {数: 100}", None),
        # a stage is come as far as: the target's own strictness is not the stage's
        (f'op: ">"\n{MILESTONE}', "2025-04-01", "2025-03-31 | values: {数: 30}", None),
        (f'op: ">"\n{MILESTONE}', "2025-04-01", "2025-03-31 | values: {数: 29}", "yellow"),
        # under a cap on a running total it is a bound
        (f'op: "<="\n{MILESTONE}', "2025-04-01", "2025-03-31 | values: {数: 31}", "yellow"),
        (f'op: "<="\n{MILESTONE}', "2025-04-01", "2025-03-31 | values: {数: 30}", None),
        # a total never falls: what is within the bound later was within it then
        (f'op: "<="\n{MILESTONE}', "2025-05-01", "2025-04-30 | values: {数: 30}", None),
        (f'op: "<="\n{MILESTONE}', "2025-05-01", "2025-04-30 | values: {数: 31}", "red"),
        (f'op: "<="\n{MILESTONE}', "2025-05-01", "", "red"),
        # in the direction of travel: to an exact value from above, and from below
        (f"{EXACT}\nbaseline: {{value: 200, date: 2024-12-31}}", "2025-04-01", UPTO_160, "yellow"),
        (f"{EXACT}\nbaseline: {{value: 200, date: 2024-12-31}}", "2025-04-01", UPTO_140, None),
        (
            f"{EXACT}\nvalue: 300\nbaseline: {{value: 100, date: 2024-12-31}}",
            "2025-04-01",
            UPTO_140,
            "yellow",
        ),
        (f"{EXACT}\nvalue: 300\nbaseline: {{value: 100, date: 2024-12-31}}", "2025-04-01", UPTO_160, None),
        # one beyond a revised target asks no more than the target
        ("value: 20\n" + MILESTONE, "2025-05-01", "2025-03-31 | values: {数: 20}", None),
    ],
)
def test_milestones(target: str, as_of: str, log: str, expected: str | None) -> None:
    assert light("step-late", as_of, with_target(target, log=log)) == expected


def test_messages() -> None:
    assert messages("step-late", "2025-04-10", STEP) == [
        "成果“出台方案”应于2025年3月31日前完成，已逾期 10 天"
    ]
    assert messages("step-late", "2025-04-10", with_target(MILESTONE)) == [
        "“完成数”阶段目标 30个应于2025年3月31日前完成，已逾期 10 天"
    ]


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2025-04-05", None), ("2025-04-06", "blue"), ("2025-04-11", "red")]
)
def test_its_bands_are_settings(as_of: str, expected: str | None) -> None:
    bands = "[{upto: 5, light: green}, {over: 5, upto: 10, light: blue}, {over: 10, light: red}]"
    assert light("step-late", as_of, STEP, config=f"lights: {{step-late: {{bands: {bands}}}}}") == expected


def test_a_soft_step_is_yellow_at_most() -> None:
    soft = "deliverables:\n  - {key: 方案, text: 出台方案, by: 2025-03-31, strength: soft}\n"
    assert light("step-late", "2025-06-01", soft) == "yellow"
    assert light("step-late", "2025-06-01", soft, config="lights: {step-late: {soft: blue}}") == "blue"
    stage = with_target(f"strength: soft\n{MILESTONE}")
    assert light("step-late", "2025-06-01", stage) == "yellow"
