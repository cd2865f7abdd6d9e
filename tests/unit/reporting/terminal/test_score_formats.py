"""The sheet as the terminal, a bulletin and a program get it."""

from __future__ import annotations

import datetime as dt
import json
from textwrap import dedent, indent

import pytest
from tests.small_workspace import in_memory

from jianguan_cli.commands.score import score_units
from jianguan_cli.commands.state import State
from jianguan_cli.errors import UsageError
from jianguan_cli.reporting.terminal.cells import text_width
from jianguan_cli.reporting.terminal.score_formats import SCORE_FORMATS

UNITS = """\
format: 1
units:
- {name: 甲处, org: 甲省局, class: 处室}
- {name: 乙处, org: 甲省局, class: 处室}
"""
HEAD = """\
format: 1
plan:
  {{id: {id}, title: {title}, issuer: 甲省局, issued: 2025-01-01,
    start: 2025-01-01, end: 2025-12-31{more}}}
items:
"""
LATE = """
- id: p-1
  clause: 一/1
  title: 推行某制度
  kind: task
  lead: [甲处]
  support: [乙处]
  deadline: 2025-06-30
  deliverables: [{key: 制度, text: 印发|制度}]
  status: doing
  log:
  - {date: 2025-03-01, by: 甲, status: doing}
  - {date: 2025-08-01, upto: 2025-06-30, by: 甲, done: [制度]}
"""
NOBODY = """
- id: p-2
  clause: 一/2
  title: 无主事项
  kind: task
  lead: []
  support: []
  deadline: 2025-06-30
  deliverables: [{key: 无主, text: 无主的成果}]
  status: unreported
"""
SETTINGS = """\
scoring:
  adjust:
  - {date: 2025-09-01, unit: 乙处, points: 1.5, reason: 通报表扬, approved_by: 局长}
  - {date: 2025-09-01, unit: 没有的处, points: -1, reason: 误会, approved_by: 局长}
"""


def state(settings: str = "{}", more: str = "", items: str = LATE + NOBODY) -> State:
    """A workspace of one plan, as its files would say it."""
    head = HEAD.format(id="p", title="工作要点", more=more)
    return in_memory(settings, p=head + indent(dedent(items), "  "), units=UNITS)


DAY = dt.date(2025, 12, 31)


def render(form: str, settings: str = "{}", by: str = "unit", width: int | None = None) -> str:
    made = state(settings)
    assert not made.broken
    return SCORE_FORMATS[form](score_units(made, DAY, by=by).board, width)


def test_the_table_traces_every_point() -> None:
    lines = render("table").splitlines()
    assert lines[0] == "计分期间：2025年1月1日至2025年12月31日（按2025年12月31日所知）；起始分 100，失分累计"
    assert any(line.split()[:4] == ["1/2", "乙处", "处室", "0"] for line in lines)
    assert any(line.startswith("2/2（末位）") and line.endswith("95") for line in lines)
    assert any(
        "2025-07-01" in line and "p-1" in line and "逾期未结" in line and "-5" in line for line in lines
    )
    assert any("2025-08-01" in line and "+5" in line and "返还" in line for line in lines)
    assert "失分事件：逾期未结 1 起（50%）、到期未达标 1 起（50%）" in lines
    assert "事项状态：待填报 1 项（50%）、推进中 1 项（50%）" in lines
    assert "另有 1 起失分事件的事项没有承办单位，未计入任何单位。" in lines


def test_a_bulletin_prints_no_id() -> None:
    text = render("md", SETTINGS)
    assert "p-1" not in text
    assert "overdue" not in text
    assert "推行某制度" in text
    assert "成果“印发\\|制度”未完成" in text
    assert "通报表扬（局长批准）" in text
    assert text.startswith("# 考核评分\n")


def test_json_has_each_event_with_its_day_item_and_rule() -> None:
    data = json.loads(render("json", SETTINGS))
    assert {key: data[key] for key in ("as_of", "since", "until", "by", "start", "method")} == {
        "as_of": "2025-12-31",
        "since": "2025-01-01",
        "until": "2025-12-31",
        "by": "unit",
        "start": 100,
        "method": "total",
    }
    rows = {row["unit"]: row for row in data["rows"]}
    assert rows["甲处"]["events"][0] == {
        "date": "2025-07-01",
        "happened": "2025-06-30",
        "plan": "p",
        "item": "p-1",
        "code": "overdue",
        "subject": None,
        "points": -5,
        "message": "时限2025年6月30日已过，未办结，当时没有有效的销号申请",
        "share": 1,
        "returned": False,
    }
    assert [event["points"] for event in rows["甲处"]["events"]] == [-5, -5, 5]
    assert [event["returned"] for event in rows["甲处"]["events"]] == [False, False, True]
    assert (rows["甲处"]["lost"], rows["甲处"]["score"]) == (5, 95)
    assert (rows["乙处"]["lost"], rows["乙处"]["added"], rows["乙处"]["score"]) == (2.5, 1.5, 99)
    assert rows["没有的处"]["adjustments"][0]["points"] == -1
    assert sum(kind["share"] for kind in data["kinds"]) == 100
    assert sum(status["share"] for status in data["statuses"]) == 100
    assert [event["item"] for event in data["unborne"]] == ["p-2"]


def test_plans_are_rows_too() -> None:
    data = json.loads(render("json", by="plan"))
    (row,) = data["rows"]
    assert (row["plan"], row["title"], row["lead_items"]) == ("p", "工作要点", 2)
    assert (row["lost"], row["score"]) == (10, 95)
    assert row["reported"]
    assert "工作要点" in render("table", by="plan")
    assert "按事项加权平均" in render("table", by="plan")


SILENT = """
- id: p-3
  clause: 一/3
  title: 无人过问
  kind: task
  lead: [丙处]
  support: []
  deadline: 2025-12-31
  status: unreported
"""


def test_who_has_reported_nothing_is_named_and_not_ranked() -> None:
    board = score_units(state(items=LATE + SILENT), DAY).board
    table = SCORE_FORMATS["table"](board, None).splitlines()
    assert any(line.split()[:2] == ["未报送", "丙处"] for line in table)
    said = "未报送 1 个：计分期间没有填报（由几个单位各报各的，只看自己报的），得分只是没有失分事件，不排名。"
    assert said in table
    assert "| 未报送" in SCORE_FORMATS["md"](board, None)
    rows = {row["unit"]: row for row in json.loads(SCORE_FORMATS["json"](board, None))["rows"]}
    assert [rows["丙处"][key] for key in ("reported", "rank", "ranked", "score")] == [False, None, None, 100]
    assert [rows["乙处"][key] for key in ("reported", "rank", "ranked")] == [True, 1, 2]


def test_a_narrow_terminal_folds_and_loses_nothing() -> None:
    lines = render("table", width=90).splitlines()
    hanging = 4  # closing punctuation stays with what it closes
    assert max(text_width(line) for line in lines[2:-6]) <= 90 + hanging
    told = "".join(line.rsplit("  ", 1)[-1].strip() for line in lines)
    assert "返还：后来的数据证明没有发生——时限2025年6月30日已过，成果“印发|制度”未完成" in told


ELSEWHERE = """\
scoring:
  adjust:
  - {date: 2025-09-01, unit: 丙处, org: 乙省局, points: 1, reason: 好, approved_by: 局长}
"""


def test_units_of_several_organisations_say_whose_they_are() -> None:
    assert "机关" not in render("table").splitlines()[2]
    assert "机关" in render("table", ELSEWHERE).splitlines()[2]


def test_a_unit_nobody_knows_is_said() -> None:
    outcome = score_units(state(SETTINGS), DAY)
    assert len(outcome.remarks) == 1
    assert "没有的处" in outcome.remarks[0]


@pytest.mark.parametrize(
    ("archived", "plans", "rows"),
    [("2025-12-31", (), 0), ("2025-12-31", ("p",), 2), ("2026-01-01", (), 2)],
)
def test_an_archived_plan_counts_only_where_it_is_named(
    archived: str, plans: tuple[str, ...], rows: int
) -> None:
    made = state(more=f", archived: {archived}")
    assert len(score_units(made, DAY, plans=plans).board.rows) == rows


@pytest.mark.parametrize(
    ("settings", "since", "first"),
    [
        ("{}", None, dt.date(2025, 1, 1)),
        ("{}", dt.date(2021, 1, 1), dt.date(2021, 1, 1)),
        ("scoring: {span: all}", None, dt.date.min),
    ],
)
def test_the_span_begins_as_told(settings: str, since: dt.date | None, first: dt.date) -> None:
    assert score_units(state(settings), DAY, since=since).board.first == first


def test_a_year_may_be_scored_after_its_end() -> None:
    """What happened in the year, by what is known when its last figures are in."""
    board = score_units(
        state(), dt.date(2026, 2, 1), since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31)
    ).board
    assert (board.as_of, board.last) == (dt.date(2026, 2, 1), dt.date(2025, 12, 31))
    assert score_units(state(), dt.date(2026, 2, 1)).board.first == dt.date(2026, 1, 1)


def test_everything_since_ever_has_no_first_day() -> None:
    board = score_units(state("scoring: {span: all}"), DAY).board
    assert json.loads(SCORE_FORMATS["json"](board, None))["since"] is None
    assert SCORE_FORMATS["table"](board, None).startswith("计分期间：起始至")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"plans": ("q",)}, "没有计划“q”"),
        ({"until": dt.date(2026, 1, 1)}, "晚于判定日"),
        ({"since": dt.date(2026, 1, 1)}, "起在止后"),
    ],
)
def test_what_cannot_be_scored_is_refused(given: dict[str, object], why: str) -> None:
    with pytest.raises(UsageError) as refused:
        score_units(state(), DAY, **given)  # type: ignore[arg-type]
    assert why in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("settings", "why", "line"),
    [
        ("scoring: {deductions: {overdue: -1}}", "不能小于 0", 1),
        ("scoring:\n  notices: {purple: 1}", "颜色“purple”没有声明", 2),
        ("scoring:\n  cap: 50\n  floor: 60", "高于最高分", 3),
        ("scoring: {lead_only: [late]}", "late", 1),
        ("scoring: {deduction: {}}", "deduction", 1),
        ("scoring:\n  adjust:\n  - {date: 2025-01-01, unit: 甲处, points: 1, reason: 好}", "approved_by", 3),
        ("midterm:\n  slower-ratio: 1.2", "有重叠", 2),
    ],
)
def test_mistakes_in_the_rules_are_named_with_their_line(settings: str, why: str, line: int) -> None:
    (finding,) = state(settings).broken
    assert why in finding.message
    assert finding.location is not None
    assert finding.location.line == line
