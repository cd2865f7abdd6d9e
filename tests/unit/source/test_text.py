from __future__ import annotations

import pytest

from jianguan_cli.domain.source.text import SourceText
from jianguan_cli.domain.values.clause import parse_clause

DOCUMENT = """\
某局工作要点

一、第一章

章首的话。
（一）第一节。做甲事。（责任单位：甲处，
乙处）再做乙事。(责任单位:(二期)丙办)

- 3 -

（二） 第二节。
1.第一款统一是要求。一是头一件事。二是第
二件事，达到2.5个。
2．第二款总的话。一是又一件。
二、第二章
(三)第三节，2025年底完成。
"""


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("一/(一)#1", "(一)第一节。做甲事。(责任单位:甲处,乙处)"),
        ("一/(一)#2", "再做乙事。(责任单位:(二期)丙办)"),
        ("一/(二)/1", "1.第一款统一是要求。一是头一件事。二是第二件事,达到2.5个。"),
        ("一/(二)/1/总述", "1.第一款统一是要求。"),
        ("一/(二)/1/一是", "一是头一件事。"),
        ("一/(二)/1/二是", "二是第二件事,达到2.5个。"),
        ("一/(二)/2/总述", "2.第二款总的话。"),
        ("一/(二)/2/一是", "一是又一件。"),
        ("二/(三)", "(三)第三节,2025年底完成。"),
    ],
)
def test_a_clause_is_cut_out_of_a_messy_page(label: str, text: str) -> None:
    steps = parse_clause(label)
    assert steps is not None
    found = SourceText(DOCUMENT).clause(steps)
    assert found is not None
    assert found.replace("，", ",") == text


@pytest.mark.parametrize(
    "label", ["三/(一)", "一/(三)", "一/(一)#3", "一/(二)/1/三是", "一/(一)/总述", "一/(二)/3", "二/(三)#1"]
)
def test_a_clause_that_is_not_there(label: str) -> None:
    steps = parse_clause(label)
    assert steps is not None
    assert SourceText(DOCUMENT).clause(steps) is None


def test_a_heading_holds_all_that_stands_below_it() -> None:
    steps = parse_clause("一/(二)")
    assert steps is not None
    whole = SourceText(DOCUMENT).clause(steps) or ""
    assert "头一件事" in whole
    assert "第二款" in whole
    assert "第三节" not in whole


def test_numbers_of_a_page_are_no_text() -> None:
    steps = parse_clause("一/(一)")
    assert steps is not None
    assert "-3-" not in (SourceText(DOCUMENT).clause(steps) or "")
