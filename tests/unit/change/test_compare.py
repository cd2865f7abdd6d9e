"""What changed, by item id and by field; never by line or position."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.one_item import TARGET, changed, item_change, read_items

from jianguan_cli.domain.change.compare import Changes, ItemChange, compare, compare_items
from jianguan_cli.domain.plan.model import Checklist

FIRST = "- {date: 2025-06-01, by: 甲, note: 一}\n"
SECOND = "- {date: 2025-06-02, by: 乙, note: 二}\n"


def ways(old: str, new: str) -> list[tuple[str, ...]]:
    return [field.way for field in item_change(old, new).fields]


def test_nothing_changed() -> None:
    changes = changed(TARGET, TARGET)
    assert changes == Changes((), ())
    assert not changes


def test_another_order_of_items_another_layout_is_no_change() -> None:
    one = read_items("id: p-1", "id: p-2")
    other = read_items("id: p-2\nnote: ~", "id: p-1\nweight: 1.0")
    assert not compare([one], [other])


def test_items_by_id_in_order() -> None:
    old = read_items("id: p-3", "id: p-2", "id: p-9")
    new = read_items("id: p-10", "id: p-2\nnote: 注", "id: p-9")
    found = compare([old], [new]).items
    assert [(one.id, one.old is None, one.new is None) for one in found] == [
        ("p-10", True, False),
        ("p-2", False, False),
        ("p-3", False, True),
    ]


def test_a_change_points_to_the_side_that_is_there() -> None:
    went, came = item_change("note: 旧", None), item_change(None, "note: 新")
    assert (went.placed.item.note, came.placed.item.note) == ("旧", "新")
    assert item_change("note: 旧", "note: 新").placed.item.note == "新"
    with pytest.raises(ValueError, match="at least one side"):
        _ = ItemChange("p-1", None, None).placed
    assert compare_items(None, None) is None


def test_a_field_can_be_asked_for() -> None:
    change = item_change("", "deadline: 2026-03-31")
    field = change.field("deadline")
    assert field is not None
    assert (field.old, field.new) == (dt.date(2025, 12, 31), dt.date(2026, 3, 31))
    assert change.field("title") is None


def test_entries_of_a_new_item_are_added_ones() -> None:
    assert [entry.note for entry in item_change(None, f"log:\n{FIRST}{SECOND}").added_entries] == ["一", "二"]
    added = item_change(f"log:\n{FIRST}", f"log:\n{FIRST.replace('一', '壹')}{SECOND}").added_entries
    assert [entry.note for entry in added] == ["二"]


@pytest.mark.parametrize(
    ("old", "new", "way"),
    [
        (TARGET, TARGET.replace("100", "120"), ("targets", "抽检", "value")),
        (TARGET, "", ("targets", "抽检")),
        ("", TARGET, ("targets", "抽检")),
        (
            TARGET.replace("批}", "批, milestones: [{by: 2025-06-30, value: 50}]}"),
            TARGET.replace("批}", "批, milestones: [{by: 2025-06-30, value: 40}]}"),
            ("targets", "抽检", "milestones", "2025-06-30", "value"),
        ),
        (
            "links: [{to: q-1, relation: same, key: 甲, to_key: 乙}]",
            "links: [{to: q-1, relation: same, key: 甲, to_key: 乙, note: 注}]",
            ("links", "q-1 same 甲 乙", "note"),
        ),
        (
            "links: [{to: q-1, relation: same}]",
            "links: [{to: q-1, relation: refines}]",
            ("links", "q-1 same"),
        ),
        ("source: {kind: 批示}", "source: {kind: 会议}", ("source",)),
        ("lead: [甲处]", "lead: [甲处, 乙处]", ("lead",)),
    ],
)
def test_the_way_to_a_field(old: str, new: str, way: tuple[str, ...]) -> None:
    assert ways(old, new)[0] == way


def test_links_that_cannot_be_told_apart_are_compared_whole() -> None:
    twins = "links: [{to: q-1, relation: same}, {to: q-1, relation: same}]"
    assert ways(twins, twins.replace("}]", ", note: 注}]")) == [("links",)]


def test_an_entry_is_matched_by_day_and_hand_then_by_day() -> None:
    old = f"log:\n{FIRST}{FIRST.replace('甲', '乙')}"
    new = f"log:\n{FIRST.replace('一', '壹').replace('甲', '乙')}{FIRST.replace('一', '贰')}"
    pairs = {
        (change.old.by, change.new.by, change.new.note)
        for change in item_change(old, new).log
        if change.old is not None and change.new is not None
    }
    assert pairs == {("甲", "甲", "贰"), ("乙", "乙", "壹")}
    (other_hand,) = item_change(f"log:\n{FIRST}", f"log:\n{FIRST.replace('甲', '丙')}").log
    assert (other_hand.old is None, other_hand.new is None) == (False, False)


def test_an_entry_of_another_day_came_and_the_old_one_went() -> None:
    log = item_change(f"log:\n{FIRST}", f"log:\n{SECOND}").log
    assert [(one.old is None, one.new is None) for one in log] == [(False, True), (True, False)]


def test_one_of_two_same_entries_that_went_is_one_change() -> None:
    change = item_change(f"log:\n{FIRST}{FIRST}", f"log:\n{FIRST}")
    assert len(change.log) == 1
    assert not change.reordered


def test_entries_in_another_order_are_only_reordered() -> None:
    change = item_change(f"log:\n{FIRST}{SECOND}", f"log:\n{SECOND}{FIRST}")
    assert change.reordered
    assert change.log == ()


def pairs(old: list[Checklist], new: list[Checklist]) -> list[tuple[str | None, str | None, bool]]:
    return [
        (one.old.path if one.old else None, one.new.path if one.new else None, one.renamed)
        for one in compare(old, new).plans
    ]


A, B = "checklists/a.yaml", "checklists/b.yaml"


def test_a_file_whose_items_stand_in_another_was_renamed() -> None:
    items = ("id: p-1", "id: p-2", "id: p-3")
    old, new = read_items(*items, path=A), read_items(*items[:2], path=B)
    assert pairs([old], [new]) == [(A, B, True)]
    (plan,) = compare([old], [read_items(*items, path=B, head=", note: 注")]).plans
    assert [field.way for field in plan.fields] == [("note",)]


def test_half_of_the_items_is_not_enough() -> None:
    old, new = read_items("id: p-1", "id: p-2", path=A), read_items("id: p-1", path=B)
    assert pairs([old], [new]) == [(A, None, False), (None, B, False)]


def test_files_without_items_are_matched_by_title_and_taken_once() -> None:
    old = [read_items(path=A), read_items(path="checklists/c.yaml")]
    assert pairs(old, [read_items(path=B)]) == [(A, B, True), ("checklists/c.yaml", None, False)]


def test_of_two_items_with_one_id_the_first_counts() -> None:
    twins = [read_items("note: 甲", path=A), read_items("note: 乙", path=B)]
    (change,) = compare([], twins).items
    assert change.placed.item.note == "甲"
