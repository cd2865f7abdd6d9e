"""``frozen-changed``."""

from __future__ import annotations

import datetime as dt

from tests.unit.review.conftest import Look, read_items

from jianguan_cli.domain.change.frozen import FrozenPeriod, freeze_item, seal_of
from jianguan_cli.domain.review.frozen_changed import RULE
from jianguan_cli.domain.review.rule import FrozenChange

LAST, FROZEN = dt.date(2025, 6, 30), dt.date(2025, 7, 10)
IN_PERIOD = "{date: 2025-07-02, upto: 2025-06-30, by: 甲, note: 半年数}"
BEFORE = f"log: [{IN_PERIOD}]"


def signed(item: str) -> FrozenPeriod:
    (checklist,), _ = read_items([item])
    items = tuple(freeze_item(one, LAST, FROZEN) for one in checklist.items)
    return FrozenPeriod(
        format=1,
        period="2025Q2",
        last=LAST,
        frozen=FROZEN,
        by="督查室",
        seal=seal_of("2025Q2", items),
        items=items,
    )


def test_an_entry_of_the_period_rewritten_or_slipped_in_is_found(look: Look) -> None:
    frozen = (signed(BEFORE),)
    (finding,) = look(RULE, BEFORE, BEFORE.replace("半年数", "半年数（改）"), frozen=frozen)
    assert "2025Q2" in finding.message
    slipped = f"log: [{{date: 2025-06-20, by: 乙, note: 补记}}, {IN_PERIOD}]"
    assert len(look(RULE, BEFORE, slipped, frozen=frozen)) == 1


def test_a_correction_and_a_later_report_are_right(look: Look) -> None:
    frozen = (signed(BEFORE),)
    later = f"log: [{IN_PERIOD}, {{date: 2025-07-20, by: 甲, note: 七月}}]"
    late_figure = f"log: [{IN_PERIOD}, {{date: 2025-07-20, upto: 2025-06-30, by: 甲, note: 迟报}}]"
    assert look(RULE, BEFORE, later, frozen=frozen) == []
    assert look(RULE, BEFORE, late_figure, frozen=frozen) == []


def test_putting_back_what_was_signed_is_right(look: Look) -> None:
    assert look(RULE, BEFORE.replace("半年数", "改坏"), BEFORE, frozen=(signed(BEFORE),)) == []


def test_a_snapshot_changed_or_deleted_is_found(look: Look) -> None:
    period = signed(BEFORE)
    gone = FrozenChange("frozen/2025Q2.yaml", period, None)
    (finding,) = look(RULE, BEFORE, BEFORE, frozen_changes=(gone,))
    assert finding.message == "2025Q2 的封存快照被删除"
    new = FrozenChange("frozen/2025Q2.yaml", None, period)
    assert look(RULE, BEFORE, BEFORE, frozen_changes=(new,)) == []


def test_a_snapshot_edited_by_hand_is_not_intact() -> None:
    period = signed(BEFORE)
    assert period.intact
    forged = period.replace(items=(period.items[0].replace(digest="0" * 16),))
    assert not forged.intact
