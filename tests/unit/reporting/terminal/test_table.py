"""Tables that fit: words are folded, then columns go by their rank, ids are never cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.reporting.terminal.cells import UNBOUNDED, Screen, text_width
from jianguan_cli.reporting.terminal.table import LEAST, Column, render_table

COLUMNS = (
    Column("编号"),
    Column("事项", folds=True),
    Column("单位", folds=True, rank=2),
    Column("时限", rank=1),
    Column("说明", folds=True, rank=3, keeps_words=True),
)
ROW = (
    "hb-145-tasks-t6-1",
    "法规立改废与执法监督工作全面落实",
    "省局法规处、人事处",
    "2025-12-31",
    "由 hb-145-3-3 承接",
)


def test_without_an_end_nothing_is_folded_nor_left_out() -> None:
    head, rule, line = render_table(COLUMNS, [ROW], UNBOUNDED).splitlines()
    assert head.split() == [column.name for column in COLUMNS]
    assert set(rule) == {"-", " "}
    assert line == "  ".join(ROW)


def test_words_are_folded_before_a_column_goes() -> None:
    text = render_table(COLUMNS, [ROW], Screen(90))
    assert "没有列出" not in text
    assert len(text.splitlines()) > 3


def test_the_least_wanted_goes_first_and_the_foot_names_what_went() -> None:
    assert "没有列出：说明；" in render_table(COLUMNS, [ROW], Screen(70))
    assert "没有列出：单位、说明；" in render_table(COLUMNS, [ROW], Screen(50)).replace("\n  ", "")
    narrow = render_table(COLUMNS, [ROW], Screen(40))
    assert ROW[0] in narrow
    assert narrow.count("没有列出") == 1


def test_where_no_column_may_go_a_row_is_lines_below_each_other() -> None:
    always = [column._replace(rank=0) for column in COLUMNS]
    text = render_table(always, [ROW], Screen(40))
    assert text.splitlines()[0] == "编号：hb-145-tasks-t6-1"
    assert "".join(text.replace("说明：", "").split()).endswith("由hb-145-3-3承接")


CELLS = st.text(st.sampled_from("甲乙，。（）“”98%a-\U0001f600\x1b\u202e "), max_size=60)


@given(
    st.lists(st.tuples(st.just("hb-145-tasks-t6-1"), CELLS, CELLS, st.just("2025-12-31"), CELLS), max_size=4),
    st.integers(40, 200),
    st.sampled_from((1, 2)),
)
def test_no_line_is_wider_than_the_screen(
    rows: list[tuple[str, str, str, str, str]], width: int, ambiguous: int
) -> None:
    text = render_table(COLUMNS, rows, Screen(width, ambiguous))
    assert all(text_width(line, ambiguous) <= width for line in text.splitlines())
    assert text.count("hb-145-tasks-t6-1") == len(rows)
    assert "\x1b" not in text and "\u202e" not in text
    rule = next((line for line in text.splitlines() if line.startswith("--")), "")
    widths = [len(part) for part in rule.split()]
    assert all(part >= 4 for part in widths)


def test_no_column_is_folded_below_its_least() -> None:
    long = ("p-1", "甲" * 40, "乙" * 40, "2025-12-31", "丙" * 40)
    for width in range(40, 201):
        text = render_table(COLUMNS, [long], Screen(width))
        rule = text.splitlines()[1]
        kept = [column for column in COLUMNS if column.name in text.splitlines()[0].split()]
        for column, part in zip(kept, rule.split(), strict=True):
            assert not column.folds or len(part) >= LEAST, (width, text)


@pytest.mark.parametrize("ambiguous", [1, 2])
def test_columns_begin_below_each_other(ambiguous: int) -> None:
    rows = [("p-1", "“甲”…乙", "丙", "2025-12-31", "x"), ("p-22", "丁", "e\u0301戊", "2025-01-01", "y")]
    lines = render_table(COLUMNS, rows, Screen(None, ambiguous)).splitlines()
    for line, row in zip(lines[2:], rows, strict=True):
        before = line[: line.index(row[3])]
        assert text_width(before, ambiguous) == text_width(lines[0][: lines[0].index("时限")], ambiguous)
