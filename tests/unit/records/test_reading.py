"""Reading by the field table: every scalar as text, typed by the table, every mistake with its place."""

from __future__ import annotations

from decimal import Decimal
from textwrap import dedent

import pytest

from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.values.vocabulary import Op
from jianguan_cli.storage.yaml_tree import parse_tree

HEAD = """\
format: 1
plan:
  id: p
  title: 某规划
  issuer: 某局
  issued: 2025-01-10
  start: 2025-01-01
  end: 2025-12-31
items:
"""
ITEM = """\
  - id: p-1
    clause: 一/1
    title: 事项一
    kind: task
    lead: [甲处]
    support: []
    deadline: 2025-12-31
    status: unreported
"""


def read(text: str, stem: str = "p") -> tuple[Checklist | None, list[str]]:
    tree, findings = parse_tree(text, "checklists/p.yaml")
    checklist = None
    if not findings:
        checklist, findings = read_checklist(tree, "checklists/p.yaml", stem)
    return checklist, [
        f"{one.location.line}:{one.location.column} {one.message}" for one in findings if one.location
    ]


def test_a_whole_checklist_is_read() -> None:
    checklist, wrong = read(HEAD + ITEM)
    assert wrong == []
    assert checklist is not None
    assert checklist.items[0].title == "事项一"
    assert checklist.items[0].log == ()


@pytest.mark.parametrize(
    "typed", ["no", "yes", "1.10", "12:30", "08", "2025-01-01", "on", "0x1F", "1_000", "=", "1e3"]
)
def test_text_is_what_the_author_typed(typed: str) -> None:
    checklist, wrong = read(HEAD + ITEM + f"    note: {typed}\n")
    assert wrong == []
    assert checklist is not None
    assert checklist.items[0].note == typed


@pytest.mark.parametrize("empty", ["", " ", " ~", " null", " # 说明"])
def test_an_empty_plain_value_is_absent(empty: str) -> None:
    checklist, wrong = read(HEAD + ITEM + f"    note:{empty}\n")
    assert wrong == []
    assert checklist is not None
    assert checklist.items[0].note is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("98", "98"),
        ("-0.5", "-0.5"),
        ('"98.60"', "98.60"),
        ("'100'", "100"),
        ("999999999999999.123456", "999999999999999.123456"),
    ],
)
def test_numbers_are_exact_decimals(typed: str, number: str) -> None:
    checklist, wrong = read(HEAD + ITEM + f"    weight: {typed}\n")
    assert wrong == []
    assert checklist is not None
    assert checklist.items[0].weight == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "1e3",
        "0x10",
        "1,000",
        ".5",
        "5.",
        "+1",
        "98%",
        "９８",
        "1234567890123456",
        "1.1234567",
        "一百",
        "1_000",
    ],
)
def test_what_is_no_number_is_refused_with_its_place(typed: str) -> None:
    _, wrong = read(HEAD + ITEM + f"    weight: {typed}\n")
    assert len(wrong) == 1
    assert wrong[0].startswith("18:13 ")
    assert typed in wrong[0]


@pytest.mark.parametrize(
    "typed",
    ["2025-2-3", "2025-02-30", "2025/01/01", "20250101", "2025-13-01", "二〇二五年", "2025-01-01T00:00:00"],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    _, wrong = read(HEAD + ITEM.replace("deadline: 2025-12-31", f"deadline: {typed}"))
    assert len(wrong) == 1
    assert wrong[0].startswith("16:15 ")


def test_all_mistakes_of_a_file_come_at_once() -> None:
    text = (
        HEAD
        + ITEM.replace("kind: task", "kind: job").replace("status: unreported", "statuss: doing")
        + "    weight: x\n"
    )
    _, wrong = read(text)
    assert [line.split(" ")[0] for line in wrong] == ["13:11", "17:5", "18:13", "10:5"]
    assert "是不是 status" in wrong[1]
    assert "缺少必填的 status" in wrong[3]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("op: >=", "请加引号"),
        ("op: >", "请加引号"),
        ("op: <=", None),
        ("unit: %", "请加引号"),
        ("note: 进展: 已完成", "请把整个值加引号"),
        ("note: 完成 #3 项", "加引号"),
        ("note: *重点*", "请加引号"),
        ("note: &x 重点", "请加引号"),
        ("note: !x 重点", "请加引号"),
        ("note: @甲", "请加引号"),
        ("note: - 一", "请加引号"),
        ("note: '未收好", "引号没有收好"),
        ("note: 好\n    note: 更好", "重复了"),
        ("note: [甲", "没有收好"),
        ("lead: 甲处", None),
    ],
)
def test_mistakes_of_hand_editing_are_met_with_advice(line: str, said: str | None) -> None:
    targets = "    targets:\n      - key: k\n        metric: m\n        rule: keep\n        value: 1\n"
    text = HEAD + ITEM + targets + "".join(f"        {one.strip()}\n" for one in line.split("\n"))
    _, wrong = read(text)
    assert wrong
    if said:
        assert any(said in one for one in wrong), wrong


@pytest.mark.parametrize(
    ("spelled", "op"),
    [
        ("大于", Op.GT),
        ("不低于", Op.GE),
        ("不超过", Op.LE),
        ("小于", Op.LT),
        ("等于", Op.EQ),
        ('">="', Op.GE),
        ("<=", Op.LE),
    ],
)
def test_bounds_in_words_and_signs(spelled: str, op: Op) -> None:
    target = f"    targets:\n      - {{key: k, metric: m, rule: keep, op: {spelled}, value: 1, unit: 家}}\n"
    checklist, wrong = read(HEAD + ITEM + target)
    assert wrong == []
    assert checklist is not None
    assert checklist.items[0].targets[0].op is op


@pytest.mark.parametrize(
    ("change", "line", "said"),
    [
        (("format: 1", "format: 2"), 1, "格式版本 2 不认识"),
        (("id: p\n", "id: q\n"), 3, "与文件名“p”不一致"),
        (("end: 2025-12-31", "end: 2024-12-31"), 3, "早于起始日"),
        (("lead: [甲处]", "lead: [甲处, 甲处]"), 14, "重复了"),
        (("lead: [甲处]", "lead: [甲处, ~]"), 14, "有一项是空的"),
        (("lead: [甲处]", "lead: 甲处"), 14, "这里应是列表"),
        (("title: 事项一", "title: [事项一]"), 12, "这里应写文字，却是一个列表"),
        (("title: 事项一", 'title: ""'), 12, "内容是空的"),
        (("id: p-1", "id: P-1"), 10, "不合格式"),
        (("support: []", "support: []\n    public: 是"), 16, "应写 true 或 false"),
    ],
)
def test_each_kind_says_what_it_wants(change: tuple[str, str], line: int, said: str) -> None:
    text = (HEAD + ITEM).replace(*change, 1)
    _, wrong = read(text)
    assert [one for one in wrong if one.startswith(f"{line}:") and said in one], wrong


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        ("targets: [{key: k, metric: m, rule: keep, op: <, unit: 家}]", "要写 value 或 against"),
        (
            "targets: [{key: k, metric: m, rule: keep, op: <, unit: 家, value: 1, against: 均值}]",
            "要写 value 或 against",
        ),
        ("targets: [{key: k, metric: m, rule: each, op: <, unit: 家, value: 1}]", "请写 every"),
        (
            "targets: [{key: k, metric: m, rule: keep, op: <, unit: 家, value: 1, part_of: z}]",
            "part_of 指向不存在",
        ),
        (
            (
                "targets: [{key: k, metric: m, rule: keep, op: <, unit: 家, value: 1}, "
                "{key: k, metric: n, rule: keep, op: <, unit: 家, value: 1}]"
            ),
            "重复了",
        ),
        (
            (
                "targets: [{key: k, metric: m, rule: reach, op: <, unit: 家, value: 1, "
                "milestones: [{by: 2025-06-01, value: 2}, {by: 2025-03-01, value: 3}]}]"
            ),
            "按时间先后",
        ),
        ("log: [{date: 2025-02-01, by: 甲, values: {z: 1}}]", "目标 key“z”在本事项里没有"),
        ("log: [{date: 2025-02-01, by: 甲, done: [z]}]", "成果 key“z”在本事项里没有"),
        ("log: [{date: 2025-02-01, by: 甲, values: {z: ~}}]", "没有内容"),
    ],
)
def test_what_only_the_whole_item_can_tell(extra: str, said: str) -> None:
    _, wrong = read(HEAD + ITEM + f"    {extra}\n")
    assert any(said in one for one in wrong), wrong


def test_equality_is_of_meaning_not_of_layout() -> None:
    flow = dedent("""\
        {format: "1", plan: {id: p, title: '某规划', issuer: 某局, issued: 2025-01-10,
         start: 2025-01-01, end: 2025-12-31},
         items: [{id: p-1, clause: 一/1, title: 事项一, kind: task, lead: [甲处], support: [],
         deadline: "2025-12-31", status: unreported}]}
        """)
    assert read(flow)[0] == read(HEAD + ITEM)[0]
    assert read(HEAD + ITEM)[0] != read(HEAD + ITEM.replace("甲处", "乙处"))[0]


def test_an_empty_file_says_what_to_write() -> None:
    _, wrong = read("# 空的\n")
    assert wrong == ["1:1 文件是空的；请至少写上 format、plan 和 items"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\n---\nb: 2\n", "2:1"),
        ("a: \x07\n", "1:4"),
        ("[a]: b\n", "1:1"),
        ("a: 1\na: 2\n", "2:1"),
        ("😀: &x 1\n", "1:4"),
    ],
)
def test_what_the_format_does_not_allow_has_its_place(text: str, place: str) -> None:
    _, findings = parse_tree(text, "f.yaml")
    assert [f"{one.location.line}:{one.location.column}" for one in findings if one.location] == [place]


def test_a_comment_behind_a_value_is_no_lost_text() -> None:
    _, wrong = read(HEAD + ITEM + "    note: 完成三批 # 据通报\n")
    assert wrong == []
