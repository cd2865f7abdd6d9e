"""``unapproved``."""

from __future__ import annotations

import pytest
from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.unapproved import RULE

OLD = "{date: 2025-05-01, by: 甲, status: reported, evidence: [a.pdf]}"


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("status: closed", "销号"),
        ("status: paused, approval: {until: 2025-09-30, reason: 待批复}", "暂缓"),
        ("status: carried, approval: {to: q-1, basis: 1号}", "结转"),
        ("extend: {from: 2025-12-31, to: 2026-03-31, state: approved}", "延期"),
        ("correct: {entry: 2025-05-01, values: {}}", "更正"),
        ("handover: {role: lead, from: [甲处], to: [乙处]}", "移交"),
        ("revise: {field: title, to: 新}", "修订"),
    ],
)
def test_what_a_command_would_refuse_without_approval_is_found(look: Look, entry: str, what: str) -> None:
    after = f"log: [{OLD}, {{date: 2025-06-01, by: 乙, {entry}}}]"
    (finding,) = look(RULE, f"log: [{OLD}]", after)
    assert f"的{what}没有写批准人" in finding.message
    assert look(RULE, after, after + "\nnote: 备查") == []


def test_what_is_approved_only_asked_or_told_elsewhere_is_not_found(look: Look) -> None:
    for entry in (
        "status: closed, approval: {approved_by: 局长}",
        "extend: {from: 2025-12-31, to: 2026-03-31}",
        "status: dropped",
    ):
        assert look(RULE, f"log: [{OLD}]", f"log: [{OLD}, {{date: 2025-06-01, by: 乙, {entry}}}]") == []
