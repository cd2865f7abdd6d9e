"""An entry that no command would have written: its figure counts nowhere, or says what nobody asked."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.admitting.preconditions import UNFIT
from jianguan_cli.domain.lint.admitted import against
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity

CODE = LintCode(
    UNFIT,
    Severity.ERROR,
    "不能这样报的数",
    "日志里手写的一条，用命令填报会被拒绝：填报单位不在应报单位（reporters）里，分子分母合计的只报了比率，"
    "参照值写在了不和别人比的目标上，写了初步数却没有数。这样的数不计入，或者没有人看。请照提示改正。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each entry that the table of preconditions refuses."""
    return against(ledger, CODE)


RULE = LintRule(CODE, check)
