"""Findings in every format, read back by the tools that will read them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from junitparser import JUnitXml
from sarif_pydantic import Sarif

from jianguan_cli.domain.records.finding import Finding, Light, Severity
from jianguan_cli.domain.records.location import Location
from jianguan_cli.reporting.terminal.finding_formats import (
    FINDING_FORMATS,
    format_github,
    format_gitlab,
    format_json,
    format_junit,
    format_sarif,
    format_text,
)

DAY = date(2025, 6, 30)
HERE = Location("checklists/某计划.yaml", 12, 5)
FINDINGS = [
    Finding("overdue", Light.RED, "已过时限 3 天", HERE, "p-1", hint="请申请销号"),
    Finding("due-soon", Light.BLUE, "临近时限", HERE, "p-2"),
    Finding("copied-note", Severity.WARNING, "与上次相同", HERE, "p-3", accepted="本来如此"),
    Finding("schema", Severity.ERROR, "缺少必填的 status", Location("checklists/x.yaml")),
    Finding("schema", Severity.ERROR, "缺少必填的 status", Location("checklists/x.yaml")),
]
HOSTILE = Finding("overdue", Light.RED, "\x1b]0;x\x07<script>%,:\n::error::]]>&\"'", HERE, "p-1")


def test_text_says_place_level_code_item_and_what_to_do() -> None:
    lines = format_text(FINDINGS, DAY).splitlines()
    assert lines[0] == "checklists/某计划.yaml:12:5: 红灯[overdue] p-1 已过时限 3 天"
    assert lines[1] == "    请申请销号"
    assert "    已知悉：本来如此" in lines
    assert lines[-1] == "共 4 项：红灯 1、蓝灯 1、错误 2，另有已知悉 1（截至 2025-06-30）"
    assert format_text([], DAY) == "没有发现问题（截至 2025-06-30）\n"


def test_json_has_light_for_judgements_and_severity_for_the_rest() -> None:
    answer = json.loads(format_json(FINDINGS, DAY))
    assert [one.get("accepted") for one in answer["findings"]] == [None, None, "本来如此", None, None]
    assert answer["as_of"] == "2025-06-30"
    assert answer["findings"][0] == {
        "code": "overdue",
        "light": "red",
        "item": "p-1",
        "message": "已过时限 3 天",
        "location": {"path": "checklists/某计划.yaml", "line": 12, "column": 5},
        "target": None,
        "deliverable": None,
        "soft": False,
    }
    assert answer["findings"][2]["severity"] == "warning"


def test_sarif_is_read_by_a_sarif_reader() -> None:
    text = format_sarif([*FINDINGS, HOSTILE], DAY)
    log = Sarif.model_validate_json(text)
    results = log.runs[0].results or []
    assert [result.rule_id for result in results][:3] == ["overdue", "due-soon", "copied-note"]
    document: dict[str, Any] = json.loads(text)
    run = document["runs"][0]
    assert [one["level"] for one in run["results"]] == ["error", "note", "warning", "error", "error", "error"]
    region = run["results"][0]["locations"][0]["physicalLocation"]
    assert region["region"] == {"startLine": 12, "startColumn": 5}
    assert region["artifactLocation"]["uri"] == "checklists/%E6%9F%90%E8%AE%A1%E5%88%92.yaml"
    for one in run["results"]:
        assert run["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == one["ruleId"]
    assert run["results"][2]["suppressions"][0]["justification"] == "本来如此"


def test_junit_is_read_by_junitparser() -> None:
    suites = JUnitXml.fromstring(format_junit([*FINDINGS, HOSTILE], DAY).encode())
    suite = next(iter(suites))
    assert (suite.tests, suite.failures, suite.errors) == (6, 4, 0)
    cases = list(suite)
    assert cases[0].classname == "checklists/某计划.yaml"
    assert cases[0].result[0].type == "overdue"
    clean = next(iter(JUnitXml.fromstring(format_junit([], DAY).encode())))
    assert (clean.tests, clean.failures) == (1, 0)


def test_github_commands_cannot_be_broken_out_of() -> None:
    lines = format_github([*FINDINGS, HOSTILE], DAY).splitlines()
    assert len(lines) == 6
    assert lines[0] == (
        "::error file=checklists/某计划.yaml,line=12,col=5,title=overdue::p-1 已过时限 3 天（请申请销号）"
    )
    assert lines[1].startswith("::notice ")
    assert lines[2].startswith("::warning ")
    assert lines[5].count("::error") == 2
    assert "%25" in lines[5]


def test_gitlab_fingerprints_tell_twins_apart_and_are_stable() -> None:
    issues = json.loads(format_gitlab(FINDINGS, DAY))
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints)
    moved = [one._replace(location=Location(one.location.path, 99)) for one in FINDINGS if one.location]
    assert [issue["fingerprint"] for issue in json.loads(format_gitlab(moved, date(2025, 7, 1)))] == prints
    assert issues[0]["location"]["positions"]["begin"] == {"line": 12, "column": 5}
    assert issues[0]["severity"] == "major"


@pytest.mark.parametrize("name", list(FINDING_FORMATS))
def test_no_control_character_reaches_any_format(name: str) -> None:
    text = FINDING_FORMATS[name]([HOSTILE], DAY)
    assert "\x1b" not in text
    assert "\x07" not in text
