from datetime import date
from decimal import Decimal

import pytest

from jianguan_cli.reporting.words.print import (
    amount,
    book,
    clause_words,
    clean,
    clipped,
    day_words,
    gap_words,
    listed,
    listed_within,
    percent,
    signed,
    spoken_days,
)


def test_days_have_no_leading_zeros() -> None:
    assert day_words(date(2025, 1, 5)) == "2025年1月5日"
    assert day_words(None) == "—"
    assert spoken_days("应于 2025-01-05 前") == "应于 2025年1月5日 前"


@pytest.mark.parametrize(
    ("gap", "said"),
    [("-12.34", "落后12.3个百分点"), ("7", "超前7个百分点"), ("-0.04", "与序时持平")],
)
def test_gap(gap: str, said: str) -> None:
    assert gap_words(Decimal(gap)) == said


def test_amounts_keep_what_was_written() -> None:
    assert amount(Decimal("98.60"), "%") == "98.6%"
    assert amount(Decimal(850), "万户") == "850万户"
    assert percent(Decimal("66.666")) == "66.7%"
    assert percent(None) == gap_words(None) == "—"


def test_lists_say_how_many_are_left_out() -> None:
    assert listed(()) == "—"
    assert listed(("甲", "乙", "丙")) == "甲、乙、丙"
    assert listed(("甲", "乙", "丙"), 2) == "甲、乙等3家"


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("五/(十九)", "五（十九）"),
        ("一/6", "一·6"),
        ("二/(四)/2/四是", "二（四）·2·四是"),
        ("一/(一)#2", "一（一）"),
    ],
)
def test_clauses_print_without_machine_marks(clause: str, said: str) -> None:
    assert clause_words(clause) == said


def test_nothing_that_drives_a_terminal_or_turns_the_text_gets_through() -> None:
    assert clean("甲\x1b]0;乙\x07丙\u202e丁\n戊\t己") == "甲]0;乙丙丁 戊 己"


def test_books_inside_books() -> None:
    assert book("关于《办法》的通知") == "《关于〈办法〉的通知》"


def test_changes_are_said_in_words() -> None:
    assert [signed(change) for change in (2, -1, 0)] == ["增加2项", "减少1项", "持平"]


def test_as_many_names_as_fit() -> None:
    assert listed_within(("注册处", "计量处", "稽查处"), 7) == "注册处、计量处等3家"
    assert listed_within(("省个私发展中心", "计量处"), 3) == "省个私发展中心等2家"
    assert listed_within(("注册处",), 3) == "注册处"


def test_long_text_is_cut_where_a_clause_ends() -> None:
    assert clipped("已过时限，尚未申请销号", 20) == "已过时限，尚未申请销号"
    assert clipped("已过时限多日，尚未申请销号", 9) == "已过时限多日……"
    assert clipped("没有标点的一长串文字", 6) == "没有标点……"
