"""New pieces of YAML: quotes only where they are needed, long records opened up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.errors import UsageError
from jianguan_cli.storage.fragment import Layout, entry_lines, item_lines, quote

LONG = "很长的一句话" * 15
PLAIN = Layout(2, 1)


@pytest.mark.parametrize(
    ("text", "block", "flow"),
    [
        ("甲处", "甲处", "甲处"),
        ("98.6", "98.6", "98.6"),
        ("-5", "-5", "-5"),
        ("- 5", '"- 5"', '"- 5"'),
        (">=", '">="', '">="'),
        ("", '""', '""'),
        ("null", '"null"', '"null"'),
        ("a: b", '"a: b"', '"a: b"'),
        ("a #b", '"a #b"', '"a #b"'),
        ("各市、州", "各市、州", "各市、州"),
        ("a, b", "a, b", '"a, b"'),
        ("怎么办?", "怎么办?", '"怎么办?"'),
        ('说"好": 是', "'说\"好\": 是'", "'说\"好\": 是'"),
        ("一\n二", '"一\\n二"', '"一\\n二"'),
        ("\u2028", '"\\u2028"', '"\\u2028"'),
    ],
)
def test_quotes_are_spent_where_they_are_needed(text: str, block: str, flow: str) -> None:
    assert quote(text, flow=False) == block
    assert quote(text, flow=True) == flow


def test_a_style_is_kept_where_it_can_hold_the_text() -> None:
    assert quote("it's", flow=False, style="'") == "'it''s'"
    assert quote("a", flow=False, style='"') == '"a"'
    assert quote("a\tb", flow=False, style="'") == '"a\\tb"'


@pytest.mark.parametrize(
    ("text", "code", "at"), [("a\x00", "U+0000", 2), ("\x1b[0m", "U+001B", 1), ("\ud800", "U+D800", 1)]
)
def test_what_no_file_may_hold_is_refused_with_its_place(text: str, code: str, at: int) -> None:
    with pytest.raises(UsageError) as caught:
        quote(text, flow=False)
    assert code in caught.value.message
    assert f"第 {at} 个字" in caught.value.message
    assert "删去" in caught.value.hint


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ({}, ["  k: {}"]),
        ([], ["  k: []"]),
        (None, ["  k: ~"]),
        (True, ["  k: true"]),
        ({"a": Decimal("98.60"), "b": None}, ["  k: {a: 98.6, b: ~}"]),
        (["甲", "乙"], ["  k: [甲, 乙]"]),
        ("一\n\n二", ["  k: |-", "    一", "", "    二"]),
        (" 一\n二", ['  k: " 一\\n二"']),
        ({"a": LONG}, ["  k:", f"    a: {LONG}"]),
        ([LONG, "乙"], ["  k:", f"    - {LONG}", "    - 乙"]),
        ([{"a": "1", "b": ["x"]}, {}], ["  k:", "    - a: 1", "      b: [x]", "    - {}"]),
        (["一\n二" + LONG, ["x"]], ["  k:", "    - |-", "      一", f"      二{LONG}", "    - [x]"]),
        ({"a": {"b": [{"c": "1"}]}}, ["  k:", "    a:", "      b:", "        - c: 1"]),
    ],
)
def test_short_values_stand_on_one_line_and_long_ones_open_up(value: Fragment, lines: list[str]) -> None:
    assert entry_lines("k", value, 2, PLAIN) == lines


def test_lists_are_set_in_as_the_file_does() -> None:
    assert entry_lines("k", [{"a": "1"}], 2, Layout(0, 3)) == ["  k:", "  -   a: 1"]
    assert item_lines({"a": "1", "b": LONG}, 0, Layout(4, 3)) == ["-   a: 1", f"    b: {LONG}"]
