from __future__ import annotations

from decimal import Decimal

import pytest

from jianguan_cli.domain.source.figures import figures, stands_in
from jianguan_cli.domain.source.text import fold


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("达到 850 万户", "850", "万户"),
        ("达到8,500,000户", "850", "万户"),
        ("合格率达到９８％以上", "98", "%"),
        ("合格率达到百分之九十八", "98", "%"),
        ("提高2个百分点", "2", "个"),
        ("控制在0.1以下", "0.1", "人/万台"),
        ("实现8000亿元", "8000", "亿元"),
        ("实现0.8万亿元", "8000", "亿元"),
        ("建成三个中心", "3", "个"),
        ("培训一百零五人", "105", "人"),
        ("投入三亿元", "3", "亿元"),
    ],
)
def test_a_value_stands_in_the_text(text: str, value: str, unit: str) -> None:
    assert stands_in(Decimal(value), unit, figures(fold(text)))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("达到850户", "850", "万户"),
        ("共98家", "98", "%"),
        ("合格率98%", "98", "家"),
        ("形成一批企业", "1", "个"),
        ("达到85%", "8", "%"),
        ("没有数", "1", "个"),
    ],
)
def test_another_figure_is_not_taken_for_it(text: str, value: str, unit: str) -> None:
    assert not stands_in(Decimal(value), unit, figures(fold(text)))
