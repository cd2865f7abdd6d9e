"""Targets as typed: refusals with what to write instead; tests/phrases holds what is understood."""

from __future__ import annotations

import pytest

from jianguan_cli.domain.spoken.target.reading import read_targets, say_target
from jianguan_cli.domain.spoken.understanding import NotUnderstoodError


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("合格率>=98%", "达标型：合格率不低于98%"),
        ("合格率 ≥ ９８％", "达标型：合格率不低于98%"),
        ("底线型:按时办结率不低于95%", "底线型：按时办结率不低于95%"),
        ("each/quarter:抽检批次>=1,200批次", "周期型/每季度：抽检批次不低于1200批次"),
        ("周期型/每季度:抽检批次达到300批次", "周期型/每季度：抽检批次不低于300批次"),
        ("督导每季度不少于两次", "周期型/每季度：督导不低于2次"),
        ("违法行为查处率>=95%", "达标型：违法行为查处率不低于95%"),
        ("超市抽检合格率>=98%", "达标型：超市抽检合格率不低于98%"),
        ("12315投诉按时办结率不低于95%", "达标型：12315投诉按时办结率不低于95%"),
        ("“双随机、一公开”监管率达到100%", "达标型：“双随机、一公开”监管率不低于100%"),
        ("合格率提高到90%", "达标型：合格率不低于90%"),
        ("办理时间压缩到3个工作日以内", "达标型：办理时间不超过3个工作日（存量）"),
        ("特种设备>=2台(件)", "达标型：特种设备不低于2台(件)"),
        ("培训学时人均不少于50学时", "达标型：培训学时人均不低于50学时（比率）"),
        ("各县合格率均不低于98%", "达标型：各县合格率不低于98%（各单位都要达到）"),
        ("投诉按时处置率100%", "达标型：投诉按时处置率不低于100%"),
        ("合格率>=98%（节点2022年12月31日97）", "达标型：合格率不低于98%（节点2022年12月31日97）"),
    ],
)
def test_what_is_said_back(text: str, said: str) -> None:
    (target,) = read_targets(text)
    assert say_target(target) == said
    assert read_targets(said) == (target,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "不是目标"),
        ("合格率", "没有界限和数"),
        (">=98%", "前面没有指标的名称"),
        ("合格率>=很高", "不是数"),
        ("合格率>=98", "没有写单位"),
        ("合格率>=98%合格率", "单位"),
        ("合格率>=98%以下", "请只写一个界限"),
        ("合格率>=98%（不含个体户）", "单位"),
        ("抽检>=300批次每年", "单位"),
        ("新增市场主体50万户", "没有写不低于还是不超过"),
        ("排名>=3", "数越小越好"),
        ("each:批次>=3批", "没有写周期"),
        ("weekly:批次>=3批", "不是判定规则"),
        ("keep/quarter:合格率>=98%", "不按周期判"),
        ("grow:增加值>=5%", "水平的单位"),
        ("合格率由80%提高到90%", "哪一年"),
        ("森林覆盖率提高2个百分点", "和哪一年比"),
        ("投诉量（件）比上年下降不超过10%", "名称"),
        ("合格率低于全国平均0.5个百分点", "差距"),
        ("合格率>=98%且合格率>=99%", "同名"),
        ("年底前合格率达到98%", "--deadline"),
        ("合格率2021年97%、2022年98%", "milestones"),
        ("涨幅在5%至3%之间", "小的在前"),
        ("涨幅>=3%—5%", "范围"),
        ("合格率==98%左右", "±"),
        ("合格率>=98%±1", "等于"),
    ],
)
def test_what_is_refused_says_why_and_what_to_write(text: str, reason: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        read_targets(text)
    assert reason in f"{caught.value.message}{caught.value.hint}"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("said", "every"),
    [
        *((said, "quarter") for said in ("每个季度", "按季度", "按季", "各季度", "逐季")),
        *((said, "month") for said in ("逐月", "按月", "每个月")),
        *((said, "year") for said in ("每年度", "按年度")),
        ("每半年度", "half"),
        ("隔月", "bimonth"),
    ],
)
def test_a_period_in_other_words_is_a_period(said: str, every: str) -> None:
    for text in (f"{said}督导不少于1次", f"督导{said}不少于1次"):
        (target,) = read_targets(text)
        assert (target["metric"], target["rule"], target["every"]) == ("督导", "each", every)


@pytest.mark.parametrize(
    "text",
    [
        *(f"{said}督导不少于1次" for said in ("季度", "半月", "每学期", "一年", "年度", "月度")),
        "抽检不足300批次",
        "抽检不足不低于300批次",
        "合格率基本达到98%",
        "进入全省前三名",
        "每县不少于2家",
        "各乡镇不少于2家",
    ],
)
def test_what_is_read_only_by_half_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        read_targets(text)
    assert caught.value.hint


@pytest.mark.parametrize("metric", ["基本养老保险参保率", "年度计划完成率", "各年龄段接种率"])
def test_a_name_may_hold_such_a_word(metric: str) -> None:
    (target,) = read_targets(f"{metric}不低于98%")
    assert target["metric"] == metric


@pytest.mark.parametrize(
    "text", ["抽检不少于-5批次", "合格率不低于998%", "合格率不低于0.98%", "合格率不低于-3%"]
)
def test_a_number_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        read_targets(text)
    assert caught.value.hint


@pytest.mark.parametrize("text", ["不合格率不超过0.5%", "净增人数不低于-5人", "增长率不低于120%"])
def test_a_number_that_may_well_be_is_read(text: str) -> None:
    assert read_targets(text)


@pytest.mark.parametrize("text", ["每千人口抽检不少于5批次", "每万人发明专利拥有量达到12件"])
def test_so_many_a_thousand_people_is_a_rate(text: str) -> None:
    (target,) = read_targets(text)
    assert target["measure"] == "rate"
    assert read_targets(say_target(target)) == (target,)
