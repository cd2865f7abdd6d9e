"""The canonical layout: what moves, what stays, what is refused."""

from __future__ import annotations

import pytest

from jianguan_cli.domain.plan.model import ChecklistFile
from jianguan_cli.errors import DataError
from jianguan_cli.storage.formatting import CannotFormat, formatted

MESSY = """\
# 文件头
items:
# 第一项的话
- title:   事项一   # 标题后的话
  id: p-1

  targets:
    -   unit: "%"
        # 目标值
        value: 98
        key: 合格率
  log:
  # 第一条
  - by: 张三
    note: |
      第一行

        缩进的第二行
    date: 2025-01-01
    values: { 合格率: 98.6 }
    approval: {approved_by: 李四, basis: 〔2025〕1号}   # 批准
  lead: [甲处,
         乙处]
  clause: '一/1'
- id: p-2
plan:
    title: 计划
    id: p
format: 1   # 版本
# 末尾的话
"""

NEAT = """\
format: 1   # 版本
plan:
  id: p
  title: 计划

# 文件头
items:
  # 第一项的话
  - id: p-1
    clause: '一/1'
    title: 事项一   # 标题后的话
    lead: [甲处,
           乙处]
    targets:
      - key: 合格率
        # 目标值
        value: 98
        unit: "%"
    log:
      # 第一条
      - date: 2025-01-01
        by: 张三
        values: {合格率: 98.6}
        note: |
          第一行

            缩进的第二行
        approval: {basis: 〔2025〕1号, approved_by: 李四}   # 批准

  - id: p-2
# 末尾的话
"""


def test_keys_go_to_their_places_and_comments_with_them() -> None:
    assert formatted(MESSY, "checklists/p.yaml", ChecklistFile) == NEAT


def test_the_layout_is_its_own_layout() -> None:
    assert formatted(NEAT, "checklists/p.yaml", ChecklistFile) == NEAT


def test_windows_line_ends_stay() -> None:
    windows = MESSY.replace("\n", "\r\n")
    assert formatted(windows, "p", ChecklistFile) == NEAT.replace("\n", "\r\n")


@pytest.mark.parametrize("text", ["{}\n", "", "# 只有注释\n{}\n"])
def test_an_empty_map_is_left_alone(text: str) -> None:
    assert formatted(text, "jianguan.yaml", ChecklistFile) == text


@pytest.mark.parametrize(
    "text",
    [
        "items:\n  - # 破折号后的话\n    id: p-1\n",
        "plan:\n  id:   # 键后的话\n    p\n",
        "items:\n  -\n    id: p-1\n",
    ],
)
def test_what_would_be_lost_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(CannotFormat, match=r"p:\d+:\d+"):
        formatted(text, "p", ChecklistFile)


def test_a_broken_file_is_not_laid_out() -> None:
    with pytest.raises(DataError, match="p:2:1"):
        formatted("a: 1\na: 2\n", "p", ChecklistFile)


@pytest.mark.parametrize("sign", ["\r", "\x85", "\u2028"])
def test_a_line_end_that_editors_do_not_know_is_refused_with_its_place(sign: str) -> None:
    text = "format: 1\r\nplan:\r\n  id: p\r\nitems: []\r\n"
    for odd, place in (
        (text.replace("\r\n", sign), "a.yaml:1:10"),
        (text.replace("p\r\n", f"p{sign}"), "a.yaml:3:8"),
    ):
        with pytest.raises(CannotFormat, match="行尾") as told:
            formatted(odd, "a.yaml", ChecklistFile)
        assert told.value.message.startswith(place)


@pytest.mark.parametrize("text", ["", "# 注\n", "{}\n", "[a]\n", "a\n"])
def test_where_there_is_nothing_to_lay_out_nothing_moves(text: str) -> None:
    assert formatted(text, "p", ChecklistFile) == text


def test_a_list_right_inside_a_list_is_refused() -> None:
    with pytest.raises(CannotFormat, match="列表里直接套列表"):
        formatted("items:\n  - - a\n", "p", ChecklistFile)


def test_a_map_in_braces_with_an_empty_value_keeps_its_order() -> None:
    text = "format: 1\nplan: {title: 计划, id: }\n"
    assert formatted(text, "p", ChecklistFile) == text
    whole = "format: 1\nplan: {title: 计划, id: p}\n"
    assert formatted(whole, "p", ChecklistFile) == "format: 1\nplan: {id: p, title: 计划}\n"
