"""Finding by pinyin: initials, syllables, any reading of a character that has several."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from jianguan_cli.domain.plan.model import Item
from jianguan_cli.domain.plan.status import Status
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.vocabulary import Kind, Op, Rule
from jianguan_cli.storage.pinyin import find_by_pinyin, matches_pinyin


@pytest.mark.parametrize(
    ("wanted", "text"),
    [
        ("xjshgyjlbz", "新建社会公用计量标准"),
        ("jlbz", "新建社会公用计量标准"),
        ("jiliangbiaozhun", "新建社会公用计量标准"),
        ("jilbz", "新建社会公用计量标准"),
        ("jili", "新建社会公用计量标准"),
        ("zjz", "建立长机制"),
        ("cjz", "建立长机制"),
        ("hangye", "行业监管"),
        ("xingzheng", "行政执法"),
        ("chufa", "处罚公示"),
        ("chongdian", "重点任务"),
        ("zhongdian", "重点任务"),
        ("canbao", "参保登记"),
        ("shenbao", "参保登记"),
        ("ssj", "“双随机”监管"),
        ("sjjg", "“双随机”监管"),
    ],
)
def test_what_is_spelled(wanted: str, text: str) -> None:
    assert matches_pinyin(wanted, text)


@pytest.mark.parametrize(("wanted", "text"), [("xyz", "新建"), ("jianxin", "新建"), ("xinjianx", "新建")])
def test_what_is_not(wanted: str, text: str) -> None:
    assert not matches_pinyin(wanted, text)


def item(number: int, title: str, metric: str = "") -> Item:
    targets = (
        (Target(key="数", metric=metric, rule=Rule.REACH, op=Op.GE, value=Decimal(1), unit="个"),)
        if metric
        else ()
    )
    return Item(
        id=f"p-{number}", clause="一", title=title, kind=Kind.TASK, lead=(), support=(),
        deadline=dt.date(2025, 12, 31), status=Status.DOING, targets=targets,
    )  # fmt: skip


ITEMS = (item(1, "计量标准建设"), item(2, "食品抽检", "计量器具检定数"), item(3, "AI 监管"))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("jlbz", ["p-1"]),
        (" JL BZ ", ["p-1"]),
        ("xi'an", []),
        ("jl", ["p-1"]),  # a title comes before what a target measures
        ("jlqj", ["p-2"]),
        ("aijg", ["p-3"]),
        ("计量", []),
        ("jl1", []),
        ("", []),
    ],
)
def test_titles_first_then_what_targets_measure(query: str, ids: list[str]) -> None:
    assert [one.id for one in find_by_pinyin(query, ITEMS)] == ids


def test_marks_between_characters_are_not_spelled_and_cannot_be() -> None:
    assert matches_pinyin("sjg", "双（减）管")
    assert not matches_pinyin("sjgx", "双减管、")
    assert not matches_pinyin("x", "、。")
