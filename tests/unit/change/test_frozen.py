"""A frozen period: what is signed off, and what shows when it is edited later."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.unit.one_item import TARGET, read_items

from jianguan_cli.domain.change.frozen import FrozenPeriod, amendments, entries_of, freeze_item, seal_of
from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status

LAST, FROZEN = dt.date(2025, 6, 30), dt.date(2025, 7, 10)
LOG = """\
log:
- {date: 2025-04-10, upto: 2025-03-31, by: 甲, status: doing, values: {抽检: 30}}
- {date: 2025-07-05, upto: 2025-06-30, by: 甲, values: {抽检: 55}, note: 半年数}
- {date: 2025-07-08, by: 甲, status: reported, values: {抽检: 60}}
- {date: 2025-07-20, upto: 2025-06-30, by: 甲, values: {抽检: 58}}
"""


def item(log: str = LOG) -> Item:
    (one,) = read_items(TARGET + log).items
    return one


def frozen(*items: Item) -> FrozenPeriod:
    signed = tuple(freeze_item(one, LAST, FROZEN) for one in items)
    return FrozenPeriod(
        format=1, period="2025Q2", last=LAST, frozen=FROZEN, by="督查室",
        seal=seal_of("2025Q2", signed), items=signed,
    )  # fmt: skip


def test_what_counts_is_of_the_period_and_written_by_the_day_of_freezing() -> None:
    assert [entry.date.day for entry in entries_of(item(), LAST, FROZEN)] == [10, 5]
    signed = freeze_item(item(), LAST, FROZEN)
    assert (signed.status, dict(signed.values)) == (Status.DOING, {"抽检": Decimal(55)})


def test_an_item_of_which_nothing_was_said() -> None:
    signed = freeze_item(item(""), LAST, FROZEN)
    assert (signed.status, dict(signed.values)) == (Status.UNREPORTED, {})


def test_what_was_signed_off_is_found_by_id() -> None:
    period = frozen(item())
    assert period.item("p-1") == period.items[0]
    assert period.item("p-2") is None


def test_a_seal_breaks_with_its_items_its_period_and_not_with_their_order() -> None:
    first, second = item(), item("").replace(id="p-2")
    period = frozen(first, second)
    assert period.intact
    assert not period.replace(period="2025Q1").intact
    assert not period.replace(items=period.items[:1]).intact
    assert not period.replace(items=(period.items[0].replace(digest="0" * 16), period.items[1])).intact
    assert period.replace(items=period.items[::-1]).intact


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("抽检: 55", "抽检: 65", "抽检由55改为65"),
        (", values: {抽检: 55}", "", "抽检由55改为30"),
        ("status: doing, values: {抽检: 30}", "status: paused", "状态由推进中改为暂缓"),
        ("半年数", "上半年数", "日志文字有改动"),
        (
            "status: doing, values: {抽检: 30}}\n- {date: 2025-07-05, upto: 2025-06-30, by: 甲, values:",
            "status: todo}\n- {date: 2025-07-05, upto: 2025-07-05, by: 甲, values:",
            "状态由推进中改为未启动，抽检由55改为未报",
        ),
    ],
)
def test_an_edit_of_the_frozen_part_is_told(was: str, now: str, said: str) -> None:
    assert was in LOG
    assert list(amendments(frozen(item()), [item(LOG.replace(was, now))])) == [
        ("p-1", f"2025Q2封存后改动：{said}")
    ]


def test_a_reading_slipped_in_was_not_reported_then() -> None:
    assert list(amendments(frozen(item("")), [item(LOG)])) == [
        ("p-1", "2025Q2封存后改动：状态由待填报改为推进中，抽检由未报改为55")
    ]


def test_later_reports_and_later_items_are_no_amendment() -> None:
    later = LOG.replace("抽检: 58", "抽检: 99").replace("抽检: 60", "抽检: 61")
    assert list(amendments(frozen(item()), [item(later), item().replace(id="p-2")])) == []
