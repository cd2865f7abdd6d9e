"""Two sides of a checklist, item by item and field by field: what both may keep, what is disputed."""

from __future__ import annotations

from tests.unit.one_item import TARGET, read_items

from jianguan_cli.domain.change.merge import ElementConflict, Merge, SetField, SetList, three_way
from jianguan_cli.domain.change.words import conflict_words
from jianguan_cli.domain.plan.model import ChecklistFile, Item
from jianguan_cli.domain.plan.status import Status

TWO = TARGET.replace("]", ', {key: 年报, metric: 年报率, rule: keep, op: ">=", value: 90, unit: "%"}]')
FIRST = "- {date: 2025-03-01, by: 甲, status: doing}\n"


def file(*items: str, head: str = "") -> ChecklistFile:
    checklist = read_items(*items, head=head)
    return ChecklistFile(format=1, plan=checklist.plan, items=checklist.items)


def merge(base: str | None, ours: str, theirs: str) -> Merge:
    """The merge of one item; None where both sides added it."""
    return three_way(None if base is None else file(base), file(ours), file(theirs))


def item(merged: Merge) -> Item:
    (one,) = merged.file.items
    return one


def edits(merged: Merge) -> list[tuple[str, ...]]:
    return [edit.way[1:] if edit.way[0] != "items" else edit.way[2:] for edit in merged.edits]


def ways(merged: Merge) -> list[tuple[str, ...]]:
    return [conflict.way for conflict in merged.conflicts]


def test_fields_changed_on_either_side_are_both_kept() -> None:
    merged = merge("", "note: 甲", "deadline: 2026-01-31")
    assert merged.conflicts == ()
    assert item(merged).note == "甲"
    assert item(merged).deadline.year == 2026
    assert edits(merged) == [("deadline",)]  # ours stands already


def test_the_same_change_on_both_sides_is_none() -> None:
    merged = merge("", "note: 甲", "note: 甲")
    assert (merged.edits, merged.conflicts) == ((), ())


def test_two_changes_of_one_field_are_disputed_and_ours_stands() -> None:
    merged = merge("", "note: 甲", "note: 乙")
    assert ways(merged) == [("items", "p-1", "note")]
    assert item(merged).note == "甲"
    assert merged.edits == ()


def test_the_head_is_merged_by_field() -> None:
    merged = three_way(file(), file(head=", number: 一号"), file(head=", note: 注"))
    assert (merged.file.plan.number, merged.file.plan.note) == ("一号", "注")
    assert [edit.way for edit in merged.edits] == [("plan", "note")]


def test_targets_are_merged_by_key_and_field() -> None:
    merged = merge(TWO, TWO.replace("100", "120"), TWO.replace("90", "95"))
    assert merged.conflicts == ()
    assert [str(target.value) for target in item(merged).targets] == ["120", "95"]
    assert edits(merged) == [("targets", "年报", "value")]
    disputed = merge(TARGET, TARGET.replace("100", "120"), TARGET.replace("100", "130"))
    assert ways(disputed) == [("items", "p-1", "targets", "抽检", "value")]


def test_a_target_taken_away_there_and_untouched_here_goes() -> None:
    merged = merge(TWO, TWO, TARGET)
    assert [target.key for target in item(merged).targets] == ["抽检"]
    (edit,) = merged.edits
    assert isinstance(edit, SetField | SetList)
    assert edit.name == "targets"


def test_the_last_target_taken_away_takes_the_list_along() -> None:
    merged = merge(TARGET, "note: 注\n" + TARGET, "")
    assert item(merged).targets == ()
    (edit,) = merged.edits
    assert isinstance(edit, SetField)
    assert edit.name == "targets"


def test_a_target_changed_here_and_taken_away_there_is_disputed() -> None:
    here = merge(TWO, TWO.replace("90", "95"), TARGET)
    there = merge(TWO, TARGET, TWO.replace("90", "95"))
    for merged, kept in ((here, 2), (there, 1)):
        (conflict,) = merged.conflicts
        assert isinstance(conflict, ElementConflict)
        assert conflict.way == ("items", "p-1", "targets", "年报")
        assert len(item(merged).targets) == kept
    assert (here.conflicts[0].theirs, there.conflicts[0].ours) == (None, None)


def test_items_of_theirs_come_behind_what_they_stood_behind() -> None:
    one, two, three, four = ("id: p-1", "id: p-2", "id: p-3", "id: p-4")
    merged = three_way(file(one, two), file(one, two, four), file(three, one, two))
    assert [each.id for each in merged.file.items] == ["p-3", "p-1", "p-2", "p-4"]
    (edit,) = merged.edits
    assert isinstance(edit, SetList)
    assert [is_ours for is_ours, _ in edit.elements] == [False, True, True, True]


def test_without_a_base_what_both_have_differently_is_disputed() -> None:
    assert ways(merge(None, "note: 甲", "note: 乙")) == [("items", "p-1")]
    assert merge(None, "note: 甲", "note: 甲").conflicts == ()


def test_logs_are_woven_and_the_later_status_holds() -> None:
    base = f"log:\n{FIRST}"
    mine = base + "- {date: 2025-05-01, by: 甲, status: reported}\n"
    other = base + "- {date: 2025-04-01, by: 乙, note: 注}\n"
    merged = merge(base, "status: reported\n" + mine, other)
    assert [entry.date.month for entry in item(merged).log] == [3, 4, 5]
    assert item(merged).status is Status.REPORTED
    assert edits(merged) == [("log",)]
    swapped = merge(base, other, "status: reported\n" + mine)
    assert item(swapped).status is Status.REPORTED
    assert edits(swapped) == [("log",), ("status",)]


def test_a_first_log_of_theirs_is_a_field() -> None:
    merged = merge("", "note: 注", f"log:\n{FIRST}")
    (edit,) = merged.edits
    assert isinstance(edit, SetField)
    assert edit.name == "log"
    assert len(item(merged).log) == 1


def test_two_orders_and_two_decisions_are_disputed() -> None:
    later = "- {date: 2025-03-02, by: 乙}\n"
    merged = merge(f"log:\n{FIRST}{later}", f"log:\n{later}{FIRST}", f"note: 注\nlog:\n{FIRST}{later}")
    assert ways(merged) == [("items", "p-1", "log")]
    assert [entry.by for entry in item(merged).log] == ["乙", "甲"]
    decided = merge("", "status: closed", "status: dropped")
    assert ways(decided) == [("items", "p-1", "status")]
    assert item(decided).status is Status.CLOSED


FIGURE = "- {{date: 2025-04-0{day}, upto: 2025-03-31, by: {by}, values: {{抽检: {value}}}{more}}}\n"


def figure(day: int, by: str, value: int, more: str = "") -> str:
    return FIGURE.format(day=day, by=by, value=value, more=more)


def test_two_figures_of_one_cutoff_are_disputed_and_named() -> None:
    base = f"{TARGET}log:\n{FIRST}"
    merged = merge(base, base + figure(2, "甲", 90), base + figure(3, "乙", 95))
    assert ways(merged) == [("items", "p-1", "log")]
    (conflict,) = merged.conflicts
    said = conflict_words(conflict)
    assert "“抽检”截至2025年3月31日报了两个数：90（2025年4月2日报）、95（2025年4月3日报）" in said
    assert "jianguan correct" in said


def test_the_same_figure_or_one_that_replaces_a_provisional_one_is_merged() -> None:
    base = f"{TARGET}log:\n{FIRST}"
    for ours, theirs in (
        (figure(2, "甲", 90), figure(3, "乙", 90)),
        (figure(2, "甲", 90, ", provisional: true"), figure(3, "乙", 95)),
    ):
        merged = merge(base, base + ours, base + theirs)
        assert merged.conflicts == ()
        assert len(item(merged).log) == 3


def test_a_contradiction_that_one_side_has_already_is_not_disputed_again() -> None:
    base = f"{TARGET}log:\n{FIRST}"
    merged = merge(base, base + figure(2, "甲", 90) + figure(3, "甲", 95), f"{base}note: 备查")
    assert merged.conflicts == ()
