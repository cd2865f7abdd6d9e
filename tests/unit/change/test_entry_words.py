"""A log entry in one line: every part of it has its words, in a fixed order."""

from __future__ import annotations

import pytest
from tests.unit.one_item import TARGET, read_items

from jianguan_cli.domain.change.entry_words import entry_words

RESULTS = "deliverables: [{key: 办法, text: 出台办法}, {key: 清单, text: 公布清单}]\n"


def words(fields: str) -> str:
    """The words of an entry with these fields."""
    entry = f"{{date: 2025-06-20, by: 甲{', ' if fields else ''}{fields}}}"
    (item,) = read_items(f"{TARGET}{RESULTS}log: [{entry}]").items
    return entry_words(item.log[0])


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("", "（空）"),
        ("status: reported", "已申请销号"),
        ("values: {抽检: 98.60}", "抽检 98.6"),
        ("done: [办法, 清单]", "完成 办法、清单"),
        ("waived: [清单]", "免于完成 清单"),
        ("problem: 人手不足", "问题：人手不足"),
        ("next: 加派人手", "下步：加派人手"),
        ("need: 请协调经费", "需协调：请协调经费"),
        ("evidence: [a.pdf, b.pdf]", "佐证 2 份"),
        ("extend: {from: 2025-12-31, to: 2026-03-31}", "申请延期 2025-12-31→2026-03-31"),
        (
            "extend: {from: 2025-12-31, to: 2026-03-31, state: refused, approved_by: 张局}",
            "不同意延期 2025-12-31→2026-03-31（张局批准）",
        ),
        (
            "correct: {entry: 2025-03-31, values: {抽检: 30}, approved_by: 张局}",
            "更正 2025-03-31 的 抽检 30（张局批准）",
        ),
        ("correct: {entry: 2025-03-31, values: {抽检: ~}}", "更正 2025-03-31 的 抽检 （无）"),
        (
            "handover: {role: lead, from: [甲处, 乙处], to: [丙处], approved_by: 张局}",
            "移交牵头 甲处、乙处→丙处（张局批准）",
        ),
        ("handover: {role: support, from: [甲处], to: [丙处]}", "移交配合 甲处→丙处"),
        (
            "revise: {field: title, from: 旧名, to: 新名, approved_by: 张局}",
            "修订 title 旧名→新名（张局批准）",
        ),
        ("revise: {field: targets/抽检/scope, to: 重点企业}", "修订 targets/抽检/scope （无）→重点企业"),
        ("revise: {field: targets/抽检/scope, from: 重点企业}", "修订 targets/抽检/scope 重点企业→（无）"),
        ("verify: {result: confirmed}", "核查属实"),
        ("verify: {result: partly}", "核查部分属实"),
        ("verify: {result: untrue}", "核查不实"),
        ("notice: {colour: red, number: 督〔2025〕1号}", "发出督办文书 督〔2025〕1号"),
        ("reply: 督〔2025〕1号", "回复 督〔2025〕1号"),
        ("approval: {basis: 〔2025〕9号, approved_by: 张局}", "依据 〔2025〕9号（张局批准）"),
        ("approval: {approved_by: 张局}", "审批（张局批准）"),
    ],
)
def test_each_part(fields: str, said: str) -> None:
    assert words(fields) == said


def test_the_order_does_not_follow_the_file() -> None:
    assert words("evidence: [a.pdf], note: 完成 三项, values: {抽检: 5}, status: doing") == (
        "推进中；抽检 5；完成 三项；佐证 1 份"
    )


def test_a_long_note_is_cut_to_sixty_characters_on_one_line() -> None:
    said = words(f'note: "{"字" * 30}\\n\\n{"句" * 40}"')
    assert said == "字" * 30 + " " + "句" * 28 + "…"
    assert len(said) == 60
