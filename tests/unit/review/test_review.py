"""The catalogue, the levels of the policy, and the documentation made from them."""

from __future__ import annotations

from pathlib import Path

from tests.unit.review.conftest import read_items

from jianguan_cli.domain.change.compare import compare
from jianguan_cli.domain.plan.log import LogEntry
from jianguan_cli.domain.records.finding import Severity
from jianguan_cli.domain.review import CATALOGUE, RULES, review
from jianguan_cli.domain.review.page import review_page
from jianguan_cli.domain.review.rule import Authored, Case
from jianguan_cli.domain.settings.settings import Acceptance, PolicyLevel
from jianguan_cli.domain.values.calendar import Calendar

ROOT = Path(__file__).parents[3]


def removed() -> Case:
    def nobody(_item: str, _entry: LogEntry) -> Authored | None:
        return None

    before, register = read_items(["title: 推行某制度"])
    after, _ = read_items([])
    return Case(compare(before, after), register, Calendar(), nobody)


def test_the_codes_are_those_of_the_contract_and_four_more() -> None:
    assert {code.code for code in CATALOGUE} == {
        "deadline-moved", "target-weakened", "owner-changed", "item-removed", "log-rewritten",
        "closed-without-evidence", "self-closed", "not-owner", "status-jump", "dropped-without-basis",
        "backdated", "frozen-changed", "settings-weakened", "scope-narrowed",
        "unapproved", "self-approved", "two-figures", "unfit-figure", "odd-figure",
    }  # fmt: skip


def test_every_rule_has_a_test_file_of_its_own() -> None:
    for rule in RULES:
        assert (Path(__file__).parent / f"test_{rule.code.code.replace('-', '_')}.py").is_file()


def test_the_policy_sets_the_level_or_silences() -> None:
    (finding,) = review(removed(), {})
    assert finding.level is Severity.ERROR
    (finding,) = review(removed(), {"item-removed": PolicyLevel.NOTICE})
    assert finding.level is Severity.NOTICE
    assert review(removed(), {"item-removed": PolicyLevel.OFF}) == []


def test_what_is_accepted_carries_its_reason() -> None:
    (finding,) = review(removed(), {}, (Acceptance(code="item-removed", item="p-1", reason="重复立项"),))
    assert finding.accepted == "重复立项"


def test_the_page_of_the_rules_is_current() -> None:
    page = (ROOT / "docs/review-rules.md").read_text("utf-8")
    assert page == review_page(), "请运行 python docs/generate_review.py"
