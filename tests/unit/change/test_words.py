"""A change in business words."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.unit.one_item import TARGET as TARGET_LINE
from tests.unit.one_item import item_change, read_items

from jianguan_cli.domain.change.compare import Changes, PlanChange, compare
from jianguan_cli.domain.change.merge import Conflict, ElementConflict, FieldConflict
from jianguan_cli.domain.change.value_words import field_label
from jianguan_cli.domain.change.words import (
    conflict_words,
    decisions_needed,
    item_words,
    plan_words,
    touched_units,
)
from jianguan_cli.domain.judging.judge import judge_item
from jianguan_cli.domain.records.location import Mapping
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.storage.workspace import FileText, load

HEAD = """\
format: 1
plan: {id: p, title: 试验计划, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31%s}
items:
  - id: p-1
    clause: 一/1
    title: 抽检百批
    kind: indicator
    lead: [甲处]
    support: []
"""
TARGET = '    targets: [{key: 抽检, metric: 抽检批次, rule: reach, op: ">=", value: 100, unit: 批}]\n'
FIRST = "      - {date: 2025-06-01, by: 甲, status: doing, values: {抽检: 30}}\n"
PLACE = Mapping(0, 0, 0, flow=False)


def changes(old: str, new: str, head: str = "") -> Changes:
    """What changed between two bodies of the one item."""
    sides = []
    for body, more in ((old, ""), (new, head)):
        loaded = load([FileText("checklists/p.yaml", (HEAD % more + body).encode())])
        assert not loaded.findings, loaded.findings
        sides.append(loaded.checklists)
    return compare(*sides)


def words(old: str, new: str, *, as_of: str | None = None) -> list[str]:
    """The phrases of the item's change, judged on a day or not at all."""
    (change,) = changes(old, new).items
    if as_of is None:
        return item_words(change, None, None)
    day = dt.date.fromisoformat(as_of)
    assert change.old is not None
    assert change.new is not None
    before, after = (
        judge_item(one.item, one.plan, one.path, day, Settings(), Calendar())
        for one in (change.old, change.new)
    )
    return item_words(change, before, after)


BEFORE = "    deadline: 2025-12-31\n" + TARGET + "    status: doing\n    log:\n" + FIRST


def test_a_reading_tells_target_gap_state_and_light() -> None:
    said = words(
        BEFORE, BEFORE + "      - {date: 2025-06-20, by: 甲, values: {抽检: 57}}\n", as_of="2025-06-30"
    )
    assert said == [
        "“抽检”30→57批（目标不低于100，差距由 -11.48 变 +10.3 百分点，落后序时→达到序时）",
        "2025-06-20 甲：抽检 57",
        "黄灯→绿灯",
    ]


def test_an_extension_names_who_approved() -> None:
    moved = BEFORE.replace("deadline: 2025-12-31", "deadline: 2026-03-31")
    assert words(BEFORE, moved) == ["时限 2025-12-31→2026-03-31（未见批准）"]
    approved = moved + (
        "      - {date: 2025-06-20, by: 甲, "
        "extend: {from: 2025-12-31, to: 2026-03-31, reason: 疫情, approved_by: 张局}}\n"
    )
    assert words(BEFORE, approved) == [
        "时限 2025-12-31→2026-03-31（张局批准）",
        "2025-06-20 甲：批准延期 2025-12-31→2026-03-31（张局批准）",
    ]


def test_fields_have_chinese_names() -> None:
    new = BEFORE.replace("value: 100", "value: 120").replace(
        "status: doing\n    log", "status: reported\n    log"
    )
    assert words(BEFORE, new) == ["目标“抽检”的目标值 100→120", "状态 推进中→已申请销号"]
    assert words(BEFORE, BEFORE.replace("deadline:", "note: 加注\n    deadline:")) == ["备注：新写 加注"]
    assert field_label(("support",)) == "配合单位"
    gone = words(BEFORE, BEFORE.replace(TARGET, "").replace(", values: {抽检: 30}", ""))
    assert gone[0] == "目标“抽检”：删去 抽检批次 不低于100批"
    assert gone[1].startswith("改写 2025-06-01 的日志：")


def test_what_somebody_has_to_decide() -> None:
    new = BEFORE.replace("status: doing\n    log", "status: reported\n    log") + (
        "      - {date: 2025-06-20, by: 甲, status: reported, need: 请协调经费}\n"
        "      - {date: 2025-06-21, by: 甲, extend: {from: 2025-12-31, to: 2026-03-31, reason: 来不及}}\n"
    )
    (change,) = changes(BEFORE, new).items
    assert decisions_needed(change) == ["需协调：请协调经费", "延期到 2026-03-31 待批", "申请销号，待复核"]


def test_units_and_plan_heads() -> None:
    handover = (
        "      - {date: 2025-06-20, by: 甲, "
        "handover: {role: lead, from: [甲处], to: [乙处], approved_by: 张局}}\n"
    )
    found = changes(BEFORE, BEFORE + handover, head=", number: 〔2025〕1号")
    assert touched_units(found) == ("甲处", "乙处")
    assert [phrase for plan in found.plans for phrase in plan_words(plan)] == ["文号：新写 〔2025〕1号"]


ASKED = "      - {date: 2025-06-20, by: 甲, extend: {from: 2025-12-31, to: 2026-03-31, reason: 来不及}}\n"
GRANTED = ASKED.replace("by: 甲", "by: 乙").replace("}}", ", state: %s, approved_by: 张局}}")


def test_what_was_asked_and_decided_in_one_range_is_no_longer_to_decide() -> None:
    for state in ("approved", "refused"):
        (change,) = changes(BEFORE, BEFORE + ASKED + GRANTED % state).items
        assert decisions_needed(change) == []
    again = ASKED.replace("06-20", "06-25").replace("2026-03-31", "2026-06-30")
    (change,) = changes(BEFORE, BEFORE + ASKED + GRANTED % "refused" + again).items
    assert decisions_needed(change) == ["延期到 2026-06-30 待批"]


def test_two_branches_that_approved_on_the_same_day_each_name_their_own_approval() -> None:
    other = GRANTED.replace("2026-03-31", "2026-06-30").replace("张局", "李局") % "approved"
    one = BEFORE.replace("deadline: 2025-12-31", "deadline: 2026-03-31") + GRANTED % "approved"
    said = words(one, BEFORE.replace("deadline: 2025-12-31", "deadline: 2026-06-30") + other)
    assert said[0] == "时限 2026-03-31→2026-06-30（李局批准）"
    revised = (
        "      - {date: 2025-06-20, by: 甲, "
        "revise: {field: targets/抽检/value, to: '%s', reason: 因故, approved_by: %s}}\n"
    )
    said = words(
        BEFORE.replace("value: 100", "value: 90") + revised % (90, "张局"),
        BEFORE.replace("value: 100", "value: 80") + revised % (80, "李局"),
    )
    assert said[0] == "目标“抽检”的目标值 90→80（李局批准修订）"


def test_quotation_marks_inside_quotation_marks_are_single() -> None:
    quoted = BEFORE.replace("metric: 抽检批次", "metric: “双随机”批次")
    assert words(BEFORE, quoted)[0] == "目标“抽检”的指标名 抽检批次→“双随机”批次"
    inner = BEFORE.replace("抽检", "“双随机”")
    reading = "      - {date: 2025-06-20, by: 甲, values: {“双随机”: 57}}\n"
    assert words(inner, inner + reading)[0].startswith("“‘双随机’”30→57批")


def test_an_item_that_came_or_went() -> None:
    whole, none = read_items(""), read_items()
    (came,), (went,) = compare([none], [whole]).items, compare([whole], [none]).items
    said = "一/1 抽检百批（甲处，时限 2025-12-31，推进中）"
    assert item_words(came, None, None) == [f"新增事项：{said}"]
    assert item_words(went, None, None) == [f"删除事项：{said}"]
    (alone,) = compare([none], [read_items("lead: []\nsupport: []")]).items
    assert item_words(alone, None, None)[0].endswith("（未定单位，时限 2025-12-31，推进中）")
    (shared,) = compare([none], [read_items("lead: []\nsupport: [丙处, 丁处]")]).items
    assert "（丙处、丁处，" in item_words(shared, None, None)[0]


def test_a_light_that_turned_tells_by_which_rule() -> None:
    late = BEFORE.replace("deadline: 2025-12-31", "deadline: 2025-06-30")
    phrases = words(BEFORE, late, as_of="2025-07-31")
    assert phrases[-1].startswith("黄灯→红灯（")
    assert "逾期未结" in phrases[-1]


def test_entries_rewritten_removed_and_added() -> None:
    assert words(BEFORE, BEFORE.replace("抽检: 30", "抽检: 31")) == [
        "改写 2025-06-01 的日志：推进中；抽检 30 → 推进中；抽检 31"
    ]
    assert words(BEFORE, BEFORE.replace("    log:\n" + FIRST, "")) == [
        "删去 2025-06-01 的日志：推进中；抽检 30"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "{date: 2025-06-20, by: 甲, values: {抽检: 57}}", "“抽检”首报 57批（目标不低于100）"),
        (
            "{date: 2025-06-01, by: 甲, values: {抽检: 30}}",
            "{date: 2025-06-20, upto: 2025-05-31, by: 甲, values: {抽检: 20}}",
            "“抽检”30→30批（目标不低于100）",
        ),
    ],
)
def test_the_reading_that_holds_is_of_the_latest_cutoff(old: str, new: str, said: str) -> None:
    one, other = ("log: [" + ", ".join(filter(None, entries)) + "]" for entries in ([old], [old, new]))
    assert item_words(item_change(TARGET_LINE + one, TARGET_LINE + other), None, None)[0] == said


def test_a_relative_target_names_what_it_is_held_against() -> None:
    relative = TARGET_LINE.replace("value: 100", "against: 全国均值")
    change = item_change(relative, relative + "log: [{date: 2025-06-20, by: 甲, values: {抽检: 57}}]")
    assert item_words(change, None, None)[0] == "“抽检”首报 57批（目标不低于全国均值）"


def test_a_revision_covers_its_field_and_what_lies_below() -> None:
    revision = "log: [{date: 2025-06-20, by: 甲, revise: {field: %s%s}}]"
    approved = ", approved_by: 张局"
    for field, more, covered in (
        ("targets/抽检/value", approved, True),
        ("targets/抽检", approved, True),
        ("targets/抽检/op", approved, False),
        ("title", approved, False),
        ("targets/抽检/value", "", False),
    ):
        new = TARGET_LINE.replace("100", "120") + revision % (field, more)
        phrase = item_words(item_change(TARGET_LINE, new), None, None)[0]
        assert phrase == "目标“抽检”的目标值 100→120" + ("（张局批准修订）" if covered else "")


def test_an_approved_deadline_is_that_of_the_extension() -> None:
    extension = (
        "log: [{date: 2025-06-20, by: 甲, extend: {from: 2025-12-31, to: 2026-02-28, approved_by: 张局}}]"
    )
    phrase = item_words(item_change("", "deadline: 2026-03-31\n" + extension), None, None)[0]
    assert phrase == "时限 2025-12-31→2026-03-31（未见批准）"


def test_values_removed_and_written_anew() -> None:
    assert item_words(item_change("note: 注", ""), None, None) == ["备注：删去 注"]
    assert item_words(item_change("lead: []", "lead: [丙处]"), None, None) == ["牵头单位：新写 丙处"]
    assert item_words(item_change("lead: [丙处]", "lead: []"), None, None) == ["牵头单位：删去 丙处"]


def test_a_renamed_file_and_one_that_is_nowhere() -> None:
    (plan,) = compare([read_items("", path="checklists/a.yaml")], [read_items("")]).plans
    assert plan_words(plan) == ["文件改名：checklists/a.yaml→checklists/p.yaml"]
    assert plan_words(PlanChange(None, None, ())) == []


@pytest.mark.parametrize(
    ("conflict", "said"),
    [
        (
            FieldConflict(("items", "p-1", "deadline"), None, None, "deadline", dt.date(2025, 6, 1), None),
            "p-1：时限，我方写 2025-06-01，对方写 （无）",
        ),
        (
            FieldConflict(("items", "p-1", "targets", "抽检", "value"), None, None, "value", "1", "2"),
            "p-1：目标“抽检”的目标值，我方写 1，对方写 2",
        ),
        (
            FieldConflict(("plan", "title"), None, None, "title", "甲", "乙"),
            "计划信息：名称，我方写 甲，对方写 乙",
        ),
        (
            ElementConflict(("items", "p-1"), None, PLACE, PLACE, "items"),
            "p-1：整个事项，我方删去，对方改了",
        ),
        (
            ElementConflict(("items", "p-1"), PLACE, None, PLACE, "items"),
            "p-1：整个事项，我方改了，对方删去",
        ),
        (
            ElementConflict(("items", "p-1", "targets", "抽检"), PLACE, PLACE, PLACE, "targets"),
            "p-1：目标“抽检”，双方各自新增，内容不同",
        ),
    ],
)
def test_a_conflict_tells_what_each_side_did(conflict: Conflict, said: str) -> None:
    assert conflict_words(conflict) == said
