"""Rule modules, their test files and their lines of documentation stay in step."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianguan_cli.domain.judging import rules
from jianguan_cli.domain.judging.explain import explain_rule, rules_document
from jianguan_cli.domain.judging.rules import BY_CODE, RULES
from jianguan_cli.domain.records.fields import keys_of
from jianguan_cli.domain.settings.lights import Lights

ROOT = Path(__file__).parents[3]
MODULES = Path(rules.__file__).parent
# The table of the design: code, name, in its order.
TABLE = [
    ("overdue", "逾期未结"),
    ("missed-target", "到期未达标"),
    ("broken-floor", "突破底线"),
    ("untrue-report", "核查不实"),
    ("behind-pace", "未达序时进度"),
    ("period-short", "周期未达标"),
    ("step-late", "节点逾期"),
    ("no-reading", "未报送"),
    ("stale", "久未更新"),
    ("late-start", "迟未启动"),
    ("made-good", "逾期补齐"),
    ("extension-pending", "延期待批"),
    ("due-soon", "临近时限"),
    ("awaiting-review", "待复核"),
    ("not-carried", "未分解"),
]


def test_the_rules_are_the_table() -> None:
    assert [(rule.code, rule.title) for rule in RULES] == TABLE


def test_every_rule_is_one_module_and_every_module_one_rule() -> None:
    modules = {path.stem for path in MODULES.glob("*.py")} - {"__init__", "rule"}
    assert modules == {code.replace("-", "_") for code, _ in TABLE}


def test_every_rule_has_its_test_file() -> None:
    files = {path.stem for path in (Path(__file__).parent / "rules").glob("test_*.py")}
    assert files == {f"test_{code.replace('-', '_')}" for code, _ in TABLE}


def test_every_rule_has_its_setting_under_its_name() -> None:
    assert [(key.name, key.doc.partition("（")[0]) for key in keys_of(Lights)] == TABLE


def test_the_document_is_what_the_rules_say_today() -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == rules_document(), "run: python docs/generate_rules.py"


@pytest.mark.parametrize("code", list(BY_CODE))
def test_every_rule_has_one_line_in_the_table_of_the_document(code: str) -> None:
    assert rules_document().count(f"| `{code}` | {BY_CODE[code].title} |") == 1


@pytest.mark.parametrize("code", list(BY_CODE))
def test_every_rule_explains_itself(code: str) -> None:
    text = explain_rule(code)
    assert text is not None
    assert BY_CODE[code].explains in text
    assert f"lights: {code}" in text


def test_what_is_no_rule_has_no_explanation() -> None:
    assert explain_rule("no-such-code") is None
