"""The statuses: what each of them is, beyond its spelling."""

from __future__ import annotations

import pytest

from jianguan_cli.domain.plan.status import OWN_COMMAND, Status, parse_status


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("open", "unreported todo doing reported paused"),
        ("in_hand", "unreported todo doing"),
        ("at_rest", "closed paused dropped carried"),
        ("gone", "dropped carried"),
    ],
)
def test_a_status_knows_what_it_is(name: str, expected: str) -> None:
    assert [status.value for status in Status if getattr(status, name)] == expected.split()


@pytest.mark.parametrize("status", Status)
def test_a_status_is_found_by_token_label_and_initials(status: Status) -> None:
    for text in (status.value, status.value.upper(), f" {status.label} ", status.initials):
        assert parse_status(text) is status
    assert parse_status(f"{status.label}了") is None


def test_what_update_may_set_has_no_command_of_its_own() -> None:
    assert [status.value for status in Status if status not in OWN_COMMAND] == ["unreported", "todo", "doing"]
