"""``owner-changed``."""

from __future__ import annotations

from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.owner_changed import RULE


def test_printed_owners_never_change(look: Look) -> None:
    (finding,) = look(RULE, "lead: [甲处]", "lead: [乙处]")
    assert "由“甲处”改成“乙处”" in finding.message
    assert len(look(RULE, "support: [甲处]", "support: []")) == 1
    assert len(look(RULE, "shared: true", "title: 推行某制度")) == 1


def test_a_handover_in_the_log_is_the_way(look: Look) -> None:
    handover = "log: [{date: 2025-06-01, by: 甲, handover: {role: lead, from: [甲处], to: [乙处]%s}}]"
    assert look(RULE, "title: 推行某制度", handover % ", approved_by: 张局") == []
    (finding,) = look(RULE, "title: 推行某制度", handover % "")
    assert "没有写批准人" in finding.message
