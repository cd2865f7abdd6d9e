"""``odd-figure``: what a command would have asked about, written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.lint.odd_figure import RULE
from jianguan_cli.domain.records.finding import Severity

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

TARGET = "targets: [{{key: 率, metric: 合格率, rule: keep, op: '>=', {value}, unit: '%'}}]\n"
OWN = "value: 98"
RELATIVE = "against: 全国均值"


def item(*entries: str, value: str = OWN, more: str = "") -> str:
    log = "".join(f"- {{date: 2025-0{month}-02, by: 甲, {one}}}\n" for month, one in enumerate(entries, 4))
    return f"{more}{TARGET.format(value=value)}log:\n{log}"


@pytest.mark.parametrize(
    ("value", "entry", "said"),
    [
        (OWN, "values: {率: 986}", "不应超过 100%"),
        (OWN, "values: {率: -3}", "不应小于 0"),
        (OWN, "values: {率: 0.986}", "是不是 98.6%"),
        (RELATIVE, "values: {率: 99}", "没有参照值就无从判定"),
    ],
)
def test_what_a_command_asks_about_is_a_warning(find: Find, value: str, entry: str, said: str) -> None:
    (finding,) = find(RULE, {"p": [item(entry, value=value)]})
    assert said in finding.message
    assert (finding.level, finding.item, finding.target) == (Severity.WARNING, "p-1", "率")


def test_what_is_right_or_put_right_is_not_told(find: Find) -> None:
    later = item("values: {率: 99}", "upto: 2025-04-02, refs: {率: 97}", value=RELATIVE)
    corrected = item(
        "values: {率: 986}",
        "correct: {entry: 2025-04-02, values: {率: 98.6}, reason: 点错, approved_by: 局长}",
    )
    for lines in (item("values: {率: 98.6}"), later, corrected):
        assert find(RULE, {"p": [lines]}) == []


def test_what_another_item_reports_already_is_told(find: Find) -> None:
    link = "id: p-1\nlinks: [{to: p-2, relation: same, key: 率, to_key: 率}]\n"
    own = item("note: 起步", "values: {率: 99}", more=link)
    other = item("values: {率: 98.6}", more="id: p-2\n")
    (finding,) = find(RULE, {"p": [own, other]})
    assert (finding.item, "由 p-2 填报" in finding.message) == ("p-1", True)
