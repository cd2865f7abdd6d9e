"""The item a clerk means: the surest reading wins, and near misses are suggested."""

from __future__ import annotations

import pytest
from tests.unit.one_item import read_items

from jianguan_cli.domain.spoken.lookup import close_ids, find_items, fold_text

ITEMS = read_items(
    "id: p-1\nclause: 一/1\ntitle: 食品抽检",
    "id: p-11\nclause: 一/(二)\ntitle: 食品抽检合格率",
    "id: p-a1\nclause: 二/1\ntitle: 计量标准建设\n"
    'targets: [{key: 数, metric: 社会公用计量标准数, rule: reach, op: ">=", value: 9, unit: 项}]',
    "id: p-b\nclause: 三/1\ntitle: 标准 ＡＩ 制定\ndeliverables: [{key: 办法, text: 出台《计量办法》}]",
).items


def found(query: str) -> list[str]:
    return [item.id for item in find_items(query, ITEMS)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("p-1", ["p-1"]),  # though p-11 holds it too
        (" P-11 ", ["p-11"]),
        ("1", ["p-1"]),  # the end of an id comes before a part of one
        ("a1", ["p-a1"]),
        ("-", ["p-1", "p-11", "p-a1", "p-b"]),
        ("p-1x", []),
        ("一/1", ["p-1"]),
        ("一/（二）", ["p-11"]),  # brackets as an input method gives them
        ("食品抽检", ["p-1"]),  # the whole title comes before a part of one
        ("抽检", ["p-1", "p-11"]),
        ("标准ai", ["p-b"]),
        ("合格率 食品", ["p-11"]),
        ("计量 建设", ["p-a1"]),
        ("社会公用", ["p-a1"]),
        ("出台 制定", ["p-b"]),
        ("三/1 标准", ["p-b"]),
        ("", []),
        ("   ", []),
        ("没有的", []),
    ],
)
def test_the_surest_reading_wins(query: str, ids: list[str]) -> None:
    assert found(query) == ids


def test_forms_capitals_and_blanks_make_no_difference() -> None:
    assert fold_text("Ａ Ｂ（１） ß") == fold_text("ab(1)SS")


@pytest.mark.parametrize(
    ("query", "first"),
    [("p-12", "p-1"), ("食品抽检合格绿", "p-11"), ("计量标淮建设", "p-a1"), ("P-A2", "p-a1")],
)
def test_a_slip_of_the_hand_is_answered_by_what_is_like_it(query: str, first: str) -> None:
    assert close_ids(query, ITEMS)[0].id == first


def test_what_is_like_nothing_is_answered_by_nothing_and_never_by_more_than_five() -> None:
    assert close_ids("毫不相干的话", ITEMS) == []
    many = read_items(*(f"id: p-{letter}x" for letter in "hgfedcb")).items
    assert [item.id for item in close_ids("p-ax", many)] == ["p-bx", "p-cx", "p-dx", "p-ex", "p-fx"]
