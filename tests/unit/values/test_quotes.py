"""Quotation marks inside quotation marks."""

from __future__ import annotations

from jianguan_cli.domain.values.quotes import nested_quotes


def test_quotes_inside_quotes() -> None:
    assert nested_quotes("成果“落实“一本台账””未完成，“甲”“乙”") == "成果“落实‘一本台账’”未完成，“甲”“乙”"
    assert nested_quotes("乙”“甲") == "乙”“甲"


def test_marks_that_do_not_pair_up_are_left_alone() -> None:
    assert nested_quotes("“甲“乙”，“丙”") == "“甲“乙”，“丙”"
