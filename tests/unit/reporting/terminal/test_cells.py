"""How wide words are on a terminal, and where their lines end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from jianguan_cli.reporting.terminal.cells import (
    _PLAIN,
    NO_END,
    NO_START,
    Screen,
    fit_text,
    fold,
    inert,
    text_width,
)

MARKS = "，。（）“”《》、98.6%hb-145-i1 …—甲乙丙e\u0301\U0001f600"
WORDS = st.text(st.one_of(st.sampled_from(MARKS), st.characters(exclude_categories=["C"]))).map(inert)


def test_what_is_measured_without_the_library_is_what_the_library_says() -> None:
    every = (chr(code) for code in range(0x20, 0x110000) if not 0xD800 <= code < 0xE000)
    plain = [one for one in every if _PLAIN.fullmatch(one)]
    assert len(plain) > 25_000
    assert [one for one in plain if text_width(one) != wcwidth(one)] == []
    assert text_width("年度目标（98.6%）") == 17


@pytest.mark.parametrize(
    ("text", "narrow", "wide"),
    [
        ("“甲”", 4, 6),
        ("…—", 2, 4),
        ("e\u0301", 1, 1),  # an accent that combines takes no cell, however wide the terminal draws it
        ("한글", 4, 4),
        ("\U0001f600", 2, 2),
    ],
)
def test_marks_of_two_widths(text: str, narrow: int, wide: int) -> None:
    assert (text_width(text), text_width(text, 2)) == (narrow, wide)
    assert max(wcswidth(text), 0) == narrow


@given(WORDS, st.integers(12, 60), st.sampled_from((1, 2)))
def test_no_line_is_wider_and_nothing_is_lost(text: str, width: int, ambiguous: int) -> None:
    lines = fold(text, width, ambiguous)
    assert all(text_width(line, ambiguous) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.sampled_from([*"甲乙，。）》”%", "（", "“", "98.6%", "hb-145-i1"])), st.integers(12, 40))
def test_a_mark_is_parted_from_its_word_only_where_they_are_wider_than_a_line(
    parts: list[str], width: int
) -> None:
    lines = fold("".join(parts), width)
    for before, after in pairwise(lines):
        tied = after[0] in NO_START or before[-1] in NO_END
        if tied:
            # Nowhere in the line before was there a place to break it.
            assert not any(
                before[at] not in NO_START and before[at - 1] not in NO_END for at in range(1, len(before))
            ), lines


def test_the_character_before_a_closing_mark_is_carried_down() -> None:
    assert fold("甲乙丙丁戊己，庚", 12) == ["甲乙丙丁戊", "己，庚"]
    assert fold("甲乙丙丁戊（己庚）", 12) == ["甲乙丙丁戊", "（己庚）"]


def test_numbers_and_ids_are_whole() -> None:
    lines = fold("应达到98.6%以上，共1300个点位。见 hb-145-tasks-i6 现为2025年12月31日的数", 18)
    assert any("hb-145-tasks-i6" in line for line in lines)
    assert any("1300" in line for line in lines)
    assert all(line[0] not in "，。%）" for line in lines)


def test_a_folded_line_goes_on_below_its_beginning() -> None:
    text = "- 甲乙丙丁戊己庚辛壬癸\n    完成：甲乙丙丁戊己庚\n短\n"
    assert fit_text(text, Screen(20)).split("\n") == [
        "- 甲乙丙丁戊己庚辛壬",
        "  癸",
        "    完成：甲乙丙丁戊",
        "      己庚",
        "短",
        "",
    ]
    assert fit_text(text, Screen(None)) == text
