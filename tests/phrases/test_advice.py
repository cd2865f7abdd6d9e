"""Advice is fed back: what a refusal suggests in the user's own words is understood, and means no less."""

from __future__ import annotations

import re

import pytest
from tests.phrases.collection import phrases

from jianguan_cli.domain.records.edit import Fragment
from jianguan_cli.domain.spoken.target.reading import read_targets
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError

OWN = """
每季度抽检合格率98% 合格率98% 到2025年合格率98% 市场主体850万户 不合格率2% 全市专利1.5万件
每户补贴100 收入2025
每学期检查1次 按学期检查1次 抽检-300批次 抽检批次约5批次/千人 下降5% 约束性：合格率98% 力争合格率98%
排名>=3名 排名不低于3名 合格率不高于3%—5% 负债率不超过3%—5% 合格率不低于60%±2
产值（亿元）增长5% 产值增长5% 能耗下降2.5个百分点 合格率提高2.5个百分点 成本降低500元 产值下降5%以上
合格率累计提高2.5个百分点 比上年增长5% 各县产值均增长5% 产值（亿元）环比增长1% 投诉量（件）环比下降5%
产值（亿元）比上年增长5%左右 产值比2024年下降13.5%左右 涨幅3%左右 投诉50件左右 合格率由80%提高到90%
能耗由100吨降低到80吨 能耗由2024年的80吨降低到100吨 产值翻一番 投诉减少一倍 each:督导>=1次 each：覆盖率>=95%
6月底合格率达到98% 上半年完成率达到50% 处置率<=0.5% 每月投诉量环比下降5% 群众满意率98%，投诉率2%
""".split()  # noqa: SIM905 - a list of so many is easier read as lines
SAID = list(
    dict.fromkeys(
        [
            *OWN,
            *(str(one["phrase"]) for one in phrases()),
            *(str(one["typed"]["target"]) for one in phrases() if "target" in one["typed"]),
        ]
    )
)
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def refusal(text: str) -> NotUnderstoodError | None:
    try:
        read_targets(text)
    except NotUnderstoodError as error:
        return error
    return None


def suggested(text: str, hint: str) -> list[str]:
    """The phrases of a hint that hold the user's own first number: no example, but advice."""
    told = hint.partition("如 ")[2] or hint.partition("写成 ")[2]
    numbers = NUMBER.findall(text)
    return [one for one in re.split("，或 ", told) if numbers and numbers[-1] in NUMBER.findall(one)]


REFUSED = [(text, error) for text in SAID if (error := refusal(text)) is not None]


def falling(one: dict[str, Fragment]) -> bool:
    return str(one["op"]).startswith("<")


@pytest.mark.parametrize(("text", "error"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_is_suggested_is_understood(text: str, error: NotUnderstoodError) -> None:
    if not error.instead and "如 " in error.hint and error.hint.partition("如 ")[2].startswith("合格率"):
        return  # an example of the form, not the user's words
    for phrase in suggested(text, error.hint):
        found = read_targets(phrase)
        assert NUMBER.findall(phrase) == NUMBER.findall(text)
        assert len(found) == 1
        assert re.findall("每.*?[年季月]", phrase)[:1] >= re.findall("每.*?[年季月]", text)[:1]
        if re.search("下降|降低|减少|压减", text):
            assert falling(found[0])


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("每季度抽检合格率98%", "如 每季度抽检合格率不低于98%，或 每季度抽检合格率不超过98%"),
        ("不合格率2%", "如 不合格率不低于2%，或 不合格率不超过2%"),
        ("能耗下降2.5个百分点", "如 能耗比上年下降2.5个百分点"),
        ("投诉量（件）环比下降5%", "如 每月投诉量（件）环比下降5%，或 每季度投诉量（件）环比下降5%"),
    ],
)
def test_the_advice_is_the_whole_of_the_words(typed: str, advice: str) -> None:
    error = refusal(typed)
    assert error is not None
    assert error.hint.endswith(advice)


@pytest.mark.parametrize(
    "typed", ["每户补贴100", "每学期检查1次", "合格率不高于3%—5%", "合格率累计提高2个百分点"]
)
def test_where_nothing_can_be_meant_surely_nothing_is_suggested(typed: str) -> None:
    error = refusal(typed)
    assert error is not None
    assert "如 " not in error.hint
