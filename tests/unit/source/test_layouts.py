"""Whole documents in the layouts of offices: each promise found once, with its owners, figures and day."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.documents import sheets
from tests.documents.plans import PLANS, Plan

from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.draft_json import draft_data
from jianguan_cli.domain.source.drafting import FIRST_LEADS, Draft, draft
from jianguan_cli.domain.source.quantities import Verdict
from jianguan_cli.domain.source.text import lines_of
from jianguan_cli.exchange.documents.read import read_document


def drafted(text: str, *, first: bool | None = None) -> Draft:
    return draft(Document("要点.txt", lines_of(text)), first=first)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_a_layout_is_understood(plan: Plan) -> None:
    made = draft(read_document(plan.data(), plan.name))
    assert [item.clause for item in made.items] == [one.clause for one in plan.wanted]
    for item, wanted in zip(made.items, plan.wanted, strict=True):
        assert (item.owners.lead, item.owners.support) == (wanted.lead, wanted.support)
        assert (item.deadline.isoformat() if item.deadline else "") == wanted.deadline
        figures = [one.value for one in item.targets if one.value is not None and not one.implied]
        assert sorted(figures) == sorted(Decimal(value) for value, _ in wanted.numbers)
        assert item.title
        assert item.place.words()


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_the_census_of_a_layout_leaves_no_figure_open(plan: Plan) -> None:
    made = draft(read_document(plan.data(), plan.name))
    assert [one.quantity.text for one in made.counted if one.quantity.verdict is Verdict.OPEN] == []


def test_who_leads_is_asked_once_a_plan_and_only_where_nothing_says_it() -> None:
    text = "一、甲章\n(一)甲事。(责任单位：甲局、乙局)\n(二)乙事。(责任单位：丙局、丁局)\n"
    asked = drafted(text)
    assert asked.questions == (FIRST_LEADS,)
    assert asked.items[0].unsure[:2] == ("lead", "support")
    answered = drafted(text, first=True)
    assert answered.questions == ()
    assert [(one.owners.lead, one.owners.support) for one in answered.items] == [
        (("甲局",), ("乙局",)),
        (("丙局",), ("丁局",)),
    ]
    said = drafted(text + "(三)丙事。(责任单位：甲局、丙局；列第一的为牵头单位，下同)\n")
    assert said.questions == ()
    assert said.items[2].owners.support == ("丙局",)


def test_a_table_of_contents_and_background_are_no_tasks() -> None:
    text = """目录
一、总体要求
二、重点任务
(一)建平台
三、保障措施

一、总体要求
去年企业数达到300户，形势很好，任务仍然很重。
二、重点任务
(一)建平台。建成监管平台，接入企业50家。
三、保障措施
加强领导，压实责任，确保任务完成。
"""
    made = drafted(text)
    assert [item.clause for item in made.items] == ["二/(一)", "三"]
    assert [one.quantity.text for one in made.counted if one.quantity.verdict is Verdict.OPEN] == ["300户"]


def test_several_brackets_of_a_clause_are_items_of_their_own() -> None:
    made = drafted("一、甲\n(一)做甲事。(责任单位：甲处)再做乙事20次。(乙处牵头，丙处配合)\n")
    assert [item.clause for item in made.items] == ["一/(一)#1", "一/(一)#2"]
    assert made.items[1].owners.lead == ("乙处",)
    assert [target.value for target in made.items[1].targets] == [Decimal(20)]
    assert made.items[0].targets == ()


def test_owners_above_the_points_are_those_of_the_clause() -> None:
    made = drafted("一、甲\n(一)总事。(牵头单位：甲局；配合单位：乙局)\n1.办甲事30件。\n2.办乙事。\n")
    assert [(item.clause, item.owners.lead) for item in made.items] == [("一/(一)", ("甲局",))]
    assert [target.value for target in made.items[0].targets] == [Decimal(30)]


def test_nothing_is_set_where_the_document_is_silent() -> None:
    item = drafted("一、甲\n(一)做甲事，合格率达到95%。(甲局负责)\n").items[0]
    assert item.deadline is None
    assert "deadline" in item.unsure
    assert item.targets[0].rule is None
    assert f"targets/{item.targets[0].key}/rule" in item.unsure


def test_the_json_has_the_keys_of_the_contract() -> None:
    data = draft_data(drafted("一、甲\n(一)建台账12份。(甲局负责)\n"))
    assert {"source", "plan", "items", "census"} <= data.keys()
    items, census = data["items"], data["census"]
    assert isinstance(items, list)
    assert isinstance(census, list)
    keys = "clause title kind lead support shared open leader deadline deadline_text targets deliverables"
    assert {*keys.split(), "place", "unsure"} <= items[0].keys()
    assert {"text", "place", "verdict"} <= census[0].keys()


def test_label_lines_below_several_points_speak_of_the_whole_clause() -> None:
    made = drafted(
        "一、关于甲问题\n1.修订办法，3月底前印发。\n2.核查产品56批次。\n牵头单位：甲处\n责任单位：乙处\n"
        "二、关于乙问题\n办好一件事。\n责任单位：丙处\n"
    )
    assert [(item.clause, item.owners.lead, item.owners.support) for item in made.items] == [
        ("一", ("甲处",), ("乙处",)),
        ("二", ("丙处",), ()),
    ]
    assert [target.value for target in made.items[0].targets] == [Decimal(56)]


def test_units_in_plain_brackets_are_the_owners() -> None:
    made = drafted("一、甲\n1、做甲事，覆盖行业30个。（登记科）\n2、做乙事。（登记科、信息中心）\n")
    assert [item.owners.lead for item in made.items] == [("登记科",), ("登记科", "信息中心")]
    assert made.questions == (FIRST_LEADS,)


def test_a_figure_in_a_column_that_nothing_stands_for_stays_open() -> None:
    rows: list[list[object]] = [
        ["序号", "任务", "一季度目标", "全年目标", "牵头单位"],
        [1, "招商引资", "签约10亿元", "签约40亿元", "市招商局"],
    ]
    made = draft(read_document(sheets.workbook({"表": rows}), "2025年清单.xlsx"))
    assert [(target.metric, target.value) for target in made.items[0].targets] == [("签约", Decimal(40))]
    opened = [one.quantity.text for one in made.counted if one.quantity.verdict is Verdict.OPEN]
    assert opened == ["10亿元"]
