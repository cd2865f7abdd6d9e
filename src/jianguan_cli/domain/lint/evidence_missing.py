"""A file named as evidence that is not in the workspace."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.evidence_outside import leaves
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule, listed_node
from jianguan_cli.domain.records.finding import Finding, Severity

CODE = LintCode(
    "evidence-missing",
    Severity.WARNING,
    "佐证文件不在",
    "日志里写的佐证文件在工作区里找不到（网址、工作区之外的不查）。请把文件放到所写的位置，或改正路径；路径从工作区的根写起。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each evidence path that names no file; addresses and what lies outside are not looked up."""
    for checklist, item in ledger.items():
        for entry in item.log:
            for path in entry.evidence:
                if "://" not in path and not leaves(path) and not ledger.exists(path):
                    yield CODE.finding(
                        checklist.path,
                        listed_node(entry, "evidence", path),
                        f"佐证文件“{path}”不在工作区里",
                        item=item.id,
                        hint="路径从工作区的根写起，用正斜杠",
                    )


RULE = LintRule(CODE, check)
