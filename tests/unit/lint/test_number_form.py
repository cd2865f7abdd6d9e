from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.number_form import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find


def test_a_document_number_with_square_brackets(find: Find) -> None:
    (finding,) = find(RULE, {"p": []}, plan="number: 某监函[2022]151号\n")
    assert finding.message == "文号里的“[2022]”应写作“〔2022〕”"
    assert finding.location is not None
    assert finding.location.line == 9


def test_the_right_form_and_other_brackets_are_fine(find: Find) -> None:
    assert find(RULE, {"p": ["note: 见（2021）年报"]}, plan="number: 某监函〔2022〕151号\n") == []


def test_full_width_digits_and_clause_brackets(find: Find) -> None:
    messages = [one.message for one in find(RULE, {"p": ["clause: 一/（二）\nnote: 达到９８％"]})]
    assert messages == ["条款号“一/（二）”里的括号应写半角", "“９８％”是全角字符，应写半角"]


def test_names_stand_as_printed(find: Find) -> None:
    assert find(RULE, {"p": ["lead: [１２３１５中心]\ndeadline_text: ２０２５年底"]}) == []


def test_the_unit_of_a_target_is_looked_at(find: Find) -> None:
    lines = "targets: [{key: 率, metric: 某率, rule: keep, op: '>=', value: 98, unit: '％'}]"
    assert len(find(RULE, {"p": [lines]})) == 1
