"""How numbers are written: 〔2022〕 in document numbers, ASCII digits everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Mapping, Node, Scalar, Sequence

CODE = LintCode(
    "number-form",
    Severity.WARNING,
    "数字写法不规范",
    "文号的年份用六角括号〔2022〕，不用 [2022]、【2022】、(2022)；数字、百分号用半角；"
    "条款号用半角括号，如 五/(十九)。写法统一，检索和核对才认得。单位名称照文件所印，不查。",
)

# Names stand as printed, and evidence is a path.
_AS_PRINTED = frozenset(("lead", "support", "evidence", "unit", "scope", "deadline_text"))
_YEAR = re.compile(r"[\[［【(（](?:19|20)\d{2}[\]］】)）](?=\s*第?\s*\d+\s*号)")
_WIDE = re.compile(r"[０-９％．]+")
_WIDE_BRACKET = re.compile(r"[（）]")


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each scalar of a plan and its items with a square year, a full-width digit or clause bracket."""
    for checklist in ledger.checklists:
        for message, node in _faults(checklist.plan.node, ""):
            yield CODE.finding(checklist.path, node, message, hint="改成规范的写法")
        for item in checklist.items:
            for message, node in _faults(item.node, ""):
                yield CODE.finding(checklist.path, node, message, item=item.id, hint="改成规范的写法")


def _faults(node: Node | None, key: str) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapping):
        for name, (_, value) in node.entries.items():
            if name not in _AS_PRINTED or (name == "unit" and "metric" in node.entries):
                yield from _faults(value, name)
    elif isinstance(node, Sequence):
        for entry in node.items:
            yield from _faults(entry, key)
    elif isinstance(node, Scalar):
        yield from ((message, node) for message in _scalar(node.text, key))


def _scalar(text: str, key: str) -> Iterator[str]:
    year = _YEAR.search(text)
    if year:
        yield f"文号里的“{year[0]}”应写作“〔{year[0][1:-1]}〕”"
    wide = _WIDE.search(text)
    if wide:
        yield f"“{wide[0]}”是全角字符，应写半角"
    if key == "clause" and _WIDE_BRACKET.search(text):
        yield f"条款号“{text}”里的括号应写半角"


RULE = LintRule(CODE, check)
