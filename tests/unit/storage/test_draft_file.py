"""Draft files: written by ruamel.yaml, read back by our parser, added to and taken from by their lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.records.location import Node
from jianguan_cli.domain.records.plain_data import plain, planned
from jianguan_cli.errors import DataError
from jianguan_cli.storage.draft_entries import without_entry
from jianguan_cli.storage.draft_file import DraftEntry, draft_text, with_items
from jianguan_cli.storage.yaml_tree import parse_tree

WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=20
).filter(lambda said: said == said.strip() and said.isprintable())


def tree_of(text: str) -> Node:
    tree, findings = parse_tree(text, "drafts/p.yaml")
    assert findings == []
    assert tree is not None
    return tree


def item(number: int, words: str, targets: int = 0, op: str = ">=") -> DraftEntry:
    fields: dict[str, Fragment] = {
        "confirm": False,
        "id": f"p-{number}",
        "title": words,
        "lead": [words],
        "deadline": date(2025, 12, 31),
    }
    made: list[Fragment] = [
        {"key": f"k{at}", "op": op, "value": Decimal("1.5"), "note": words} for at in range(targets)
    ]
    if made:
        fields["targets"] = made
    return DraftEntry(fields, (f"第{number}行“{words}”", "待定：标题"), tuple("“句子”" for _ in made))


def text_of(*items: DraftEntry) -> str:
    return draft_text(["由某文件起草"], {"source": {"file": "a.txt"}}, DraftEntry({"id": "p"}), items, [])


@example([("?0", 1)], ":0")
@example([(":0", 1)], "a:[b")
@given(st.lists(st.tuples(WORDS, st.integers(0, 3)), min_size=1, max_size=4), WORDS)
def test_what_is_written_reads_back_and_more_is_put_behind(said: list[tuple[str, int]], more: str) -> None:
    items = [item(number, words, targets) for number, (words, targets) in enumerate(said, start=1)]
    text = text_of(*items)
    tree = tree_of(text)
    read = plain(tree)
    assert isinstance(read, dict)
    assert read["items"] == [planned(one.fields) for one in items]
    added = with_items(text, tree, [item(9, more, 1)])
    again = plain(tree_of(added))
    assert isinstance(again, dict)
    assert again["items"] == [planned(one.fields) for one in (*items, item(9, more, 1))]
    begin = added.index("  # 第9行")
    assert text.startswith(added[:begin])
    assert added.endswith(text[begin:])


@given(st.integers(1, 4), st.data())
def test_an_entry_is_taken_out_with_its_comment(count: int, data: st.DataObject) -> None:
    text = text_of(item(1, "甲", count), item(2, "乙", 1))
    at = data.draw(st.integers(0, count - 1))
    after = without_entry(text, tree_of(text), 0, "targets", at)
    assert after.count("# “句子”") == count
    assert f"key: k{at}\n" not in after.partition("id: p-2")[0]
    assert ("targets:" in after.partition("id: p-2")[0]) is (count > 1)
    assert set(after.splitlines()) <= set(text.splitlines())


def test_lists_in_brackets_are_left_alone() -> None:
    text = "items:\n  - id: p-1\n    targets: [{key: a}, {key: b}]\n"
    with pytest.raises(DataError, match="不是逐项列出"):
        without_entry(text, tree_of(text), 0, "targets", 0)
    with pytest.raises(DataError, match="接不上"):
        with_items("items: []\n", tree_of("items: []\n"), [item(1, "甲")])


def test_what_a_person_moved_in_deeper_is_kept() -> None:
    text = "items:\n    - id: p-1\n      title: 甲\n# 末尾\ncensus: []\n"
    added = with_items(text, tree_of(text), [item(2, "乙")])
    assert "    - confirm: false\n      id: p-2\n" in added
    assert added.endswith("# 末尾\ncensus: []\n")
