"""Targets in words: every way to promise, every way to report, and what must be said beside them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.unit.reporting.making import judged, promised, standing, target

from jianguan_cli.domain.judging.standing import Cut, Owing
from jianguan_cli.domain.plan.bar import Bar
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.vocabulary import Combine, Every, Op, Rule, Strength
from jianguan_cli.reporting.words.targets import (
    asked_words,
    deliverables_done,
    latest_words,
    short_words,
    target_line,
    wanted_words,
)


def relative(**fields: Any) -> Target:
    known: dict[str, Any] = {"key": "率", "metric": "率", "rule": Rule.KEEP, "op": Op.GE, "unit": "%"}
    return Target(**{**known, **fields})


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (target(), "不低于98%"),
        (target(strength=Strength.SOFT), "力争不低于98%"),
        (target(rule=Rule.EACH, every=Every.HALF), "每半年不低于98%"),
        (target(rule=Rule.EACH, every=Every.BIMONTH), "每两个月不低于98%"),
        (target(rule=Rule.EACH, every=Every.DEKAD), "每旬不低于98%"),
        (target(rule=Rule.EACH, every=Every.YEAR, average=True), "每年平均不低于98%"),
        (target(value="5", rule=Rule.GROW, average=True), "年均递增不低于5%"),
        (target(value="5", rule=Rule.GROW), "每年递增不低于5%"),
        (target(value="5", rule=Rule.GROW, every=Every.QUARTER), "每季度递增不低于5%"),
        (target(value="3", op=Op.BETWEEN, upper=Decimal(5)), "在3%至5%之间"),
        (target(value="100", op=Op.EQ, unit="家", tolerance=Decimal(5)), "在100家左右（上下5）"),
        (relative(against="全国均值"), "不低于全国均值"),
        (relative(against="全国均值", margin=Decimal("0.5")), "比全国均值高0.5个百分点以上"),
        (relative(against="全国均值", margin=Decimal(1), op=Op.LE, unit="‰"), "比全国均值低1‰以上"),
    ],
)
def test_what_is_promised(declared: Target, said: str) -> None:
    assert wanted_words(declared) == said


def test_a_level_is_reported_in_its_own_unit_and_grows_in_the_promised_one() -> None:
    one = judged(target("户数", "5", rule=Rule.GROW, level_unit="万户"), "103.5")
    assert latest_words(one) == "103.5万户"
    assert latest_words(one._replace(growth=Decimal("3.5"))) == "103.5万户（增长3.5%）"
    assert latest_words(one._replace(growth=Decimal("-1.25"))) == "103.5万户（下降1.25%）"


def test_who_reported_of_what_parts_and_that_it_is_provisional() -> None:
    rate = target(combine=Combine.POOLED)
    one = judged(rate, "60")
    assert one.latest is not None
    parts = one.latest._replace(parts=(Decimal(3), Decimal(5)), provisional=True)
    assert latest_words(one._replace(latest=parts)) == "60%（3/5）（初步数）"
    assert latest_words(one._replace(latest=parts._replace(unit="甲县局"))) == "甲县局60%（3/5）（初步数）"
    halved = one.latest._replace(value=Decimal(200) / 3, whole=False)
    assert latest_words(one._replace(latest=halved)) == "66.67%（有的单位未报）"
    assert latest_words(one._replace(latest=one.latest._replace(value=Decimal("98.1257")))) == "98.1257%"


def test_a_relative_promise_names_what_it_is_held_against() -> None:
    one = judged(target(), "1.2")
    assert one.latest is not None
    against = one._replace(
        target=relative(against="全国均值"), latest=one.latest._replace(ref=Decimal("1.3"))
    )
    assert latest_words(against) == "1.2%（全国均值1.3%）"
    only = one.latest._replace(value=None, met=True)
    assert latest_words(against._replace(latest=only)) == "达到"
    assert latest_words(against._replace(latest=only._replace(met=False))) == "未达到"


def test_a_cut_quota_says_how_it_is_cut_wherever_it_is_printed() -> None:
    quota = target("批次", "365", rule=Rule.EACH, every=Every.YEAR, unit="批次")
    year = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31))
    one = judged(quota, "60")._replace(
        period=year, bar=Bar(Op.GE, Decimal(122)), cut=Cut(dt.date(2025, 9, 1), None, 122, 365)
    )
    how = "2025年应不低于122批次（自2025年9月1日起，按122/365折算）"
    assert asked_words(one) == how
    assert how in target_line(one).wanted
    assert how in short_words(one)
    assert asked_words(judged(quota, "60")._replace(period=year, bar=quota.bar)) == ""


def test_the_bound_of_a_stage_is_said_where_it_is_not_the_last() -> None:
    floor = target(rule=Rule.KEEP)
    stage = judged(floor, "96")._replace(bar=Bar(Op.GE, Decimal(95)))
    assert asked_words(stage) == "截至2025年6月15日应不低于95%"


def test_what_must_be_known_beside_the_figures() -> None:
    both = target(combine=Combine.WORST, reporters=("甲县局", "乙县局"), any_of="一项")
    owed = Owing(
        Period(dt.date(2025, 1, 1), dt.date(2025, 3, 31)), Every.QUARTER, dt.date(2025, 4, 7), ("乙县局",)
    )
    assert target_line(judged(both)._replace(owed=(owed,))).remark == (
        "各单位都要达到：甲县局、乙县局；或：“一项”各项达到一项即可；欠报2025年第1季度（乙县局）"
    )
    assert "本项不作要求" in target_line(judged(both)._replace(excused=True)).remark
    reached = judged(target(), "99")._replace(met=True, reached=dt.date(2025, 6, 1))
    assert target_line(reached).remark == "2025年6月1日首次达到"


def test_a_waived_result_is_not_counted_as_done() -> None:
    done = promised("甲")._replace(done=dt.date(2025, 6, 1))
    waived = promised("乙")._replace(waived=True)
    one = standing(deliverables=(done, waived, promised("丙")))
    assert deliverables_done(one) == "成果3项已完成1项，免于完成1项"


def test_a_mean_is_said_and_no_pace_of_its_last_period() -> None:
    mean = target("批次", "30", rule=Rule.EACH, average=True, unit="批次")
    one = judged(mean, "35")._replace(mean=Decimal("27.5"))
    said = target_line(one)
    assert said.latest == "35批次（各期平均27.5批次）"
    assert (said.expected, said.progress, said.gap) == ("—", "—", "—")
