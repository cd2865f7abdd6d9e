from __future__ import annotations

import json

import pytest

from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.tracing.trace import PlanTrace, trace
from jianguan_cli.reporting.terminal.trace_formats import render_trace
from jianguan_cli.storage.yaml_tree import parse_tree

HEAD = """\
format: 1
plan: {id: %s, title: %s, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31}
items:
"""
ABOVE = """\
  - {id: p-1, clause: 一/1, title: 甲事, kind: task, lead: [], support: [], deadline: 2025-12-31,
     targets: [{key: 率, metric: 某率, rule: keep, op: ">=", value: 5, unit: "%", scope: 全省},
               {key: 数, metric: 某数, rule: reach, op: ">=", value: 9.5, unit: 个}], status: doing}
  - {id: p-2, clause: 一/2, title: 乙事, kind: task, lead: [], support: [], deadline: 2025-12-31,
     status: doing}
"""
FINER = """\
  - {id: q-1, clause: 二/(一), title: 丙事, kind: task, lead: [丙处], support: [], deadline: 2025-12-31,
     targets: [{key: 率, metric: 区率, rule: keep, op: ">=", value: 2, unit: "%"}],
     links: [{to: p-1, relation: implements},
             {to: p-1, relation: conflicts, key: 率, to_key: 率, note: 口径不同}],
     status: doing}
"""


def read(plan_id: str, title: str, items: str) -> Checklist:
    tree, _ = parse_tree(HEAD % (plan_id, title) + items, f"{plan_id}.yaml")
    checklist, wrong = read_checklist(tree, f"{plan_id}.yaml", plan_id)
    assert checklist is not None, wrong
    return checklist


@pytest.fixture
def traces() -> list[PlanTrace]:
    checklists = [read("p", "省计划", ABOVE), read("q", "区计划", FINER)]
    return [trace(checklists, plan_id) for plan_id in ("p", "q")]


def rows_of(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def test_every_clause_of_a_plan(traces: list[PlanTrace]) -> None:
    rows = rows_of(render_trace(traces[:1], "table", detail=True))
    assert ["一/1", "甲事", "已承接", "0/2", "丙处", "q-1", "丙事（落实）"] in rows
    assert ["一/2", "乙事", "无承接", "0/1", "—"] in rows
    assert ["一/1", "甲事", "指标", "某率（全省）：不低于5%", "有承接，未逐项写明"] in rows
    both = ["省计划", "一/1", "某率（全省）：不低于5%", "区计划", "二/(一)", "区率：不低于2%", "口径不同"]
    assert both in rows


def test_what_a_plan_takes_up(traces: list[PlanTrace]) -> None:
    text = render_trace(traces[1:], "table", detail=True)
    assert "本计划承接其他计划的条款" in text
    assert ["二/(一)", "丙事", "落实", "省计划", "一/1", "甲事"] in rows_of(text)
    assert "没有承接的条款\n\n无\n" in text


def test_all_plans_in_sum_name_each_conflict_once(traces: list[PlanTrace]) -> None:
    text = render_trace(traces, "table", detail=False)
    rows = [line.split() for line in text.splitlines() if line.startswith(("省计划", "区计划"))]
    assert rows[0] == ["省计划", "3", "0", "0", "2", "1", "1"]
    assert rows[1] == ["区计划", "1", "1", "0", "0", "0", "1"]
    assert text.count("口径不同") == 1


def test_markdown(traces: list[PlanTrace]) -> None:
    text = render_trace(traces[:1], "md", detail=True)
    assert text.startswith("## 承接总览")
    assert "\n## 省计划：各条由谁承接\n\n| 条款" in text


def test_json_holds_every_clause_and_both_numbers(traces: list[PlanTrace]) -> None:
    said = json.loads(render_trace(traces, "json", detail=False))
    above = said["plans"][0]
    assert [item["footing"] for item in above["items"]] == ["carried", "uncarried"]
    assert above["items"][0]["carriers"][0]["id"] == "q-1"
    assert above["promises"] == {"total": 3, "own": 0, "carried": 0, "words_only": 2, "uncarried": 1}
    assert [one["key"] for one in above["items"][0]["targets"]] == ["率", "数"]
    assert above["items"][0]["promises"][1] == {
        "key": "数",
        "kind": "target",
        "text": "某数",
        "footing": "words-only",
        "carriers": [],
    }
    assert [(one["kind"], one["key"], one["text"]) for one in above["items"][1]["promises"]] == [
        ("item", None, "乙事")
    ]
    conflict = above["conflicts"][0]
    assert (conflict["here"]["value"], conflict["there"]["value"]) == (5, 2)
    assert said["plans"][1]["serves"][0]["there"]["id"] == "p-1"


def test_which_promise_is_carried_by_which_by_name() -> None:
    above = """\
  - {id: p-1, clause: 一/1, title: 甲事, kind: task, lead: [], support: [], deadline: 2025-12-31,
     deliverables: [{key: 平台, text: 建成平台}, {key: 制度, text: 建立制度}], status: doing}
"""
    finer = """\
  - {id: q-1, clause: 二/(一), title: 丙事, kind: task, lead: [丙处], support: [], deadline: 2025-12-31,
     deliverables: [{key: 系统, text: 开通系统}], status: doing,
     links: [{to: p-1, relation: implements, key: 系统, to_key: 平台}]}
"""
    checklists = [read("p", "省计划", above), read("q", "区计划", finer)]
    rows = rows_of(render_trace([trace(checklists, "p")], "table", detail=True))
    assert ["省计划", "2", "0", "1", "0", "1", "0"] in rows
    assert ["一/1", "甲事", "已承接", "1/2", "丙处", "q-1", "丙事（落实）"] in rows
    assert ["一/1", "甲事", "建成平台", "q-1", "开通系统（落实）"] in rows
    assert ["一/1", "甲事", "成果", "建立制度", "无承接"] in rows
    said = json.loads(render_trace([trace(checklists, "p")], "json", detail=True))
    carriers = said["plans"][0]["items"][0]["promises"][0]["carriers"]
    assert carriers == [
        {"plan": "q", "id": "q-1", "relation": "implements", "key": "系统", "to_key": "平台", "note": None}
    ]
