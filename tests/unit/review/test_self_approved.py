"""``self-approved``."""

from __future__ import annotations

import pytest
from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.self_approved import RULE

ASKED = "{date: 2025-05-01, by: 甲, status: reported, evidence: [a.pdf]}"
REQUEST = "{date: 2025-05-01, by: 甲, extend: {from: 2025-12-31, to: 2026-03-31, state: asked}}"


@pytest.mark.parametrize(
    ("before", "entry"),
    [
        (ASKED, "by: 王科, status: closed, approval: {approved_by: 王科}"),
        (ASKED, "by: 王科, status: closed, approval: {approved_by: 甲}"),
        (ASKED, "by: 乙, status: paused, approval: {approved_by: 乙, until: 2025-09-30}"),
        (ASKED, "by: 乙, status: dropped, approval: {approved_by: 乙, basis: 1号}"),
        (ASKED, "by: 乙, status: carried, approval: {approved_by: 乙, to: q-1}"),
        (ASKED, "by: 乙, correct: {entry: 2025-05-01, values: {}, approved_by: 乙}"),
        (ASKED, "by: 乙, revise: {field: title, to: 新, approved_by: 乙}"),
        (ASKED, "by: 乙, handover: {role: lead, from: [甲处], to: [乙处], approved_by: 乙}"),
        (ASKED, "by: 乙, extend: {from: 2025-12-31, to: 2026-03-31, approved_by: 乙}"),
        (REQUEST, "by: 乙, extend: {from: 2025-12-31, to: 2026-03-31, approved_by: 甲}"),
    ],
)
def test_who_asks_may_not_approve(look: Look, before: str, entry: str) -> None:
    (finding,) = look(RULE, f"log: [{before}]", f"log: [{before}, {{date: 2025-06-01, {entry}}}]")
    assert "批准人也是" in finding.message


@pytest.mark.parametrize(
    ("before", "entry"),
    [
        (ASKED, "by: 王科, status: closed, approval: {approved_by: 局长}"),
        (REQUEST, "by: 局长, extend: {from: 2025-12-31, to: 2026-03-31, approved_by: 局长}"),
        (ASKED, "by: 乙, status: doing"),
    ],
)
def test_another_may(look: Look, before: str, entry: str) -> None:
    assert look(RULE, f"log: [{before}]", f"log: [{before}, {{date: 2025-06-01, {entry}}}]") == []
