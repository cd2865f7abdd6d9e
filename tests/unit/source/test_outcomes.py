"""Results without a number: papers and things by name, work with a day; no promise in words is lost."""

from __future__ import annotations

from datetime import date

import pytest

from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.drafting import DraftItem, draft
from jianguan_cli.domain.source.outcomes import Result
from jianguan_cli.domain.source.text import lines_of


def only(words: str) -> DraftItem:
    text = f"某县2025年要点\n一、任务\n(一)甲事。{words}。(牵头单位：甲局)\n"
    (item,) = draft(Document("2025年要点.txt", lines_of(text))).items
    return item


def made(words: str) -> list[Result]:
    return list(only(words).deliverables)


@pytest.mark.parametrize(
    ("words", "text", "by"),
    [
        ("完成备案40件，6月底前建成专利转化服务中心", "建成专利转化服务中心", date(2025, 6, 30)),
        ("6月底前，建成专利转化服务中心", "建成专利转化服务中心", date(2025, 6, 30)),
        ("5月20日前拿出改造方案", "拿出改造方案", date(2025, 5, 20)),
        ("城投公司于9月底前完成管线改造", "完成管线改造", date(2025, 9, 30)),
        ("制定快检室管理办法，培训30名", "制定快检室管理办法", None),
        ("印发实施细则", "印发实施细则", None),
        ("研究制定综合监管方案", "制定综合监管方案", None),
        ("成立工作专班", "成立工作专班", None),
        ("年底前出台《某办法》", "出台《某办法》", date(2025, 12, 31)),
    ],
)
def test_what_is_promised_in_words_is_a_result(words: str, text: str, by: date | None) -> None:
    assert [(one.text, one.by) for one in made(words)] == [(text, by)]
    assert "deliverables" in only(words).unsure


@pytest.mark.parametrize(
    "words",
    [
        "更新电梯32台，9月底前全部完成",  # says when the target is due
        "9月底前完成老旧电梯评估60台",  # is the target
        "形成监管合力",
        "按照上级制定的标准执行",
        "开展宣传活动",
    ],
)
def test_what_names_nothing_of_its_own_is_none(words: str) -> None:
    assert made(words) == []


def test_keys_and_texts_are_whole_words() -> None:
    (long,) = made("建立企业首席质量官制度")
    assert long.key == "企业首席质量官制度"
    (both,) = made("建立健全行政执法事项指导目录")
    assert both.key == "行政执法事项指导目录"
    (soft,) = made("力争6月底前建成服务中心")
    assert soft.soft
