from __future__ import annotations

import pytest
from tests.unit.judging.making import light, log_lines, messages, standing

from jianguan_cli.domain.records.finding import Light

ASKED = "2025-06-10 | extend: {from: 2025-06-30, to: 2025-09-30, reason: 招标流标}"
APPROVED = "2025-06-20 | extend: {from: 2025-06-30, to: 2025-09-30, approved_by: 分管领导}"
BOTH = f"{ASKED}\n{APPROVED}"
REFUSED = "2025-06-20 | extend: {from: 2025-06-30, to: 2025-09-30, state: refused}"


@pytest.mark.parametrize(
    ("as_of", "log", "expected"),
    [
        ("2025-06-09", ASKED, None),
        ("2025-06-10", ASKED, "blue"),
        ("2025-12-31", ASKED, "blue"),
        ("2025-06-19", f"{ASKED}\n{APPROVED}", "blue"),
        ("2025-06-20", f"{ASKED}\n{APPROVED}", None),
        ("2025-06-20", f"{ASKED}\n{REFUSED}", None),
        (
            "2025-06-25",
            f"{ASKED}\n{REFUSED}\n2025-06-22 | extend: {{from: 2025-06-30, to: 2025-08-31}}",
            "blue",
        ),
        ("2025-06-20", APPROVED, None),
        # several asked before one decision: the decision ends them all
        (
            "2025-06-20",
            f"{ASKED}\n2025-06-15 | extend: {{from: 2025-06-30, to: 2025-10-31}}\n{APPROVED}",
            None,
        ),
        # the state is written out though somebody is named: asked is asked
        (
            "2025-06-25",
            "2025-06-10 | extend: {from: 2025-06-30, to: 2025-09-30, state: asked, approved_by: 处长}",
            "blue",
        ),
        ("2025-06-25", f"{ASKED}\n2025-06-22 | status: closed", None),
        ("2025-06-25", f"{ASKED}\n2025-06-22 | status: dropped", None),
        ("2025-06-25", f"{ASKED}\n2025-06-22 | status: paused", "blue"),
    ],
)
def test_from_the_request_to_the_decision(as_of: str, log: str, expected: str | None) -> None:
    assert light("extension-pending", as_of, f"deadline: 2025-06-30\n{log_lines(log)}") == expected


def test_the_deadline_stays_until_somebody_approves() -> None:
    lines = f"deadline: 2025-09-30\n{log_lines(BOTH)}"
    before, after = standing("2025-06-19", lines), standing("2025-06-20", lines)
    assert (before.deadline.isoformat(), before.extensions) == ("2025-06-30", 0)
    assert (after.deadline.isoformat(), after.extensions) == ("2025-09-30", 1)
    assert after.deadline_original.isoformat() == "2025-06-30"


def test_a_request_does_not_hide_that_the_item_is_overdue() -> None:
    one = standing("2025-07-01", f"deadline: 2025-06-30\n{log_lines(ASKED)}")
    assert {"overdue", "extension-pending"} <= {finding.code for finding in one.findings}
    assert one.light is Light.RED


def test_message_and_place() -> None:
    lines = f"deadline: 2025-06-30\n{log_lines(ASKED)}"
    assert messages("extension-pending", "2025-06-12", lines) == [
        "2025年6月10日申请延期至2025年9月30日，尚未批准，原时限2025年6月30日不变"
    ]


def test_its_colour_is_a_setting() -> None:
    lines = f"deadline: 2025-06-30\n{log_lines(ASKED)}"
    config = "lights: {extension-pending: {light: yellow}}"
    assert light("extension-pending", "2025-06-12", lines, config=config) == "yellow"
    config = "lights: {extension-pending: {light: green}}"
    assert light("extension-pending", "2025-06-12", lines, config=config) is None
