"""An item's story: reports and commits as events, readings as series and bars."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from tests.unit.one_item import TARGET, item_change, read_items

from jianguan_cli.domain.change.history import Series, commit_words, entry_event, series_of

LOG = "log:\n- {date: 2025-07-05, upto: 2025-06-30, by: 甲, values: {抽检: 60}}\n"
LATER = "- {date: 2025-08-01, by: 乙, note: 补记}\n"


def days(*values: int) -> Series:
    points = (
        (dt.date(2025, 1, 1) + dt.timedelta(days=place), Decimal(one)) for place, one in enumerate(values)
    )
    return Series("抽检", "批", tuple(points))


@pytest.mark.parametrize(
    ("values", "bars"),
    [
        ((0, 7), "▁█"),
        ((0, 1, 2, 3, 4, 5, 6, 7), "▁▂▃▄▅▆▇█"),
        ((7, 0, -7), "█▄▁"),
        ((10, 99, 100), "▁▇█"),
        ((5,), "▄"),
        ((5, 5, 5), "▄▄▄"),
    ],
)
def test_bars_run_from_the_lowest_to_the_highest(values: tuple[int, ...], bars: str) -> None:
    assert days(*values).sparkline == bars


def test_a_report_is_dated_by_its_day_and_says_its_cutoff() -> None:
    (item,) = read_items(TARGET + LOG + LATER).items
    late, same = (entry_event(entry, "abc") for entry in item.log)
    assert (late.day, late.kind, late.who, late.source) == (dt.date(2025, 7, 5), "log", "甲", "abc")
    assert late.words == ("抽检 60", "数据截至 2025-06-30")
    assert same.words == ("补记",)


def test_a_cutoff_on_the_day_itself_is_not_repeated() -> None:
    (item,) = read_items("log: [{date: 2025-07-05, upto: 2025-07-05, by: 甲, note: 记}]").items
    assert entry_event(item.log[0], "").words == ("记",)


def test_readings_stand_in_the_order_of_the_days_they_speak_of() -> None:
    (item,) = read_items(
        'targets:\n- {key: 抽检, metric: 抽检批次, rule: reach, op: ">=", value: 100, unit: 批}\n'
        '- {key: 合格率, metric: 合格率, rule: keep, op: ">=", value: 98, unit: "%"}\n'
        "log:\n- {date: 2025-04-01, by: 甲, values: {抽检: 40}}\n"
        "- {date: 2025-04-02, upto: 2025-03-31, by: 甲, values: {抽检: 30}}\n"
        "- {date: 2025-04-03, upto: 2025-04-01, by: 甲, values: {抽检: 5}}\n"
    ).items
    (series,) = series_of(item)  # a target without a reading has none
    assert (series.key, series.unit) == ("抽检", "批")
    assert series.points == (
        (dt.date(2025, 3, 31), Decimal(30)),
        (dt.date(2025, 4, 1), Decimal(40)),
        (dt.date(2025, 4, 1), Decimal(5)),
    )


def test_a_commit_counts_new_entries_and_words_the_rest() -> None:
    after = LOG.replace("60}", "61}") + LATER
    assert commit_words(item_change(TARGET + LOG, "note: 注\n" + TARGET + after)) == (
        "新增 1 条日志",
        "备注：新写 注",
        "改写 2025-07-05 的日志：抽检 60 → 抽检 61",
    )
    assert commit_words(item_change(TARGET + LOG, "note: 注\n" + TARGET + LOG)) == ("备注：新写 注",)


def test_a_commit_that_brings_the_item_in_or_takes_it_away() -> None:
    said = "：一/1 抽检百批（甲处，时限 2025-12-31，推进中）"
    assert commit_words(item_change(None, TARGET + LOG)) == (f"新增事项{said}",)
    assert commit_words(item_change(TARGET + LOG, None)) == (f"删除事项{said}",)
