from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jianguan_cli.domain.lint.hidden_character import RULE
from jianguan_cli.domain.records.finding import Severity

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

ZERO_WIDTH, TURNED, MARK, WIDE = chr(0x200B), chr(0x202E), chr(0xFEFF), chr(0xA0)


def test_it_is_told_by_name_and_place(find: Find) -> None:
    (finding,) = find(RULE, {"p": [f"title: 推行{ZERO_WIDTH}某制度"]})
    assert finding.message == "第 3 个字是看不见的 U+200B 零宽空格，在“推行”和“某制度”之间"
    assert (finding.item, finding.level) == ("p-1", Severity.ERROR)
    assert finding.location is not None
    assert (finding.location.line, finding.location.column) == (10, 10)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (f"title: 推行{TURNED}制度", "U+202E 从右至左强制"),
        (f"title: {MARK}推行制度", "第 1 个字是看不见的 U+FEFF 字节顺序标记，在开头"),
        (f"title: 推行制度{ZERO_WIDTH}", "在末尾"),
        (f"title: 推行{WIDE}制度", "U+00A0 不换行空格"),
        (f"title: 推{ZERO_WIDTH}行{ZERO_WIDTH}制度", "（共 2 处）"),
        (f"lead: [甲{ZERO_WIDTH}处]", "U+200B 零宽空格"),
        ('note: "推\\u200b行"', "U+200B 零宽空格"),
        (f"log: [{{date: 2025-03-01, by: 甲{WIDE}}}]", "U+00A0 不换行空格"),
        ("note: 推" + chr(0xE0041) + "行", "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ],
)
def test_wherever_it_stands(find: Find, lines: str, says: str) -> None:
    (finding,) = find(RULE, {"p": [lines]})
    assert says in finding.message
    assert not set(finding.message) & {ZERO_WIDTH, TURNED, MARK, WIDE}


def test_keys_of_values_are_text_too(find: Find) -> None:
    target = f"targets: [{{key: 数{ZERO_WIDTH}, metric: 某数, rule: reach, op: '>=', value: 9, unit: 个}}]\n"
    findings = find(
        RULE, {"p": [f"{target}log: [{{date: 2025-03-01, by: 甲, values: {{数{ZERO_WIDTH}: 1}}}}]"]}
    )
    assert len(findings) == 2


def test_the_plan_the_register_and_the_settings_are_read_too(find: Find) -> None:
    plan = f"number: 鄂〔2025〕{ZERO_WIDTH}1号\n"
    units = f"- {{name: 甲{ZERO_WIDTH}处}}\n"
    found = find(RULE, {"p": []}, plan=plan, units=units, settings=f"user: 张{WIDE}三")
    assert [one.location.path for one in found if one.location] == [
        "checklists/p.yaml",
        "checklists/units.yaml",
        "jianguan.yaml",
    ]


@pytest.mark.parametrize(
    "text", ["推行　制度", "“十四五”——规划…", "3.5‰，①②，〔2025〕", "𠮷野家", "Öl café", "ＡＢ％"]
)
def test_what_is_seen_is_no_fault(find: Find, text: str) -> None:
    assert find(RULE, {"p": [f"note: {text}"]}) == []


def test_lines_of_a_long_note_are_no_fault(find: Find) -> None:
    assert find(RULE, {"p": ["note: |\n  一\n  二\t三\n"]}) == []


def test_a_comment_is_looked_at_too(find: Find) -> None:
    (finding,) = find(RULE, {"p": [f"title: 推行制度  # 局里{TURNED}说的\nnote: 备#查"]})
    assert finding.message == "注释里有看不见的 U+202E 从右至左强制"
    assert finding.location is not None
    assert (finding.location.line, finding.location.column) == (10, 20)
    (finding,) = find(RULE, {"p": ["note: 备查"]}, settings=f"# 设{ZERO_WIDTH}置\n{{}}")
    assert finding.location is not None
    assert (finding.location.path, finding.location.line) == ("jianguan.yaml", 1)
    assert find(RULE, {"p": ["title: 推行制度  # 全角　空格、𠮷 都看得见"]}) == []
