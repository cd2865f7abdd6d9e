"""What the format does not allow, and what hand-editing gets wrong: a place, and what to do about it."""

from __future__ import annotations

import pytest

from jianguan_cli.domain.records.location import Location, Mapping, Scalar
from jianguan_cli.storage.yaml_tree import parse_tree


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 进展: 已完成\n", 1), ("a: 1\nop: >=\nb: 2\n", 2), ("a: 1\nunit: %\n", 2), ("a: 1\n甲: \x07\n", 2)],
)
def test_a_syntax_error_ends_the_reading_and_says_where(text: str, line: int) -> None:
    tree, (finding,) = parse_tree(text, "x.yaml")
    assert tree is None
    assert finding.code == "schema"
    assert finding.location is not None
    assert (finding.location.path, finding.location.line) == ("x.yaml", line)


def test_a_control_character_is_named_with_its_column() -> None:
    _, (finding,) = parse_tree("a: 1\n甲乙: \x07\n", "x.yaml")
    assert finding.location == Location("x.yaml", 2, 5)
    assert "U+0007" in finding.message


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("a: &x 1\n", "1:4", "不能用 & 锚点或 ! 标签"),
        ("a: *x\n", "1:4", "不能用 * 引用"),
        ("a: !t {}\n", "1:4", "不能用 & 锚点或 ! 标签"),
        ("&x a: 1\n", "1:1", "不能用 & 锚点或 ! 标签"),
        ("a: 1\nb: 2\na: 3\n", "3:1", "键“a”重复了（第 1 行已有）"),
        ("[甲]: 1\n", "1:1", "键应是文字"),
        ("a: 1\n---\nb: 2\n", "2:1", "请删去“---”之后的部分"),
        ("a: 完成 #3 项\n", "1:6", "“#3 项”会被当作注释丢掉"),
        ("a:\n  一\n  二 #三\n", "3:4", "“#三”会被当作注释丢掉"),
    ],
)
def test_what_is_yaml_but_not_allowed_leaves_the_rest_readable(text: str, where: str, said: str) -> None:
    tree, (finding,) = parse_tree(text, "x.yaml")
    assert isinstance(tree, Mapping)
    assert str(finding.location) == f"x.yaml:{where}"
    assert said in finding.message


@pytest.mark.parametrize(
    "text", ["a: 1 # 注\n", "a: '完成 #3'\n", "a: |\n  完成 #3\n", "a: 1 #!x\n", "a: #3\n"]
)
def test_comments_and_quoted_signs_lose_nothing(text: str) -> None:
    assert parse_tree(text, "x.yaml")[1] == []


def test_several_mistakes_are_told_at_once() -> None:
    _, findings = parse_tree("a: &x 1\nb: *x\na: 2\n", "x.yaml")
    assert [one.location and one.location.line for one in findings] == [1, 2, 3]


def test_an_alias_as_a_key_is_told_and_nothing_more() -> None:
    _, findings = parse_tree("*x : 1\n", "x.yaml")
    assert [one.location for one in findings] == [Location("x.yaml", 1, 1)]


def test_nesting_without_end_is_no_crash() -> None:
    tree, (finding,) = parse_tree("[" * 5000, "x.yaml")
    assert tree is None
    assert finding.location == Location("x.yaml")
    assert "嵌套太深" in finding.message


@pytest.mark.parametrize("text", ["", "# 注\n", "\n\n"])
def test_an_empty_text_has_no_tree_and_no_mistake(text: str) -> None:
    assert parse_tree(text, "x.yaml") == (None, [])


def test_scalars_are_what_the_author_typed() -> None:
    tree, _ = parse_tree("[no, 1.10, 12:30, 08, 2025-01-01, '~', ~, null, '', ]", "x.yaml")
    assert tree is not None
    assert not isinstance(tree, (Scalar, Mapping))
    scalars = [one for one in tree.items if isinstance(one, Scalar)]
    assert [one.text for one in scalars] == [
        "no", "1.10", "12:30", "08", "2025-01-01", "~", "~", "null", "",
    ]  # fmt: skip
    assert [one.absent for one in scalars] == [False] * 6 + [True, True, False]
