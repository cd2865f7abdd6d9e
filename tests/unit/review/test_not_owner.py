"""``not-owner``."""

from __future__ import annotations

from tests.unit.review.conftest import Look, author

from jianguan_cli.domain.review.not_owner import RULE

UNITS = """
- {name: 甲处, members: [{name: 甲, email: jia@example.org}]}
- {name: 乙处, members: [{name: 乙, email: yi@example.org}]}
- {name: 丙处}
- {name: 督查室, members: [{name: 督, email: du@example.org}]}
- {name: 各处室, group: [乙处, 丙处]}
"""
REPORT = "log: [{date: 2025-06-01, by: 甲, status: doing%s}]"
BEFORE = "status: doing"


def test_a_member_of_another_unit_is_found(look: Look) -> None:
    (finding,) = look(
        RULE, BEFORE, REPORT % "", authors={"2025-06-01": author("乙", "yi@example.org")}, units=UNITS
    )
    assert "出自乙处" in finding.message


def test_the_owner_a_group_and_an_open_tail_are_right(look: Look) -> None:
    jia, yi = author("甲", "jia@example.org"), author("乙", "yi@example.org")
    assert look(RULE, BEFORE, REPORT % "", authors={"2025-06-01": jia}, units=UNITS) == []
    group = "support: [各处室]\n"
    assert look(RULE, group + BEFORE, group + REPORT % "", authors={"2025-06-01": yi}, units=UNITS) == []
    tail = "open: true\n"
    assert look(RULE, tail + BEFORE, tail + REPORT % "", authors={"2025-06-01": yi}, units=UNITS) == []


def test_unregistered_authors_and_units_are_not_guessed(look: Look) -> None:
    stranger = author("客", "ke@example.org")
    assert look(RULE, BEFORE, REPORT % "", authors={"2025-06-01": stranger}, units=UNITS) == []
    lead, yi = "lead: [丙处]\n", author("乙", "yi@example.org")
    assert look(RULE, lead + BEFORE, lead + REPORT % "", authors={"2025-06-01": yi}, units=UNITS) == []


def test_imports_and_supervisors_are_silent(look: Look) -> None:
    office = {"2025-06-01": author("督", "du@example.org")}
    assert len(look(RULE, BEFORE, REPORT % "", authors=office, units=UNITS)) == 1
    assert look(RULE, BEFORE, REPORT % ", via: import", authors=office, units=UNITS) == []
    assert look(RULE, BEFORE, REPORT % "", authors=office, units=UNITS, supervisors=("督查室",)) == []


def test_closing_and_checking_are_no_reports(look: Look) -> None:
    office = {"2025-06-01": author("督", "du@example.org")}
    after = "status: closed\nlog: [{date: 2025-06-01, by: 督, status: closed}]"
    assert look(RULE, BEFORE, after, authors=office, units=UNITS) == []


def test_after_a_handover_the_new_owner_reports(look: Look) -> None:
    handover = (
        "{date: 2025-05-01, by: 丁, handover: {role: lead, from: [甲处], to: [乙处], approved_by: 张局}}"
    )
    before = f"log: [{handover}]"
    after = f"log: [{handover}, {{date: 2025-06-01, by: 乙, status: doing}}]"
    yi, jia = author("乙", "yi@example.org"), author("甲", "jia@example.org")
    assert look(RULE, before, after, authors={"2025-06-01": yi}, units=UNITS) == []
    assert len(look(RULE, before, after, authors={"2025-06-01": jia}, units=UNITS)) == 1
