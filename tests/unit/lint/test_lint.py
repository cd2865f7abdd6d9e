"""The entry point: order, acceptance, the catalogue."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jianguan_cli.domain.lint import CATALOGUE, RULES, lint
from jianguan_cli.domain.lint.page import lint_page

if TYPE_CHECKING:
    from tests.unit.lint.conftest import MakeLedger

    from jianguan_cli.domain.records.finding import Finding


def run(ledger: MakeLedger, plans: dict[str, list[str]], settings: str = "{}") -> list[Finding]:
    made = ledger(plans, settings=settings)
    return lint(made.checklists, made.register, made.settings, made.as_of, made.exists)


TWINS = {"p": ["id: p-2", "id: p-2", "id: q-1"]}


def test_findings_come_in_the_order_of_places(ledger: MakeLedger) -> None:
    findings = run(ledger, TWINS)
    lines = [finding.location.line for finding in findings if finding.location]
    assert lines == sorted(lines)
    assert {"duplicate-id", "foreign-id"} <= {finding.code for finding in findings}


def test_an_accepted_finding_carries_the_reason(ledger: MakeLedger) -> None:
    findings = run(ledger, TWINS, "accept: [{code: foreign-id, item: q-1, reason: 历史编号}]")
    accepted = {(finding.code, finding.item): finding.accepted for finding in findings}
    assert accepted["foreign-id", "q-1"] == "历史编号"
    assert accepted["duplicate-id", "p-2"] is None


def test_an_acceptance_without_an_item_covers_the_workspace(ledger: MakeLedger) -> None:
    findings = run(ledger, TWINS, "accept: [{code: duplicate-id, reason: 正在改编号}]")
    assert [one.accepted for one in findings if one.code == "duplicate-id"] == ["正在改编号"]


def test_an_acceptance_of_a_plan_covers_its_file_and_no_other(ledger: MakeLedger) -> None:
    plans = {"p": ["id: p-1", "id: p-2"], "p-q": ["id: p-q-1"]}
    settings = """
accept:
- {code: no-measure, reason: 全部}
- {code: no-measure, plan: p, reason: 原则性要求}
- {code: no-measure, item: p-2, reason: 只此一项}
"""
    findings = [one for one in run(ledger, plans, settings) if one.code == "no-measure"]
    assert {one.item: one.accepted for one in findings} == {
        "p-1": "原则性要求",
        "p-2": "只此一项",
        "p-q-1": "全部",
    }
    without = settings.replace("- {code: no-measure, reason: 全部}\n", "")
    findings = [one for one in run(ledger, plans, without) if one.code == "no-measure"]
    assert [one.accepted for one in findings if one.item == "p-q-1"] == [None]


def test_every_code_is_named_once_and_explained() -> None:
    codes = [code.code for code in CATALOGUE]
    assert len(codes) == len(set(codes))
    assert all(code.title and code.explanation.endswith("。") for code in CATALOGUE)
    assert {rule.code for rule in RULES} <= set(CATALOGUE)


def test_the_page_of_the_codes_is_in_step() -> None:
    page = Path(__file__).parents[3] / "docs" / "lint.md"
    assert page.read_text(encoding="utf-8") == lint_page(), "请运行 python docs/generate_lint.py"


def test_every_rule_has_a_module_and_a_test_file_of_its_name() -> None:
    source = Path(__file__).parents[3] / "src" / "jianguan_cli" / "domain" / "lint"
    for rule in RULES:
        name = rule.code.code.replace("-", "_")
        assert (source / f"{name}.py").is_file()
        assert Path(__file__).with_name(f"test_{name}.py").is_file()
