"""Slips of the hand are told where they were made, with what to do."""

from __future__ import annotations

import pytest

from jianguan_cli.storage.yaml_tree import parse_tree

HEAD = "format: 1\nplan:\n  id: p\nitems:\n  - id: p-1\n    title: 一\n"


@pytest.mark.parametrize(
    ("slip", "place", "said"),
    [
        ('    note: \'未收\n    kind: task\n  - id: p-2\n    title: "x"\n', "7:11", "引号没有收好"),
        ('    note: "未收\n    kind: task\n    op: ">="\n', "7:1", "引号没有收好"),
        ("    lead: [甲\n    support: []\n    kind: task\n", "7:11", "[ 没有收好"),
        ("    log: {a: 1\n    kind: task\n", "7:10", "{ 没有收好"),
        ("      kind: task\n", "7:11", "缩进太深"),
        ("   kind: task\n", "7:4", "与上下行不齐"),
        ("    note：内容\n    kind: task\n", "7:5", "半角冒号"),
        ("    kind:task\n", "7:5", "冒号后面要空一格"),
        ("   -id: p\n", "7:4", "“-”后面要空一格"),
        ("    note: !进展\n", "7:12", "请加引号"),
        ("    note: 进展: 已完成\n", "7:13", "请把整个值加引号"),
        ("\tkind: task\n", "7:1", "制表符"),
        ("    note: a\x00b\n", "7:12", "U+0000"),
        ("    中文: 中\x07\n", "7:10", "U+0007"),
        ("    op: >=\n", "7:10", "请加引号"),
    ],
)
def test_a_slip_is_told_where_it_was_made(slip: str, place: str, said: str) -> None:
    _, findings = parse_tree(HEAD + slip, "f.yaml")
    assert len(findings) == 1
    where = findings[0].location
    assert where is not None
    assert f"{where.line}:{where.column}" == place
    assert said in findings[0].message


def test_quotes_that_are_closed_are_not_blamed() -> None:
    text = HEAD + "    note: \"好: 的\"\n    title2: '他说''好'''\n    a: b: c\n"
    _, findings = parse_tree(text, "f.yaml")
    assert "整个值加引号" in findings[0].message
