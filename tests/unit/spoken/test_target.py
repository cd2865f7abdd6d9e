"""Targets as typed."""

from __future__ import annotations

import pytest

from jianguan_cli.domain.spoken.target import read_target
from jianguan_cli.domain.values.number import show


@pytest.mark.parametrize(
    ("text", "rule", "op", "value", "unit"),
    [
        ("合格率>=98%", "reach", ">=", "98", "%"),
        ("合格率 ≥ ９８％", "reach", ">=", "98", "%"),
        ("keep:按时办结率不低于95%", "keep", ">=", "95", "%"),
        ("底线型:按时办结率不低于95%", "keep", ">=", "95", "%"),
        ("each/quarter:抽检批次>=1,200批次", "each", ">=", "1200", "批次"),
        ("周期型/每季度:抽检批次达到300批次", "each", ">=", "300", "批次"),
        ("投诉量小于50件", "reach", "<", "50", "件"),
        ("重大事故==0起", "reach", "==", "0", "起"),
        ("市场主体总量达到850万户", "reach", ">=", "850", "万户"),
    ],
)
def test_targets(text: str, rule: str, op: str, value: str, unit: str) -> None:
    said = read_target(text)
    assert said is not None
    assert (said["rule"], said["op"], show(said["value"]), said["unit"]) == (rule, op, value, unit)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["合格率", "合格率>=很高", "each:批次>=3批", "weekly:批次>=3批", ""])
def test_what_is_no_target(text: str) -> None:
    assert read_target(text) is None
