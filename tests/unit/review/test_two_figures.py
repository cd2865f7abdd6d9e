"""``two-figures``."""

from __future__ import annotations

import pytest
from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.two_figures import RULE

TARGET = "targets: [{key: 批次, metric: 抽检批次, rule: reach, op: '>=', value: 120, unit: 批}]\n"
FIRST = "{date: 2025-04-02, upto: 2025-03-31, by: 甲, values: {批次: 90}}"
OTHER = "{date: 2025-04-10, upto: 2025-03-31, by: 乙, values: {批次: 95}}"


def log(*entries: str) -> str:
    return f"{TARGET}log: [{', '.join(entries)}]"


def test_a_second_figure_of_the_same_day_is_found(look: Look) -> None:
    (finding,) = look(RULE, log(FIRST), log(FIRST, OTHER))
    assert "90（2025年4月2日报）、95（2025年4月10日报）" in finding.message


def test_what_contradicted_itself_before_is_not_found_again(look: Look) -> None:
    assert look(RULE, log(FIRST, OTHER), log(FIRST, OTHER) + "\nnote: 备查") == []


@pytest.mark.parametrize(
    "second",
    [
        OTHER.replace("95", "90"),
        OTHER.replace("upto: 2025-03-31, ", ""),
        "{date: 2025-04-10, by: 乙, correct: {entry: 2025-04-02, values: {批次: 95}}}",
    ],
)
def test_the_same_figure_another_day_or_a_correction_is_right(look: Look, second: str) -> None:
    assert look(RULE, log(FIRST), log(FIRST, second)) == []


def test_a_provisional_figure_gives_way(look: Look) -> None:
    first = FIRST.replace("by", "provisional: true, by")
    assert look(RULE, log(first), log(first, OTHER)) == []
