"""The ledger against the document: every kind of difference is found, and only those."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest
from tests.unit.source.beside import check_source

from jianguan_cli.domain.plan.model import Checklist
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.plan.units import Register, Unit
from jianguan_cli.domain.records.finding import Finding
from jianguan_cli.domain.source.check import clause_texts
from jianguan_cli.storage.yaml_tree import parse_tree

DOCUMENT = """\
一、头一章
（一）做甲事，到2025年底达到 850 万户，合格率不低于98％。（牵头单位：省局甲
处、乙处；责任单位：东、西、南市局，各市、州市局，(二期)办等处室）
（二）做乙事，实现全覆盖。
"""
ITEM = """\
- id: p-1
  clause: 一/(一)
  title: 做甲事
  kind: task
  lead: [省局甲处, 乙处]
  support: [东市局, 西市局, 南市局, "各市、州市局", (二期)办]
  deadline: 2025-12-31
  deadline_text: 到2025年底
  open: true
  targets:
    - {key: 户数, metric: 户数, rule: reach, op: ">=", value: 850, unit: 万户}
    - {key: 合格率, metric: 合格率, rule: keep, op: ">=", value: 98, unit: "%"}
  status: unreported
"""
SECOND = """\
- id: p-2
  clause: 一/(二)
  title: 做乙事
  kind: task
  lead: []
  support: []
  deadline: 2025-12-31
  targets:
    - key: 覆盖
      metric: 覆盖率
      rule: reach
      op: ">="
      value: 100
      unit: "%"
      implied: true
      baseline: {value: 61, date: 2020-12-31, source: 某报告}
      milestones: [{by: 2025-06-30, value: 77, own: true}]
  status: unreported
"""
REGISTER = Register(
    (
        Unit(name="甲处", org="甲省局", aliases=("省局甲处",)),
        Unit(name="乙处", org="甲省局"),
        Unit(name="各市、州市局", org="甲省局"),
        Unit(name="丙处", org="乙省局"),
    )
)


def read(items: str) -> Checklist:
    head = """\
    format: 1
    plan: {id: p, title: 某计划, issuer: 甲省局, issued: 2025-01-01, start: 2025-01-01, end: 2025-12-31}
    items:
    """
    tree, broken = parse_tree(dedent(head) + indent(items, "  "), "checklists/p.yaml")
    checklist, wrong = read_checklist(tree, "checklists/p.yaml", "p")
    assert checklist is not None, (broken, wrong)
    return checklist


def check(items: str, document: str = DOCUMENT) -> list[Finding]:
    return check_source(read(items), document, REGISTER)


def test_a_faithful_checklist_is_clean() -> None:
    assert check(ITEM + SECOND) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("一/(一)", "一/(九)", "source-clause", "原文里没有条款 一/(九)"),
        ("一/(一)", "领导批示", "source-clause", "原文里没有条款 领导批示"),
        (
            "value: 850",
            "value: 580",
            "source-number",
            "“户数”的目标值 580万户 不在条款 一/(一) 里（该条的数：2025、8500000、98%）",
        ),
        ("value: 98", "value: 850", "source-number", "“合格率”的目标值 850% 不在条款 一/(一) 里"),
        ("到2025年底", "2026年底", "source-deadline", "时限原话“2026年底”不在条款 一/(一) 里"),
        ("[省局甲处, ", "[甲处, ", "source-owner", "单位“甲处”不在条款 一/(一) 里，原文印的是“省局甲处”"),
        ("西市局", "北市局", "source-owner", "单位“北市局”不在条款 一/(一) 里"),
        (", 乙处", "", "source-owner", "条款 一/(一) 的责任单位里还有“乙处”，是牵头单位，事项里没有"),
        ('"各市、州市局", ', "", "source-owner", "条款 一/(一) 的责任单位里还有“各市、州市局"),
        ("  open: true\n", "", "source-owner", "条款 一/(一) 的名单以“等”结尾，清单没有写 open: true"),
        ('keep, op: ">="', 'keep, op: ">"', "source-wording", "“合格率”原文是“不低于”，清单写的是大于"),
    ],
)
def test_each_difference_is_found(old: str, new: str, code: str, message: str) -> None:
    findings = check(ITEM.replace(old, new) + SECOND)
    assert any(one.code == code and one.item == "p-1" and one.message.startswith(message) for one in findings)


def test_a_difference_stands_at_the_value() -> None:
    finding = next(
        one for one in check(ITEM.replace("value: 98", "value: 97") + SECOND) if one.code == "source-number"
    )
    assert finding.location is not None
    assert (finding.location.line, finding.location.column) == (15, 62)
    assert finding.target == "合格率"


def test_a_baseline_without_a_source_must_stand_in_the_clause() -> None:
    (finding,) = check(ITEM + SECOND.replace(", source: 某报告", ""))
    assert finding.message.startswith("“覆盖”的基期值 61% 不在条款 一/(二) 里（该条的数：无）")


def test_a_number_that_words_do_not_spell_must_be_marked_as_implied() -> None:
    findings = check(ITEM + SECOND.replace("      implied: true\n", ""))
    assert [one.code for one in findings] == ["source-number"]


@pytest.mark.parametrize(
    "words",
    ["逐步覆盖", "逐步实现全覆盖", "扩大覆盖面", "分批实现全覆盖", "探索实现全覆盖", "推广应用"],
)
def test_a_whole_that_comes_by_steps_is_no_whole(words: str) -> None:
    document = DOCUMENT.replace("实现全覆盖", words)
    (finding,) = [one for one in check(ITEM + SECOND, document) if one.code == "source-wording"]
    assert (finding.item, finding.target) == ("p-2", "覆盖")
    assert "由文字推得" in finding.message
    # Where the ledger calls it 力争, nothing of the kind is held against it.
    soft = SECOND.replace("      implied: true\n", "      implied: true\n      strength: soft\n")
    said = [one.message for one in check(ITEM + soft, document) if "逐步的" in (one.hint or "")]
    assert said == []


def test_a_revised_target_is_held_to_what_it_was() -> None:
    revised = ITEM.replace("value: 850", "value: 900") + indent(
        "log:\n  - {date: 2025-03-01, by: 张三, revise: {field: targets/户数/value, from: 850, to: 900}}\n",
        "  ",
    )
    assert check(revised + SECOND) == []


def test_owners_of_a_clause_without_a_bracket_are_looked_for_in_its_text() -> None:
    document = "一、头一章\n(二)由甲处、乙处会同有关方面做乙事，实现全覆盖。\n"
    assert check(SECOND.replace("lead: []", "lead: [乙处]"), document) == []
    (finding,) = check(SECOND.replace("lead: []", "lead: [丙处]"), document)
    assert finding.message == "单位“丙处”不在条款 一/(二) 里"


def test_the_text_of_each_clause_that_the_document_has() -> None:
    checklist = read(ITEM + SECOND + SECOND.replace("p-2", "p-3").replace("一/(二)", "九/(九)"))
    texts = clause_texts(checklist, DOCUMENT)
    assert list(texts) == ["p-1", "p-2"]
    assert texts["p-2"].startswith("（二）做乙事")
    assert "850万户" in texts["p-1"]
