"""``status-jump``."""

from __future__ import annotations

from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.status_jump import RULE

START = "{date: 2025-03-01, by: 甲, status: doing}"


def test_closing_what_was_never_reported_is_found(look: Look) -> None:
    after = f"status: closed\nlog: [{START}, {{date: 2025-06-01, by: 乙, status: closed}}]"
    (finding,) = look(RULE, f"log: [{START}]", after)
    assert "由“推进中”直接到“已销号”" in finding.message


def test_the_steps_in_their_order_are_right(look: Look) -> None:
    steps = ", ".join(
        f"{{date: 2025-06-0{day}, by: 乙, status: {status}}}"
        for day, status in enumerate(
            ("reported", "doing", "paused", "doing", "reported", "closed", "doing"), 1
        )
    )
    assert look(RULE, f"log: [{START}]", f"log: [{START}, {steps}]") == []


def test_a_status_changed_without_an_entry_is_found(look: Look) -> None:
    (finding,) = look(RULE, "status: doing", "status: reported")
    assert "日志里没有相应的条目" in finding.message


def test_an_untrue_report_puts_the_item_back(look: Look) -> None:
    before = "status: reported\nlog: [{date: 2025-05-01, by: 甲, status: reported}]"
    after = (
        "status: doing\nlog: [{date: 2025-05-01, by: 甲, status: reported}, "
        "{date: 2025-06-01, by: 督, verify: {result: untrue, found: 未建}}]"
    )
    assert look(RULE, before, after) == []


def test_an_old_jump_is_not_found_again(look: Look) -> None:
    old = "status: closed\nlog: [{date: 2025-05-01, by: 甲, status: closed}]"
    assert look(RULE, old, old + "\nnote: 归档") == []
