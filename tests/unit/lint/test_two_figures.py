from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.lint.two_figures import RULE
from jianguan_cli.domain.records.finding import Severity

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

TARGET = "targets: [{{key: 批次, metric: 抽检批次, rule: reach, op: '>=', value: 120, unit: 批{more}}}]\n"
FIRST = "{date: 2025-04-02, upto: 2025-03-31, by: 甲, values: {批次: 90}}"
OTHER = "{date: 2025-04-10, upto: 2025-03-31, by: 甲, values: {批次: 95}}"


def log(*entries: str, more: str = "") -> dict[str, list[str]]:
    return {"p": [TARGET.format(more=more) + "log:\n" + "".join(f"- {one}\n" for one in entries)]}


def test_two_figures_of_one_cutoff_are_told_at_the_second(find: Find) -> None:
    (finding,) = find(RULE, log(FIRST, OTHER))
    assert finding.message == (
        "“批次”截至2025年3月31日报了两个数：90（2025年4月2日报）、95（2025年4月10日报）"
    )
    assert (finding.item, finding.target, finding.level) == ("p-1", "批次", Severity.ERROR)
    assert finding.location is not None
    assert finding.location.line == 13


@pytest.mark.parametrize(
    ("why", "entries"),
    [
        ("the same figure again", (FIRST, FIRST.replace("04-02", "04-10"))),
        ("of another cutoff", (FIRST, OTHER.replace("upto: 2025-03-31", "upto: 2025-04-09"))),
        ("the first was 初步数", (FIRST.replace("by", "provisional: true, by"), OTHER)),
        (
            "corrected to the second",
            (FIRST, OTHER, "{date: 2025-04-12, by: 甲, correct: {entry: 2025-04-02, values: {批次: 95}}}"),
        ),
        (
            "withdrawn",
            (FIRST, "{date: 2025-04-03, by: 甲, correct: {entry: 2025-04-02, values: {批次: ~}}}", OTHER),
        ),
        ("found untrue", (FIRST, "{date: 2025-04-03, by: 督, verify: {result: untrue}}", OTHER)),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_what_says_which_one_holds(find: Find, why: str, entries: tuple[str, ...]) -> None:
    assert find(RULE, log(*entries)) == []


@pytest.mark.parametrize(
    ("why", "entries"),
    [
        ("the second is 初步数", (FIRST, OTHER.replace("by", "provisional: true, by"))),
        (
            "two final ones after a 初步数",
            (
                FIRST.replace("by", "provisional: true, by"),
                OTHER,
                OTHER.replace("04-10", "04-20").replace("95", "96"),
            ),
        ),
        (
            "corrected to a third",
            (FIRST, OTHER, "{date: 2025-04-12, by: 甲, correct: {entry: 2025-04-02, values: {批次: 94}}}"),
        ),
        ("two units", (FIRST.replace("by", "unit: 甲处, by"), OTHER.replace("by", "unit: 乙处, by"))),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_what_says_nothing_of_it(find: Find, why: str, entries: tuple[str, ...]) -> None:
    assert len(find(RULE, log(*entries))) == 1


def test_under_combine_each_unit_has_a_figure_of_its_own(find: Find) -> None:
    units = FIRST.replace("by", "unit: 甲处, by"), OTHER.replace("by", "unit: 乙处, by")
    assert find(RULE, log(*units, more=", combine: sum")) == []
    again = OTHER.replace("by", "unit: 甲处, by")
    (finding,) = find(RULE, log(units[0], again, more=", combine: sum"))
    assert "90（2025年4月2日报，甲处）" in finding.message
