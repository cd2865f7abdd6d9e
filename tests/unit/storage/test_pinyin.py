"""Finding by pinyin: initials, syllables, any reading of a character that has several."""

from __future__ import annotations

import pytest

from jianguan_cli.storage.pinyin import matches_pinyin


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
