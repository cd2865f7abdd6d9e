"""``closed-without-evidence``."""

from __future__ import annotations

from tests.unit.review.conftest import Look

from jianguan_cli.domain.review.closed_without_evidence import RULE

ASKED = "status: reported\nlog:\n  - {date: 2025-05-01, by: 甲, status: reported%s}\n"
CLOSED = (
    "status: closed\nlog:\n  - {date: 2025-05-01, by: 甲, status: reported%s}\n"
    "  - {date: 2025-06-01, by: 乙, status: closed%s}\n"
)


def test_a_closing_without_any_evidence_is_found(look: Look) -> None:
    (finding,) = look(RULE, ASKED % "", CLOSED % ("", ""))
    assert finding.message == "2025-06-01 销号，没有佐证材料"


def test_evidence_of_the_request_or_of_the_closing_is_enough(look: Look) -> None:
    shown = ", evidence: [evidence/1.pdf]"
    assert look(RULE, ASKED % shown, CLOSED % (shown, "")) == []
    assert look(RULE, ASKED % "", CLOSED % ("", shown)) == []


def test_a_status_set_to_closed_by_hand_is_found(look: Look) -> None:
    (finding,) = look(RULE, "status: doing", "status: closed")
    assert "没有销号条目" in finding.message


def test_an_old_closing_is_not_looked_at_again(look: Look) -> None:
    assert look(RULE, CLOSED % ("", ""), CLOSED % ("", "") + "note: 归档\n") == []
