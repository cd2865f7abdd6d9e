from __future__ import annotations

from typing import TYPE_CHECKING

from jianguan_cli.domain.lint.unknown_unit import RULE

if TYPE_CHECKING:
    from tests.unit.lint.conftest import Find

UNITS = """\
- name: 甲处
  org: 甲省局
  aliases: [省局甲处]
- name: 乙处
  org: 甲省局
- name: 丙处
  org: 乙省局
- name: 丙处
  org: 丙省局
"""


def test_names_and_aliases_inside_the_plan_s_organisation_are_known(find: Find) -> None:
    assert find(RULE, {"p": ["lead: [省局甲处]\nsupport: [乙处]"]}, units=UNITS) == []


def test_an_unregistered_owner_stands_where_it_is_printed(find: Find) -> None:
    (finding,) = find(RULE, {"p": ["lead: [甲处, 丁处]"]}, units=UNITS)
    assert finding.message == "单位“丁处”在“甲省局”名下没有登记"
    assert finding.location is not None
    assert finding.location.column == 14


def test_a_name_of_two_other_organisations_is_not_guessed(find: Find) -> None:
    (finding,) = find(RULE, {"p": ["support: [丙处]"]}, units=UNITS)
    assert "乙省局、丙省局" in finding.message


def test_units_of_the_log_are_looked_up_too(find: Find) -> None:
    lines = """\
    log:
      - {date: 2025-03-01, by: 张三, unit: 戊处}
      - {date: 2025-04-01, by: 张三, handover: {role: lead, from: [甲处], to: [己处]}}
    """
    assert [finding.message[3:5] for finding in find(RULE, {"p": [lines]}, units=UNITS)] == ["戊处", "己处"]


def test_without_a_register_nothing_is_said(find: Find) -> None:
    assert find(RULE, {"p": ["lead: [丁处]"]}) == []
