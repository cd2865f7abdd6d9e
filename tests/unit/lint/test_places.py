"""Where a finding points: the value, the list's entry, else the record."""

from __future__ import annotations

import datetime as dt

from tests.unit.one_item import TARGET, read_items

from jianguan_cli.domain.lint.rule import listed_node, reading_node
from jianguan_cli.domain.plan.model import Link
from jianguan_cli.domain.records.location import Node
from jianguan_cli.domain.values.vocabulary import Relation

(ITEM,) = read_items(
    TARGET + "lead:\n- 甲处\n- ' 乙处 '\nlog:\n"
    "- {date: 2025-06-01, by: 甲, values: {抽检: 1}}\n"
    "- {date: 2025-06-01, by: 甲, values: {抽检: 2}}\n"
    "- {date: 2025-06-02, by: 甲}\n"
).items


def line(node: Node | None) -> int:
    assert node is not None
    return node.line


def test_a_value_and_the_record_where_the_file_does_not_write_it() -> None:
    assert ITEM.node is not None
    assert ITEM.node_of("lead") is ITEM.node.get("lead")
    assert ITEM.node_of("note") is ITEM.node
    assert Link(to="q-1", relation=Relation.SAME).node_of("to") is None


def test_an_entry_of_a_list_and_the_list_where_it_is_not_in_it() -> None:
    assert line(listed_node(ITEM, "lead", "甲处")) + 1 == line(listed_node(ITEM, "lead", "乙处"))
    assert listed_node(ITEM, "lead", "丙处") is ITEM.node_of("lead")
    assert listed_node(ITEM, "title", "抽检百批") is ITEM.node_of("title")


def test_the_last_report_of_a_day_and_the_item_where_there_is_none() -> None:
    found = reading_node(ITEM, "抽检", dt.date(2025, 6, 1))
    assert found is ITEM.log[1].node_of("values")
    assert reading_node(ITEM, "抽检", dt.date(2025, 6, 2)) is ITEM.node
    assert reading_node(ITEM, "年报", dt.date(2025, 6, 1)) is ITEM.node
