"""Evidence that lies outside the workspace: nobody else has it, and its path tells of a machine."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule, listed_node
from jianguan_cli.domain.records.finding import Finding, Severity

CODE = LintCode(
    "evidence-outside",
    Severity.WARNING,
    "佐证文件在工作区之外",
    "日志里的佐证写成了绝对路径，或用 .. 走出了工作区：别的电脑上没有它，"
    "审核人看不到，路径还会泄露本机的情况。"
    "请把文件放进工作区（如 evidence/），路径从工作区的根写起；网址不算。",
)

_ABSOLUTE = re.compile(r"[/\\~]|[A-Za-z]:|file:", re.IGNORECASE)


def leaves(path: str) -> bool:
    """Whether a path names a place outside the workspace, in the manner of any system."""
    if _ABSOLUTE.match(path):
        return True
    depth = 0
    for part in re.split(r"[/\\]+", path):
        depth += -1 if part == ".." else 0 if part in ("", ".") else 1
        if depth < 0:
            return True
    return False


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each evidence path that is absolute or climbs out."""
    for checklist, item in ledger.items():
        for entry in item.log:
            for path in entry.evidence:
                if leaves(path):
                    yield CODE.finding(
                        checklist.path,
                        listed_node(entry, "evidence", path),
                        f"佐证文件“{path}”在工作区之外",
                        item=item.id,
                        hint="把文件放进工作区（如 evidence/），路径从工作区的根写起",
                    )


RULE = LintRule(CODE, check)
