"""Findings in one order on every machine."""

from __future__ import annotations

from jianguan_cli.domain.records.finding import Finding, Light, Severity, sort_key
from jianguan_cli.domain.records.location import Location


def test_by_place_then_by_code_and_those_without_a_place_first() -> None:
    wanted = [
        Finding("z", Severity.NOTICE, "无处"),
        Finding("b", Severity.ERROR, "一", Location("a.yaml", 2, 1)),
        Finding("a", Severity.ERROR, "二", Location("a.yaml", 2, 9)),
        Finding("a", Severity.ERROR, "三", Location("a.yaml", 10, 1)),
        Finding("a", Severity.ERROR, "甲", Location("b.yaml", 1, 1)),
        Finding("b", Severity.ERROR, "甲", Location("b.yaml", 1, 1)),
    ]
    assert sorted((wanted[at] for at in (4, 2, 0, 5, 3, 1)), key=sort_key) == wanted


def test_red_is_the_worst_light_and_each_severity_has_its_word() -> None:
    ranked = sorted(Light, key=lambda light: light.rank)
    assert [light.value for light in ranked] == ["red", "yellow", "blue", "green", "none"]
    assert [severity.label for severity in Severity] == ["错误", "提醒", "提示"]
