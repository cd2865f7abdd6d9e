"""Where lines and blocks end, and which line break a neighbourhood has."""

from __future__ import annotations

import pytest

from jianguan_cli.domain.records.location import Mapping, Node
from jianguan_cli.storage.extent import (
    after_block,
    after_line,
    holds_comment,
    line_start,
    newline_before,
    next_sign,
)
from jianguan_cli.storage.yaml_tree import parse_tree


def value(text: str, key: str = "a") -> Node:
    tree, findings = parse_tree(text, "x")
    assert findings == []
    assert isinstance(tree, Mapping)
    node = tree.get(key)
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("text", "offset", "newline"),
    [
        ("a\nb", 2, "\n"),
        ("a\r\nb", 3, "\r\n"),
        ("a\rb", 2, "\r"),
        ("a\r\nb\nc", 7, "\n"),
        ("ab", 1, "\n"),
        ("a\rb", 1, "\r"),
        ("a\nb", 1, "\n"),
        ("\nb", 2, "\n"),
    ],
)
def test_the_line_break_of_the_neighbourhood(text: str, offset: int, newline: str) -> None:
    assert newline_before(text, offset) == newline


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_break_of_the_format_ends_a_line(line_break: str) -> None:
    text = f"ab{line_break}cd"
    assert after_line(text, 1) == 2 + len(line_break)
    assert after_line(text, after_line(text, 1)) == len(text)
    assert line_start(text, len(text)) == 2 + len(line_break)
    assert line_start(text, 2) == 0


@pytest.mark.parametrize(
    ("block", "rest"),
    [
        ("a: 1  # 注\n", "b: 2\n"),
        ("a:\n  - x\n  # 里\n", "# 外\nb: 2\n"),
        ("a:\n  - x\n\n  # 里\n", "\n\nb: 2\n"),
        ("a: |\n  一\n", "\n\nb: 2\n"),
        ("a: |+\n  一\n\n\n", "b: 2\n"),
        ("a: [x,\n  y]\n", "\nb: 2\n"),
        ("a:\n  b:\n    c: 1\n", "b: 2\n"),
        ("a: 1", ""),
    ],
)
def test_a_block_ends_behind_its_last_leaf_and_its_own_comments(block: str, rest: str) -> None:
    assert after_block(block + rest, value(block + rest), 0) == len(block)


def test_without_a_column_no_comment_below_belongs_to_it() -> None:
    text = "a:\n  - x\n  # 里\n"
    assert after_block(text, value(text)) == len("a:\n  - x\n")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: {b: 1, c: '#'}\n", False),
        ("a: {b: 1, # 注\n  c: 2}\n", True),
        ("a: [x, y # 注\n  ]\n", True),
        ("a:\n  - |  # 注\n    x\n", True),
        ("a:\n  - |\n    x # 字\n", False),
        ("a:\n  - x\n  # 注\n  - y\n", True),
    ],
)
def test_a_comment_outside_of_the_words(text: str, found: bool) -> None:
    node = value(text)
    assert holds_comment(text, node, node.start, node.end) is found


def test_the_next_sign_is_behind_blanks_and_comments() -> None:
    text = "x  # 注, ]\n\t# 注\n , y"
    assert next_sign(text, 1) == text.rindex(",")
    assert next_sign("x  ", 1) == 3
