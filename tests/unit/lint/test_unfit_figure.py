"""``unfit-figure``: what no command would have written, written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.lint.unfit_figure import RULE
from jianguan_cli.domain.records.finding import Severity

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

TARGET = "targets: [{{key: 率, metric: 合格率, rule: keep, op: '>=', value: 98, unit: '%'{more}}}]\n"
SEVERAL = ", combine: worst, reporters: [甲县局, 乙县局]"


def item(entry: str, more: str = "") -> dict[str, list[str]]:
    return {"p": [TARGET.format(more=more) + f"log:\n- {{date: 2025-04-02, by: 甲, {entry}}}\n"]}


@pytest.mark.parametrize(
    ("entry", "more", "said", "place"),
    [
        ("unit: 丙县局, values: {率: 99}", SEVERAL, "“丙县局”不在其中", "丙县局"),
        ("unit: 甲县局, values: {率: 99}", ", combine: pooled", "只报比率合不起来", "99"),
        ("values: {率: 99}, refs: {率: 97}", "", "用不上参照值", "97"),
        ("met: true", "", "没有相对目标", "true"),
        ("provisional: true, note: 待报", "", "这里没有数", "true"),
    ],
)
def test_what_a_command_refuses_is_an_error_at_its_place(
    find: Find, entry: str, more: str, said: str, place: str
) -> None:
    plans = item(entry, more)
    (finding,) = find(RULE, plans)
    assert said in finding.message
    assert finding.level is Severity.ERROR
    assert finding.location is not None
    line = f"  - {{date: 2025-04-02, by: 甲, {entry}}}"
    assert line[finding.location.column - 1 :].startswith(place)


@pytest.mark.parametrize(
    ("entry", "more"),
    [
        ("unit: 乙县局, values: {率: 99}", SEVERAL),
        ("unit: 甲县局, values: {率: 90}, parts: {率: [9, 10]}", ", combine: pooled"),
        ("provisional: true, values: {率: 99}", ""),
    ],
)
def test_what_a_command_takes_is_right(find: Find, entry: str, more: str) -> None:
    assert find(RULE, item(entry, more)) == []


def test_what_was_withdrawn_since_is_past(find: Find) -> None:
    plans = item("unit: 丙县局, values: {率: 99}", SEVERAL)
    plans["p"][0] += (
        "- {date: 2025-05-02, by: 督, unit: 丙县局, correct: {entry: 2025-04-02, values: {率: ~}}}\n"
    )
    assert find(RULE, plans) == []
