"""``split``: the children as the file will say them, and every refusal."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.actions.conftest import read_plan

from jianguan_cli.domain.actions.action import Author, Refusal
from jianguan_cli.domain.actions.splitting import Part, split
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.edit import Append
from jianguan_cli.domain.records.fields import keys_of

if TYPE_CHECKING:
    from tests.unit.actions.conftest import Stand

DAY = dt.date(2025, 6, 30)
TWO = (Part("a", "甲部分"), Part("b", "乙部分"))
RICH = """
kind: indicator
shared: true
deadline_text: 年底
weight: 2.5
public: false
note: 只属于原事项
source: {kind: 批示, leader: 某局长}
targets:
- key: 抽检
  metric: 食品抽检批次
  rule: reach
  op: ">="
  value: 120
  unit: 批
  deadline: 2025-11-30
  baseline: {value: 10, date: 2024-12-31}
  milestones: [{by: 2025-09-30, value: 60, own: true}]
deliverables:
- {key: 报告, text: 印发报告, by: 2025-10-31, weight: 2}
links:
- {to: q-1, relation: implements}
"""


def children(stand: Stand, clerk: Author, lines: str, *parts: Part) -> tuple[Any, ...]:
    """What the split would add."""
    return split(stand(lines), clerk, parts or TWO, []).added


def test_a_child_takes_over_what_the_parent_is(stand: Stand, clerk: Author) -> None:
    first, second = children(stand, clerk, RICH)
    assert first == {
        "id": "p-1-a",
        "clause": "一/(一)",
        "title": "甲部分",
        "kind": "indicator",
        "lead": ["甲处"],
        "support": ["乙处"],
        "shared": True,
        "start": DAY,
        "deadline": dt.date(2025, 12, 31),
        "deadline_text": "年底",
        "targets": [
            {
                "key": "抽检",
                "metric": "食品抽检批次",
                "rule": "reach",
                "op": ">=",
                "value": "120",
                "unit": "批",
                "baseline": {"value": "10", "date": "2024-12-31"},
                "milestones": [{"by": "2025-09-30", "value": "60", "own": True}],
                "deadline": "2025-11-30",
            }
        ],
        "deliverables": [{"key": "报告", "text": "印发报告", "by": "2025-10-31", "weight": "2"}],
        "parent": "p-1",
        "source": {"kind": "批示", "leader": "某局长"},
        "status": "unreported",
        "weight": "2.5",
        "public": False,
    }
    assert second["id"] == "p-1-b"


def test_the_keys_stand_in_the_order_of_the_table(stand: Stand, clerk: Author) -> None:
    assert list(children(stand, clerk, RICH)[0])[:6] == ["id", "clause", "title", "kind", "lead", "support"]


def test_a_child_of_a_unit_is_that_unit_s_alone(stand: Stand, clerk: Author) -> None:
    first, _ = children(stand, clerk, RICH, Part("a", "甲部分", ("丙处", "丁处")), Part("b", "乙部分"))
    assert (first["lead"], first["support"]) == (["丙处", "丁处"], [])
    assert "shared" not in first


def test_a_child_takes_today_s_owners_and_deadline(stand: Stand, clerk: Author) -> None:
    lines = """
    status: doing
    deadline: 2025-10-31
    log:
    - date: 2025-05-01
      by: 甲
      status: doing
      handover: {role: lead, from: [甲处], to: [丙处], reason: 改革, approved_by: 局长}
    - {date: 2025-05-02, by: 甲, extend: {from: 2025-09-30, to: 2025-10-31, approved_by: 局长}}
    """
    first, _ = children(stand, clerk, lines)
    assert first["lead"] == ["丙处"]
    assert first["deadline"] == dt.date(2025, 10, 31)


def test_promises_are_given_out_by_key(stand: Stand, clerk: Author) -> None:
    first, second = children(
        stand, clerk, RICH, Part("a", "甲部分", keys=("抽检",)), Part("b", "乙部分", keys=("报告",))
    )
    assert "deliverables" not in first
    assert "targets" not in second


def test_an_earlier_deadline_binds_what_is_inside(stand: Stand, clerk: Author) -> None:
    early = dt.date(2025, 9, 30)
    first, second = children(stand, clerk, RICH, Part("a", "甲部分", deadline=early), Part("b", "乙部分"))
    assert first["deadline"] == early
    assert "deadline_text" not in first
    assert "deadline" not in first["targets"][0]
    assert "by" not in first["deliverables"][0]
    assert second["targets"][0]["deadline"] == "2025-11-30"


def test_the_parent_says_into_what_it_was_split(stand: Stand, clerk: Author) -> None:
    action = split(stand(), clerk, TWO, [], "局长", "督〔2025〕9号")
    assert action.entry == {
        "date": DAY,
        "by": "经办人乙",
        "note": "拆分为 2 项：甲部分（p-1-a）、乙部分（p-1-b）",
        "approval": {"basis": "督〔2025〕9号", "approved_by": "局长"},
    }
    assert action.sets == ()
    assert "approval" not in split(stand(), clerk, TWO, []).entry


def test_the_edits_append_the_entry_and_the_children(stand: Stand, clerk: Author) -> None:
    edits = split(stand(), clerk, TWO, []).edits(3)
    assert [edit.path for edit in edits] == [("items", 3, "log"), ("items",), ("items",)]
    assert all(isinstance(edit, Append) for edit in edits)


def test_a_split_item_may_be_split_further(stand: Stand, clerk: Author) -> None:
    split(stand(), clerk, (Part("c", "丙部分"), Part("d", "丁部分")), ["p-1", "p-1-a", "p-1-b"])


LATE = dt.date(2026, 1, 1)
REFUSED = [
    ("", (Part("a", "甲"),), "至少要拆成两项"),
    ("", (), "至少要拆成两项"),
    ("", (Part("a", "甲"), Part("A", "乙")), "后缀“A”"),
    ("", (Part("a", "甲"), Part("-", "乙")), "后缀“-”"),
    ("", (Part("a", "甲"), Part("", "乙")), "后缀“”"),
    ("", (Part("a", "甲"), Part("a", "乙")), "p-1-a 已经用了"),
    ("", (Part("a", "甲"), Part("x", "乙")), "p-1-x 已经用了"),
    ("", (Part("a", "甲"), Part("b", " ")), "没有写标题"),
    ("", (Part("a", "甲", deadline=LATE), Part("b", "乙")), "晚于原事项的时限"),
    ("", (Part("a", "甲", deadline=dt.date(2025, 6, 29)), Part("b", "乙")), "在拆分之日"),
    (RICH, (Part("a", "甲", keys=("没有",)), Part("b", "乙")), "没有“没有”这个目标或成果"),
    (RICH, (Part("a", "甲", keys=("抽检",)), Part("b", "乙", keys=())), "没有一项承接“报告”"),
    (RICH, (Part("a", "甲", keys=()), Part("b", "乙", keys=())), "没有一项承接“抽检、报告”"),
    ("deadline: 2025-06-29", TWO, "在拆分之日"),
    ("status: reported\nlog:\n- {date: 2025-05-01, by: 甲, status: reported}", TWO, "不能拆分"),
    ("status: closed\nlog:\n- {date: 2025-05-01, by: 甲, status: closed}", TWO, "不能拆分"),
    ("status: carried\nlog:\n- {date: 2025-05-01, by: 甲, status: carried}", TWO, "不能拆分"),
    ("status: doing\nlog:\n- {date: 2025-07-01, by: 甲, status: doing}", TWO, "早于最后一条日志"),
]


@pytest.mark.parametrize(("lines", "parts", "why"), REFUSED)
def test_split_refuses(stand: Stand, clerk: Author, lines: str, parts: tuple[Part, ...], why: str) -> None:
    on = "2025-07-01" if "07-01" in lines else "2025-06-30"
    with pytest.raises(Refusal) as refused:
        split(stand(lines, on=on), clerk, parts, ["p-1", "p-1-x"])
    assert why in refused.value.message
    assert refused.value.hint


def test_an_ongoing_item_has_no_deadline_to_keep(stand: Stand, clerk: Author) -> None:
    lines = "ongoing: true\ndeadline: 2025-01-31"
    first, _ = children(stand, clerk, lines, Part("a", "甲", deadline=LATE), Part("b", "乙"))
    assert (first["ongoing"], first["deadline"]) == (True, LATE)


def test_a_number_is_spelled_as_the_file_would(stand: Stand, clerk: Author) -> None:
    first, _ = children(stand, clerk, f"weight: {Decimal('0.50')}")
    assert first["weight"] == "0.5"


EVERY_FIELD = """
kind: indicator
leader: [某局长]
at: 加强抽检力度
targets:
- {key: 批次, metric: 抽检批次, rule: reach, op: between, value: 100, upper: 120, unit: 批, measure: flow,
   any_of: 或, combine: sum, reporters: [甲县, 乙县], scope: 食品, strength: soft, implied: true,
   baseline: {value: 10, date: 2024-12-31, source: 年报}, nature: binding, definition: 口径,
   milestones: [{by: 2025-06-30, value: 50}, {by: 2025-09-30, value: 70, own: true}],
   report: {every: month, on: 25}, rollup: 抽检, at: 全年抽检, note: 注, deadline: 2025-12-20,
   deadline_text: 年底前}
- {key: 左右, metric: 检查家次, rule: each, op: "==", value: 40.5, tolerance: 0.5, unit: 家, every: half,
   average: true, inferred: true, any_of: 或, part_of: 批次,
   milestones: [{by: 2025-06-30, value: 30}, {by: 2026-06-30, value: 50}]}
- {key: 高于, metric: 合格率, rule: keep, op: ">=", against: 全国平均, margin: 0.5, unit: "%"}
- {key: 增长, metric: 户数增幅, rule: grow, op: ">=", value: 5, unit: "%", level_unit: 万户, every: year}
deliverables:
- {key: 方案, text: 印发方案, own: true, at: 印发方案, by: 2025-08-31}
"""


def test_every_field_of_a_promise_is_copied_as_it_is(stand: Stand, clerk: Author) -> None:
    parent = stand(EVERY_FIELD).item
    said = {name for target in parent.targets for name in target.said}
    assert said - {"node"} == {key.attribute for key in keys_of(Target)}
    for child in children(stand, clerk, EVERY_FIELD):
        (copy,) = read_plan(yaml_of(child)).items
        assert copy.targets == parent.targets
        assert copy.deliverables == parent.deliverables
        assert (copy.leader, copy.at) == (("某局长",), "加强抽检力度")


def yaml_of(child: dict[str, object]) -> str:
    """The child as a file would say it: JSON is YAML."""
    left_out = {"parent", "start"}
    return "\n".join(
        f"{name}: {json.dumps(value, ensure_ascii=False, default=str)}"
        for name, value in child.items()
        if name not in left_out
    )


def test_what_means_something_only_together_is_not_given_to_two(stand: Stand, clerk: Author) -> None:
    rest = ("高于", "增长", "方案")
    parts = (Part("a", "甲", keys=("批次", *rest)), Part("b", "乙", keys=("左右", *rest)))
    with pytest.raises(Refusal, match="“批次”而没有“左右”：两者是达到一个即可（any_of）") as refused:
        split(stand(EVERY_FIELD), clerk, parts, [])
    assert "--give a=左右" in refused.value.hint
    whole = EVERY_FIELD.replace("any_of: 或, ", "").replace("any_of: 或,", "")
    with pytest.raises(Refusal, match="“左右”而没有“批次”：两者是其中项（part_of）"):
        split(stand(whole), clerk, parts, [])
    together = (Part("a", "甲", keys=("批次", "左右")), Part("b", "乙", keys=rest))
    assert len(split(stand(EVERY_FIELD), clerk, together, []).added) == 2
