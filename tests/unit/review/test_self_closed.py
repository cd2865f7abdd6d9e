"""``self-closed``: names first, then Git, and no accusation of the office that imports for everyone."""

from __future__ import annotations

from tests.unit.review.conftest import Look, author

from jianguan_cli.domain.review.self_closed import RULE

ASKED = "status: reported\nlog:\n  - {date: 2025-05-01, by: 甲%s, status: reported}\n"


def closed(by: str, more: str = "") -> str:
    return ASKED % more + f"  - {{date: 2025-06-01, by: {by}{more}, status: closed}}\n"


def change(by: str, more: str = "") -> tuple[str, str]:
    return ASKED % more, closed(by, more).replace("status: reported\nlog", "status: closed\nlog")


def test_the_same_name_is_found(look: Look) -> None:
    (finding,) = look(RULE, *change("甲"))
    assert "申请和销号都是甲" in finding.message


def test_the_same_unit_is_found(look: Look) -> None:
    (finding,) = look(RULE, *change("乙", ", unit: 甲处"))
    assert "申请和销号都是甲处" in finding.message


def test_two_names_by_two_authors_are_right(look: Look) -> None:
    authors = {"2025-05-01": author("甲"), "2025-06-01": author("乙")}
    assert look(RULE, *change("乙"), authors=authors) == []


def test_a_borrowed_name_is_proven_from_git(look: Look) -> None:
    authors = {"2025-05-01": author("甲"), "2025-06-01": author("甲", day="2025-06-02")}
    (finding,) = look(RULE, *change("乙"), authors=authors)
    assert "都出自 甲" in finding.message


def test_the_reporter_is_known_by_his_registered_address(look: Look) -> None:
    one = author("jia", "JIA@example.org")
    units = "- {name: 甲处, members: [{name: 甲, email: jia@example.org}]}"
    authors = {"2025-05-01": one, "2025-06-01": one}
    assert len(look(RULE, *change("乙"), authors=authors, units=units)) == 1


def test_the_office_that_commits_for_everyone_is_not_accused(look: Look) -> None:
    office = author("督查室")
    assert look(RULE, *change("乙"), authors={"2025-05-01": office, "2025-06-01": office}) == []


def test_an_import_under_ones_own_name_proves_nothing(look: Look) -> None:
    before = ASKED % ", via: import"
    after = (
        closed("乙")
        .replace("by: 甲,", "by: 甲, via: import,")
        .replace("status: reported\n", "status: closed\n")
    )
    one = author("甲")
    assert look(RULE, before, after, authors={"2025-05-01": one, "2025-06-01": one}) == []


def test_without_git_nothing_is_guessed(look: Look) -> None:
    assert look(RULE, *change("乙")) == []
