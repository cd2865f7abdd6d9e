"""Owner statements in the shapes of public documents."""

from __future__ import annotations

import pytest

from jianguan_cli.domain.source.names import read_names
from jianguan_cli.domain.source.owners import Owners, first_leads, read_owners, statements


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲处、乙处，丙局", ("甲处", "乙处", "丙局")),
        ("甲处,各市、州、县市场监管局", ("甲处", "各市、州、县市场监管局")),
        ("甲处及相关处室、单位", ("甲处", "相关处室、单位")),
        ("甲处、各相关处室、单位", ("甲处", "各相关处室、单位")),
        ("州司法局、州委编办及州直相关单位", ("州司法局", "州委编办", "州直相关单位")),
        ("县住房和城乡建设局、县商务局和县公安局", ("县住房和城乡建设局", "县商务局", "县公安局")),
        ("各市〔州〕市场监管局、某新区行政审批局", ("各市〔州〕市场监管局", "某新区行政审批局")),
        ("(二期)项目建设办、甲处", ("(二期)项目建设办", "甲处")),
        ("各县（市、区）局".translate(str.maketrans("（）", "()")), ("各县(市、区)局",)),
        ("甲局\n乙局", ("甲局", "乙局")),
        ("县市场监\n管局\n乙局", ("县市场监管局", "乙局")),
    ],
)
def test_a_list_is_read_as_printed(text: str, names: tuple[str, ...]) -> None:
    assert read_names(text).names == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("东山、西山、南山市场监管局", ("东山市场监管局", "西山市场监管局", "南山市场监管局")),
        ("甲处，东山、西山市人民政府", ("甲处", "东山市人民政府", "西山市人民政府")),
    ],
)
def test_a_shared_ending_is_written_out(text: str, names: tuple[str, ...]) -> None:
    assert read_names(text).names == names


def test_an_open_tail_is_no_unit() -> None:
    for text in ("甲处、乙处等", "甲处、乙处等相关处室", "甲处、乙处等处室、单位", "甲处、乙处等有关部门"):
        assert read_names(text)[:2] == (("甲处", "乙处"), True)


def test_a_name_without_an_ending_is_unsure() -> None:
    assert read_names("甲处、东山").unsure


@pytest.mark.parametrize(
    ("said", "owners"),
    [
        ("牵头单位:甲局;责任单位:乙局、丙局", Owners(("甲局",), ("乙局", "丙局"))),
        ("牵头单位:甲局;配合单位:乙局,6月底完成", Owners(("甲局",), ("乙局",), due="6月底")),
        ("甲局、乙局负责", Owners(("甲局", "乙局"))),
        ("甲局牵头,乙局、丙局分工负责", Owners(("甲局",), ("乙局", "丙局"))),
        ("甲局、乙局分工负责", Owners((), ("甲局", "乙局"), shared=True)),
        ("甲局牵头,乙局等分工负责", Owners(("甲局",), ("乙局",), open=True)),
        ("责任领导:某甲;牵头单位:甲局;责任单位:乙局", Owners(("甲局",), ("乙局",), leader=("某甲",))),
        (
            "责任单位:甲局;责任单位:乙局",
            Owners(("甲局",), ("乙局",), lead_inferred=True, unsure=("lead_inferred",)),
        ),
        ("责任单位:甲局", Owners(("甲局",))),
        ("责任单位:甲局、乙局", Owners(("甲局", "乙局"), unsure=("lead", "support"))),
    ],
)
def test_a_statement_is_read(said: str, owners: Owners) -> None:
    assert read_owners(said) == owners


@pytest.mark.parametrize("form", ["({})", "〔{}〕", "【{}】", "[{}]"])
def test_every_bracket_may_hold_owners(form: str) -> None:
    text = f"做一件事(含附属事)。{form.format('牵头单位:甲局;配合单位:乙局')}"
    (only,) = statements(text)
    assert only.owners == Owners(("甲局",), ("乙局",))
    assert text[only.start] == form[0]


def test_label_lines_below_each_other_are_one_statement() -> None:
    text = (
        "1.办一件事。\n牵头负责领导:某甲。\n牵头责任单位:甲局。\n"
        "协同责任单位:乙局、丙局。\n完成时限:6月底前。"
    )
    (only,) = statements(text)
    assert only.owners == Owners(("甲局",), ("乙局", "丙局"), leader=("某甲",), due="6月底前")


def test_prose_names_its_owners() -> None:
    (only,) = statements("会议决定,由县甲局牵头,县乙局、县丙局配合。")
    assert (only.owners.lead, only.owners.support) == (("县甲局",), ("县乙局", "县丙局"))
    assert "lead" in only.owners.unsure


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("改造老旧小区125个。(市住建局)", ("市住建局",)),
        ("新增企业30家。责任单位:市工信局", ("市工信局",)),
        ("办好一件事。(市甲局、市乙局)", ("市甲局", "市乙局")),
    ],
)
def test_units_at_the_end_of_a_paragraph_are_its_owners(text: str, lead: tuple[str, ...]) -> None:
    (only,) = statements(text)
    assert only.owners.lead == lead


@pytest.mark.parametrize(
    "text", ["扩大试点(区、县)。", "提升品质(含服务)", "建设平台(二期)。再办一件事(市甲局)很难。"]
)
def test_other_brackets_at_the_end_are_none(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize("text", ["依法承担责任(含连带责任)。", "由企业自主决定。", "对标对表,认真负责。"])
def test_other_words_are_no_owners(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    "text",
    ["列第一的为牵头责任处室,下同", "第一个单位为牵头单位", "排在第一位的为牵头单位", "排名第一的是牵头部门"],
)
def test_the_document_may_say_that_the_first_leads(text: str) -> None:
    assert first_leads(text)
