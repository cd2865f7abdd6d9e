"""``deadline-moved``."""

from __future__ import annotations

from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.deadline_moved import RULE

BEFORE = "deadline: 2025-06-30"


def test_a_deadline_moved_by_hand_is_found_where_it_stands(look: Look) -> None:
    (finding,) = look(RULE, BEFORE, "deadline: 2025-09-30")
    assert (finding.code, finding.item) == ("deadline-moved", "p-1")
    assert "2025-06-30 改为 2025-09-30" in finding.message
    assert str(finding.location) == "checklists/p.yaml:4:15"


def test_an_approved_extension_moves_it(look: Look) -> None:
    after = """
        deadline: 2025-09-30
        log:
          - {date: 2025-06-01, by: 甲, extend: {from: 2025-06-30, to: 2025-09-30, approved_by: 张局}}
        """
    assert look(RULE, BEFORE, after) == []


def test_an_extension_that_is_only_asked_does_not(look: Look) -> None:
    after = """
        deadline: 2025-09-30
        log:
          - {date: 2025-06-01, by: 甲, extend: {from: 2025-06-30, to: 2025-09-30, reason: 来不及}}
        """
    assert len(look(RULE, BEFORE, after)) == 1


def test_approved_without_a_name_does_not(look: Look) -> None:
    after = """
        deadline: 2025-09-30
        log:
          - {date: 2025-06-01, by: 甲, extend: {from: 2025-06-30, to: 2025-09-30, state: approved}}
        """
    assert len(look(RULE, BEFORE, after)) == 1


def test_an_extension_to_another_day_does_not(look: Look) -> None:
    after = """
        deadline: 2025-12-31
        log:
          - {date: 2025-06-01, by: 甲, extend: {from: 2025-06-30, to: 2025-09-30, approved_by: 张局}}
        """
    assert len(look(RULE, BEFORE, after)) == 1


def test_an_old_extension_does_not_cover_a_new_move(look: Look) -> None:
    log = "log: [{date: 2025-06-01, by: 甲, extend: {from: 2025-06-30, to: 2025-09-30, approved_by: 张局}}]"
    assert len(look(RULE, f"deadline: 2025-06-30\n{log}", f"deadline: 2025-09-30\n{log}")) == 1
