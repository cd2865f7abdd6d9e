"""How far an item has come: unknown beside a target without a figure, and never the better for silence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.actions.conftest import Stand, stand

from jianguan_cli.reporting.words.lines import progress_words

__all__ = ["stand"]
TWO = """
targets:
- {{key: a, metric: a, rule: reach, op: ">=", value: 20, unit: 家{more}}}
- {{key: b, metric: b, rule: reach, op: ">=", value: 40, unit: 家{more}}}
log: [{{date: 2025-06-20, by: 甲, status: doing, values: {{{values}}}}}]
"""
RESULT = "deliverables: [{key: 方案, text: 方案}]\n"


@pytest.mark.parametrize(
    ("more", "values", "progress", "said"),
    [
        ("", "a: 20, b: 10", Decimal(25), "25%"),
        ("", "a: 20", None, "不明（目标2个，有数的1个）"),
        (", any_of: 其一", "a: 10, b: 10", Decimal(50), "50%"),
        (", any_of: 其一", "a: 20", Decimal(100), "100%"),
    ],
)
def test_the_least_of_all_or_unknown(
    stand: Stand, more: str, values: str, progress: Decimal | None, said: str
) -> None:
    one = stand(TWO.format(more=more, values=values))
    assert one.progress == progress
    assert progress_words(one) == said


def test_results_say_that_a_target_has_no_figure(stand: Stand) -> None:
    done = TWO.format(more="", values="a: 20").replace("status: doing", "status: doing, done: [方案]")
    assert progress_words(stand(RESULT + done)) == "100%（另有目标2个，有数的1个）"


def test_what_is_owed_is_said(stand: Stand) -> None:
    old = TWO.format(more="", values="a: 20, b: 10").replace("2025-06-20", "2025-03-20")
    assert progress_words(stand(old, on="2025-07-10")) == "25%（有欠报）"
