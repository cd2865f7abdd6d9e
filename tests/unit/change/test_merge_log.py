"""How two logs become one, and which status the item then has."""

from __future__ import annotations

import datetime as dt

import pytest

from jianguan_cli.domain.change.merge_log import last_status, merge_logs, merge_statuses
from jianguan_cli.domain.plan.log import LogEntry, Verification
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.values.vocabulary import Kind, VerifyResult


def entry(day: str, by: str = "甲", status: Status | None = None, note: str | None = None) -> LogEntry:
    return LogEntry(date=dt.date.fromisoformat(f"2025-{day}"), by=by, status=status, note=note)


def item(status: Status, *log: LogEntry) -> Item:
    return Item(
        id="p-1", clause="一/1", title="事", kind=Kind.TASK, lead=(), support=(),
        deadline=dt.date(2025, 12, 31), status=status, log=log,
    )  # fmt: skip


START = entry("01-10", status=Status.DOING)


def test_new_entries_of_both_come_by_date() -> None:
    mine, other = entry("03-05"), entry("03-01", "乙")
    assert merge_logs((START,), (START, mine), (START, other)) == (START, other, mine)


def test_on_one_day_common_entries_come_first_then_status_then_content() -> None:
    common = entry("03-01", note="共同")
    plain, done = entry("03-01", "丙"), entry("03-01", "乙", Status.REPORTED)
    base = (START, common)
    assert merge_logs(base, (*base, done), (*base, plain)) == (START, common, plain, done)
    assert merge_logs(base, (*base, plain), (*base, done)) == (START, common, plain, done)


def test_each_side_keeps_its_own_order_on_a_day() -> None:
    asked, back = entry("03-01", status=Status.REPORTED), entry("03-01", "督", Status.DOING)
    assert merge_logs((START,), (START, asked, back), (START, entry("03-02", "乙"))) == (
        START, asked, back, entry("03-02", "乙"),
    )  # fmt: skip


def test_what_both_added_stands_once_and_twins_of_one_side_stay_twins() -> None:
    same = entry("03-01")
    assert merge_logs((START,), (START, same), (START, entry("03-01"))) == (START, same)
    assert merge_logs((START,), (START, same, entry("03-01")), (START,)) == (START, same, same)


def test_what_one_side_removed_goes_and_what_it_rewrote_is_replaced() -> None:
    old, new = entry("03-01", note="旧"), entry("03-01", note="新")
    assert merge_logs((START, old), (START,), (START, old)) == (START,)
    assert merge_logs((START, old), (START, new), (START, old)) == (START, new)


def test_two_orders_of_the_same_entries_are_nobodys_to_decide() -> None:
    other = entry("02-01")
    assert merge_logs((START, other), (other, START), (START, other)) is None


def test_a_report_found_untrue_puts_the_item_back() -> None:
    untrue = LogEntry(date=dt.date(2025, 5, 1), by="督", verify=Verification(result=VerifyResult.UNTRUE))
    assert last_status((entry("03-01", status=Status.REPORTED), untrue)) is Status.DOING
    assert last_status(()) is None


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        (("03-01", Status.DOING), ("04-01", Status.REPORTED), Status.REPORTED),
        (("04-01", Status.DOING), ("03-01", Status.REPORTED), Status.DOING),
        (("03-01", Status.DOING), ("04-01", Status.CLOSED), Status.CLOSED),
        (("04-01", Status.DOING), ("03-01", Status.CLOSED), None),
        (("03-01", Status.DROPPED), ("04-01", Status.CLOSED), None),
        (("03-01", Status.PAUSED), ("04-01", Status.REPORTED), None),
    ],
)
def test_the_later_entry_decides_but_never_undoes_a_decision(
    mine: tuple[str, Status], other: tuple[str, Status], expected: Status | None
) -> None:
    base = item(Status.TODO, entry("01-10", status=Status.TODO))
    sides = [item(status, *base.log, entry(day, status=status)) for day, status in (mine, other)]
    for ours, theirs in (sides, sides[::-1]):
        merged = merge_logs(base.log, ours.log, theirs.log)
        assert merge_statuses(base, ours, theirs, merged) is expected


def test_a_status_of_one_side_alone_is_taken_even_against_its_log() -> None:
    base = item(Status.DOING, START)
    by_hand = item(Status.REPORTED, START)
    assert merge_statuses(base, by_hand, base, base.log) is Status.REPORTED
    assert merge_statuses(base, base, by_hand, base.log) is Status.REPORTED
    assert merge_statuses(None, by_hand, item(Status.CLOSED), ()) is None


def test_a_status_changed_by_hand_beside_reports_that_say_none() -> None:
    base = item(Status.TODO)
    noted, by_hand = item(Status.TODO, entry("03-01", note="注")), item(Status.DOING)
    for ours, theirs in ((noted, by_hand), (by_hand, noted)):
        log = merge_logs(base.log, ours.log, theirs.log)
        assert merge_statuses(base, ours, theirs, log) is Status.DOING
    other = item(Status.REPORTED, entry("03-02", note="注"))
    assert merge_statuses(base, by_hand, other, other.log) is None
