"""A change in business words."""

from __future__ import annotations

import datetime as dt

from jianguan_cli.domain.calendar import Calendar
from jianguan_cli.domain.change_words import decisions_needed, item_words, plan_words, touched_units
from jianguan_cli.domain.compare import Changes, compare
from jianguan_cli.domain.judging import judge_item
from jianguan_cli.domain.settings import Settings
from jianguan_cli.domain.value_words import field_label
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
