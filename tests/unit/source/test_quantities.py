"""The census: nothing that counts is left out, and names and dates are no targets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.domain.source.due import day_of, find_due
from jianguan_cli.domain.source.promises import Promise, promises
from jianguan_cli.domain.source.quantities import Verdict, census
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.vocabulary import Every, Op, Rule

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
FIVE = Period(date(2021, 1, 1), date(2025, 12, 31))


def only(text: str) -> Promise:
    (one,) = promises(text, census(text))
    return one


@given(st.text(alphabet="0123456789年月日%万个家第—-.,、。()“”《》〔〕号至达到不低于新建a率\n", max_size=60))
def test_every_digit_lies_in_exactly_one_quantity(text: str) -> None:
    found = census(text)
    covered = [place for one in found for place in range(one.start, one.end)]
    assert len(covered) == len(set(covered))
    assert {place for place, sign in enumerate(text) if sign in "0123456789"} <= set(covered)
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("完成抽检1200批次", Verdict.TARGET),
        ("涨幅保持在3%—5%", Verdict.RANGE),
        ("用好12315热线", Verdict.NAME),
        ("贯彻某政发〔2025〕3号文件", Verdict.NAME),
        ("开展“3·15”活动", Verdict.NAME),
        ("举办第10届大赛", Verdict.NAME),
        ("执行GB/T 9704标准", Verdict.NAME),
        ("围绕12个特色产业开展培训", Verdict.NAME),
        ("到2025年建成", Verdict.DATE),
        ("3月15日前办结", Verdict.DATE),
        ("由22.5个工作日压缩到", Verdict.NAME),
        ("编号7", Verdict.OPEN),
    ],
)
def test_what_a_quantity_is(text: str, verdict: Verdict) -> None:
    assert [one.verdict for one in census(text)] == [verdict]


@pytest.mark.parametrize(
    ("text", "op", "value", "unit"),
    [
        ("合格率达到98%以上", Op.GE, "98", "%"),
        ("覆盖率大于51%", Op.GT, "51", "%"),
        ("时间不超过20分钟", Op.LE, "20", "分钟"),
        ("万台特种设备死亡率控制在0.1以下", Op.LE, "0.1", ""),
        ("失业率控制在4.5%以内", Op.LE, "4.5", "%"),
        ("全省市场主体数量达到850 万户", Op.GE, "850", "万户"),
        ("合格率达到百分之九十八", Op.GE, "98", "%"),
        ("新建三个中心", Op.GE, "3", "个"),
        ("实现检查全覆盖", Op.GE, "100", "%"),
    ],
)
def test_a_figure_has_bound_and_unit(text: str, op: Op, value: str, unit: str) -> None:
    one = only(text)
    assert one.value is not None
    number = one.value / 10_000 if unit.startswith("万") and one.value > 100_000 else one.value
    assert (one.op, number, one.unit) == (op, Decimal(value), unit)


def test_a_range_has_both_ends() -> None:
    one = only("居民消费价格涨幅保持在3%—5%")
    assert (one.op, one.value, one.upper) == (Op.BETWEEN, Decimal(3), Decimal(5))


@pytest.mark.parametrize(
    ("text", "rule", "every"),
    [
        ("每年培训不少于50个学时", Rule.EACH, Every.YEAR),
        ("每季度督导不少于1次", Rule.EACH, Every.QUARTER),
        ("产值年均增长8%", Rule.GROW, Every.YEAR),
        ("建成服务站6个", Rule.REACH, None),
        ("办电时间压减至5个工作日", Rule.KEEP, None),
        ("抽检合格率达到98%", None, None),
    ],
)
def test_the_rule_is_suggested_only_where_the_words_settle_it(
    text: str, rule: Rule | None, every: Every | None
) -> None:
    one = only(text)
    assert (one.rule, one.every) == (rule, every)
    assert ("rule" in one.unsure) is (rule is None)


def test_a_hope_is_soft() -> None:
    assert only("力争合格率达到96%").soft
    assert not only("确保合格率达到96%").soft


@pytest.mark.parametrize(
    ("text", "phrase", "day"),
    [
        ("到2025年建成平台", "到2025年", date(2025, 12, 31)),
        ("6月底前完成", "6月底前", date(2025, 6, 30)),
        ("于3月15日前办结", "3月15日前", date(2025, 3, 15)),
        ("年底前完成", "年底前", date(2025, 12, 31)),
        ("第三季度前完成", "第三季度前", date(2025, 9, 30)),
        ("“十四五”期末达到", "“十四五”期末", date(2025, 12, 31)),
        ("立行立改", "立行立改", None),
        ("2月30日前完成", "2月30日前", None),
    ],
)
def test_a_deadline_is_found(text: str, phrase: str, day: date | None) -> None:
    (one,) = find_due(text)
    assert (one.text, day_of(one.text, YEAR)) == (phrase, day)


def test_a_month_in_a_plan_of_years_is_no_day() -> None:
    assert day_of("6月底前", FIVE) is None
    assert day_of("2023年6月底前", FIVE) == date(2023, 6, 30)


@pytest.mark.parametrize("text", ["2025年全省要点", "3月5日召开会议的通知号", "年度计划"])
def test_a_date_that_bounds_nothing_is_no_deadline(text: str) -> None:
    assert [one.text for one in find_due(text) if one.text.startswith("2025") or "度" in one.text] == []
