"""``carry``: the closing record, the item in the later plan, and every refusal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from tests.unit.actions.conftest import read_plan

from jianguan_cli.domain.actions.action import Author, Refusal
from jianguan_cli.domain.actions.carrying_over import Later, carry, continuation, joined, later_id
from jianguan_cli.domain.records.edit import Append

if TYPE_CHECKING:
    from tests.unit.actions.conftest import Stand

DAY = dt.date(2025, 6, 30)
NEXT = {"plan_id": "q", "year": 2026}
RICH = """
kind: indicator
deadline_text: 年底
weight: 2
targets:
- key: 抽检
  metric: 食品抽检批次
  rule: reach
  op: ">="
  value: 120
  unit: 批
  deadline: 2025-11-30
  deadline_text: 11月底
  milestones: [{by: 2025-09-30, value: 60}, {by: 2026-03-31, value: 90}]
deliverables:
- {key: 方案, text: 印发方案}
- {key: 报告, text: 印发报告, by: 2025-10-31}
- {key: 平台, text: 建成平台, by: 2026-10-31}
- {key: 试点, text: 免做试点}
status: doing
log:
- {date: 2025-05-01, by: 甲, status: doing, done: [方案], waived: [试点]}
"""


def later(*items: str, **plan: Any) -> Any:
    """The plan of the next year."""
    return read_plan(*items, **{**NEXT, **plan})


def test_the_item_ends_here_on_an_approval(stand: Stand, clerk: Author) -> None:
    action = carry(stand(), clerk, "q-1", "鄂监〔2025〕8号", "局长")
    assert action.entry == {
        "date": DAY,
        "by": "经办人乙",
        "status": "carried",
        "approval": {"basis": "鄂监〔2025〕8号", "approved_by": "局长", "to": "q-1"},
    }
    assert action.sets == ((("status",), "carried"),)


CARRY_REFUSED = [
    ("", "p-1", "文号", "局长", "自己"),
    ("", "q-1", None, "局长", "--basis"),
    ("", "q-1", "文号", None, "--approved-by"),
    (
        "status: reported\nlog:\n- {date: 2025-05-01, by: 甲, status: reported}",
        "q-1",
        "文号",
        "局长",
        "不能结转",
    ),
    ("status: closed\nlog:\n- {date: 2025-05-01, by: 甲, status: closed}", "q-1", "文号", "局长", "不能结转"),
    (
        "status: dropped\nlog:\n- {date: 2025-05-01, by: 甲, status: dropped}",
        "q-1",
        "文号",
        "局长",
        "不能结转",
    ),
    (
        "status: carried\nlog:\n- {date: 2025-05-01, by: 甲, status: carried}",
        "q-1",
        "文号",
        "局长",
        "不能结转",
    ),
]


@pytest.mark.parametrize(("lines", "to", "basis", "approver", "why"), CARRY_REFUSED)
def test_carry_refuses(
    stand: Stand, clerk: Author, lines: str, to: str, basis: str | None, approver: str | None, why: str
) -> None:
    with pytest.raises(Refusal) as refused:
        carry(stand(lines), clerk, to, basis, approver)
    assert why in refused.value.message
    assert refused.value.hint


def test_carry_keeps_the_order_of_the_log(stand: Stand) -> None:
    lines = "status: doing\nlog:\n- {date: 2025-07-01, by: 甲, status: doing}"
    with pytest.raises(Refusal, match="早于最后一条日志"):
        carry(stand(lines, on="2025-07-01"), Author(DAY, "乙"), "q-1", "文号", "局长")


@pytest.mark.parametrize(
    ("item", "plan", "suffix", "made"),
    [
        ("p-1", "p", None, "q-1"),
        ("p-i6-a", "p", None, "q-i6-a"),
        ("p-145-3", "p-145", None, "q-3"),
        ("p-1", "p", "jz.2", "q-jz.2"),
    ],
)
def test_the_suffix_goes_along(item: str, plan: str, suffix: str | None, made: str) -> None:
    assert later_id(item, plan, "q", suffix) == made


@pytest.mark.parametrize("suffix", ["A", "结转", "-", "a_b", "a-"])
def test_a_suffix_must_fit_an_id(suffix: str) -> None:
    with pytest.raises(Refusal, match="后缀"):
        later_id("p-1", "p", "q", suffix)


def test_what_is_still_owed_goes_on(stand: Stand) -> None:
    item: Any = continuation(stand(RICH), later(), "q-1", Later(), DAY)
    assert item == {
        "id": "q-1",
        "clause": "结转/一/(一)",
        "title": "推行某制度",
        "kind": "indicator",
        "lead": ["甲处"],
        "support": ["乙处"],
        "deadline": dt.date(2026, 12, 31),
        "targets": [
            {
                "key": "抽检",
                "metric": "食品抽检批次",
                "rule": "reach",
                "op": ">=",
                "value": "120",
                "unit": "批",
                "milestones": [{"by": "2026-03-31", "value": "90"}],
            }
        ],
        "deliverables": [
            {"key": "报告", "text": "印发报告"},
            {"key": "平台", "text": "建成平台", "by": "2026-10-31"},
        ],
        "links": [{"to": "p-1", "relation": "continues"}],
        "status": "unreported",
        "weight": "2",
    }


def test_the_later_plan_may_say_it_its_own_way(stand: Stand) -> None:
    how = Later(clause="二/(三)", title="续推某制度", deadline=dt.date(2026, 6, 30))
    item = continuation(stand(), later(), "q-1", how, DAY)
    assert (item["clause"], item["title"], item["deadline"]) == how[1:]


def test_today_s_owners_go_on(stand: Stand) -> None:
    lines = """
    status: doing
    log:
    - date: 2025-05-01
      by: 甲
      status: doing
      handover: {role: lead, from: [甲处], to: [丙处], reason: 改革, approved_by: 局长}
    """
    assert continuation(stand(lines), later(), "q-1", Later(), DAY)["lead"] == ["丙处"]


PLACE_REFUSED = [
    ({"plan_id": "p"}, "p-2", Later(), "同一个计划"),
    ({}, "q-9", Later(), "已有编号 q-9"),
    ({"more": ", archived: 2025-06-30"}, "q-1", Later(), "归档"),
    ({}, "q-1", Later(deadline=dt.date(2027, 1, 1)), "不在计划 q 的期间内"),
    ({}, "q-1", Later(deadline=dt.date(2025, 12, 31)), "不在计划 q 的期间内"),
]


@pytest.mark.parametrize(("plan", "item_id", "how", "why"), PLACE_REFUSED)
def test_the_later_plan_must_take_it(
    stand: Stand, plan: dict[str, Any], item_id: str, how: Later, why: str
) -> None:
    taken = f"id: {plan.get('plan_id', 'q')}-9"
    with pytest.raises(Refusal) as refused:
        continuation(stand(), later(taken, **plan), item_id, how, DAY)
    assert why in refused.value.message
    assert refused.value.hint


def test_a_plan_to_be_archived_later_still_takes_it(stand: Stand) -> None:
    continuation(stand(), later(more=", archived: 2025-07-01"), "q-1", Later(), DAY)


def test_an_item_that_stands_there_learns_what_it_continues(stand: Stand) -> None:
    edits = joined(later("id: q-8", "id: q-9"), "q-9", stand())
    assert edits == [Append(("items", 1, "links"), {"to": "p-1", "relation": "continues"})]


def test_what_it_says_already_is_not_said_twice(stand: Stand) -> None:
    assert joined(later("id: q-9\nlinks: [{to: p-1, relation: continues}]"), "q-9", stand()) == []
    assert joined(later("id: q-9\nlinks: [{to: p-1, relation: same}]"), "q-9", stand()) != []


@pytest.mark.parametrize(
    ("plan", "lines", "to", "why"),
    [
        ({}, "id: q-9", "q-7", "没有事项“q-7”"),
        ({"plan_id": "p"}, "id: p-9", "p-9", "同一个计划"),
        ({}, "id: q-9\nstatus: closed", "q-9", "已销号"),
    ],
)
def test_an_item_must_be_able_to_take_it(
    stand: Stand, plan: dict[str, Any], lines: str, to: str, why: str
) -> None:
    with pytest.raises(Refusal) as refused:
        joined(later(lines, **plan), to, stand())
    assert why in refused.value.message
    assert refused.value.hint


BOUNDS = """
at: 加强抽检力度
leader: [某局长]
targets:
- {key: 合格率, metric: 合格率, rule: keep, op: ">=", value: 99, unit: "%", at: 合格率达到,
   milestones: [{by: 2025-12-31, value: 97}, {by: 2026-06-30, value: 98}, {by: 2027-06-30, value: 98.5}]}
- {key: 批次, metric: 抽检批次, rule: reach, op: ">=", value: 99, unit: 批,
   milestones: [{by: 2026-06-30, value: 50}, {by: 2027-06-30, value: 70}]}
deliverables: [{key: 方案, text: 印发方案, at: 印发方案}]
"""


def test_a_bound_in_force_beyond_the_plan_s_end_goes_on_and_a_stage_does_not(stand: Stand) -> None:
    item: Any = continuation(stand(BOUNDS), later(), "q-1", Later(), DAY)
    floor, total = item["targets"]
    assert [one["by"] for one in floor["milestones"]] == ["2026-06-30", "2027-06-30"]
    assert [one["by"] for one in total["milestones"]] == ["2026-06-30"]


def test_where_the_old_document_says_it_does_not_go_on(stand: Stand) -> None:
    item: Any = continuation(stand(BOUNDS), later(), "q-1", Later(), DAY)
    assert all("at" not in one for one in (item, *item["targets"], *item["deliverables"]))
    assert item["leader"] == ["某局长"]
