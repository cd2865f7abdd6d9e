"""A figure that a command would have asked about."""

from __future__ import annotations

from collections.abc import Iterator

from jianguan_cli.domain.admitting.preconditions import ODD
from jianguan_cli.domain.lint.admitted import against
from jianguan_cli.domain.lint.rule import Ledger, LintCode, LintRule
from jianguan_cli.domain.records.finding import Finding, Severity

CODE = LintCode(
    ODD,
    Severity.WARNING,
    "看着不对的数",
    "日志里的数与上次、与目标差十倍百倍，超出了这类数应有的范围（率在 0 到 100% 之间、个数不小于 0），"
    "相对目标没有参照值，或者别的事项已经在报同一个数。多半是单位、小数点写错；命令填报时会先问一句。"
    "报错了用 jianguan correct 更正；核对无误的在 jianguan.yaml 的 accept 里写明理由。",
)


def check(ledger: Ledger) -> Iterator[Finding]:
    """Each figure that the table of preconditions asks about, and that still stands."""
    return against(ledger, CODE)


RULE = LintRule(CODE, check)
