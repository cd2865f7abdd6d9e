"""The census over sentences composed at random: each figure has its verdict, and none is in two."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.domain.source.promises import promises
from jianguan_cli.domain.source.quantities import Verdict, census
from jianguan_cli.domain.values.vocabulary import Op

NUMBER = st.integers(1, 9999)
UNIT = st.sampled_from(
    ["家", "户", "件", "批次", "人次", "万元", "亿元", "台套", "家次", "台(套)", "个", "%", "个百分点"]
)
VERB = st.sampled_from(["完成抽检", "新增注册企业", "开展检查", "培育品牌", "引进项目", "改造市场"])
BOUND = st.sampled_from(
    [
        ("", "", Op.GE),
        ("不少于", "", Op.GE),
        ("不超过", "", Op.LE),
        ("", "以上", Op.GE),
        ("", "以内", Op.LE),
        ("超过", "", Op.GT),
        ("大于", "", Op.GT),
        ("低于", "", Op.LT),
        ("", "左右", Op.EQ),
        ("约", "", Op.EQ),
    ]
)
NAMES = st.sampled_from(
    ["12345热线", "“3·15”活动", "某政发〔2024〕16号", "GB/T 9704", "第7届大会", "402会议室"]
)
DATES = st.sampled_from(
    ["2024年6月底前", "到2025年", "9月30日前", "2024.10.31前", "2024年3月—11月", "“十四五”期间"]
)


@given(VERB, BOUND, NUMBER, UNIT)
def test_a_promised_figure_keeps_its_number_bound_and_unit(
    verb: str, bound: tuple[str, str, Op], number: int, unit: str
) -> None:
    before, behind, op = bound
    text = f"{verb}{before}{number}{unit}{behind}。"
    (only,) = promises(text, census(text))
    assert (only.value, only.unit, only.op) == (Decimal(number), unit, op)
    assert only.about is (op is Op.EQ)


@given(NAMES, DATES)
def test_names_and_dates_are_no_targets(name: str, day: str) -> None:
    text = f"{day}，依托{name}推进工作。"
    assert promises(text, census(text)) == []
    assert {one.verdict for one in census(text)} <= {Verdict.NAME, Verdict.DATE}


@given(
    st.integers(1, 50), st.integers(1, 40), st.sampled_from(["—", "-", "～", "至"]), st.sampled_from("%家户")
)
def test_a_range_has_two_ends(low: int, more: int, mark: str, unit: str) -> None:
    text = f"增加值涨幅保持在{low}{mark}{low + more}{unit}。"
    (only,) = promises(text, census(text))
    assert (only.op, only.value, only.upper) == (Op.BETWEEN, Decimal(low), Decimal(low + more))


@given(st.lists(st.tuples(VERB, NUMBER, UNIT, DATES, NAMES), min_size=1, max_size=6))
def test_every_digit_of_a_text_lies_in_exactly_one_quantity(
    parts: list[tuple[str, int, str, str, str]],
) -> None:
    text = "\n".join(
        f"{at}.{day}{verb}{number}{unit}，按{name}办理。"
        for at, (verb, number, unit, day, name) in enumerate(parts, start=1)
    )
    found = census(text)
    covered = [place for one in found for place in range(one.start, one.end)]
    assert len(covered) == len(set(covered))
    assert {place for place, sign in enumerate(text) if sign in "0123456789"} <= set(covered)
    assert sum(1 for one in found if one.verdict is Verdict.TARGET) == len(parts)
