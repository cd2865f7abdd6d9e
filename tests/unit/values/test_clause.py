from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.domain.values.clause import Level, Step, parse_clause, spell
from jianguan_cli.domain.values.numerals import from_chinese, to_chinese


@pytest.mark.parametrize(
    "label", ["五/(十九)", "四/(二)/2", "一/6", "二/(四)/2/四是", "一/(一)#2", "二/(四)/1/总述"]
)
def test_a_label_is_spelled_as_it_was_read(label: str) -> None:
    steps = parse_clause(label)
    assert steps is not None
    assert spell(steps) == label


def test_the_steps_of_a_label() -> None:
    assert parse_clause("二/(十四)/3/二是#1") == (
        Step(Level.CHAPTER, 2),
        Step(Level.SECTION, 14),
        Step(Level.NUMBER, 3),
        Step(Level.POINT, 2),
        Step(Level.BRACKET, 1),
    )


@pytest.mark.parametrize("label", ["领导批示", "一/(甲)", "一/", "一/(一)#甲", "", "会议纪要/第3项"])
def test_a_free_label_has_no_steps(label: str) -> None:
    assert parse_clause(label) is None


@given(st.integers(1, 99))
def test_numerals_there_and_back(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("二十", 20),
        ("一百零五", 105),
        ("两千三百", 2300),
        ("二〇二五", 2025),
        ("甲", None),
        ("", None),
    ],
)
def test_numerals_of_other_kinds(text: str, number: int | None) -> None:
    assert from_chinese(text) == number
