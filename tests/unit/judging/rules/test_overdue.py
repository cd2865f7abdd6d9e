from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages, standing

DEADLINE = "deadline: 2025-06-30"


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-06-29", None),
        ("2025-06-30", None),  # the deadline day itself is in time
        ("2025-07-01", "red"),
        ("2027-01-01", "red"),
    ],
)
def test_begins_the_day_after_the_deadline(as_of: str, expected: str | None) -> None:
    assert light("overdue", as_of, DEADLINE) == expected


REPORTED = "2025-06-{} | status: reported"


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        ("2025-06-29 | status: reported", None),
        ("2025-06-30 | status: reported", None),
        ("2025-07-01 | status: reported", "red"),
        # two reports, the first in time and never returned: it stands
        ("2025-06-30 | status: reported\n2025-07-02 | status: reported", None),
        # returned: it does not stand, whether returned before or after the deadline
        ("2025-06-20 | status: reported\n2025-06-25 | status: doing", "red"),
        ("2025-06-20 | status: reported\n2025-07-02 | status: doing", "red"),
        ("2025-06-20 | status: reported\n2025-07-02 | status: todo", "red"),
        ("2025-06-20 | status: reported\n2025-07-02 | status: unreported", "red"),
        # returned and reported again
        ("2025-06-20 | status: reported\n2025-06-25 | status: doing\n2025-06-30 | status: reported", None),
        ("2025-06-20 | status: reported\n2025-06-25 | status: doing\n2025-07-01 | status: reported", "red"),
        # untrue puts it back to doing
        ("2025-06-20 | status: reported\n2025-06-25 | verify: {result: untrue}", "red"),
        ("2025-06-20 | status: reported\n2025-06-25 | verify: {result: confirmed}", None),
        ("2025-06-20 | status: reported\n2025-06-25 | verify: {result: partly}", None),
        # paused never silences the deadline; a timely report before the pause still stands
        ("2025-06-20 | status: paused", "red"),
        ("2025-06-20 | status: reported\n2025-06-25 | status: paused", None),
        # reopened after closing: what was reported before does not stand
        ("2025-06-20 | status: reported\n2025-06-22 | status: closed\n2025-06-28 | status: doing", "red"),
        # ended items
        ("2025-07-05 | status: closed", None),
        ("2025-06-20 | status: dropped", None),
        ("2025-06-20 | status: carried", None),
    ],
)
def test_a_timely_report_that_stands_holds_it_off(log: str, expected: str | None) -> None:
    assert light("overdue", "2025-07-10", f"{DEADLINE}\n{log_lines(log)}") == expected


def test_a_status_without_any_log_entry_proves_no_timely_report() -> None:
    assert light("overdue", "2025-07-10", f"{DEADLINE}\nstatus: reported") == "red"


def test_ongoing_items_have_no_deadline() -> None:
    assert light("overdue", "2030-01-01", f"{DEADLINE}\nongoing: true") is None


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2025-07-01", "red"),
        ("2025-07-04", "red"),
        ("2025-07-05", None),
        ("2025-09-30", None),
        ("2025-10-01", "red"),
    ],
)
def test_an_approved_extension_moves_the_deadline_from_its_day_on(as_of: str, expected: str | None) -> None:
    lines = "deadline: 2025-09-30\n" + log_lines(
        "2025-07-05 | extend: {from: 2025-06-30, to: 2025-09-30, reason: 招标流标, approved_by: 分管领导}"
    )
    assert light("overdue", as_of, lines) == expected


@pytest.mark.parametrize("state", ["state: asked", "state: refused"])
def test_an_extension_that_is_not_approved_moves_nothing(state: str) -> None:
    extend = f"2025-06-20 | extend: {{from: 2025-06-30, to: 2025-09-30, {state}}}"
    assert light("overdue", "2025-07-01", f"{DEADLINE}\n{log_lines(extend)}") == "red"


def test_the_message_counts_the_days_and_names_no_id() -> None:
    assert messages("overdue", "2025-07-10", DEADLINE) == ["已过时限2025年6月30日 10 天，尚未申请销号"]
    late = f"{DEADLINE}\n{log_lines('2025-07-03 | status: reported')}"
    assert messages("overdue", "2025-07-10", late) == [
        "已过时限2025年6月30日 10 天，逾期 3 天才申请销号，尚未销号"
    ]


def test_the_finding_points_at_the_item() -> None:
    found = next(one for one in standing("2025-07-10", DEADLINE).findings if one.code == "overdue")
    assert str(found.location) == "checklists/p.yaml:10:5"
    assert found.item == "p-1"


def test_its_colour_is_a_setting() -> None:
    assert light("overdue", "2025-07-10", DEADLINE, config="lights: {overdue: {light: yellow}}") == "yellow"
    assert light("overdue", "2025-07-10", DEADLINE, config="lights: {overdue: {light: green}}") is None
