"""The sentence that ``at`` names: one, none or several; widths and white space never matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianguan_cli.domain.plan.model import Checklist, Item
from jianguan_cli.domain.plan.reading import read_checklist
from jianguan_cli.domain.plan.target import Target
from jianguan_cli.domain.records.fields import Record
from jianguan_cli.domain.source.comparing.original import first_value
from jianguan_cli.domain.source.figures import figures, stands_in
from jianguan_cli.domain.source.locate import LONGEST, SHORTEST, locate, sentences
from jianguan_cli.domain.source.text import SourceText, fold
from jianguan_cli.domain.values.clause import parse_clause
from jianguan_cli.storage.yaml_tree import parse_tree

CLAUSE = """\
(一)做好甲类工作。
　　办理时间不超过 ２０ 分钟(一般件；急件另算);完成检查300家，建账率达98％。(责任单位:甲处;乙处)完善
制度，完成检查并通报。
"""


@pytest.mark.parametrize(
    ("at", "found"),
    [
        ("做好甲类工作", ["(一)做好甲类工作。"]),
        ("办理时间不超过20分钟", ["办理时间不超过 ２０ 分钟(一般件；急件另算);"]),
        ("办理　时间不超过２０", ["办理时间不超过 ２０ 分钟(一般件；急件另算);"]),
        ("完成检查300家", ["完成检查300家，建账率达98％。"]),
        ("建账率达98%", ["完成检查300家，建账率达98％。"]),
        ("没有这句话", []),
        ("  ", []),
        ("完成检查", ["完成检查300家，建账率达98％。", "制度，完成检查并通报。"]),
    ],
)
def test_the_words_name_the_sentences_they_stand_in(at: str, found: list[str]) -> None:
    assert [one.text for one in locate(CLAUSE, at)] == found


def test_an_owner_statement_is_no_head_of_the_sentence_behind_it() -> None:
    said = [one.text for one in sentences("(十一)做甲事(甲处负责)，做乙事。(牵头单位:丙处)做丁事。")]
    assert said == ["(十一)做甲事(甲处负责)，做乙事。", "(牵头单位:丙处)", "做丁事。"]


def test_a_bracket_that_print_forgot_to_close_swallows_no_sentence() -> None:
    assert len(sentences("按照风险(量化分级落实频次。结合抽查;完成创建。")) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("（二）做乙事。", "做乙事。"),
        ("3．做丙事。", "做丙事。"),
        ("四是做丁事；", "做丁事；"),
        ("，做戊事。", "做戊事。"),
        ("三是", "三是"),
    ],
)
def test_the_words_of_a_sentence_begin_behind_its_number(text: str, words: str) -> None:
    (one,) = sentences(text)
    assert one.words == words


@given(st.text("甲乙丙，。；;（）(责任单位)：\n 1９", max_size=60))
def test_no_word_is_lost_and_each_stands_where_it_is_said_to(text: str) -> None:
    found = sentences(text)
    assert fold("".join(one.text for one in found)) == fold(text)
    assert all(text[one.start :].startswith(one.text) for one in found)


PROJECT = Path(__file__).parents[3]
PLANS = PROJECT.parent / "shared" / "plans"
SHIPPED = ["gz-2020", "hb-145", "hb-145-tasks", "hb-2025", "qk-145"]


def shipped(plan_id: str) -> Checklist:
    path = PROJECT / "checklists" / f"{plan_id}.yaml"
    tree, _ = parse_tree(path.read_text(encoding="utf-8"), path.name)
    checklist, _ = read_checklist(tree, path.name, plan_id)
    assert checklist is not None
    return checklist


def said(item: Item) -> list[Record]:
    return [item, *item.targets, *item.deliverables]


@pytest.mark.parametrize("plan_id", SHIPPED)
def test_every_shipped_promise_says_where_it_stands_in_a_few_words(plan_id: str) -> None:
    places = [(item.id, one.said.get("at")) for item in shipped(plan_id).items for one in said(item)]
    assert places
    assert [
        (item, at)
        for item, at in places
        if not isinstance(at, str) or not SHORTEST <= len(fold(at)) <= LONGEST
    ] == []


@pytest.mark.skipif(not PLANS.is_dir(), reason="原文不在")
@pytest.mark.parametrize("plan_id", SHIPPED)
def test_every_shipped_place_is_one_sentence_which_holds_the_printed_number(plan_id: str) -> None:
    document = SourceText((PLANS / f"{plan_id}.txt").read_text(encoding="utf-8"))
    wrong: list[tuple[str, object, object]] = []
    for item in shipped(plan_id).items:
        clause = document.printed(parse_clause(item.clause) or ()) or ""
        for one in said(item):
            found = locate(clause, str(one.said["at"]))
            if len(found) != 1:
                wrong.append((item.id, one.said["at"], len(found)))
            elif isinstance(one, Target) and one.value is not None and not one.implied:
                value = first_value(item, one) or one.value
                if not stands_in(value, one.unit, figures(fold(found[0].text))):
                    wrong.append((item.id, one.key, value))
    assert wrong == []
