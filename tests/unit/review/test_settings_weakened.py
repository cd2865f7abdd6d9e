"""``settings-weakened``."""

from __future__ import annotations

import pytest
from tests.unit.review.conftest import read_items

from jianguan_cli.domain.change.compare import compare
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.target import ReportCycle
from jianguan_cli.domain.plan.units import Register
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.review.rule import Authored, Case, SettingsChange
from jianguan_cli.domain.review.settings_weakened import RULE
from jianguan_cli.domain.settings.settings import Settings
from jianguan_cli.domain.values.calendar import Calendar
from jianguan_cli.domain.values.vocabulary import Every
from jianguan_cli.storage.workspace import FileText, load


def settings(text: str) -> Settings:
    loaded = load([FileText("jianguan.yaml", text.encode())])
    assert not loaded.findings, loaded.findings
    return loaded.settings


def nobody(_item: str, _entry: LogEntry) -> Authored | None:
    return None


def found(old: str, new: str) -> list[Finding]:
    change = SettingsChange("jianguan.yaml", settings(old), settings(new))
    return list(RULE.check(Case(compare((), ()), Register(), Calendar(), nobody, settings=change)))


LOOSENED = {
    "policy.deadline-moved 放宽：error→off": ("{}", "policy: {deadline-moved: 'off'}"),
    "policy.backdated 放宽：error→notice": ("policy: {backdated: error}", "{}"),
    "policy.not-owner 放宽：warning→notice": ("{}", "policy: {not-owner: notice}"),
    "accept 放宽：（无）→放行 self-closed（整个工作区：方便）": (
        "{}",
        "accept: [{code: self-closed, reason: 方便}]",
    ),
    "accept 放宽：（无）→放行 self-closed（p：方便）": (
        "accept: [{code: self-closed, plan: q, reason: 方便}]",
        "accept: [{code: self-closed, plan: q, reason: 方便}, {code: self-closed, plan: p, reason: 方便}]",
    ),
    "lights.overdue.light 放宽：红灯→不亮灯": ("{}", "lights: {overdue: {light: green}}"),
    "lights.missed-target.soft 放宽：黄灯→蓝灯": ("{}", "lights: {missed-target: {soft: blue}}"),
    "lights.period-short.within 放宽：黄灯→不亮灯": ("{}", "lights: {period-short: {within: green}}"),
    "lights.stale.limit 放宽：90→180": ("{}", "lights: {stale: {limit: 180}}"),
    "lights.due-soon.limit 放宽：10→3": ("{}", "lights: {due-soon: {limit: 3}}"),
    "lights.step-late.bands 放宽：超过 0 的由黄灯→不亮灯": (
        "{}",
        "lights: {step-late: {bands: [{upto: 60, light: green}, {over: 60, light: red}]}}",
    ),
    "report.every 放宽：每月→每年": ("report: {every: month}", "report: {every: year}"),
    "report.due 放宽：期末后 5 日→20 日": ("{}", "report: {due: 20}"),
    "scoring.deductions.overdue 放宽：5→0": ("{}", "scoring: {deductions: {overdue: 0}}"),
    "scoring.item_cap 放宽：10→1": ("{}", "scoring: {item_cap: 1}"),
    "scoring.notices.red 放宽：2→0": ("{}", "scoring: {notices: {yellow: 1}}"),
    "extensions.limit 放宽：1 次→不限": ("extensions: {limit: 1}", "{}"),
    "notices.reply 放宽：5 个工作日→30 个工作日": ("{}", "notices: {reply: 30}"),
    "supervisors 放宽：（无）→新增甲处": ("{}", "supervisors: [甲处]"),
}


@pytest.mark.parametrize("message", LOOSENED)
def test_what_became_milder_is_found_and_what_became_stricter_is_not(message: str) -> None:
    old, new = LOOSENED[message]
    assert message in [finding.message for finding in found(old, new)]
    assert message.partition(" ")[0] not in " ".join(finding.message for finding in found(new, old))


def test_the_finding_stands_on_the_key() -> None:
    (finding,) = found("{}", "timezone: Asia/Shanghai\npolicy:\n  deadline-moved: 'off'\n")
    assert finding.location is not None
    assert (finding.location.path, finding.location.line) == ("jianguan.yaml", 3)


def test_the_defaults_in_writing_and_the_same_settings_are_not() -> None:
    said = "report: {every: quarter, due: 5}\nlights: {stale: {light: yellow, limit: 90}}\n"
    assert found("{}", said) == []
    assert found(said, "{}") == []
    narrower = "accept: [{code: self-closed, reason: 甲}, {code: self-closed, item: p-1, reason: 乙}]"
    assert found("accept: [{code: self-closed, reason: 甲}]", narrower) == []


def test_a_colour_declared_milder_is_found() -> None:
    messages = [one.message for one in found("{}", "colours: {red: {level: blue}}")]
    assert "lights.overdue.light 放宽：红灯→蓝灯" in messages


def test_a_plan_that_reports_less_often_is_found() -> None:
    (before,), _ = read_items(["note: 一"])
    after = before._replace(plan=before.plan.replace(report=ReportCycle(every=Every.YEAR)))
    unchanged = SettingsChange("jianguan.yaml", Settings(), Settings())

    def messages(*sides: Checklist) -> list[str]:
        changes = compare(sides[:1], sides[1:])
        case = Case(changes, Register(), Calendar(), nobody, settings=unchanged)
        return [f"{one.location}: {one.message}" for one in RULE.check(case)]

    assert messages(before, after) == ["checklists/p.yaml:2:7: plan.report.every 放宽：每季度→每年"]
    assert messages(after, before) == []
