"""Every kind of value refuses the wrong kind of node, in words that say what belongs there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping as Map
from decimal import Decimal

import pytest

from jianguan_cli.domain.records import kinds
from jianguan_cli.domain.records.fields import Record, declare
from jianguan_cli.domain.records.reading import read_record
from jianguan_cli.domain.values.vocabulary import Every
from jianguan_cli.storage.yaml_tree import parse_tree


class Inner(Record):
    a: str | None = declare(kinds.Text(), "甲", default=None)


class Whole(Record):
    text: str | None = declare(kinds.Text("[a-z]+", "小写字母"), "文", default=None)
    day: dt.date | None = declare(kinds.Day(), "日", default=None)
    number: Decimal | None = declare(kinds.Number(least=0), "数", default=None)
    count: int | None = declare(kinds.Number(whole=True), "整数", default=None)
    flag: bool = declare(kinds.Flag(), "是否", default=False)
    every: Every | None = declare(kinds.Choice(Every), "周期", default=None)
    names: tuple[str, ...] = declare(kinds.ListOf(kinds.Text(), distinct=True), "名单", default=())
    days: tuple[dt.date, ...] = declare(kinds.ListOf(kinds.Day()), "日子", default=())
    values: Map[str, Decimal] = declare(kinds.MapOf(kinds.Number()), "读数", default_factory=dict)
    inner: Inner | None = declare(kinds.Nested(Inner), "里", default=None)


def told(text: str) -> list[tuple[str, str]]:
    """The place and the words of each mistake."""
    tree, wrong = parse_tree(text, "x")
    assert wrong == []
    record, findings = read_record(Whole, tree, "x")
    assert (record is None) is bool(findings)
    return [(str(one.location), one.message) for one in findings]


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("text: [a]", "x:1:7", "这里应写文字，却是一个列表"),
        ("text: {a: b}", "x:1:7", "这里应写文字，却是一个映射"),
        ("text: A", "x:1:7", "只能用小写字母"),
        ("text: ''", "x:1:7", "内容是空的"),
        ("day: [a]", "x:1:6", "这里应写日期"),
        ("day: 2025-02-30", "x:1:6", "确有此日"),
        ("number: [1]", "x:1:9", "这里应写数字"),
        ("number: 98%", "x:1:9", "不是数字"),
        ("number: -1", "x:1:9", "不能小于 0"),
        ("count: 1.5", "x:1:8", "应是整数"),
        ("flag: [true]", "x:1:7", "这里应写 true 或 false"),
        ("flag: yes", "x:1:7", "应写 true 或 false"),
        ("every: [week]", "x:1:8", "week、dekad、month、bimonth、quarter、half、year 之一"),
        ("every: 每周", "x:1:8", "不在可选之列"),
        ("names: 甲", "x:1:8", "这里应是列表"),
        ("names: [甲, ~]", "x:1:12", "列表里有一项是空的"),
        ("names: [甲, 甲]", "x:1:12", "重复了"),
        ("values: [1]", "x:1:9", "这里应是映射"),
        ("values: {a: }", "x:1:10", "“a”没有内容"),
        ("values: {a: x}", "x:1:13", "不是数字"),
        ("inner: 1", "x:1:8", "这里应是映射"),
        ("inner: {b: 1}", "x:1:9", "不认识的键“b”"),
        ("zzz: 1", "x:1:1", "这里可写"),
        ("txet: a", "x:1:1", "是不是 text"),
    ],
)
def test_one_mistake(text: str, where: str, said: str) -> None:
    ((place, message),) = told(text)
    assert place == where
    assert said in message


def test_every_mistake_is_told_at_once() -> None:
    places = [where for where, _ in told("day: x\ndays: [2025-01-01, a, b]\nvalues: {a: x, b: 1, c: y}\n")]
    assert places == ["x:1:6", "x:2:20", "x:2:23", "x:3:13", "x:3:25"]


def test_a_value_with_blanks_and_absent_values() -> None:
    tree, _ = parse_tree("text: ' a '\nday: ~\nflag:\nnumber: '98.60'\nnames: [' 甲 ']\n", "x")
    record, findings = read_record(Whole, tree, "x")
    assert findings == []
    assert record is not None
    assert (record.text, record.day, record.flag, record.number) == ("a", None, False, Decimal("98.60"))
    assert record.names == ("甲",)
