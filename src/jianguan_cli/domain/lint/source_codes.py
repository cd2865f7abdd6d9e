"""What ``lint --source`` may say: the ledger against the document it was curated from.

The checks themselves are in ``domain.source.check``; they need the document, which the ledger does not hold.
"""

from __future__ import annotations

from jianguan_cli.domain.lint.rule import LintCode
from jianguan_cli.domain.records.finding import Severity

CLAUSE = LintCode(
    "source-clause",
    Severity.ERROR,
    "原文没有这一条",
    "（--source）事项的条款号在原文里找不到：编号写错，或原文没有这一条。请对照原文改正。",
)
NUMBER = LintCode(
    "source-number",
    Severity.ERROR,
    "原文没有这个数",
    "（--source）指标的目标值、没有注明出处的基期值或时限原话，在原文的这一条里找不到：抄错了，或不是这一条的承诺。"
    "注明出处的基期、阶段目标、自定节点和由文字推得（implied）的数不查；经修订的目标按修订前的数查。",
)
OWNER = LintCode(
    "source-owner",
    Severity.ERROR,
    "责任单位与原文不符",
    "（--source）牵头或责任单位在原文这一条的责任括号（没有括号的，在正文）里找不到，或括号里列了已登记的单位而事项没有。"
    "名称照原文所印，不换成全称或简称；共用后缀的并列写法（甲、乙市场监管局）可写开。",
)

SOURCE_CODES = (CLAUSE, NUMBER, OWNER)
