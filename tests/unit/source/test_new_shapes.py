"""Shapes that the held-out documents brought: owners in prose, marks, spans of months, annexes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.documents import sheets

from jianguan_cli.domain.source.blocks import Document
from jianguan_cli.domain.source.draft_json import draft_data
from jianguan_cli.domain.source.drafting import Draft, draft
from jianguan_cli.domain.source.due import day_of, find_due
from jianguan_cli.domain.source.indicators import read_cell
from jianguan_cli.domain.source.owners import listed, read_owners, statements
from jianguan_cli.domain.source.promises import Promise, promises
from jianguan_cli.domain.source.quantities import census
from jianguan_cli.domain.source.text import lines_of
from jianguan_cli.domain.values.dates import Period
from jianguan_cli.domain.values.vocabulary import Every, Op, Rule
from jianguan_cli.exchange.documents.read import read_document

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))


def drafted(text: str, name: str = "2024年要点.txt") -> Draft:
    return draft(Document(name, lines_of(text)))


def only(text: str) -> Promise:
    (one,) = promises(text, census(text))
    return one


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("由市甲局会同市乙局、市丙局,于5月底前办结。", ("市甲局",), ("市乙局", "市丙局")),
        ("请市甲委牵头,市乙局配合,建立制度。", ("市甲委",), ("市乙局",)),
        ("由市甲局会同市财政局制定办法。", ("市甲局",), ("市财政局",)),
        ("(四)各县(市、区)人民政府要落实责任。", ("各县(市、区)人民政府",), ()),
        ("会议强调,县开发区管委会要抓紧选址。", ("县开发区管委会",), ()),
    ],
)
def test_running_text_names_owners(text: str, lead: tuple[str, ...], support: tuple[str, ...]) -> None:
    (said,) = statements(text)
    assert (said.owners.lead, said.owners.support) == (lead, support)
    assert "lead" in said.owners.unsure


@pytest.mark.parametrize("text", ["各地各部门要加强领导。", "企业要落实责任。", "由企业会同社会共治。"])
def test_everybody_is_no_owner(text: str) -> None:
    assert statements(text) == []


def test_a_mark_behind_a_name_says_who_leads() -> None:
    marked = listed("甲局(牵头)、乙局", "", first=False, led=False)
    assert (marked.lead, marked.support, marked.unsure) == (("甲局",), ("乙局",), ())
    assert listed("甲局、乙局", "", first=False, led=False).unsure == ("lead", "support")


def test_words_around_a_bracket_are_no_part_of_a_name() -> None:
    said = read_owners("以上任务由甲局牵头,乙局等部门配合,11月底前完成")
    assert (said.lead, said.support, said.open, said.due) == (("甲局",), ("乙局",), True, "11月底前")
    assert read_owners("甲局、区商务局按职责分工负责").support == ("甲局", "区商务局")


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("2024年3月—11月", date(2024, 11, 30)),
        ("2024年3月至2024年9月", date(2024, 9, 30)),
        ("2024.06.30", date(2024, 6, 30)),
        ("全年", date(2024, 12, 31)),
        ("11月上旬", date(2024, 11, 10)),
        ("三季度", date(2024, 9, 30)),
        ("印发之日起30日内", None),
    ],
)
def test_days_of_more_shapes(phrase: str, day: date | None) -> None:
    (found,) = find_due(phrase)
    assert day_of(found.text, YEAR) == day


def test_what_comes_again_is_no_last_day() -> None:
    assert find_due("每年6月底前报送") == []


def test_about_has_no_tolerance_until_a_person_says_it() -> None:
    one = only("地区生产总值增长6%左右")
    assert (one.op, one.value, one.about) == (Op.EQ, Decimal(6), True)
    assert "tolerance" in one.unsure


def test_a_relative_promise_keeps_its_reference_and_margin() -> None:
    one = only("满意度高于全市平均水平1个百分点")
    assert (one.op, one.value, one.against, one.margin) == (Op.GT, None, "全市平均水平", Decimal(1))


@pytest.mark.parametrize("text", ["对高风险企业的检查覆盖率达到95%", "对高风险企业开展检查全覆盖"])
def test_to_whom_a_share_applies_is_suggested_and_unsure(text: str) -> None:
    one = only(text)
    assert one.scope == "高风险企业"
    assert "scope" in one.unsure
    assert only("企业检查覆盖率达到95%").scope is None


def test_one_of_two_is_enough() -> None:
    first, second = promises(text := "力争新增名牌3个或认证2个。", census(text))
    assert first.any_of == second.any_of is not None
    assert first.soft


@pytest.mark.parametrize(
    ("text", "rule", "every", "average"),
    [
        ("服务企业年均3000家次以上", Rule.EACH, Every.YEAR, True),
        ("占比较上年提高8个百分点", Rule.GROW, Every.YEAR, False),
        ("占比比2020年提高8个百分点", Rule.REACH, None, False),
        ("每双月开展抽查1次", Rule.EACH, Every.BIMONTH, False),
        ("每半年检查不少于1次", Rule.EACH, Every.HALF, False),
    ],
)
def test_periods_and_growth(text: str, rule: Rule, every: Every | None, *, average: bool) -> None:
    one = only(text)
    assert (one.rule, one.every, one.average) == (rule, every, average)


def test_a_column_a_year_gives_base_and_stages() -> None:
    rows: list[list[object]] = [
        ["序号", "指标名称", "2020年", "2023年", "2025年", "年均增速", "属性"],
        [1, "经营主体总量（万户）", 41.6, 52, 60, "7.6%", "预期性"],
        [2, "抽检合格率（%）", 97.8, None, "≥98", "—", "约束性"],
    ]
    made = draft(read_document(sheets.workbook({"表": rows}), "“十四五”规划.xlsx"))
    total, growth = made.items[0].targets
    assert (total.value, total.unit, total.baseline) == (Decimal(60), "万户", (Decimal("41.6"), 2020))
    assert total.milestones == ((2023, Decimal(52)),)
    assert (growth.rule, growth.average, growth.value) == (Rule.GROW, True, Decimal("7.6"))
    assert made.items[1].targets[0].nature == "binding"
    data = draft_data(made)["items"]
    assert isinstance(data, list)
    assert data[0]["targets"][0]["milestones"] == [{"by": "2023-12-31", "value": 52}]
    assert data[0]["targets"][0]["baseline"] == {"value": 41.6, "date": "2020-12-31"}


@pytest.mark.parametrize("text", ["—", "", "稳步提升", "60户以上,其中企业20户"])
def test_words_in_a_cell_are_no_figure(text: str) -> None:
    assert read_cell(text) is None


def test_an_annex_begins_anew_and_says_so_only_where_labels_meet() -> None:
    text = "一、甲\n(一)做甲事。(甲局负责)\n某局\n2024年3月1日\n附件1\n清单\n一、乙\n(一)做乙事。(乙局负责)\n"
    assert [item.clause for item in drafted(text).items] == ["一/(一)", "附件1/一/(一)"]
    alone = drafted("各单位:\n某局\n2024年3月1日\n附件\n一、乙\n(一)做乙事。(乙局负责)\n")
    assert [item.clause for item in alone.items] == ["一/(一)"]


def test_rows_of_one_number_are_told_apart_by_their_owners() -> None:
    rows: list[list[object]] = [
        ["序号", "任务", "措施", "责任单位"],
        [1, "快检", "配齐人员45名", "甲局"],
        [None, None, "通报数据12期", "乙局"],
        [2, "登记", "登记260户", "甲局"],
        [None, None, "清理30户", None],
    ]
    merged = ["A2:A3", "B2:B3", "A4:A5", "B4:B5", "D4:D5"]
    made = draft(read_document(sheets.workbook({"表": rows}, merged=merged), "2024年清单.xlsx"))
    assert [item.clause for item in made.items] == ["1#1", "1#2", "2"]
    assert [target.value for target in made.items[2].targets] == [Decimal(260), Decimal(30)]


def test_the_json_says_where_each_promise_stands() -> None:
    data = draft_data(drafted("一、甲\n(一)建台。抽检1200批次以上。制定《抽检办法》。(甲局负责)\n"))["items"]
    assert isinstance(data, list)
    (item,) = data
    assert item["targets"][0]["at"] == "抽检1200批次以上"
    assert item["deliverables"][0]["at"].startswith("制定《抽检")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "每季度开展一次风险会商,食品抽检合格率大于98.5%。",
            [("1", Rule.EACH, Every.QUARTER, False), ("98.5", None, None, False)],
        ),
        (
            "地理标志产品产值年均增长8%以上,注册商标总量达到5200件。",
            [("8", Rule.GROW, Every.YEAR, False), ("5200", Rule.REACH, None, False)],
        ),
        (
            "力争培育企业5家,注册商标总量达到5200件。",
            [("5", Rule.REACH, None, True), ("5200", Rule.REACH, None, False)],
        ),
        ("力争到2025年,注册商标总量达到5200件。", [("5200", Rule.REACH, None, True)]),
        (
            "每月检查20家,抽检30批次。",
            [("20", Rule.EACH, Every.MONTH, False), ("30", Rule.EACH, Every.MONTH, False)],
        ),
        ("商标侵权案件较2024年下降5%以上。", [("5", None, None, False)]),
    ],
)
def test_a_period_or_soft_word_governs_its_own_part_only(
    text: str, wanted: list[tuple[str, Rule | None, Every | None, bool]]
) -> None:
    made = promises(text, census(text))
    assert [(str(one.value), one.rule, one.every, one.soft) for one in made] == wanted
    assert all(("rule" in one.unsure) is (one.rule is None) for one in made)


def test_what_a_figure_was_raised_from_is_its_baseline() -> None:
    text = "2024年要点\n一、任务\n(一)甲事。放心消费单位由上年的80家增加到130家。(牵头单位：甲局)\n"
    (item,) = drafted(text).items
    assert [(one.value, one.baseline) for one in item.targets] == [(Decimal(130), (Decimal(80), 2023))]


def test_words_around_an_owner_statement_are_found_as_they_are_printed() -> None:
    text = (
        "2025年专题会议纪要\n一、更新电梯\n"
        "会议同意由县住建局牵头，县财政局配合，于2025年9月底前完成32台老旧电梯更新，"
        "对连续2次排名末位的单位约谈。\n"
    )
    made = drafted(text, "纪要.txt")
    (item,) = made.items
    (target,) = draft_data(made)["items"][0]["targets"]  # type: ignore[index]
    assert target["at"] in text
    assert [one.key for one in item.targets] == ["老旧电梯更新"]


def test_what_a_ledger_reports_keeps_its_punctuation() -> None:
    said = "已抽检12批次，余下（8批次）待检"
    head = ["序号", "任务", "牵头单位", "进展情况"]
    data = sheets.workbook({"台账": [head, ["1", "抽检20批次", "甲科", said]]})
    assert draft(read_document(data, "2025年台账.xlsx")).items[0].progress == said
