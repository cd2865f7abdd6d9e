"""``dropped-without-basis``."""

from __future__ import annotations

from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.dropped_without_basis import RULE

BEFORE = "status: doing"
AFTER = "status: dropped\nlog: [{date: 2025-06-01, by: 甲, status: dropped%s}]"


def test_a_dropping_without_document_and_approver_is_found(look: Look) -> None:
    (finding,) = look(RULE, BEFORE, AFTER % "")
    assert "没有写依据文号和批准人" in finding.message
    (finding,) = look(RULE, BEFORE, AFTER % ", approval: {approved_by: 张局}")
    assert "没有写依据文号" in finding.message


def test_with_both_it_is_right(look: Look) -> None:
    assert look(RULE, BEFORE, AFTER % ", approval: {basis: 鄂市监〔2025〕1号, approved_by: 张局}") == []


def test_a_status_set_by_hand_is_found(look: Look) -> None:
    (finding,) = look(RULE, BEFORE, "status: dropped")
    assert "没有撤项条目" in finding.message
