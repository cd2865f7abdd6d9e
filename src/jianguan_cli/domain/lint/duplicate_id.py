"""An id stands twice, in one file or in two."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity
from jianguan_cli.domain.records.location import Location, place

CODE = LintCode(
    "duplicate-id",
    Severity.ERROR,
    "事项编号重复",
    "两个事项用了同一编号（同一文件或不同文件），填报不知道写到哪一条。编号永不改用：请给后立的一条另起编号。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each further use; it names the first place too."""
    first: dict[str, Location] = {}
    for checklist, item in ledger.items():
        here = place(checklist.path, item.node_of("id"))
        if item.id in first:
            yield CODE.finding(
                checklist.path,
                item.node_of("id"),
                f"事项编号“{item.id}”重复：{here} 与 {first[item.id]} 用了同一编号",
                item=item.id,
                hint="给后立的一条另起编号；已有日志的那一条不要改",
            )
        first.setdefault(item.id, here)


RULE = LintRule(CODE, check)
